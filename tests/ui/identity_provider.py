"""A small OpenID Connect provider on this machine: whoever asks is signed in as the person it was told."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

CLIENT, SECRET = "linkgraph", "a secret of the test"


@dataclass
class Provider:
    """Where it is, and who the next one is that signs in (claims)."""

    address: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    nonces: dict[str, str] = field(default_factory=dict)
    key: Any = None

    def metadata(self) -> dict[str, Any]:
        """What the discovery document says (OpenID Connect Discovery 1.0, 3)."""
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/keys",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
        }

    def back(self, query: dict[str, list[str]]) -> str:
        """Where the browser is sent after signing in."""
        code = f"code{len(self.nonces)}"
        self.nonces[code] = query.get("nonce", [""])[0]
        return f"{query['redirect_uri'][0]}?{urlencode({'code': code, 'state': query['state'][0]})}"

    def token(self, query: dict[str, list[str]]) -> dict[str, Any]:
        """What a code is exchanged for."""
        from joserfc import jwt

        now = int(time.time())
        about = {
            "iss": self.address,
            "aud": CLIENT,
            "iat": now,
            "exp": now + 600,
            "nonce": self.nonces[query["code"][0]],
        }
        signed = jwt.encode({"alg": "RS256", "kid": "test"}, {**about, **self.claims}, self.key)
        return {"access_token": "none", "token_type": "Bearer", "expires_in": 600, "id_token": signed}


@contextmanager
def running() -> Iterator[Provider]:
    """The provider on a free port of 127.0.0.1."""
    from joserfc.jwk import RSAKey

    provider = Provider(key=RSAKey.generate_key(2048, {"kid": "test", "use": "sig", "alg": "RS256"}))
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(provider))
    provider.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(provider: Provider) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = urlsplit(self.path)
            if asked.path == "/authorize":
                self.send_response(302)
                self.send_header("Location", provider.back(parse_qs(asked.query)))
                self.end_headers()
            elif asked.path == "/keys":
                self.said({"keys": [provider.key.as_dict(private=False)]})
            else:
                self.said(provider.metadata())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self.said(provider.token(parse_qs(body)))

        def said(self, answer: dict[str, Any]) -> None:
            data = json.dumps(answer).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    return Handler
