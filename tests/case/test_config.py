from __future__ import annotations

from pathlib import Path

import pytest

from linkgraph.case import Case, CaseConfig
from linkgraph.errors import CaseError

WHOLE = """
[case]
name = "Harbour"
[files]
profiles = "export*.csv"
photos = ["a.csv", "b/*.csv"]
[columns.profiles]
name = ["First", "Last"]
email = "Mail"
[constants.profiles]
platform = "upwork"
rating = 5
[only.logins]
Status = "Success"
"Event name" = ["in", "out"]
[dates]
format = "%d/%m/%Y"
[weights]
photo = 1.5
[hubs]
most = 7
[link]
threshold = 0.9
[risk]
port = 3389
"""


def config(tmp_path: Path, text: str) -> CaseConfig:
    tmp_path.joinpath("linkgraph.toml").write_text(text, encoding="utf-8")
    return Case.open(tmp_path).config


def test_no_file_means_nothing_is_set(tmp_path: Path) -> None:
    assert Case.open(tmp_path).config == CaseConfig()


def test_everything_that_can_be_said(tmp_path: Path) -> None:
    assert config(tmp_path, WHOLE) == CaseConfig(
        name="Harbour",
        files={"profiles": ("export*.csv",), "photos": ("a.csv", "b/*.csv")},
        columns={"profiles": {"name": ("First", "Last"), "email": ("Mail",)}},
        constants={"profiles": {"platform": "upwork", "rating": "5"}},
        only={"logins": {"Status": ("Success",), "Event name": ("in", "out")}},
        date_formats=("%d/%m/%Y",),
        weights={"photo": 1.5},
        hubs={"most": 7},
        link={"threshold": 0.9},
        risk={"port": 3389},
    )
    assert Case.open(tmp_path).name == "Harbour"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[case]\nname = \n", "linkgraph.toml is not valid TOML: Invalid value (at line 2, column 8)."),
        ("\n[file]\n", "linkgraph.toml line 2: there is no key 'file'; allowed: case, files, columns, "
         "constants, only, dates, network, lists, photos, weights, hubs, link, risk. Did you mean 'files'?"),
        ("case = 3\n", "linkgraph.toml line 1: case = 3 is wrong; it must be a table of settings."),
        ("[case]\nname = 3\n", "linkgraph.toml line 2: [case] name = 3 is wrong; it must be text."),
        ("[case]\nnames = 'x'\n", "linkgraph.toml line 2: [case] has no key 'names'; allowed: name. "
         "Did you mean 'name'?"),
        ("[photos]\nfaces = 'yes'\n", "linkgraph.toml line 2: [photos] faces = 'yes' is wrong; "
         "it must be true or false."),
        ("[files]\nprofiles = 7\n", "linkgraph.toml line 2: [files] profiles = 7 is wrong; "
         "it must be text or a list of texts."),
        ("[files]\nprofiles = '../x.csv'\n", "linkgraph.toml line 2: [files] profiles = '../x.csv' is wrong; "
         "it must be a file name or pattern inside the case folder."),
        ("[columns]\nprofiles = 7\n", "linkgraph.toml line 2: [columns] profiles = 7 is wrong; "
         "it must be a table of settings."),
        ("[columns.photos]\naccount = 'x'\n\n[columns.profiles]\nemail = ['x', 7]\n",
         "linkgraph.toml line 5: [columns.profiles] email = ['x', 7] is wrong; "
         "it must be text or a list of texts."),
        ("[constants.watchlist]\nkind = true\n", "linkgraph.toml line 2: [constants.watchlist] kind = True "
         "is wrong; it must be text or a number."),
        ("[constants.watchlist]\nqq = 'x'\n", "linkgraph.toml line 2: [constants.watchlist] has no key 'qq'; "
         "allowed: kind, value, label, source, seen_at."),
        ("[dates]\nformat = 'day/month'\n", "linkgraph.toml line 2: [dates] format = 'day/month' is wrong; "
         "it must be a date format with a year, such as %d/%m/%Y."),
        ("[dates]\nformat = '%d/%m/%Q'\n", "linkgraph.toml line 2: [dates] format = '%d/%m/%Q' is wrong; "
         "it must be a date format such as %d/%m/%Y."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(CaseError) as caught:
        config(tmp_path, text)
    assert str(caught.value) == message


def test_a_configuration_that_is_not_utf8(tmp_path: Path) -> None:
    tmp_path.joinpath("linkgraph.toml").write_bytes(b"[case]\nname = 'M\xfcller'\n")
    with pytest.raises(CaseError, match=r"is not UTF-8 \(byte 16\); save it as UTF-8"):
        Case.open(tmp_path)


def test_faces_are_compared_only_where_it_is_asked_for(tmp_path: Path) -> None:
    assert config(tmp_path, "").faces is False
    assert config(tmp_path, "[photos]\nfaces = true\n").faces is True
