from __future__ import annotations

from typing import ClassVar

from tests.signals.contract import SignalContract


class TestEmail(SignalContract):
    key = "email"
    same: ClassVar = [("M.Kim+x@googlemail.com", "mkim@gmail.com"), ("KIM@corp.de", "Kim <kim@corp.de>")]
    similar: ClassVar = [
        ("min.kim88@gmail.com", "minkim88@outlook.com", "similar"),
        ("sunmin88@gmail.com", "sunmin88@gmial.com", "typo"),
        ("sunmin88@hotmail.com", "sunmin88@hotmai.com", "typo"),
        ("sun_min_88@web.de", "sun.min.88@gmx.de", "similar"),
    ]
    unlike: ClassVar = [
        ("info@alpha.de", "info@beta.de"),
        ("contact@alpha.de", "contact@beta.de"),
        ("kim@alpha.de", "kim@beta.de"),
        ("sunmin88@gmail.com", "sunmin99@gmail.com"),
        ("michael99@gmail.com", "michael99@web.de"),
    ]
    unusable: ClassVar = ["test@test.com", "kim"]
