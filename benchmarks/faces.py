"""How often faces are rightly and wrongly called alike, where a folder for each person holds their photos.

    uv pip install -e '.[faces]'
    python -m benchmarks.faces ../shared/data/photos_att_faces

All pairs of photos are compared. A picture on which no face is seen counts as missed.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np
import numpy.typing as npt

from linkgraph.content import open_picture
from linkgraph.content.faces import face_of, numbers
from linkgraph.signals.face import NEAR

THRESHOLDS = (0.35, 0.4, 0.45, 0.5, 0.55, 0.6)


def read(folder: Path) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.str_], int]:
    """Faces, shape (n, 128), whose they are, and how many pictures were looked at."""
    paths = sorted(path for path in folder.glob("*/*") if path.is_file())
    seen = [(face, path.parent.name) for path in paths if (face := face_of(open_picture(path)))]
    return np.stack([numbers(face) for face, _ in seen]), np.array([name for _, name in seen]), len(paths)


def equal_error(same: npt.NDArray[np.float32], other: npt.NDArray[np.float32]) -> tuple[float, float]:
    """The rate at which as many of one person are missed as of two are taken for one, and its distance."""
    steps = np.sort(np.concatenate([same, other]))
    missed = 1 - np.searchsorted(np.sort(same), steps, side="right") / len(same)
    wrong = np.searchsorted(np.sort(other), steps, side="right") / len(other)
    at = int(np.abs(missed - wrong).argmin())
    return float(missed[at] + wrong[at]) / 2, float(steps[at])


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    begun = time.process_time()
    faces, people, looked_at = read(given.folder)
    each = (time.process_time() - begun) / looked_at
    i, j = np.triu_indices(len(faces), 1)
    apart = np.linalg.norm(faces[i] - faces[j], axis=1)
    same, other = apart[people[i] == people[j]], apart[people[i] != people[j]]
    print(f"{len(faces)} faces of {len(set(people))} people seen on {looked_at} pictures, {each:.2f} s a picture")
    print(f"{len(same):,} pairs of one person, {len(other):,} of two\n")
    print("| distance at most | pairs of one person called alike | pairs of two called alike |\n| ---: | ---: | ---: |")
    for most in THRESHOLDS:
        mark = " (used)" if most == NEAR else ""
        print(
            f"| {most}{mark} | {(same <= most).mean():.4f} | {(other <= most).sum()} ({(other <= most).mean():.5f}) |"
        )
    rate, at = equal_error(same, other)
    print(f"\nequal error rate {rate:.4f}, at distance {at:.3f}")


if __name__ == "__main__":
    main()
