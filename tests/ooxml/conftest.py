"""Workbooks as users get them: new, refreshed with data, shared, imported into."""

from pathlib import Path

import pytest

from scorecard_xl.__main__ import run
from scorecard_xl.app.refresh import refresh
from scorecard_xl.app.workbooks import make, opened_or_new
from scorecard_xl.council.period import Day
from scorecard_xl.demo.council import council, write_csv
from scorecard_xl.demo.entries import benchmarks
from scorecard_xl.workbook.build import build
from scorecard_xl.workbook.vba.flavours import WITH_ADDIN

LAST = Day(2026, 5, 31)


@pytest.fixture(scope="session")
def workbooks(tmp_path_factory) -> dict[str, Path]:
    """By what was done with it."""
    folder = tmp_path_factory.mktemp("workbooks")
    found = {name: folder / f"{name}.xlsm" for name in ("new", "master copy", "refreshed", "refreshed twice")}
    found |= {name: folder / f"{name}.xlsx" for name in ("without macros", "imported")}
    make(found["new"])
    make(found["without macros"])
    build(found["master copy"], macros=WITH_ADDIN)
    tables = council(LAST.date(), children=40)
    _refresh(found["refreshed"], {name: rows[1:] for name, rows in tables.items()} | {"Benchmarks": benchmarks()})
    assert run(["publish", str(found["refreshed"])]) == 0
    assert run(["share", str(found["refreshed"]), "--no-pdf", "--out", str(folder / "shared")]) == 0
    (found["shared"],) = (folder / "shared").glob("*.xlsx")
    found["refreshed twice"].write_bytes(found["refreshed"].read_bytes())
    _refresh(found["refreshed twice"], {"Reviews": [], "Missing": tables["Missing"][1:3]})
    write_csv({name: tables[name] for name in ("Children", "Episodes", "Reviews", "UASC", "Missing")}, folder / "2026")
    assert run(["import", str(folder / "2026"), "--into", str(found["imported"]), "--refresh"]) == 0
    return found


def _refresh(path, blocks):
    with opened_or_new(path) as book:
        book.put({}, blocks)
        refresh(book, LAST, sets_month=True)
        book.save(path)
