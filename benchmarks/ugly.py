"""Made-up files that are meant to crash, to hang and to fill the memory, and seeded mutations of good ones.

`made(folder)` writes one of each: packing bombs, nesting without end, lines and headers without end, texts cut in
the middle, odd encodings and delimiters, names that lie about what is inside. `mutated(files, ...)` damages files as
transfers and editors do: bytes flipped, cut off, doubled, blanked, NULs and line ends put in.
"""

from __future__ import annotations

import gzip
import io
import json
import random
import sqlite3
import tarfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import zstandard

ROWS = b"account,name,email\nx:1,Ann Lee,ann@x.org\n"
TEXT = "account,name\nx:1,K\u00f6ln \u041c\u043e\u0441\u043a\u0432\u0430\n"
CAMT = b'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">'
MAIL = b"From: a@b.c\nTo: d@e.f\nDate: x\nSubject: y\nMIME-Version: 1.0\n"


def made(folder: Path) -> list[Path]:
    """Writes all of them into `folder`."""
    for parts in (_packed(), _tables(), _nested(), _mails(), _others()):
        for name, data in parts:
            folder.joinpath(name).write_bytes(data)
    _view_without_end(folder / "view.sqlite")
    return sorted(folder.iterdir())


def mutated(files: Sequence[Path], folder: Path, each: int, seed: int) -> Iterator[Path]:
    """`each` damaged copies of every file up to a megabyte, the same for the same seed."""
    draw = random.Random(seed)
    for file in files:
        data = file.read_bytes()
        for number in range(each if 0 < len(data) <= 1 << 20 else 0):
            damaged = folder / f"{number}-{file.name}"
            damaged.write_bytes(_damaged(data, draw))
            yield damaged
            damaged.unlink()


