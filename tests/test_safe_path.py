from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

LAUNCHER = """
from linkgraph.cli import main
from linkgraph.ledger.pool import in_processes

if __name__ == "__main__":
    try:
        main(["--version"])
    except SystemExit:
        pass
    print(list(in_processes(abs, [-1, -2], few=0)))
"""


def test_a_file_of_the_folder_a_command_stands_in_is_not_run(tmp_path: Path) -> None:
    installed, case = tmp_path / "bin", tmp_path / "case"
    installed.mkdir()
    case.mkdir()
    (installed / "launcher.py").write_text(LAUNCHER, encoding="utf-8")
    for name in ("signal", "struct", "pickle", "multiprocessing", "linkgraph"):
        (case / f"{name}.py").write_text("open('run', 'w').close()\nraise SystemExit(3)\n", encoding="utf-8")
    outside = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}
    done = subprocess.run(
        [sys.executable, str(installed / "launcher.py")],
        cwd=case,
        env=outside,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.splitlines()[-1] == "[1, 2]", done.stderr
    assert not (case / "run").exists()
