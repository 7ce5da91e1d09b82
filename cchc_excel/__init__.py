"""Collect a yearly plan's Excel returns, measure them, and write the summary workbook."""

__version__ = "1.1.0"
