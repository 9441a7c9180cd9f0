"""Made-up accounts for measuring red flags: for each flag positives, look-alike negatives and unknowns."""

from benchmarks.flagcases.cases import Cases, Planted, scenario
from benchmarks.flagcases.make import make
from benchmarks.flagcases.measure import Score, found_accounts, score

__all__ = ["Cases", "Planted", "Score", "found_accounts", "make", "scenario", "score"]
