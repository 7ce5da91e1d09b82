"""What all written workbooks and documents share."""
