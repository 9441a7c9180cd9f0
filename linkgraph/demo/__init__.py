"""A made-up case with planted rings and planted innocents, and how well they were told apart."""

from linkgraph.demo.generate import Summary, generate, truth_path
from linkgraph.demo.score import Score, score

__all__ = ["Score", "Summary", "generate", "score", "truth_path"]
