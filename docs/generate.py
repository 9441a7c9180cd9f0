"""Writes `docs/reference` from the code. `python docs/generate.py` brings it up to date; a test checks that it is."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from linkgraph import errors
from linkgraph.cli.group import linkgraph
from linkgraph.cli.lazy import names
from linkgraph.cli.options import shared
from linkgraph.flags import flags
from linkgraph.linking.model import load_model
from linkgraph.read.catalogue import Param, SavedQuery, saved
from linkgraph.records import record_kinds
from linkgraph.schema import Column, Edge, Node, edges, nodes
from linkgraph.signals import signals

FOLDER = Path(__file__).parent / "reference"
NOTE = "<!-- Written by docs/generate.py from the code; do not edit. -->"
SHARED = {option.name for option in shared(click.STRING)}


def main() -> None:
    """Writes every page."""
    FOLDER.mkdir(exist_ok=True)
    for name, page in pages().items():
        FOLDER.joinpath(name).write_text(page, encoding="utf-8")


def pages() -> dict[str, str]:
    """Every page by its file name."""
    makers: dict[str, Callable[[], Iterable[str]]] = {
        "commands.md": _commands,
        "schema.md": _schema,
        "queries.md": _queries,
        "flags.md": _flags,
        "signals.md": _signals,
        "case-format.md": _case_format,
        "errors.md": _errors,
    }
    return {name: "\n".join([NOTE, *maker()]).rstrip() + "\n" for name, maker in makers.items()}


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    lines = [list(head), ["---"] * len(head), *([_cell(value) for value in row] for row in rows)]
    return ["| " + " | ".join(line) + " |" for line in lines] + [""]


def _cell(value: object) -> str:
    return str(value).replace("|", "\\|").replace("\n", " ")


def _code(words: Iterable[object]) -> str:
    return " ".join(f"`{word}`" for word in words)


def _commands() -> Iterable[str]:
    yield from ("# Commands", "", "Every command has the shared options, before or after its name.", "")
    context = click.Context(linkgraph, info_name="linkgraph")
    yield from _table(("shared option", "what it says"), _options(linkgraph, context, own=False))
    for name in names():
        found = linkgraph.get_command(context, name)
        if found is not None:
            yield from _command(name, found, click.Context(found, info_name=name, parent=context))


def _command(name: str, command: click.Command, context: click.Context) -> Iterable[str]:
    usage = " ".join(command.collect_usage_pieces(context))
    yield from (f"## {name}", "", f"`linkgraph {name} {usage}`", "", inspect.cleandoc(command.help or ""), "")
    if rows := list(_options(command, context, own=True)):
        yield from _table(("option", "what it says"), rows)
    if command.epilog:
        yield from ("```", *command.epilog.replace("\b", "").strip().splitlines()[1:], "```", "")


def _options(command: click.Command, context: click.Context, *, own: bool) -> Iterable[Sequence[str]]:
    for param in command.params:
        record = param.get_help_record(context) if isinstance(param, click.Option) else None
        if record and ((param.name not in SHARED) == own or param.name == "format") and param.name != "version":
            yield f"`{record[0]}`", record[1]


def _schema() -> Iterable[str]:
    yield from ("# The graph", "", "Declared in `linkgraph/schema/graph.toml`; the same on both stores. Every node")
    yield from ("has a text `id`, unique within its label; every edge has one, unique within its type.", "")
    yield "Layers: *observed* is what a source says; *concluded* is what linkgraph makes of it and may drop;"
    yield from ("*said* is what people decided; *run* is about the runs themselves.", "", "## Nodes", "")
    for node in nodes():
        yield from _declared(node.name, node)
    yield from ("## Edges", "")
    for name in dict.fromkeys(edge.name for edge in edges()):
        of_name = [edge for edge in edges() if edge.name == name]
        ends = ", ".join(f"`(:{edge.source})-[:{name}]->(:{edge.target})`" for edge in of_name)
        yield from _declared(name, of_name[0], ends)


def _declared(name: str, table: Node | Edge, ends: str = "") -> Iterable[str]:
    yield from (f"### {name}", "", f"{table.doc} Layer: {table.layer.value}.", "")
    if ends:
        yield from (ends, "")
    if table.columns:
        yield from _table(("property", "type", "what it says"), map(_column, table.columns))


def _column(column: Column) -> Sequence[str]:
    return f"`{column.name}`", column.type.value, column.doc


def _queries() -> Iterable[str]:
    yield from ("# Saved queries", "", "Run one with `linkgraph query NAME -p parameter=value`. Each is one file of")
    yield from ("`queries/` and runs on both stores. [How to write one](../howto/write-a-query.md).", "")
    for query in saved().values():
        yield from _query(query)


def _query(query: SavedQuery) -> Iterable[str]:
    yield from (f"## {query.name}", "", f"{query.title}. {query.answers}", "")
    if query.params:
        yield from _params(query.params)
    yield from (f"Columns: {_code(query.columns)}", "")


def _params(params: Iterable[Param]) -> list[str]:
    rows = [(f"`{p.name}`", p.type, _default(p), p.doc) for p in params]
    return _table(("parameter", "type", "default", "what it is"), rows)


def _default(param: Param) -> str:
    if param.default is None:
        return "none: has to be given"
    return f"`{param.default}`" if param.default != "" else "empty"


def _flags() -> Iterable[str]:
    yield from (
        "# Red flags",
        "",
        "Each is one file of `queries/flags/`. A finding is evidence, never proof: every flag",
    )
    yield "names the harmless reasons there may be. Flags of one group count once in a cluster's risk."
    yield from ("[How risk is summed](../explanation/scoring.md#risk).", "")
    for flag in flags().values():
        yield from (f"## {flag.id}", "", f"**{flag.title}.** {flag.meaning}", "", f"Benign: {flag.benign}", "")
        yield from (f"- Source: {source}" for source in flag.sources)
        yield f"- Risk: {flag.weight:g} points, group `{flag.group}`; about: {flag.subject}"
        yield f"- Needs: {_code(flag.needs)}"
        yield ""
        if flag.params:
            yield from _params(flag.params)


def _signals() -> Iterable[str]:
    model = load_model()
    yield from (
        "# Signals",
        "",
        "Bits are what a level is worth where two accounts share the value; the slope is taken off",
    )
    yield "for every doubling of the unrelated accounts that share it. A value that reaches more accounts than"
    yield from ("the hub cap links nobody. [How it all adds up](../explanation/scoring.md).", "")
    for key, weights in model.signals.items():
        signal = signals()[key]
        yield from (f"## {key}", "", f"{(inspect.getdoc(type(signal)) or '').partition(chr(10))[0]}", "")
        fading = f", half-life {weights.half_life:g} days" if weights.half_life else ""
        yield f"- Stored as `{signal.name}`; reads {_code(signal.reads)}"
        yield f"- Policy: {signal.policy.value}; group: `{weights.group}`"
        yield f"- Slope {weights.slope:g} bits a doubling; hub cap {weights.hub} accounts{fading}"
        yield ""
        yield from _table(("level", "bits"), ((f"`{level}`", f"{bits:+g}") for level, bits in weights.levels.items()))


def _case_format() -> Iterable[str]:
    yield from (
        "# The case folder",
        "",
        "A case is a folder with any of these files, as `.csv`, `.jsonl`, `.parquet` or `.xlsx`; the first two may",
    )
    yield "be packed with gzip or zstd. Text is UTF-8; other encodings are detected. The order of"
    yield "columns is free, and an unknown column is kept as an attribute of its row. An empty cell means"
    yield "*unknown*, never *no*. Several values in one cell are separated by ` | `; in JSONL they are an array."
    yield "`account` is `platform:id`, or the bare id where a `platform` column says the rest. Files named in `file`"
    yield from ("are relative to the folder. Times are ISO 8601; without a zone they are UTC.", "")
    yield "A row that cannot be read is rejected with its file, line and reason: `linkgraph rejects` lists them."
    yield from ("Other layouts are read with a `linkgraph.toml`: [Load your own export](../howto/own-export.md).", "")
    rows = [
        (f"`{k.name}`", _needed(k.required, k.one_of), _rest(k.optional, k.one_of)) for k in record_kinds().values()
    ]
    yield from _table(("file", "required", "optional"), rows)


def _needed(required: Sequence[str], one_of: Sequence[str]) -> str:
    either = [" or ".join(f"`{name}`" for name in one_of)] if one_of else []
    return ", ".join([_code(required), *either])


def _rest(optional: Sequence[str], one_of: Sequence[str]) -> str:
    return _code(name for name in optional if name not in one_of)


def _errors() -> Iterable[str]:
    yield from (
        "# Errors and exit codes",
        "",
        "An error is one sentence on standard error: what was wrong, where, what to do.",
    )
    yield from ("`--debug` adds the traceback.", "")
    codes = ((0, "done"), (1, "failed"), (2, "wrong usage"), (3, "done, with rows rejected, when `--strict`"))
    yield from _table(
        ("exit code", "meaning"),
        (*codes, (130, "interrupted; the same command goes on from there"), (143, "ended by SIGTERM, else as 130")),
    )
    every: list[tuple[str, Any]] = inspect.getmembers(errors, inspect.isclass)
    known = [(name, kind) for name, kind in every if issubclass(kind, errors.LinkgraphError)]
    rows = [(f"`{name}`", kind.__base__.__name__, kind.exit_code, inspect.getdoc(kind)) for name, kind in known]
    yield from _table(("error", "is a", "exit code", "meaning"), rows)


if __name__ == "__main__":
    main()
