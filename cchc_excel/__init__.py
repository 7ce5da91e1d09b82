"""Collect a yearly plan's Excel returns, measure them, and write the summary workbook."""
