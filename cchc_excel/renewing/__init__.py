"""A plan workbook for the next year out of the plan of this one (*chuyển tiếp sang năm sau*).

What is not done goes over, all else that lasts is kept; what a new year must settle is marked for the coordinator.
"""
