"""Rules on deals: which ones a text tells, between whom, of which type, about what."""
