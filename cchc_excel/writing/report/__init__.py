"""The periodic report (*báo cáo định kỳ*): from a `Summary` to a Word document, by the office's template.

Owns its pictures and how a template is filled; what it says is `telling/report`'s, how it looks the template's.
"""

from pathlib import Path

from cchc_excel.domain import Summary
from cchc_excel.telling.report.content import build_report
from cchc_excel.writing.house.packages import pack
from cchc_excel.writing.report.document import fill_template
from cchc_excel.writing.report.fields import template_fields


def write_report(summary: Summary, template: Path) -> bytes:
    """Return the document. The same summary and template give the same bytes, whatever the clock says."""
    return pack(fill_template(template, template_fields(build_report(summary)), summary))
