"""The form, blank, prefilled, or sent back."""
