"""The documentation under test: generated pages, links, commands, and the tutorial as it is read."""

from __future__ import annotations

import importlib.util
import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from linkgraph.cli.group import linkgraph
from linkgraph.cli.lazy import names
from linkgraph.read.catalogue import saved

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.joinpath("docs").rglob("*.md")])
WRITTEN = [page for page in PAGES if page.parent.name != "reference"]
BLOCK = re.compile(r"^```(\w*) ?([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def _id(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def _pages() -> dict[str, str]:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    make: Callable[[], dict[str, str]] = module.pages
    return make()


def test_reference_is_up_to_date() -> None:
    folder = ROOT / "docs" / "reference"
    there = {page.name: page.read_text(encoding="utf-8") for page in folder.glob("*.md")}
    assert there == _pages(), "run `python docs/generate.py`"


@pytest.mark.parametrize("page", PAGES, ids=_id)
def test_links_resolve(page: Path) -> None:
    for target in LINK.findall(BLOCK.sub("", page.read_text(encoding="utf-8"))):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        assert file.exists(), f"{_id(page)} links to {target}"
        if anchor:
            assert anchor in _anchors(file), f"{_id(page)} links to {target}"


def _anchors(page: Path) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", WRITTEN, ids=_id)
def test_commands_exist(page: Path) -> None:
    for line in _commands(page.read_text(encoding="utf-8")):
        _check(shlex.split(line, comments=True)[1:], f"{_id(page)}: {line}")


def _commands(text: str) -> Iterator[str]:
    for language, _, block in BLOCK.findall(text):
        if language == "sh":
            yield from (line.strip() for line in block.splitlines() if line.startswith("linkgraph"))
    yield from re.findall(r"`(linkgraph [^`\n]+)`", BLOCK.sub("", text))


def _check(words: list[str], where: str) -> None:
    if words[0].startswith("-"):
        return
    assert words[0] in names(), where
    command = linkgraph.get_command(click.Context(linkgraph), words[0])
    assert command is not None
    known = {name for param in command.params for name in param.opts} | {"--help"}
    given = [word.partition("=")[0] for word in words[1:] if re.match(r"--?[a-z]", word)]
    assert set(given) <= known, where
    if words[0] == "query" and len(words) > 1 and re.fullmatch(r"[a-z_]+", words[1]):
        assert words[1] in saved(), where


def test_make_targets_exist() -> None:
    makefile = ROOT.joinpath("Makefile").read_text(encoding="utf-8")
    for page in WRITTEN:
        for target in re.findall(r"(?:^|`)make ([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE):
            assert re.search(rf"^{target}:", makefile, re.MULTILINE), f"{_id(page)}: make {target}"


def test_readme_opens_with_the_two_commands() -> None:
    first = BLOCK.search(ROOT.joinpath("README.md").read_text(encoding="utf-8"))
    assert first is not None
    assert first[3].split("\n") == ["make demo", "make test", ""]


def test_tutorial_works_as_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    said = ""
    for language, file, block in BLOCK.findall(ROOT.joinpath("docs/tutorial.md").read_text(encoding="utf-8")):
        if language == "csv":
            Path(file).parent.mkdir(exist_ok=True)
            Path(file).write_text(block, encoding="utf-8")
        elif language == "sh":
            said = "".join(_run(line) for line in block.splitlines())
        elif language == "text":
            for line in block.splitlines():
                assert " ".join(line.split()) in said, f"{line!r} is not in:\n{said}"


def _run(line: str) -> str:
    done = CliRunner().invoke(linkgraph, shlex.split(line)[1:])
    assert done.exit_code == 0, f"{line}\n{done.output}{done.exception}"
    return " ".join(done.output.split())
