"""What all readers of files share: limits, parts, damage, what a file carries."""
