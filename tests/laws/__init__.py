"""The three laws: idempotence, order independence, exact retraction."""
