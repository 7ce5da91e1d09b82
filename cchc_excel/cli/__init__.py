"""The commands: the only room that prints, exits and knows today's date. Contract, section 4.

What is heavy is imported when a command needs it, so that help and refusals come at once.
"""

from datetime import date, datetime
from pathlib import Path

import click

from cchc_excel import __version__
from cchc_excel.cli.around import end, end_with_plan, hold, open_folder, open_to_write
from cchc_excel.cli.params import DateParam, YearParam, read_year
from cchc_excel.cli.screen import say, show_path
from cchc_excel.cli.terminal import agrees, is_at_terminal, with_progress
from cchc_excel.cli.vietnamese import FILES, NEW_PLAN, PERIOD, PLAN, Group
from cchc_excel.errors import OperatorError
from cchc_excel.folders import open_registration_folder

DONE, FOUND_ERRORS, MISTAKE = 0, 1, 2
"""Exit status: done; done, and an error was found where that counts; the operator's mistake."""


as_of_option = click.option(
    "--as-of", type=DateParam(), metavar="NGÀY", help="Tính số liệu đến ngày này (mặc định: ngày chốt số liệu của kỳ)."
)
json_option = click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON để chương trình khác đọc.")
period_argument = click.argument("period_folder", metavar=PERIOD, type=click.Path(path_type=Path))


@click.group(cls=Group, no_args_is_help=False, invoke_without_command=True)
@click.version_option(__version__, message="%(prog)s %(version)s", help="In số phiên bản.")
@click.option("--verbose", is_flag=True, help="In thêm nhật ký kỹ thuật khi cần tìm lỗi của chương trình.")
@click.pass_context
def cchc(context: click.Context, *, verbose: bool) -> int:
    """Giao biểu, tổng hợp và theo dõi Kế hoạch cải cách hành chính bằng Excel.

    Mỗi bước một lệnh: lập kế hoạch (init), cho đơn vị đăng ký nhiệm vụ (register), giao biểu (issue), gửi thư (send),
    nhận thư (fetch), tổng hợp (merge), xem ai chưa gửi (status), nhắc gửi (remind), soạn báo cáo (report),
    chốt kỳ (close). Không dùng máy chủ thư thì bỏ qua send và fetch. Chỉ gõ cchc thì chương trình hướng dẫn từng việc.
    """
    if verbose:
        from cchc_excel.cli.fault_log import speak_up

        speak_up()
    if context.invoked_subcommand is None:
        _guide(context)
    return DONE


def _guide(context: click.Context) -> None:
    """Hold the guided round where somebody sits at the terminal; elsewhere print the help.

    The context's object runs a command as it was typed.
    """
    if is_at_terminal():
        from cchc_excel.cli.guide import GuidedRound

        GuidedRound(context.obj, cchc.commands, lambda: now().date()).hold()
    else:
        click.echo(context.get_help())


@cchc.command()
@click.argument("folder", metavar=NEW_PLAN, type=click.Path(path_type=Path))
@click.option("--year", type=YearParam(), metavar="NĂM", help="Năm kế hoạch (mặc định: lấy theo tên thư mục).")
@click.option("--from", "annex", type=click.Path(path_type=Path), metavar="TỆP", help="Lập từ phụ lục Excel, Word.")
@click.option("--after", type=click.Path(path_type=Path), metavar=PLAN, help="Chuyển tiếp từ kế hoạch cũ.")
def init(folder: Path, year: int | None, annex: Path | None, after: Path | None) -> int:
    """Lập thư mục kế hoạch mới, có sẵn tệp ke-hoach.xlsx để điền."""
    from cchc_excel.steps import periods as steps

    named_year = read_year(folder.resolve().name)
    if annex and after:
        raise OperatorError("Chỉ ghi một trong hai: --from (lập từ phụ lục) hoặc --after (chuyển tiếp từ kế hoạch cũ).")
    if after:
        from cchc_excel.cli.printing import print_renewed

        print_renewed(*steps.init_after(folder, after, year or named_year))
        end_with_plan(folder, now().date())
        return DONE
    if annex:
        from cchc_excel.cli.printing import print_imported

        print_imported(*steps.init_from(folder, annex, year, named_year))
        end_with_plan(folder, now().date())
        return DONE
    year = year or named_year
    if year is None:
        message = f"Chưa rõ năm kế hoạch. Hãy ghi thêm --year, ví dụ: cchc init {folder} --year {date.today().year}"
        raise OperatorError(message)
    from cchc_excel.cli.printing import print_begun

    print_begun(steps.init(folder, year))
    end_with_plan(folder, now().date())
    return DONE


