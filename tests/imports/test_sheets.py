import pytest

from scorecard_xl.imports.bundles import are_of_a_return, sheet_of
from scorecard_xl.tables.schema import TABLES


@pytest.mark.parametrize("table", ["Visits", "Health", "PEPs", "Schools", "Teams", "Caseloads"])
def test_a_file_with_the_headings_of_its_sheet(table: str) -> None:
    assert sheet_of(TABLES[table].headings) == table
    assert not are_of_a_return([table])


@pytest.mark.parametrize(
    ("headings", "table"),
    [
        pytest.param("child visit seen_alone", "Visits", id="in small letters"),
        pytest.param("CHILD CHECK_DATE", None, id="health without the kind of check"),
        pytest.param("CHILD TEAM WORKER", None, id="who holds each child is no list of teams"),
        pytest.param("TEAM ESTABLISHMENT", "Teams", id="teams without their roles"),
        pytest.param("TEAM CASES WORKERS", None, id="caseloads of no month"),
    ],
)
def test_the_headings_tell(headings: str, table: str | None) -> None:
    assert sheet_of(headings.split()) == table


def test_of_a_return_where_one_table_is() -> None:
    assert are_of_a_return(["Visits", "Episodes"])
