"""Measurements of the stores; `make bench` runs them."""
