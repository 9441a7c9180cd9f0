from __future__ import annotations

from tests.pipeline.conftest import ran

__all__ = ["ran"]
