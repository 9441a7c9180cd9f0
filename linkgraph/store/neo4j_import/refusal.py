"""What is said to whoever asks files for an answer."""

from __future__ import annotations

from typing import NoReturn

from linkgraph.errors import StoreError


def refuse_to_answer(uri: str) -> NoReturn:
    """StoreError that says how to go on."""
    raise StoreError(
        f"{uri} is a folder of files for neo4j-admin, which answers no question: fill it with `linkgraph ingest`, "
        "import it, start the server, and go on with --store bolt://HOST"
    )