def _damaged(data: bytes, draw: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(draw.choice((1, 1, 2, 4, 16))):
        at, length = draw.randrange(len(out) + 1), draw.choice((1, 2, 8, 64, 1024))
        put = draw.choice(
            (b"\0", b"\xff\xfe", b'"', b"\r", b"\n", b"[", b"{", b"<", b"\\", b"=", draw.randbytes(length))
        )
        match draw.randrange(5):
            case 0:
                out[at : at + length] = draw.randbytes(len(out[at : at + length]))
            case 1:
                del out[at:]
            case 2:
                del out[at : at + length]
            case 3:
                out[at:at] = out[at : at + length] * draw.choice((1, 2, 1000))
            case _:
                out[at:at] = put * draw.choice((1, 1, 100))
    return bytes(out)


def _packed() -> Iterator[tuple[str, bytes]]:
    yield "bomb.csv.gz", gzip.compress(b"a" * 200_000_000, 6)
    yield "bomb.csv.zst", zstandard.ZstdCompressor(3).compress(b"0" * 300_000_000)
    yield "cut.csv.gz", gzip.compress(ROWS * 9_000)[:-9]
    yield "cut.csv.zst", zstandard.ZstdCompressor().compress(ROWS * 9_000)[:-9]
    yield "plain.csv.gz", ROWS
    for name, inside in (
        ("bomb.xlsx", "xl/workbook.xml"),
        ("bomb.docx", "word/document.xml"),
        ("bomb.odt", "content.xml"),
    ):
        yield name, _zip({inside: b"<a>" * 40_000_000, "[Content_Types].xml": b"<x/>"})
    zipped = ROWS
    for _ in range(40):
        zipped = _zip({"inner.zip": zipped})
    yield "forty.zip", zipped
    yield "many.zip", _zip({f"{at}.csv": ROWS for at in range(20_000)})
    yield "above.zip", _zip({"../../above.csv": ROWS, "/etc/above.csv": ROWS})
    tar = io.BytesIO()
    with tarfile.open(fileobj=tar, mode="w") as out:
        link = tarfile.TarInfo("link.csv")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        out.addfile(link)
    yield "link.tar", tar.getvalue()


def _zip(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made_:
        for name, data in parts.items():
            made_.writestr(name, data)
    return out.getvalue()


def _tables() -> Iterator[tuple[str, bytes]]:
    yield "long_line.csv", b"account,name\n" + b"x" * 40_000_000
    yield "open_quote.csv", b"account,name\n" + b'x:1,"never closed\n' * 200_000
    yield "too_wide.csv", b"account,name\n" + b",,,,,,,\n" * 300_000
    yield "nuls.csv", b"account,name\nx:1,a\0b\n" * 1_000
    yield "blank.csv", b"\n" * 20_000_000
    yield "returns.csv", b"account,name\rx:1,Ann\r" * 100_000
    yield "commas.csv", b"," * 10_000_000
    yield "header.csv", b"account," + b",".join(b"c%d" % at for at in range(100_000)) + b"\n"
    for code in (
        "utf-16",
        "utf-16-le",
        "utf-32",
        "utf-7",
        "cp1251",
        "koi8-r",
        "gb18030",
        "shift_jis",
        "euc_kr",
        "cp037",
    ):
        yield f"{code}.csv", TEXT.encode(code, "replace")
    yield "half.csv", TEXT.encode("utf-16")[:-1]
    yield "mixed.csv", TEXT.encode() + "x:2,Z\u00fcrich\n".encode("cp1252")
    for name, sign in (
        ("pipe", "|"),
        ("caret", "^"),
        ("tilde", "~"),
        ("bell", "\a"),
        ("unit", "\x1f"),
        ("pilcrow", "\u00b6"),
    ):
        yield f"{name}.csv", sign.join(("account", "name")).encode() + f"\nx:1{sign}Ann\n".encode() * 3
    cells = (b"@" * 5_000, b"+" * 5_000, b"1 " * 5_000, b"http://" + b"a." * 3_000, b"1" * 5_000)
    yield "values.csv", b"account,email,phone,address,url,wallet\n" + b"x:1," + b",".join(cells) + b"\n"
    yield "wrong.parquet", b"PAR1" + bytes(range(256)) * 400 + b"PAR1"
    yield "wrong.sqlite", b"SQLite format 3\0" + bytes(range(256)) * 400
    yield "wrong.xlsx", ROWS
    yield "picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40


def _nested() -> Iterator[tuple[str, bytes]]:
    yield "deep.json", b"[" * 5_000_000
    yield "deep.jsonl", b'{"a":' * 1_000_000
    yield "deep.xml", CAMT + b"<a>" * 1_000_000
    entities = "".join(f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9))
    laughs = f'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">{entities}]>'.encode()
    yield "laughs.xml", laughs + CAMT + b"&j;</Document>"
    yield (
        "laughs.graphml",
        laughs + b'<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph id="&j;"/></graphml>',
    )
    yield "deep.rtf", b"{\\rtf1" + b"{" * 2_000_000
    yield "deep.html", b"<html>" + b"<div>" * 1_000_000
    yield "deep.md", b"[" * 900_000
    yield "quoted.md", (b">" * 2_000 + b"\n") * 300
    pattern = "[" + "(" * 50_000 + "email-addr:value = 'a@b.c'" + ")" * 50_000 + "]"
    indicator = {"type": "indicator", "id": "indicator--1", "pattern": pattern, "pattern_type": "stix"}
    yield "stix.json", json.dumps({"type": "bundle", "id": "bundle--1", "objects": [indicator]}).encode()


def _mails() -> Iterator[tuple[str, bytes]]:
    part = b"Content-Type: multipart/mixed; boundary=a\n\n--a\n"
    yield "parts.eml", MAIL + part * 5_000
    yield "nested.eml", (MAIL + b"Content-Type: message/rfc822\n\n") * 2_000
    yield "headers.eml", MAIL + b"X: y\n" * 500_000
    yield "receivers.eml", b"From: a@b.c\nSubject: x\nDate: y\nTo: " + b"a@b.c," * 300_000 + b"\n\nx"
    yield "empty.mbox", b"From a@b.c Mon May  6 16:00:00 2024\n" * 200_000
    yield "open.vcf", b"BEGIN:VCARD\n" * 300_000
    yield "folded.vcf", b"BEGIN:VCARD\nVERSION:3.0\nFN:" + b"x\n y" * 500_000 + b"\nEND:VCARD\n"
    yield "wrong.msg", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(range(256)) * 200


def _others() -> Iterator[tuple[str, bytes]]:
    user = b"a" * 200_000
    yield (
        "auth.log",
        (b"May  6 16:00:00 h sshd[1]: Failed password for invalid user " + user + b" from 1.2.3.4 port 1 ssh2\n") * 50,
    )
    yield "access.log", b'1.2.3.4 - - [06/May/2024:16:00:00 +0900] "GET /' + b'"' * 500_000 + b' HTTP/1.1" 200 1\n'
    pages = b"1 0 obj<</Type/Pages/Kids[1 0 R]/Count 99999999>>endobj\n" * 10_000
    yield "pages.pdf", b"%PDF-1.7\n" + pages + b"trailer<</Root 1 0 R>>"
    yield "wrong.heic", b"\0\0\0\x1cftypheic" + bytes(range(256)) * 200
    yield "huge.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\x7f\xff\xff\xff\x7f\xff\xff\xff\x08\x02\0\0\0" + b"\0" * 4_000
    yield "empty.csv", b""
    yield "zeros.bin", bytes(1_000_000)


def _view_without_end(file: Path) -> None:
    with sqlite3.connect(file) as made_:
        made_.execute("CREATE TABLE profiles (account, name)")
        made_.execute("INSERT INTO profiles VALUES ('x:1', x'ff00')")
        made_.execute(
            "CREATE VIEW logins AS WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r) "
            "SELECT 'x:1' AS account, x AS at, '1.2.3.4' AS ip FROM r"
        )
    made_.close()
