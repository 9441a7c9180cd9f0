"""Writes a report with maigret's own functions: `python maigret_report.py csv|simple|ndjson FILE`.

A program of its own, since maigret's requirements are at odds with ours: LINKGRAPH_MAIGRET names the
Python of an environment that has it. It imports nothing of linkgraph.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

URL = "https://github.com/annlee"


def main(kind: str, file: str) -> None:
    """One site on which one user was found."""
    report = importlib.import_module("maigret.report")
    result = importlib.import_module("maigret.result")
    sites = importlib.import_module("maigret.sites")
    site = sites.MaigretSite("GitHub", {"url": "https://github.com/{username}", "urlMain": "https://github.com"})
    said = {"fullname": "Ann Lee", "email": "ann@x.org"}
    claimed = result.MaigretCheckStatus.CLAIMED
    status = result.MaigretCheckResult("annlee", "GitHub", URL, claimed, ids_data=said)
    entry = {"username": "annlee", "url_main": site.url_main, "url_user": URL, "status": status, "http_status": 200}
    with Path(file).open("w", encoding="utf-8", newline="") as out:
        if kind == "csv":
            report.generate_csv_report("annlee", {"GitHub": entry | {"site": site}}, out)
        else:
            report.generate_json_report("annlee", {"GitHub": entry | {"site": site}}, out, kind)


if __name__ == "__main__":
    main(*sys.argv[1:])
