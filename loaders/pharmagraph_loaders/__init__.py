"""Documents in, claims out: readers, extraction, one module per source. No store is seen here."""
