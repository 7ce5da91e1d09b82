"""The plan workbook, read."""
