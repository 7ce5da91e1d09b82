"""The use cases as straight lines, one file a command."""
