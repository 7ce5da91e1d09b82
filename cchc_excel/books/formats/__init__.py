"""One module a format: from bytes to a grid."""
