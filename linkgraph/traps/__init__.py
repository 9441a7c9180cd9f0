"""The trap kit: made-up cases with known rings and everything that makes strangers look like one.

It is for linkgraph's own tests and for anybody else's tool: `generate` writes a case folder and
the truth beside it, `measure` takes clusters from wherever they come.
"""

from linkgraph.traps.clusters import read_clusters
from linkgraph.traps.mix import Mix, parse_mix
from linkgraph.traps.result import Result, measure
from linkgraph.traps.write import Made, generate

__all__ = ["Made", "Mix", "Result", "generate", "measure", "parse_mix", "read_clusters"]
