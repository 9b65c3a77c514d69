"""`python -m pharmagraph` is the command line."""

from pharmagraph.cli import main

if __name__ == "__main__":
    main()
