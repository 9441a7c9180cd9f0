"""Signed, expiring addresses for photos. The key lives as long as the server's process."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time

KEY = secrets.token_bytes(32)
LIFE = 3600
"""Seconds for which an address works at least; at most twice as long."""


def signed(path: str, now: float | None = None) -> str:
    """`path` with `expires` and `signature`. The same for an hour, so that browsers can keep it."""
    expires = (int((time.time() if now is None else now) // LIFE) + 2) * LIFE
    return f"{path}?expires={expires}&signature={_signature(path, expires)}"


def valid(path: str, expires: str, signature: str, now: float | None = None) -> bool:
    """True where the signature is ours and has not expired."""
    if not expires.isdecimal() or len(expires) > 12:
        return False
    fresh = int(expires) > (time.time() if now is None else now)
    return fresh and hmac.compare_digest(_signature(path, int(expires)).encode(), signature.encode())


def _signature(path: str, expires: int) -> str:
    return hmac.new(KEY, f"{path}\n{expires}".encode(), hashlib.sha256).hexdigest()[:32]
