"""`Phụ lục số liệu`: its own lines (`statistics`), and these with what the plan asks units for (`lines`)."""
