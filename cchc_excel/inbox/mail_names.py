"""The name of an attachment, whatever program wrote it and however it put Vietnamese into a header.

A name is a label: folders in it are cut off, and it never becomes a path. The standard library reads 9 of 12 ways to
write such a name and prefers `filename=` to the better `filename*=` (measured); this reads the header itself.
"""

import binascii
import html
import re
from base64 import b64decode
from collections.abc import Iterator, Mapping
from contextlib import suppress
from urllib.parse import unquote_to_bytes

from cchc_excel.text import one_line

_LONGEST = 200
_PARAMETER = re.compile(
    r';\s*(?P<name>[^\s=;"*]+)(?P<part>\*\d+)?(?P<star>\*)?\s*=\s*'
    r'(?:"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<plain>(?:"[^"]*$|[^;])*))',
    re.DOTALL,
)
_WORD = re.compile(r"=\?([^?*\s]+)(?:\*[^?]*)?\?([bBqQ])\?([^?]*)\?=")
_BETWEEN_WORDS = re.compile(r"(\?=)[ \t\r\n]+(?==\?)")
_HEX = re.compile(rb"=([0-9A-Fa-f]{2})")
_PERCENT = re.compile(r"%[89A-Fa-f][0-9A-Fa-f]")
_ENTITY = re.compile(r"&#(?:\d{2,6}|x[0-9A-Fa-f]{2,5});")
_ODD_CHARSETS = {"unknown-8bit": "utf-8", "x-unknown": "utf-8", "default": "utf-8", "cp-850": "cp850"}


def attachment_name(disposition: str, content_type: str) -> str:
    """Return the name that the two headers of a part give it, as a label; empty where they give none.

    Headers come as `email` hands them over raw: bytes that aren't ASCII stand as surrogates.
    """
    names = [*_names_in(disposition, "filename"), *_names_in(content_type, "name")]
    whole = [name for name in names if "\ufffd" not in name and "?" not in name]
    return next(iter([*whole, *names]), "")


def decode_text(raw: str) -> str:
    """Return a header's text: encoded words decoded, bytes read as UTF-8 or else as Windows Vietnamese."""
    return one_line(_unscramble(_decode_words(_BETWEEN_WORDS.sub(r"\1", raw))))


def as_label(name: str) -> str:
    """Return a name without folders, control characters and the like: fit to be shown, never to be opened."""
    last = re.split(r"[/\\\u2215\u29f5]", one_line(name))[-1]
    return last.strip(" .\"'")[:_LONGEST] if len(last) <= _LONGEST else last[-_LONGEST:].strip(" .\"'")


def _names_in(header: str, wanted: str) -> Iterator[str]:
    """Yield the name in `filename*=` or `filename*0*=`, then the one in `filename=`."""
    simple: list[str] = []
    extended: dict[int, tuple[str, bool]] = {}
    for found in _PARAMETER.finditer(f";{header}"):
        if found["name"].casefold() != wanted:
            continue
        value = _value_of(found.groupdict())
        if found["part"] or found["star"]:
            extended.setdefault(int((found["part"] or "*0")[1:]), (value, bool(found["star"])))
        else:
            simple.append(value)
    candidates = [*([_join_parts(extended)] if extended else []), *map(decode_text, map(_from_percent, simple))]
    yield from (label for label in map(as_label, candidates) if label)


def _value_of(found: Mapping[str, str | None]) -> str:
    quoted = found["quoted"]
    if quoted is None:
        return (found["plain"] or "").strip().strip('"')
    # A backslash escapes a quote or itself; before anything else it parts folders, as Windows writes them.
    return re.sub(r'\\(["\\])', r"\1", quoted)


def _join_parts(parts: Mapping[int, tuple[str, bool]]) -> str:
    """Return a name from its numbered parts (RFC 2231), joined as bytes: a letter may be cut in two between them."""
    charset, joined, waiting = "", b"", ""
    for position, number in enumerate(sorted(parts)):
        value, encoded = parts[number]
        if encoded and position == 0 and value.count("'") >= 2:
            charset, _, value = value.split("'", 2)
        if encoded:
            waiting += value
        else:
            joined += unquote_to_bytes(_to_bytes(waiting)) + _to_bytes(value)
            waiting = ""
    joined += unquote_to_bytes(_to_bytes(waiting))
    text = _decode(joined, charset)
    return decode_text(text) if "=?" in text else one_line(_unscramble(text))


def _decode_words(text: str) -> str:
    """Return a text with its encoded words (RFC 2047) read; neighbours in one charset are joined as bytes first."""
    result, pending, charset, end = "", b"", "", 0
    for found in _WORD.finditer(text):
        between = text[end : found.start()]
        if between or found[1].casefold() != charset:
            result += _decode(pending, charset) + _plain(between)
            pending, charset = b"", found[1].casefold()
        pending += _word_bytes(found[2], found[3])
        end = found.end()
    return result + _decode(pending, charset) + _plain(text[end:])


def _word_bytes(encoding: str, content: str) -> bytes:
    raw = content.encode("utf-8", "surrogateescape")
    if encoding in "qQ":
        return _HEX.sub(lambda found: bytes([int(found[1], 16)]), raw.replace(b"_", b" "))
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", raw)
    with suppress(binascii.Error):
        return b64decode(letters + b"=" * (-len(letters) % 4))
    return b""


def _plain(text: str) -> str:
    """Return what stands outside encoded words: its bytes beyond ASCII read, folds undone."""
    unfolded = re.sub(r"\r?\n[ \t]*", " ", text)
    return unfolded if unfolded.isascii() else _decode(_to_bytes(unfolded), "")


def _to_bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _decode(data: bytes, charset: str) -> str:
    """Return bytes as text: by UTF-8 where they are that, else as they say, else as Windows Vietnamese."""
    name = charset.casefold().removeprefix("x-")
    said = _ODD_CHARSETS.get(charset.casefold(), name)
    if said.startswith(("utf-7", "utf-16", "utf-32", "unicode-1-1", "iso-2022")):
        with suppress(LookupError, UnicodeError):
            return data.decode(said)
    for choice in ("utf-8", said, "cp1258"):
        with suppress(LookupError, UnicodeError, ValueError):
            return data.decode(choice) if choice else data.decode("utf-8")
    return data.decode("utf-8", "replace")


def _from_percent(value: str) -> str:
    """Return a plain name that a web mail wrote in per cent signs, as it should only in `filename*=`."""
    if not _PERCENT.search(value) or not value.isascii():
        return value
    try:
        return unquote_to_bytes(value).decode("utf-8")
    except UnicodeDecodeError:
        return value


def _unscramble(text: str) -> str:
    """Return a text whose UTF-8 was taken for Latin letters, or written as HTML entities, as it was meant."""
    if _ENTITY.search(text):
        text = html.unescape(text)
    for mistaken in ("latin-1", "cp1252"):
        with suppress(UnicodeError):
            return text if text.isascii() else text.encode(mistaken).decode("utf-8")
    return text
