import re
from pathlib import Path

import pytest

from scorecard_xl.docgen import documents
from scorecard_xl.indicators import INDICATORS, Unit
from scorecard_xl.tables.schema import TABLES

DOCS = Path(__file__).parents[1] / "docs"


@pytest.mark.parametrize("name", documents.PAGES)
def test_the_committed_pages_are_those_of_the_declarations(name):
    fix = "run `python -m scorecard_xl.docgen.documents docs` and commit what it writes"
    assert (DOCS / name).read_text(encoding="utf-8") == documents.PAGES[name](), fix


def test_it_says_what_it_wrote(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["documents", str(tmp_path)])
    documents.main()
    said = [f"Wrote {path.as_posix()}." for path in sorted(tmp_path.rglob("*.*"))]
    assert sorted(capsys.readouterr().out.splitlines()) == said


def test_the_page_on_shared_copies_names_what_is_the_councils_own_work():
    titles = "; ".join(each.title for each in INDICATORS.values() if each.counts.is_duty)
    text = " ".join((DOCS / "disclosure.md").read_text(encoding="utf-8").split())
    assert f" by a day: {titles}. " in text, f"docs/disclosure.md should say: {titles}"


def test_every_raw_heading_has_its_line():
    lines = [line.split(" | ")[0].strip("| *") for line in documents.raw_tables().splitlines() if line.startswith("| ")]
    assert [line for line in lines if line != "heading"] == [heading for t in TABLES.values() for heading in t.headings]


def test_every_indicator_is_defined_in_the_order_of_the_scorecard():
    lines = documents.definitions().splitlines()
    assert [line.removeprefix("### ") for line in lines if line.startswith("### ")] == [
        i.title for i in INDICATORS.values()
    ]


@pytest.mark.parametrize("indicator", [i for i in INDICATORS.values() if i.unit is Unit.SHARE], ids=lambda i: i.name)
def test_a_share_says_of_whom_and_which(indicator):
    numerator, denominator = documents.parts(indicator)
    assert re.match("those (who|whose|that|with whom|in which|at which|after which) ", numerator)
    assert re.match("(school-aged |relevant |initial |missing |care |children |reviews |visits )", denominator)
