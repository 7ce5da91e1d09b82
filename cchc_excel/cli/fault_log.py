"""What should never happen: kept in `nhat-ky-loi.txt` for whoever mends the program, one sentence for the rest."""

import logging
import platform
import sys
import tempfile
import traceback
from datetime import datetime
from pathlib import Path

from cchc_excel import __version__

FAULT_LOG = "nhat-ky-loi.txt"

logger = logging.getLogger("cchc_excel")


def speak_up() -> None:
    """Let the log for support be seen on standard error."""
    logging.basicConfig(format="%(asctime)s %(name)s: %(message)s")
    logger.setLevel(logging.DEBUG)
    logger.debug("cchc %s, Python %s, %s, %s", __version__, platform.python_version(), platform.platform(), sys.argv)


def keep_fault(fault: BaseException, at: datetime) -> str:
    """Add a fault of the program to the log in the working folder, and return the sentence that names it.

    Where nothing can be written there it goes to the folder of temporary files.
    """
    logger.debug("", exc_info=fault)
    told = "".join(traceback.format_exception(fault))
    system = f"cchc {__version__}, Python {platform.python_version()}, {platform.platform()}"
    happened = f"Chương trình gặp lỗi ngoài dự kiến ({type(fault).__name__}); các tệp đã có vẫn còn nguyên."
    for folder in (Path(), Path(tempfile.gettempdir())):
        path = (folder / FAULT_LOG).absolute()
        try:
            with path.open("a", encoding="utf-8") as log:
                log.write(f"{at:%Y-%m-%d %H:%M:%S} {system}\n{sys.argv}\n{told}\n")
        except OSError:
            continue
        return f"{happened} Hãy gửi tệp “{path}” cho người phụ trách kỹ thuật."
    return f"{happened} Hãy chạy lại với tùy chọn --verbose rồi gửi nội dung màn hình cho người phụ trách kỹ thuật."
