from __future__ import annotations

from typing import ClassVar

from hypothesis import given
from hypothesis import strategies as st

from linkgraph.normalise import normaliser
from linkgraph.signals import Policy, signals
from linkgraph.signals.words import plain_words, words_alike
from tests.signals.contract import SignalContract


class TestBirthDate(SignalContract):
    key = "biography.birth_date"
    same: ClassVar = [("1990-02-03", "3 February 1990")]
    similar: ClassVar = [
        ("1990-02-03", "1990-03-02", "swapped"),
        ("1990-02-03", "1990-02-08", "near"),
        ("1990-02-03", "1990-07-21", "year"),
    ]
    unlike: ClassVar = [("1990-02-03", "1971-11-30")]
    unlike_level = "different"
    unusable: ClassVar = ["", "unknown", "1990"]

    def test_similar_values_meet(self) -> None:
        """They are compared once something else brings two accounts together."""
        assert self.signal.completes


class TestGender(SignalContract):
    key = "biography.gender"
    same: ClassVar = [("female", "F"), ("male", "Male")]
    unlike: ClassVar = [("female", "male")]
    unlike_level = "different"
    unusable: ClassVar = ["", "unknown"]


class TestPlace(SignalContract):
    key = "biography.place"
    same: ClassVar = [("São Paulo", "sao paulo")]
    similar: ClassVar = [("Saint Petersburg", "Sankt Petersburg", "near")]
    unlike: ClassVar = [("Pune", "Lund")]
    unlike_level = "different"
    unusable: ClassVar = ["", "n/a"]


class TestEducation(SignalContract):
    key = "biography.education"
    same: ClassVar = [("Kim Chaek University of Technology", "University of Technology, Kim Chaek")]
    unlike: ClassVar = [("BSc Physics, Leeds", "Law school in Turin")]
    unlike_level = "different"


class TestEmployment(SignalContract):
    key = "biography.employment"
    same: ClassVar = [("Senior Developer, Acme Ltd.", "Acme Ltd: senior developer")]
    unlike: ClassVar = [("Acme Ltd", "City of Turin")]
    unlike_level = "different"


class TestSkills(SignalContract):
    key = "biography.skills"
    same: ClassVar = [("Python | SQL, Docker", "docker; python; sql")]
    similar: ClassVar = [
        ("a1 | b1 | c1 | d1", "a1 | b1 | c1 | d1 | e1", "most"),
        ("a1 | b1 | c1", "a1 | d1 | e1", "some"),
    ]
    unlike: ClassVar = [("python | sql | docker", "proofreading | latin | greek")]
    unlike_level = "different"
    unusable: ClassVar = ["", "python | sql"]


class TestTimeZone(SignalContract):
    key = "biography.timezone"
    same: ClassVar = [("Asia/Seoul", "asia/seoul"), ("GMT+9", "UTC+09:00")]
    similar: ClassVar = [("Asia/Seoul", "UTC+9", "hours"), ("Europe/Berlin", "UTC+02:00", "hours")]
    unlike: ClassVar = [("Asia/Seoul", "Europe/Berlin"), ("UTC-05:00", "UTC")]
    unlike_level = "different"
    unusable: ClassVar = ["", "n/a"]


class TestRate(SignalContract):
    key = "biography.rate"
    same: ClassVar = [("$25.50/hr", "25.5")]
    similar: ClassVar = [("25", "40", "near")]
    unlike: ClassVar = [("10", "60")]
    unlike_level = "different"
    unusable: ClassVar = ["", "0"]


def test_time_zones_say_how_far_apart_they_are() -> None:
    found = signals()["biography.timezone"].compare("Asia/Seoul", "Europe/Berlin")
    assert found
    assert found.detail == "state time zones 7 hours apart, Asia/Seoul and Europe/Berlin"


def test_facts_support_and_never_link_alone() -> None:
    facets = [signal for key, signal in signals().items() if key.startswith("biography.")]
    assert len(facets) >= 5
    assert {signal.policy for signal in facets} == {Policy.SUPPORT}
    assert {signal.name for signal in facets} == {"biography"}
    assert [signal.key for signal in facets if signal.meets] == ["biography.birth_date"]


@given(st.text(max_size=30), st.text(max_size=30))
def test_words_alike(left: str, right: str) -> None:
    assert words_alike(left, right) == words_alike(right, left)
    assert 0 <= words_alike(left, right) <= 1
    words = plain_words(left)
    assert words is None or plain_words(words) == words


class TestPostcode(SignalContract):
    key = "biography.postcode"
    kind = "address"
    country = "GB"
    same: ClassVar = [("BA11 1BB", "ba111bb"), ("12 High Street, Frome BA11 1BB", "BA11 1BB")]
    similar: ClassVar = [("BA11 1BB", "BA11 1BE", "near"), ("BA11 1BB", "BA11 4XE", "district")]
    unlike: ClassVar = [("BA11 1BB", "N6 4NB")]
    unlike_level = "different"
    unusable: ClassVar = ["", "12 High Street, Frome"]

    def test_similar_values_meet(self) -> None:
        """They are compared once something else brings two accounts together."""
        assert self.signal.completes


def test_a_damaged_birth_date_is_still_somebodys() -> None:
    date = signals()["biography.birth_date"]
    left = normaliser("stated_birth_date")("1845-01-81", None)
    assert left == "1845-01-81"
    found = date.compare("1845-01-01", left)
    assert found
    assert found.level == "near"
    assert normaliser("stated_birth_date")("2990-01-01", None) is None


@given(st.lists(st.tuples(*[st.dates().map(str)] * 2), min_size=1))
def test_birth_dates_are_graded_as_compared(pairs: list[tuple[str, str]]) -> None:
    date = signals()["biography.birth_date"]
    levels, _ = date.grade([a for a, _ in pairs], [b for _, b in pairs], {})
    assert [date.levels[level] for level in levels] == [one.level for a, b in pairs if (one := date.compare(a, b))]


STATED = {
    "biography.place": st.text("abr ", min_size=3, max_size=9),
    "biography.postcode": st.text("12ab", min_size=4, max_size=6),
    "biography.employment": st.text("ab ", min_size=3, max_size=4),
    "biography.education": st.text("ab ", min_size=3, max_size=4),
}


@given(st.data())
def test_facts_are_graded_as_compared(data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(sorted(STATED)))
    pairs = data.draw(st.lists(st.tuples(STATED[key], STATED[key]), max_size=12))
    signal = signals()[key]
    levels, surprise = signal.grade([a for a, _ in pairs], [b for _, b in pairs], {"aaa": 3.0})
    told = [signal.compare(a, b) for a, b in pairs]
    assert [signal.levels[at] for at in levels.tolist()] == [one.level if one else "" for one in told]
    assert len(surprise) == len(pairs)
