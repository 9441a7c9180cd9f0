"""HTML, by selectolax."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from linkgraph.content.encoding import decode
from linkgraph.content.formats.base import DocumentFormat

START = re.compile(
    rb"\s*(<\?xml[^>]*>\s*)?(?>(?><!--.*?-->)\s*)*+<(!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([-\w]+)", re.I)
UNSEEN = ("script", "style", "template", "noscript", "head")
BLOCKS = re.compile(r"(?i)(<(?:/?(?:p|div|h[1-6]|li|ul|ol|tr|table|section|article|blockquote|pre)|br|hr)\b)")
MOST_HEAD = 1 << 20
DEEPEST = 2_000
"""Parsing takes time by the square of the depth; beyond this the tags are cut out instead."""
LEAVES = "area|base|br|col|dd|dt|embed|hr|img|input|li|link|meta|option|p|source|td|th|tr|track|wbr"
"""Elements that are closed by themselves, or by the next one of their like."""
TAG = re.compile(rf"<(/?)(?!(?:{LEAVES})\b)[a-z]", re.I)
TAGS = re.compile(r"<[^<>]*>")


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

    def metadata(self, path: Path) -> dict[str, str]:
        """What the `meta` elements and the title say; nothing where elements nest beyond reason."""
        from selectolax.lexbor import LexborHTMLParser

        html = _decoded(path.read_bytes()[:MOST_HEAD])
        if _depth(html) > DEEPEST:
            return {}
        page = LexborHTMLParser(html)
        found: dict[str, str] = {}
        for node in page.css("meta[name]"):
            name = NAMES.get((node.attributes.get("name") or "").lower())
            if name and (said := node.attributes.get("content")):
                found.setdefault(name, said)
        title = page.css_first("title")
        return found | ({"title": title.text(strip=True)} if title else {})


NAMES = {
    "author": "author",
    "generator": "producer",
    "creator": "creator",
    "date": "created_at",
    "dcterms.created": "created_at",
    "last-modified": "modified_at",
}


def text_of_html(html: str) -> str:
    """The text a browser would show for `html`."""
    from selectolax.lexbor import LexborHTMLParser

    if _depth(html) > DEEPEST:
        return unescape(TAGS.sub(" ", html))
    page = LexborHTMLParser(BLOCKS.sub(r"\n\1", html))
    title = page.css_first("title")
    heading = title.text(strip=True) if title else ""
    page.strip_tags(list(UNSEEN))
    body = page.body.text(separator="") if page.body else ""
    return f"{heading}\n{body}" if heading else body


def _depth(html: str) -> int:
    """How deep the elements of `html` nest at most, as far as tags alone tell."""
    deepest = depth = 0
    for end in TAG.findall(html):
        depth = max(0, depth + (-1 if end else 1))
        deepest = max(deepest, depth)
    return deepest


def _decoded(data: bytes) -> str:
    named = CHARSET.search(data[:4096])
    if named:
        try:
            return data.decode(named[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)
