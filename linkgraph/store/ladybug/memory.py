"""How much memory this process may take, in bytes: the machine's, or less where a control group bounds it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

ROOT = Path("/")
UNKNOWN = 4 << 30


def available(root: Path = ROOT) -> int:
    """The smallest bound there is (cgroups(7), versions 1 and 2); 4 GiB where the system does not say."""
    return min(_bounds(root), default=UNKNOWN)


def _bounds(root: Path) -> Iterator[int]:
    with suppress(AttributeError, ValueError, OSError):
        yield os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    for line in _text(root / "proc/self/cgroup").splitlines():
        _, controllers, group = line.split(":", 2)
        if not controllers:
            folder, name = root / "sys/fs/cgroup", "memory.max"
        elif "memory" in controllers.split(","):
            folder, name = root / "sys/fs/cgroup/memory", "memory.limit_in_bytes"
        else:
            continue
        inside = folder / group.strip("/")
        for at in (inside, *inside.parents):
            if at.is_relative_to(folder) and (said := _text(at / name).strip()).isdecimal():
                yield int(said)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""
