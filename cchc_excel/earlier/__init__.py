"""What the summaries of earlier periods tell."""
