"""Rules as data, and what they are matched with: lines, patterns, readings."""
