"""Text before anything is known of it: words, sentences, amounts, dates, what is no part of it."""
