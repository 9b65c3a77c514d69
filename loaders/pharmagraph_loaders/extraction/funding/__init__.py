"""Rules on financings: rounds, listings, investors."""
