"""The vocabulary: names, identifiers and cue words, from its files to a compiled form."""
