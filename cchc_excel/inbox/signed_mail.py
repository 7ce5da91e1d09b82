"""What a signed message holds where the signature wraps it (S/MIME, *thư ký số*): `smime.p7m`.

Takes the message out; whether the signature is good is the mail program's to say, not ours.
"""

from collections.abc import Iterator

_SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
_DATA = bytes.fromhex("2a864886f70d010701")
_SEQUENCE, _OBJECT_ID, _OCTETS, _OCTETS_IN_PARTS, _EXPLICIT = 0x30, 0x06, 0x04, 0x24, 0xA0
_DEEPEST = 12


def message_in_signature(data: bytes) -> bytes | None:
    """Return the message that a signature wraps; None where there is none, as in one that is encrypted."""
    try:
        content = _children(data, 0)
        kind, _, body = next(content)
        if kind != _SEQUENCE:
            return None
        parts = list(_children(body, 1))
        if parts[0][2] != _SIGNED_DATA:
            return None
        signed = list(_children(next(_children(parts[1][2], 2))[2], 3))
        wrapped = next(list(_children(value, 4)) for kind, _, value in signed if kind == _SEQUENCE)
        if wrapped[0][2] != _DATA or len(wrapped) < 2:
            return None
        return b"".join(_octets(wrapped[1][2], 5))
    except (IndexError, StopIteration, ValueError):
        return None


def _octets(data: bytes, depth: int) -> Iterator[bytes]:
    """Yield the pieces of an octet string, which may be cut into parts."""
    for kind, _, value in _children(data, depth):
        if kind == _OCTETS:
            yield value
        elif kind == _OCTETS_IN_PARTS:
            yield from _octets(value, depth + 1)


def _children(data: bytes, depth: int) -> Iterator[tuple[int, int, bytes]]:
    """Yield each element of BER-encoded data: its tag, where it ends, its content."""
    if depth > _DEEPEST:
        raise ValueError("nested too deep")
    position = 0
    while position + 2 <= len(data):
        kind = data[position]
        if data[position : position + 2] == b"\x00\x00":
            return
        start, length = _length(data, position + 1)
        end = start + length if length is not None else _end_of_open(data, start, depth)
        if end > len(data):
            raise ValueError("cut off")
        yield kind, end, data[start:end]
        position = end if length is not None else end + 2


def _length(data: bytes, position: int) -> tuple[int, int | None]:
    """Return where an element's content starts, and its length; None for one that is open-ended."""
    first = data[position]
    if first < 0x80:
        return position + 1, first
    count = first & 0x7F
    if count == 0:
        return position + 1, None
    if count > 4:
        raise ValueError("too long")
    return position + 1 + count, int.from_bytes(data[position + 1 : position + 1 + count], "big")


def _end_of_open(data: bytes, start: int, depth: int) -> int:
    """Return where the content of an open-ended element ends: before its two zero bytes."""
    if depth > _DEEPEST:
        raise ValueError("nested too deep")
    position = start
    while data[position : position + 2] != b"\x00\x00":
        inner, length = _length(data, position + 1)
        position = inner + length if length is not None else _end_of_open(data, inner, depth + 1) + 2
        if position > len(data):
            raise ValueError("cut off")
    return position
