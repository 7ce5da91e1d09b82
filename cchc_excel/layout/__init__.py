"""Every sheet's columns, declared once."""
