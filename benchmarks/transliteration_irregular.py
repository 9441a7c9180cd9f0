"""Lists the forms of names that the tables of letters miss: the files of `signals/transliteration/data/irregular`.

    python -m benchmarks.transliteration_irregular person_names.txt hangul han kana

The file is the one `transliteration_tables` learns from: `person_names.txt` of the package rigour (MIT), made from
Wikidata (CC0). Run that first. Kept are the pairs of one word that the
table gives less than `MISSED` bits. Half a minute a script; the same file gives the same lists.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from benchmarks.transliteration_tables import asked
from linkgraph.signals.transliteration import data as tables
from linkgraph.signals.transliteration.bits import by_letters
from linkgraph.signals.transliteration.scripts import latin_symbols, script_of

MISSED = 8.0
FEWEST_LATIN, FEWEST_OTHER = 3, 2
"""Letters a form must have."""


def main() -> None:
    """Writes one list for each script named."""
    options = asked(__doc__)
    for script in options.scripts:
        known = sorted(set(_pairs(options.file, script)))
        score = by_letters([latin for latin, _ in known], [other for _, other in known], script).tolist()
        missed = [pair for pair, bits in zip(known, score, strict=True) if bits < MISSED]
        _write(script, missed)
        print(f"{script}: {len(known):,} pairs, {len(missed):,} missed by the table", flush=True)


def _pairs(file: Path, script: str) -> Iterator[tuple[str, str]]:
    """The Latin letters of one form and another form in the script, for each two forms of one name."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            forms = [form.strip() for form in line.rpartition(" => ")[0].split(", ")]
            words = [form for form in forms if " " not in form and not any(map(str.isdigit, form))]
            others = [form for form in words if script_of(form) == script and len(form) >= FEWEST_OTHER]
            latin = {"".join(latin_symbols(form)[1:-1]) for form in words if form[:1] < "\u0250"}
            yield from ((one, other) for other in others for one in latin if len(one) >= FEWEST_LATIN)


def _write(script: str, pairs: list[tuple[str, str]]) -> None:
    forms: dict[str, list[str]] = defaultdict(list)
    for latin, other in pairs:
        forms[latin].append(other)
    rows = [f"{latin}\t{' '.join(others)}" for latin, others in sorted(forms.items())]
    folder = Path(str(tables.__path__[0])) / "irregular"
    folder.mkdir(exist_ok=True)
    head = "# Latin letters of a name, and its forms that the table of letters misses.\n"
    folder.joinpath(f"{script}.tsv").write_text(head + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
