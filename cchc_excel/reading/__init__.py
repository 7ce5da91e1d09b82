"""From a file to what it says: preflight, workbook, plan, return. Forgiving; judging is `checking`'s."""
