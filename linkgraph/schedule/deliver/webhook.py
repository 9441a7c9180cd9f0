"""`https://...`: a JSON object with `text`, as Slack, Mattermost and others take it; the report itself is not sent."""

from __future__ import annotations

import json
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from linkgraph.errors import LinkgraphError, UsageError
from linkgraph.schedule.outbox import Letter

SCHEMES = ("http", "https")
SECONDS = 30
LONGEST = 3500
"""Characters of a message; Slack cuts longer ones."""


class _NoRedirect(HTTPRedirectHandler):
    """What is meant for one address is not sent to another."""

    def redirect_request(self, *_: object, **__: object) -> None:
        return None


def check(target: str) -> None:
    """UsageError where there is no host, ValueError for what is no address."""
    parts = urlsplit(target)
    if parts.port == 0 or not parts.hostname or any(character.isspace() for character in target):
        raise UsageError(f"{target!r} names no host: give the whole address of the webhook")


def send(target: str, letter: Letter) -> None:
    """Posts the message; `Idempotency-Key` is the same however often it is sent."""
    body = json.dumps({"text": _escaped(f"{letter.subject}\n{letter.text}")[:LONGEST]}).encode()
    headers = {"Content-Type": "application/json", "Idempotency-Key": letter.key, "User-Agent": "linkgraph"}
    request = Request(target, data=body, headers=headers, method="POST")
    try:
        with build_opener(_NoRedirect).open(request, timeout=SECONDS):
            return
    except HTTPError as error:
        raise LinkgraphError(f"the webhook {hidden(target)} answered {error.code} {error.reason}") from error
    except (URLError, OSError) as error:
        reason = getattr(error, "reason", error)
        raise LinkgraphError(f"the webhook {hidden(target)} cannot be reached: {reason}") from error


def hidden(target: str) -> str:
    """Scheme and host alone: the rest of a webhook's address is its password."""
    parts = urlsplit(target)
    return f"{parts.scheme}://{parts.hostname}/..."


def _escaped(text: str) -> str:
    """Text in which Slack sees no link and no mention."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
