from __future__ import annotations

from typing import ClassVar

from tests.signals.contract import SignalContract


class TestWebsite(SignalContract):
    key = "website"
    same: ClassVar = [
        ("https://www.kim.dev/work/?utm_source=x", "kim.dev/work"),
        ("linkedin.com/in/Kim/", "www.linkedin.com/in/kim"),
    ]
    similar: ClassVar = [
        ("kim.dev/a", "blog.kim.dev", "same_domain"),
        ("kim.github.io/a", "kim.github.io/b", "same_domain"),
    ]
    unlike: ClassVar = [
        ("github.com/kim", "github.com/lee"),
        ("kim.github.io", "lee.github.io"),
        ("kim.dev", "kim.com"),
        ("kim.wordpress.com", "lee.wordpress.com"),
    ]
    unusable: ClassVar = ["github.com", "https://example.com", "n/a"]
