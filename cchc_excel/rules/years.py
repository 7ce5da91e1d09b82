"""Findings about a plan made from the plan of the year before: what the coordinator must settle in it.

What `check` would refuse is said by `plans`; here is only what the making adds.
"""

from cchc_excel.rules import error, warning

DEADLINE_OF_LAST_YEAR = error(
    "year-deadline-past",
    "Thời gian hoàn thành cũ “{given}” là của năm {year}, nên đã để trống.",
    "Ghi thời gian hoàn thành của năm {next_year}; để trống thì nhiệm vụ không bao giờ đến hạn.",
)
LEADS_FEWER = warning(
    "year-leads-fewer",
    "Chỉ còn các đơn vị chưa hoàn thành chủ trì: {read_as}. Năm {year} giao cho: {given}.",
    "Nếu năm {next_year} vẫn giao cho tất cả thì ghi lại như cũ.",
)
