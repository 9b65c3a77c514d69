"""What descriptions, pronouns and speakers refer to; sentences as clauses."""
