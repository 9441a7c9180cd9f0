"""Make up a case with planted rings and innocents, run it, and say what was found."""

from __future__ import annotations
