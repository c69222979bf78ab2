"""The same council, however a file or an officer writes it."""

import pytest

from scorecard_xl.imports.councils import Councils

KNOWN = (
    ("874", "E06000031", "Peterborough"), ("201", "E09000001", "City of London"), ("314", "E09000021", "Kingston upon Thames"),
    ("810", "E06000010", "Kingston upon Hull, City of"), ("816", "E06000014", "York"), ("815", "E10000023", "North Yorkshire"),
    ("840", "E06000047", "County Durham"), ("801", "E06000023", "Bristol, City of"), ("342", "E08000013", "St. Helens"),
    ("839", "E06000058", "Bournemouth, Christchurch and Poole"), ("830", "E10000007", "Derbyshire"), ("831", "E06000015", "Derby"),
)  # fmt: skip


@pytest.fixture
def councils() -> Councils:
    found = Councils()
    for old, new, name in KNOWN:
        found.add(old, new, name)
    return found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Peterborough", "Peterborough", id="its name"),
        pytest.param(" peterborough ", "Peterborough", id="small letters and spaces"),
        pytest.param("Peterborough City Council", "Peterborough", id="City Council"),
        pytest.param("874", "Peterborough", id="the old code"),
        pytest.param("874.0", "Peterborough", id="the old code as a spreadsheet writes it"),
        pytest.param("e06000031", "Peterborough", id="the new code"),
        pytest.param("Royal Borough of Kingston upon Thames", "Kingston upon Thames", id="Royal Borough of"),
        pytest.param("Hull", None, id="a part of a name is not enough"),
        pytest.param("Hull City Council", None, id="a part with City Council"),
        pytest.param("City of York Council", "York", id="City of York, not North Yorkshire"),
        pytest.param("Durham County Council", "County Durham", id="Durham"),
        pytest.param("Bristol City Council", "Bristol, City of", id="Bristol"),
        pytest.param("St Helens Borough Council", "St. Helens", id="a full stop"),
        pytest.param("Bournemouth, Christchurch & Poole Council", "Bournemouth, Christchurch and Poole", id="an ampersand"),
        pytest.param("City of London Corporation", "City of London", id="City of London"),
        pytest.param("Derby City Council", "Derby", id="Derby, not Derbyshire"),
        pytest.param("Petersborough", None, id="a slip"),
        pytest.param("999", None, id="no such code"),
        pytest.param("", None, id="nothing"),
    ],
)  # fmt: skip
def test_a_council_is_found(councils, text, name):
    at = councils.find(text)
    assert (None if at is None else councils.areas[at].name) == name


@pytest.mark.parametrize(
    ("text", "first"),
    [
        pytest.param("Petersborough", "Peterborough", id="a slip"),
        pytest.param("Hull", "Kingston upon Hull, City of", id="a part of its name"),
        pytest.param("Yorkshire", "North Yorkshire", id="the end of its name"),
        pytest.param("Narnia", None, id="nothing like it"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_names_that_look_like_it(councils, text, first):
    assert next(iter(councils.near(text)), None) == first


def test_a_council_is_one_under_all_its_codes_and_names(councils):
    first = councils.find("342")
    assert councils.add("342", "E08000013", "St Helens") == (first,)
    assert councils.add("342", "E08999999", "Saint Helens") == (first,)
    assert councils.add("", "E08999999", "") == (first,)
    assert councils.add("", "", "St. Helens Council") == (first,)
    assert len(councils.areas) == len(KNOWN)


def test_two_councils_of_one_name_are_found_by_code_only(councils):
    (other,) = councils.add("999", "E06000999", "York")
    assert other != councils.find("816")
    assert councils.find("York") is None
    assert councils.find("999") == other


def test_councils_that_report_together_are_one_row_of_two():
    councils = Councils()
    both = councils.add("940 / 941", "E06000061 / E06000062", "North Northamptonshire / West Northamptonshire")
    assert both == (councils.find("940"), councils.find("West Northamptonshire"))
    assert councils.add("941", "E06000062", "West Northamptonshire") == both[1:]
