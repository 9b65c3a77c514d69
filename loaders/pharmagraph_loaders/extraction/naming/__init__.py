"""Which words are names, of what, and which names mean the same."""
