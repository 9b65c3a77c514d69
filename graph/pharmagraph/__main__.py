"""`python -m pharmagraph` is the command line."""

from pharmagraph.cli import main

main()
