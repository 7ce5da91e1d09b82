"""The sheets of a registration."""
