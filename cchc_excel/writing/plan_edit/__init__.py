"""Rows put into a plan workbook that people keep."""