@cchc.command()
@click.argument("plan_folder", metavar=PLAN, type=click.Path(path_type=Path))
@click.option("--accept", "accepting", is_flag=True, help="Đưa các nhiệm vụ đã duyệt vào tệp kế hoạch.")
def register(plan_folder: Path, accepting: bool) -> int:  # noqa: FBT001
    """Đăng ký nhiệm vụ: lập phiếu cho đơn vị, gộp các phiếu gửi về thành biểu để duyệt, vào thư mục dang-ky."""
    folder = open_registration_folder(plan_folder)
    hold(folder)
    from cchc_excel.cli.register_printing import print_registering
    from cchc_excel.steps import registration

    done = registration.register(folder, now(), accepting=accepting, progress=with_progress)
    is_clear = print_registering(done, folder, plan_folder)
    return DONE if is_clear or not accepting else FOUND_ERRORS


@cchc.command()
@period_argument
def issue(period_folder: Path) -> int:
    """Giao biểu: ghi vào thư mục giao mỗi đơn vị một tệp biểu, vào thư mục thu một thư kèm biểu."""
    from cchc_excel.cli.post_printing import print_drafted
    from cchc_excel.cli.printing import print_findings
    from cchc_excel.steps import periods as steps
    from cchc_excel.steps.drafting import draft_issue

    folder = open_to_write(period_folder, must_exist=False)
    plan, paths = steps.issue(folder)
    if plan.findings:
        print_findings(plan.findings)
    say(f"Đã giao {len(paths)} biểu vào {show_path(folder.issued)}\nMỗi đơn vị nhận đúng tệp mang mã của mình.")
    drafted = draft_issue(folder, plan, paths, now())
    print_drafted(drafted, folder)
    end(folder, now().date(), plan, letters=len(drafted.paths))
    return DONE


@cchc.command()
@period_argument
@click.option("--yes", is_flag=True, help="Gửi ngay, không hỏi lại.")
@click.option("--again", is_flag=True, help="Gửi cả những thư mà lần trước bị ngắt giữa chừng.")
def send(period_folder: Path, yes: bool, again: bool) -> int:  # noqa: FBT001
    """Gửi các thư đã soạn trong thư mục thu qua máy chủ thư; thư đã gửi thì không gửi lại."""
    folder = open_to_write(period_folder)
    from cchc_excel.cli import post_printing
    from cchc_excel.steps import sending

    parcels = sending.pack_parcels(folder, now().date(), again=again, progress=with_progress)
    post_printing.print_parcels(parcels)
    is_clear = not any(parcel.is_uncertain for parcel in parcels)
    if not any(parcel.addresses for parcel in parcels):
        click.echo("Không có thư nào cần gửi." if is_clear else "Không gửi thư nào.")
        end(folder, now().date())
        return DONE if is_clear else FOUND_ERRORS
    sending.refuse_without_server(folder)
    if not yes and not agrees("Gửi các thư trên? Gõ c rồi Enter để gửi, chỉ Enter để thôi"):
        click.echo("Chưa gửi thư nào.")
        return DONE
    refused = 0
    for delivery in sending.send(folder, parcels, now):
        post_printing.print_delivery(delivery)
        refused += bool(delivery.refusal)
    end(folder, now().date())
    return DONE if is_clear and not refused else FOUND_ERRORS


@cchc.command()
@period_argument
@click.option("--since", type=DateParam(), metavar="NGÀY", help="Nhận thư từ ngày này (mặc định: ngày giao biểu).")
def fetch(period_folder: Path, since: date | None) -> int:
    """Nhận thư các đơn vị gửi đến hộp thư vào thư mục nhan; không đánh dấu, không xóa gì trong hộp thư."""
    folder = open_to_write(period_folder)
    from cchc_excel.cli.post_printing import print_fetched
    from cchc_excel.steps.fetching import fetch as fetch_mails

    print_fetched(fetch_mails(folder, since, now), folder)
    end(folder, now().date())
    return DONE


@cchc.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar=FILES)
@as_of_option
@json_option
def check(files: tuple[Path, ...], as_of: date | None, as_json: bool) -> int:  # noqa: FBT001
    """Kiểm tra biểu gửi về (tệp, thư mục) hoặc tệp kế hoạch và in ra mọi chỗ cần sửa; không ghi gì."""
    from cchc_excel.cli import json_output, printing
    from cchc_excel.cli.endings import print_after_check
    from cchc_excel.steps import checking

    checked = list(checking.check(files, as_of))
    if as_json:
        json_output.write(json_output.of_checked(checked))
    for entry in checked:
        printing.print_checked(entry, to_stderr=as_json)
    printing.print_checked_count(checked, to_stderr=as_json)
    print_after_check(files[0], checked, now().date(), to_stderr=as_json)
    return FOUND_ERRORS if any(finding.is_error for entry in checked for finding in entry.findings) else DONE


