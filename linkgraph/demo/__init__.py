"""A made-up case with planted rings and planted innocents, and how well they were told apart."""

from linkgraph.demo.generate import Summary, generate
from linkgraph.demo.score import Score, score
from linkgraph.demo.truth import truth_path

__all__ = ["Score", "Summary", "generate", "score", "truth_path"]
