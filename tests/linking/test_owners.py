from __future__ import annotations

import pytest

from linkgraph.linking.owners import told
from linkgraph.signals.name import Name


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("Kiran Butt", "kbutt"),
        ("Natalie Pemberton", "natalie.pemberton@gmail.com"),
        ("Min Kim", "kim_min92"),
        ("Ann Li", "annli77"),
        ("Lucía García", "garcia-dev"),
        ("Иван Петров", "petrov1988@mail.example"),
    ],
)
def test_a_user_name_or_mailbox_made_from_the_name_tells_of_it(name: str, own: str) -> None:
    assert told(Name().fingerprint(name) or "", own)


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("Kiran Butt", "natalie.pemberton@gmail.com"),
        ("Min Kim", "minimal_kimono"),
        ("Daniel Brown", "post@danielbrown.example"),
    ],
)
def test_others_do_not(name: str, own: str) -> None:
    assert not told(Name().fingerprint(name) or "", own)
