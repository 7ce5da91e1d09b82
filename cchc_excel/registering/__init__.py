"""Registration (*đăng ký nhiệm vụ*): from what units propose to the rows of the draft annex and the tasks to enter.

Files become proposals (`receiving`), a unit's versions one list (`versions`), proposals and the coordinator's earlier
decisions rows (`drafting`), alike ones groups (`likeness`), rows judged (`judging`), accepted ones tasks (`accepting`).
"""
