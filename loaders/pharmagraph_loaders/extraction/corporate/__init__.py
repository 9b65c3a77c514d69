"""Rules on companies and their people: owners, roles, products, events."""
