"""Commands say where the team of a child, and all that is known of a care leaver, is that of today only."""

import pytest
from imports.making import written

from scorecard_xl.__main__ import run

pytestmark = pytest.mark.slow

EPISODES = "CHILD,DECOM,RNE,LS,PLACE,DEC,REC\nA,01/05/2022,S,C2,U6,,\nB,13/06/2022,S,V2,U4,01/05/2023,E4A\nC,20/04/2023,S,V2,U4,,\n"
HEADER = "CHILD,SEX,DOB,ETHNIC,TEAM,WORKER\nA,1,01/01/2012,WBRI,South,Bob\nB,2,20/02/2013,MWAS,South,Bob\nC,2,20/02/2013,MWAS,South,Bob\n"
ALLOCATIONS = "CHILD,FROM,TEAM,WORKER\nA,01/05/2022,North,Ann\nA,01/04/2023,South,Bob\nB,13/06/2022,South,Bob\nC,20/04/2023,South,Bob\n"
OF_TODAY = (
    "The team is known as of today only, so only April 2023 has figures by team: fill Allocations for the others.\n"
)
OF_THE_LIST = "The team and worker of each child are those of today, not of January 2023: fill Allocations to have each month's.\n"


@pytest.fixture
def book(tmp_path, capsys, monkeypatch):
    """A workbook of these files."""
    monkeypatch.delenv("COLUMNS", raising=False)

    def made(**more):
        files = written(tmp_path / "files", {"episodes.csv": EPISODES, "header.csv": HEADER, **more})
        assert run(["import", str(files), "--into", str(tmp_path / "book.xlsx")]) == 0
        capsys.readouterr()
        return str(tmp_path / "book.xlsx")

    return made


@pytest.mark.parametrize(
    ("files", "says", "months"),
    [
        pytest.param({}, OF_TODAY, 1, id="without Allocations"),
        pytest.param({"allocations.csv": ALLOCATIONS}, "", 13, id="with Allocations"),
    ],
)
def test_figures_by_team(files, says, months, book, figures, capsys):
    path = book(**files)
    assert run(["figures", path, "--by", "team", "--json"]) == 0
    out, err = capsys.readouterr()
    assert err == says
    assert out.count('"indicator": "children_in_care"') == months * len({"North", "South"} if files else {"South"})


@pytest.mark.parametrize(
    ("files", "month", "says", "row"),
    [
        pytest.param({}, "2023-01", OF_THE_LIST, ["Bob", "South"], id="an earlier month without Allocations"),
        pytest.param({}, "2023-04", "", ["Bob", "South"], id="the latest month"),
        pytest.param(
            {"allocations.csv": ALLOCATIONS}, "2023-01", "", ["Ann", "North"], id="an earlier month with Allocations"
        ),
    ],
)
def test_the_list_of_children(files, month, says, row, book, capsys):
    assert run(["children", book(**files), "children in care", "--month", month]) == 0
    out, err = capsys.readouterr()
    assert err == says
    assert out.splitlines()[3].split()[-2:] == row


LEAVERS = "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM,ELIGIBILITY,PATHWAY_PLAN\nD,01/01/2005,YES,F2,B1,former relevant,20/04/2023\n"
OF_LEAVERS = (
    "The care leavers' figures of January 2023 use today's facts, because CareLeavers keeps no earlier ones: use the "
    "figures that you published then.\n"
)


@pytest.mark.parametrize(
    ("files", "month", "says"),
    [
        pytest.param({"careleavers.csv": LEAVERS}, "2023-01", True, id="an earlier month"),
        pytest.param({"careleavers.csv": LEAVERS}, "2023-04", False, id="the latest month"),
        pytest.param({}, "2023-01", False, id="an earlier month without care leavers"),
    ],
)
def test_care_leavers_of_an_earlier_month(files, month, says, book, capsys):
    assert run(["figures", book(**files), "--month", month]) == 0
    assert (OF_LEAVERS in capsys.readouterr().err) is says
