"""A connection over IMAP that takes no more than was asked for: whatever a server announces or sends without an end."""

import imaplib

_MOST_IN_LITERALS = 80_000_000
"""Bytes of the answer to one command that are a mail's own."""

_MOST_IN_LINES = 5_000_000
"""Bytes of what stands around them: imaplib keeps each line."""


class OddAnswerError(Exception):
    """What no server of mail should answer: no error of imaplib's own, which would turn it into another."""


class Bounded(imaplib.IMAP4):
    """A connection with a bound on each answer."""

    _left = _MOST_IN_LITERALS
    _left_in_lines = _MOST_IN_LINES

    def read(self, size: int) -> bytes:
        """Return that many bytes, all of them; raise where a server announces more than any mail, or sends less."""
        if size > self._left:
            raise OddAnswerError("a literal beyond any mail")
        data = super().read(size)
        if len(data) != size:
            raise self.abort("cut off within a literal")
        self._left -= size
        return data

    def readline(self) -> bytes:
        """Return a line; raise where there is no end of them."""
        line = super().readline()
        self._left_in_lines -= len(line)
        if self._left_in_lines < 0:
            raise OddAnswerError("an answer without an end")
        return line

    def begin(self) -> None:
        """Forget what earlier commands were answered."""
        self._left, self._left_in_lines = _MOST_IN_LITERALS, _MOST_IN_LINES


class BoundedTls(Bounded, imaplib.IMAP4_SSL):
    """The same, guarded from the first byte."""
