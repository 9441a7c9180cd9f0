from __future__ import annotations

from typing import ClassVar

from tests.signals.contract import SignalContract


class TestHandleMailbox(SignalContract):
    key = "handle.mailbox"
    raw = True
    same: ClassVar = [
        ("jbkim92", "jb.kim92+jobs@mail.example"),
        ("jb_kim92", "jbkim92"),
        ("jbkim92@mail.example", "jbkim92@post.example"),
    ]
    unlike: ClassVar = [("jbkim92", "jbkim93@mail.example"), ("jbkim92@mail.example", "jbkim@mail.example")]
    unusable: ClassVar = ["freelancer", "john12345", "contact@mail.example", "123456@mail.example", "jb@mail.example"]
