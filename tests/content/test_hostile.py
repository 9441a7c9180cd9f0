"""Files made to crash, to hang and to fill the memory."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import suppress

from linkgraph.content import open_picture, text_of
from linkgraph.errors import SourceError
from tests.ingest.reading import real_data

MEASURE = """
import sys
from pathlib import Path
from linkgraph.content import open_picture
from linkgraph.errors import SourceError
for file in sorted(Path(sys.argv[1]).iterdir()):
    try:
        open_picture(file)
    except SourceError:
        pass
for line in Path("/proc/self/status").read_text().splitlines():
    if line.startswith("VmHWM:"):  # unlike ru_maxrss it is not the test process's own
        print(line.split()[1])
"""


def test_no_hostile_picture_crashes_or_hangs() -> None:
    for file in sorted(real_data("hostile_images").iterdir()):
        start = time.monotonic()
        with suppress(SourceError):
            open_picture(file)
        with suppress(SourceError):
            text_of(file)
        assert time.monotonic() - start < 10, file.name


def test_hostile_pictures_fit_into_a_gigabyte() -> None:
    folder = real_data("hostile_images")
    done = subprocess.run([sys.executable, "-c", MEASURE, str(folder)], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 1 << 20  # kilobytes
