"""What of a photo is found again after what was done to it, and what is wrongly called one.

    python -m benchmarks.photos --portraits 40
    python -m benchmarks.photos --portraits 0 --data ../shared/data

Made-up portraits go through every transform in `benchmarks.transforms`. All pictures, plain and
changed, are searched together, as in a case: a changed one counts as found where its own portrait
meets it and the comparison says they are one. `--data` adds labelled photographs where they are there.
"""

from __future__ import annotations

import argparse
import csv
import random
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from benchmarks.transforms import TRANSFORMS
from linkgraph.content import open_picture
from linkgraph.content.descriptor import describe
from linkgraph.content.refusal import refusal
from linkgraph.demo.portraits.draw import draw_portrait
from linkgraph.errors import SourceError
from linkgraph.signals import signals

LIKE = ("korean male 30", "german female 40", "kenyan male 25", "serbian female 55")
Level = str
Found = dict[tuple[int, int], Level]


def search(marks: Sequence[str]) -> tuple[Found, int]:
    """The level of every pair called one photo, and how many pairs were compared."""
    photo = signals()["photo"]
    pairs = list(photo.candidates(marks) or ())
    compared = ((i, j, photo.compare(marks[i], marks[j])) for i, j in pairs)
    return {(i, j): found.level for i, j, found in compared if found}, len(pairs)


def by_transform(sources: Sequence[Image.Image]) -> None:
    """The table of transforms, and false pairs."""
    marks, owners, names = [], [], []
    for at, picture in enumerate(sources):
        for name, change in {"": lambda same, _: same, **TRANSFORMS}.items():
            marks.append(describe(change(picture, random.Random(f"{at} {name}"))))
            owners.append(at)
            names.append(name)
    found, compared = search(marks)
    plain = {owner: at for at, (owner, name) in enumerate(zip(owners, names, strict=True)) if not name}
    print("| what was done | found | of | levels |\n| --- | ---: | ---: | --- |")
    for name in TRANSFORMS:
        mine = [at for at, each in enumerate(names) if each == name]
        levels = [found.get((min(at, plain[owners[at]]), max(at, plain[owners[at]]))) for at in mine]
        told = Counter(level for level in levels if level)
        said = ", ".join(f"{level} {count}" for level, count in told.most_common())
        print(f"| {name} | {sum(told.values())} | {len(mine)} | {said} |")
    false = sum(owners[i] != owners[j] for i, j in found)
    print(f"{compared:,} of {len(marks) * (len(marks) - 1) // 2:,} pairs compared, {false} false")


def read(folder: Path, names: Sequence[str]) -> dict[str, str]:
    """The descriptors of the pictures that can be read and are not refused."""
    marks = {}
    for name in names:
        try:
            picture = open_picture(folder / name)
        except SourceError:
            continue
        if refusal(picture) is None:
            marks[name] = describe(picture)
    return marks


def labelled(title: str, marks: dict[str, str], label: dict[str, str], *, same: bool = True) -> None:
    """Recall and false pairs on pictures of which those with one label are one photo."""
    begun, names = time.perf_counter(), list(marks)
    found, compared = search([marks[name] for name in names])
    groups = Counter(label[name] for name in names)
    true = sum(count * (count - 1) // 2 for count in groups.values()) if same else 0
    right = sum(label[names[i]] == label[names[j]] for i, j in found)
    if not same:
        print(
            f"{title}: {len(names)} pictures, {right} pairs of one sitter, {len(found) - right} others called one photo"
        )
        return
    print(
        f"{title}: {right} of {true} true pairs (recall {right / max(true, 1):.4f}), {len(found) - right} false, "
        f"{len(names)} pictures, {compared:,} pairs compared, {time.perf_counter() - begun:.1f} s"
    )


def on_data(data: Path) -> None:
    """The labelled photographs."""
    congress = {row["path"]: row["photo_id"] for row in _rows(data / "photos_congress/labels.csv")}
    labelled("photos_congress", read(data / "photos_congress", list(congress)), congress)
    hopper = {row["file"]: row["photo"] for row in _rows(data / "photos_hopper/labels.csv")}
    _against(data / "photos_hopper", hopper, "hopper.png")
    faces = {
        str(path.relative_to(data / "photos_att_faces")): path.parent.name
        for path in sorted((data / "photos_att_faces").glob("s*/*"))
    }
    labelled("photos_att_faces", read(data / "photos_att_faces", list(faces)), faces, same=False)
    _transforms(data / "photos_transforms")


def _against(folder: Path, label: dict[str, str], first: str) -> None:
    photo, marks = signals()["photo"], read(folder, list(label))
    mine = [name for name in marks if label[name] == label[first]]
    missed = [name for name in mine if not photo.compare(marks[first], marks[name])]
    wrong = [name for name in marks if name not in mine and photo.compare(marks[first], marks[name])]
    print(f"{folder.name}: {len(mine) - len(missed)} of {len(mine)} match, missed {missed}, false {wrong}")


def _transforms(folder: Path) -> None:
    rows = {row["path"]: row for row in _rows(folder / "labels.csv")}
    marks, photo = read(folder, list(rows)), signals()["photo"]
    told: dict[str, list[str]] = {}
    missed: list[tuple[str, str]] = []
    for at, name in enumerate(marks):
        row = rows[name]
        mine = [each for each in list(marks)[:at] if rows[each]["cluster"] == row["cluster"]]
        if mine:
            found = [comparison for each in mine if (comparison := photo.compare(marks[each], marks[name]))]
            told.setdefault(row["expect"], []).append(found[0].level if found else "missed")
            missed += [] if found else [(mine[0], name)]
    for expect, levels in told.items():
        print(
            f"{folder.name}, {expect}: {len(levels) - levels.count('missed')} of {len(levels)} {dict(Counter(levels))}"
        )
    print(f"{folder.name}, like none before in its group: {missed}")
    names = list(marks)
    pairs = [(a, b) for at, a in enumerate(names) for b in names[:at] if rows[a]["cluster"] != rows[b]["cluster"]]
    false = [(a, b) for a, b in pairs if photo.compare(marks[a], marks[b])]
    print(f"{folder.name}: {len(false)} false of {len(pairs):,} pairs of different pictures {false}")


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def main() -> None:
    """Runs what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--portraits", type=int, default=40)
    parser.add_argument("--data", type=Path)
    given = parser.parse_args()
    if given.portraits:
        drawn = [draw_portrait(random.Random(f"portrait {at}"), LIKE[at % len(LIKE)]) for at in range(given.portraits)]
        by_transform([each.image.convert("RGB") for each in drawn])
    if given.data:
        on_data(given.data)


if __name__ == "__main__":
    main()
