"""What numpy should leave alone on this processor: on AMD's Zen 4 its AVX-512 sorts take five times as long as AVX2's.

They write compressed vectors to memory, which that processor does in microcode (AMD, Software Optimization Guide for
the Zen 4 Microarchitecture, 2.11.2; numpy/x86-simd-sort, issue 6). It has to be said before numpy is loaded.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import MutableMapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

VARIABLE = "NPY_DISABLE_CPU_FEATURES"
"""Of numpy; what is in it already stays."""
SINCE_2_4, BEFORE = "X86_V4 AVX512_ICL AVX512_SPR", "AVX512_SKX AVX512_CLX AVX512_CNL AVX512_ICL AVX512_SPR"
"""AVX-512 as numpy names it."""
FAMILY = "cpu family\t: 25\n"
"""Zen 3 and 4; only the latter has AVX-512."""


def spare_slow_sorts(environment: MutableMapping[str, str] = os.environ, facts: Path = Path("/proc/cpuinfo")) -> None:
    """Tells numpy, where it is not loaded yet and nobody told it anything."""
    if VARIABLE not in environment and "numpy" not in sys.modules and _is_zen_4(facts):
        environment[VARIABLE] = BEFORE if _numpy() < (2, 4) else SINCE_2_4


def _is_zen_4(facts: Path) -> bool:
    try:
        with facts.open(encoding="utf-8") as lines:
            first = lines.read(4096).partition("\n\n")[0] + "\n"
    except OSError:
        return False
    return "AuthenticAMD" in first and FAMILY in first and " avx512f " in first


def _numpy() -> tuple[int, ...]:
    """The first two numbers of numpy's version."""
    try:
        return tuple(int(number) for number in re.findall(r"\d+", version("numpy"))[:2])
    except PackageNotFoundError:
        return (2, 4)
