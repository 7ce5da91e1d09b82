"""Workbooks encrypted as Office does it, by each of its methods but the newest, which msoffcrypto writes itself.

Written after [MS-OFFCRYPTO] 2.3.4.5 to 2.3.6.1, not after the library that is to open them.
"""

import struct
from hashlib import md5, sha1
from io import BytesIO

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from msoffcrypto.format.ooxml import OOXMLFile

from tests.tools.odd_books import biff8, box

EXCELS_OWN = "VelvetSweatshop"
_SALT = bytes(range(16))
_VERIFIER = bytes(range(100, 116))
_SPINS = 50_000
_FILEPASS = 0x2F
_CLEAR = (0x809, _FILEPASS)


def agile(content: bytes, password: str = EXCELS_OWN) -> bytes:
    """Return a workbook encrypted as Excel 2010 and later do."""
    locked = BytesIO()
    OOXMLFile(BytesIO(content)).encrypt(password, locked)
    return locked.getvalue()


def standard(content: bytes, password: str = EXCELS_OWN) -> bytes:
    """Return a workbook encrypted as Excel 2007 does (AES-128, SHA-1)."""
    key = _standard_key(password)
    header = struct.pack("<8I", 0x24, 0, 0x660E, 0x8004, 128, 0x18, 0, 0) + "AES".encode("utf-16-le") + b"\0\0"
    verifier_hash = sha1(_VERIFIER, usedforsecurity=False).digest().ljust(32, b"\0")
    verifier = struct.pack("<I", 16) + _SALT + _aes(key, _VERIFIER) + struct.pack("<I", 20) + _aes(key, verifier_hash)
    info = struct.pack("<2H2I", 3, 2, 0x24, len(header)) + header + verifier
    package = struct.pack("<Q", len(content)) + _aes(key, content + bytes(-len(content) % 16))
    return box({"EncryptedPackage": package, "EncryptionInfo": info})


def _standard_key(password: str) -> bytes:
    digest = sha1(_SALT + password.encode("utf-16-le"), usedforsecurity=False).digest()
    for number in range(_SPINS):
        digest = sha1(struct.pack("<I", number) + digest, usedforsecurity=False).digest()
    digest = sha1(digest + bytes(4), usedforsecurity=False).digest()
    padded = bytes(byte ^ 0x36 for byte in digest.ljust(64, b"\0"))
    return sha1(padded, usedforsecurity=False).digest()[:16]


def _aes(key: bytes, data: bytes) -> bytes:
    cipher = Cipher(algorithms.AES(key), modes.ECB()).encryptor()  # noqa: S305 - the format's own
    return cipher.update(data) + cipher.finalize()


def rc4(rows: list[list[str | float]], password: str = EXCELS_OWN) -> bytes:
    """Return an .xls workbook encrypted as Excel 97 does."""
    base = md5(password.encode("utf-16-le"), usedforsecurity=False).digest()[:5]
    base = md5((base + _SALT) * 16, usedforsecurity=False).digest()[:5]
    hidden = md5(_VERIFIER, usedforsecurity=False).digest()
    both = _xor(_VERIFIER + hidden, _keystream(base, 0, 32))
    plain = biff8(rows, [(_FILEPASS, struct.pack("<3H", 1, 1, 1) + _SALT + both)])
    return box({"Workbook": _hide(plain, base)})


def _hide(plain: bytes, base: bytes) -> bytes:
    """Return a stream with the bodies of its records encrypted, heads and what must be clear left as they are."""
    stream = b"".join(_keystream(base, block, 1024) for block in range(len(plain) // 1024 + 1))
    made, place = bytearray(plain), 0
    while place < len(plain):
        kind, size = struct.unpack_from("<2H", plain, place)
        start = place + 4 + (4 if kind == 0x85 else 0)
        place += 4 + size
        if kind not in _CLEAR:
            made[start:place] = _xor(plain[start:place], stream[start:place])
    return bytes(made)


def _keystream(base: bytes, block: int, count: int) -> bytes:
    key = md5(base + struct.pack("<I", block), usedforsecurity=False).digest()
    state, other, made = list(range(256)), 0, bytearray()
    for index in range(256):
        other = (other + state[index] + key[index % 16]) % 256
        state[index], state[other] = state[other], state[index]
    index = other = 0
    for _ in range(count):
        index = (index + 1) % 256
        other = (other + state[index]) % 256
        state[index], state[other] = state[other], state[index]
        made.append(state[(state[index] + state[other]) % 256])
    return bytes(made)


def _xor(data: bytes, with_these: bytes) -> bytes:
    return bytes(one ^ other for one, other in zip(data, with_these, strict=True))