@cchc.command()
@period_argument
@as_of_option
@json_option
@click.option("--strict", is_flag=True, help="Trả mã kết thúc 1 nếu còn lỗi số liệu.")
@click.option("--pdf", "as_pdf", is_flag=True, help="Ghi thêm trang Tổng quan thành tong-quan.pdf để in, gửi lãnh đạo.")
def merge(period_folder: Path, as_of: date | None, as_json: bool, strict: bool, as_pdf: bool) -> int:  # noqa: FBT001
    """Tổng hợp: đọc thư mục nhan, ghi tong-hop.xlsx và các biểu cần sửa vào tra-lai."""
    folder = open_to_write(period_folder)
    from cchc_excel.cli import json_output, printing
    from cchc_excel.steps import periods as steps

    merged = steps.merge(folder, as_of, with_progress, printing=as_pdf)
    if as_json:
        json_output.write(json_output.of_summary(merged.summary))
    printing.print_summary(merged, folder, to_stderr=as_json)
    end(folder, now().date(), inbox=merged.summary, to_stderr=as_json)
    return FOUND_ERRORS if strict and any(finding.is_error for finding in merged.summary.findings) else DONE


@cchc.command()
@period_argument
@as_of_option
def report(period_folder: Path, as_of: date | None) -> int:
    """Soạn dự thảo báo cáo định kỳ bao-cao.docx để mở và sửa bằng Word."""
    folder = open_to_write(period_folder)
    from cchc_excel.cli import printing
    from cchc_excel.steps import periods as steps

    summary, kept = steps.report(folder, as_of, with_progress)
    printing.print_report(summary, folder, kept)
    end(folder, now().date(), inbox=summary)
    return DONE


@cchc.command()
@period_argument
@as_of_option
@click.option("--reopen", metavar="LÝ-DO", help="Mở lại kỳ đã chốt, ghi lý do vào sổ chốt kỳ.")
def close(period_folder: Path, as_of: date | None, reopen: str | None) -> int:
    """Chốt kỳ: lưu toàn bộ tệp của kỳ vào thư mục luu; sau đó số liệu không thay đổi nữa."""
    folder = open_to_write(period_folder)
    from cchc_excel.cli.printing import print_closed
    from cchc_excel.steps import closing

    if reopen is None:
        closed = closing.close(folder, as_of, now(), with_progress)
        print_closed(closed)
        end(folder, now().date(), inbox=closed.summary)
        return DONE
    closing.reopen(folder, reopen, now())
    say(f"Đã mở lại kỳ {folder.code}. Sửa xong thì tổng hợp lại, rồi chốt lại.")
    end(folder, now().date())
    return DONE


@cchc.command()
@period_argument
@as_of_option
@json_option
def status(period_folder: Path, as_of: date | None, as_json: bool) -> int:  # noqa: FBT001
    """Xem đơn vị nào đã gửi, chưa gửi, phải sửa gì; không ghi gì."""
    folder = open_folder(period_folder)
    from cchc_excel.cli import json_output, post_printing
    from cchc_excel.steps import periods as steps
    from cchc_excel.steps.tracking import track

    inbox = steps.gather(folder, as_of, with_progress)
    today = now().date()
    statuses = track(folder, inbox, today)
    if as_json:
        json_output.write(json_output.of_inbox(inbox, statuses, today))
    post_printing.print_status(statuses, inbox, today, to_stderr=as_json)
    end(folder, now().date(), inbox=inbox, to_stderr=as_json)
    return DONE


@cchc.command()
@period_argument
@as_of_option
@click.option("--again", is_flag=True, help="Soạn lại cả thư đã soạn trong ngày, thư xác nhận không đổi.")
@click.option("--nhiem-vu", "tasks_only", is_flag=True, help="Chỉ đôn đốc nhiệm vụ quá hạn.")
def remind(period_folder: Path, as_of: date | None, again: bool, tasks_only: bool) -> int:  # noqa: FBT001
    """Soạn vào thư mục thu: thư nhắc gửi biểu, trả lại biểu, xác nhận, đôn đốc nhiệm vụ quá hạn kèm công văn."""
    folder = open_to_write(period_folder)
    from cchc_excel.cli import post_printing, printing
    from cchc_excel.steps import reminding

    done = reminding.remind(folder, as_of, now(), again=again, tasks_only=tasks_only, progress=with_progress)
    if done.inbox:
        printing.print_reminders(done.inbox, folder, now().date())
    post_printing.print_urged(done)
    post_printing.print_drafted(done.drafted, folder)
    end(folder, now().date(), inbox=done.inbox, letters=len(done.drafted.paths))
    return DONE


def now() -> datetime:
    """Return the office's time, wherever the machine thinks it stands."""
    from cchc_excel.words import VIETNAM

    return datetime.now(VIETNAM).replace(tzinfo=None, microsecond=0)
