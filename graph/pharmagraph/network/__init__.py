"""The network of companies: derived from deals when it is asked for, measured, and exported."""
