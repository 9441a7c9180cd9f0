from __future__ import annotations

import re
from typing import Any

from linkgraph.ui.parts.waterfall import waterfall


def evidence(signal: str, weight: float, suppressed: bool = False) -> dict[str, Any]:
    return {"signal": signal, "weight": weight, "detail": "why", "suppressed": suppressed}


def bars(markup: str) -> list[tuple[float, float]]:
    found = re.findall(r"left:([\d.]+)%;width:([\d.]+)%", markup)
    return [(float(left), float(left) + float(width)) for left, width in found]


def test_each_bar_begins_where_the_one_before_ends() -> None:
    explained = {"prior": -9.0, "weight": 13.0, "evidence": [evidence("email", 15.0), evidence("name", -2.0)]}
    prior, email, name, total = bars(waterfall(explained))
    assert prior == (0.0, 60.0)
    assert email == (0.0, 100.0)
    assert name[1] == 100.0
    assert abs(total[1] - name[0]) < 0.1
    assert total[0] == 60.0


def test_the_bars_add_up_to_what_is_said() -> None:
    explained = {
        "prior": -9.0,
        "weight": 15.0,
        "evidence": [evidence("email", 15.0), evidence("photo", 9.0, True)],
    }
    said = re.findall(r'class="bits[^"]*">([^<]+)<', waterfall(explained))
    assert said == ["\u22129.0", "+15.0", "+6.0"]


def test_text_of_a_source_is_escaped() -> None:
    row = {**evidence("email", 3.0), "detail": "<script>x</script>"}
    assert "<script" not in waterfall({"prior": -1.0, "weight": 3.0, "evidence": [row]})
