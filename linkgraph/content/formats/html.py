"""HTML, by selectolax."""

from __future__ import annotations

import re
from pathlib import Path

from linkgraph.content.encoding import decode
from linkgraph.content.formats.base import DocumentFormat

START = re.compile(rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b", re.I | re.S)
CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([-\w]+)", re.I)
UNSEEN = ("script", "style", "template", "noscript", "head")
BLOCKS = re.compile(r"(?i)(<(?:/?(?:p|div|h[1-6]|li|ul|ol|tr|table|section|article|blockquote|pre)|br|hr)\b)")


class Html(DocumentFormat):
    """A web page."""

    name = "HTML"
    suffixes = ("html", "htm", "xhtml")
    textual = True

    def matches(self, head: bytes, path: Path) -> bool:
        """True where the file begins like a page."""
        del path
        return START.match(head.removeprefix(b"\xef\xbb\xbf")) is not None

    def text(self, path: Path) -> str:
        """The text a browser would show."""
        return text_of_html(_decoded(path.read_bytes()))


def text_of_html(html: str) -> str:
    """The text a browser would show for `html`."""
    from selectolax.lexbor import LexborHTMLParser

    page = LexborHTMLParser(BLOCKS.sub(r"\n\1", html))
    title = page.css_first("title")
    heading = title.text(strip=True) if title else ""
    page.strip_tags(list(UNSEEN))
    body = page.body.text(separator="") if page.body else ""
    return f"{heading}\n{body}" if heading else body


def _decoded(data: bytes) -> str:
    named = CHARSET.search(data[:4096])
    if named:
        try:
            return data.decode(named[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)
