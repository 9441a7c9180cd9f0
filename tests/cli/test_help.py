"""Every command is found, says what it does and how it is used."""

from __future__ import annotations

import subprocess
import sys
import time

import click
import pytest

from linkgraph import __version__
from linkgraph.cli.group import linkgraph
from linkgraph.cli.lazy import names, summary
from tests.cli.conftest import Call

CONTRACT = [
    "run", "ingest", "link", "flag", "rejects", "evidence", "links", "clusters", "show", "explain", "path",
    "lookup", "hubs", "judge", "flags", "query", "report", "export", "ui", "demo", "doctor",
]  # fmt: skip


def test_the_commands_of_the_contract_are_there() -> None:
    assert set(CONTRACT) <= set(names())


@pytest.mark.parametrize("name", names())
def test_help_has_an_example_and_the_shared_options(call: Call, name: str) -> None:
    said = call(name, "--help")
    assert said.code == 0
    assert "Example:" in said.out
    assert f"linkgraph {name}" in said.out.partition("Example:")[2]
    for option in ("--case", "--store", "--format", "--quiet", "--strict", "--debug"):
        assert option in said.out


@pytest.mark.parametrize("name", names())
def test_the_line_in_the_help_is_the_first_sentence_of_the_command(name: str) -> None:
    command = linkgraph.get_command(click.Context(linkgraph), name)
    assert command is not None
    assert command.help is not None
    first = command.help.partition("\n\n")[0].replace("\n", " ")
    assert summary(name).split(",")[0].split(";")[0].split(":")[0].rstrip(".") in first


def test_top_help_lists_every_command(call: Call) -> None:
    said = call("--help")
    assert said.code == 0
    for name in CONTRACT:
        assert f"\n  {name} " in said.out


def test_version(call: Call) -> None:
    assert call("--version").out == f"linkgraph, version {__version__}\n"


def test_unknown_command_is_wrong_usage(call: Call) -> None:
    said = call("lnks")
    assert said.code == 2
    assert "lnks" in said.err


def test_help_imports_no_command_and_nothing_heavy() -> None:
    code = (
        "import sys\nfrom linkgraph.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "heavy = ('rich', 'pyarrow', 'duckdb', 'ladybug', 'streamlit', 'networkx', 'PIL', 'neo4j', 'typst')\n"
        "sys.exit(', '.join(name for name in heavy if name in sys.modules)"
        " or ', '.join(name for name in sys.modules if name.startswith('linkgraph.cli.commands.')) or 0)"
    )
    began = time.monotonic()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.strip() == ""
    assert done.returncode == 0
    assert time.monotonic() - began < 5
