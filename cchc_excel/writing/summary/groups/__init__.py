"""Figures by unit, area and leader."""
