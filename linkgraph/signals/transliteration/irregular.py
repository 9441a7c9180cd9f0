"""Names that are not spelt as they sound: forms that the tables of letters would miss, `michael` and `마이클`.

The lists are made by `benchmarks/transliteration_irregular.py` from the names of the package rigour (MIT), which are
those of Wikidata (CC0).
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from linkgraph.signals.transliteration.scripts import latin_symbols

KNOWN = 12.0
"""Bits that two forms of one name are worth at least."""


def is_known(latin: str, other: str, script: str) -> bool:
    """Whether the two words are listed as forms of one name; `other` in small letters."""
    return other in _forms(script).get("".join(latin_symbols(latin)[1:-1]), ())


@cache
def _forms(script: str) -> dict[str, frozenset[str]]:
    file = resources.files(__package__).joinpath("data", "irregular", f"{script}.tsv")
    if not file.is_file():
        return {}
    rows = (line.split("\t") for line in file.read_text(encoding="utf-8").splitlines() if line and line[0] != "#")
    return {latin: frozenset(forms.split()) for latin, forms in rows}
