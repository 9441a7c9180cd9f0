"""The texts of a case, and how many accounts use a passage."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from linkgraph.errors import UsageError
from linkgraph.read.rows import rows
from linkgraph.schema import tables
from linkgraph.signals.texts.features import among, features
from linkgraph.signals.texts.marks import Rows, marks_of

if TYPE_CHECKING:
    from linkgraph.store.base import GraphStore
NEARLY = 0.8
"""Part of the features of a passage that a text has to have to be one of those that use it."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text that an account sent or shows."""

    account: str
    document: str
    title: str
    text: str
    said: Mapping[str, str] = field(default_factory=dict)
    """What its file says about itself, its outline among it."""


def texts_of(store: GraphStore, name: str) -> list[Text]:
    """The texts of an account, or the text with this id, once for each account that has it.

    Raises:
        UsageError: neither an account with texts nor a document of this case.
    """
    found = rows(store, "texts_of", ids=[name])
    if not found:
        raise UsageError(f"{name!r} is no document of this case, and no account of it that sent or shows one")
    found.sort(key=lambda row: row["metadata"] or "")
    made = {(row["account"], row["document"]): row for row in found}
    return [
        Text(
            row["account"],
            row["document"],
            row["title"] or row["kind"] or "",
            row["text"] or "",
            json.loads(row["metadata"] or "{}"),
        )
        for _, row in sorted(made.items())
    ]


class Usage:
    """Counts the accounts whose texts have a passage; reads every text of the case once."""

    def __init__(self, store: GraphStore) -> None:
        table = store.read(tables()["Document"]).select(["text", "accounts"])
        texts = [marks_of(text or "") for text in table.column("text").to_pylist()]
        self._accounts = np.array([max(count or 0, 1) for count in table.column("accounts").to_pylist()], np.int64)
        self._rows = features(_rows(texts))
        self._owners = self._rows.owners()

    def __call__(self, passage: str) -> int:
        """The accounts one of whose texts has nearly all of `passage`."""
        asked = features(_rows([marks_of(passage)])).marks
        if not len(asked):
            return 0
        held = np.bincount(self._owners[among(self._rows.marks, asked)], minlength=len(self._rows))
        return int(self._accounts[held >= NEARLY * len(asked)].sum())


def _rows(texts: Sequence[np.typing.NDArray[np.uint32]]) -> Rows:
    at = np.concatenate([[0], np.cumsum([len(text) for text in texts], dtype=np.int64)]).astype(np.int64)
    return Rows(np.concatenate([*texts, np.empty(0, np.uint32)]).astype(np.uint32), at)
