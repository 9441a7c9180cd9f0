"""How results reach standard output: one file a format."""

from linkgraph.cli.output.write import write_rows, write_summary, write_thing

__all__ = ["write_rows", "write_summary", "write_thing"]
