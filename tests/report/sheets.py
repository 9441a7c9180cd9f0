"""The cells of a workbook."""

from __future__ import annotations

import io

import openpyxl


def cells(data: bytes) -> list[str]:
    """Every cell of every sheet as text; a formula keeps its equals sign."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [str(cell.value) for sheet in book for row in sheet for cell in row if cell.value is not None]
