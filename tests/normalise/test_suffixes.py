from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from publicsuffixlist import PSLFILE, PublicSuffixList

from linkgraph.normalise.suffixes import registered

WHOLE = PublicSuffixList(accept_unknown=False)
LISTED = sorted(WHOLE._publicsuffix)
LABEL = st.sampled_from(["a", "www", "city", "x1", "kim-lee"])


@given(st.lists(LABEL, max_size=3), st.sampled_from(LISTED))
def test_the_rules_of_one_top_level_say_what_the_whole_list_says(labels: list[str], rule: str) -> None:
    for ending in (rule.lstrip("!*."), rule.lstrip("!*.").partition(".")[2], "unlisted"):
        host = ".".join([*labels, ending]) if ending else ".".join(labels)
        if host:
            ascii_host = host.encode("idna").decode("ascii")
            assert registered(ascii_host) == WHOLE.privatesuffix(ascii_host)


def test_every_rule_of_the_list_is_found() -> None:
    assert len(LISTED) > 5000, PSLFILE
    for rule in LISTED:
        host = "somebody." + rule.lstrip("!*.").encode("idna").decode("ascii")
        assert registered(host) == WHOLE.privatesuffix(host)
