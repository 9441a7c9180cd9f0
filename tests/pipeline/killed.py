"""Runs a case in a process of its own and stops for good at one stage; for `test_interrupted`."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from linkgraph import pipeline
from linkgraph.case import Case
from linkgraph.pipeline import concluding
from linkgraph.progress import SilentProgress


def main() -> None:
    """Arguments: the case folder, and the function of `concluding` at which to stop."""

    def stop(*_: object, **__: object) -> None:
        print("here", flush=True)
        time.sleep(600)

    setattr(concluding, sys.argv[2], stop)
    pipeline.run(Case.open(Path(sys.argv[1])), None, progress=SilentProgress())


if __name__ == "__main__":
    main()
