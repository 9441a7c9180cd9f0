"""A list of wallets, one a line, as sanctions lists publish them. Every one is a known-bad value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linkgraph.normalise import normaliser
from linkgraph.records import Reject

from .core.foreign import Foreign, Record, Sample
from .core.lines import text_lines
from .core.source import SourceFile
from .core.utf8 import encoding_of

_WORD = re.compile(r"[0-9A-Za-z:]{25,120}")


class WalletList(Foreign):
    """Addresses, one a line; a line that begins with # is a comment."""

    name = "wallet list"

    def recognises(self, head: Sample) -> bool:
        """True where nine of ten of the first lines are an address and nothing else, or most of a few long words."""
        lines = [line for line in head.lines[:100] if not line.startswith("#")]
        good = sum(_wallet(line) is not None for line in lines)
        words = all(_WORD.fullmatch(line.strip()) for line in lines)
        return bool(lines) and (good >= 0.9 * len(lines) or (words and good > len(lines) / 2))

    def records(self, source: SourceFile) -> Iterator[Record | Reject]:
        """A watchlist row for each address."""
        for line in text_lines(source.path, encoding_of(source.path)):
            text = line.text.strip()
            if line.fault or (text and not text.startswith("#") and _wallet(text) is None):
                yield Reject(source.file, line.number, line.fault or f"{text[:80]!r} is no wallet that can be checked")
            elif text and not text.startswith("#"):
                label = source.path.name.partition(".")[0].replace("_", " ")
                row = {"kind": "wallet", "value": text, "label": label, "source": source.path.name}
                yield Record("watchlist", line.number, row)


def _wallet(text: str) -> str | None:
    return None if " " in text.strip() else normaliser("wallet")(text.strip(), None)
