"""What goes out: forms to the units, and the summary workbook to the office."""
