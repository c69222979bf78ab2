"""DfE's published files as they come: what is found in them by roles, and what is said of the rest."""

import zipfile

import published
import pytest
import xlsxwriter
from published import CARER, COUNCILS, STABILITY, codes, rows, text

from scorecard_xl.imports.benchmark_files import is_published, read_published
from scorecard_xl.imports.entries import entries_of
from scorecard_xl.imports.ssda903 import SourceError

VALUES = (9, 11, 7, "c", 12, 10, 8, 13)


def read(folder, *contents: str, name="stability"):
    for at, content in enumerate(contents):
        (folder / f"{name}{at or ''}.csv").write_text(content, encoding="utf-8")
    return read_published([folder])


def of(found, name="Ashby", indicator="three_or_more_placements", year=2025):
    """The value of a council."""
    own = found.values
    place = found.councils.find(name)
    own = own[(own["indicator"] == indicator) & (own["year"] == year)]
    return own[own["place"].map(lambda each: place in each)]["value"].tolist()


@pytest.mark.parametrize(
    ("content", "value"),
    [
        pytest.param(text(rows(VALUES)), 0.09, id="whole percentages"),
        pytest.param(text(rows((0.09, 0.11, 0.07, "c"), england=0.1, region=0.11)), 0.09, id="fractions"),
        pytest.param(text(rows((1, 0.11), england=0.1, region=0.11)), 1.0, id="fractions, all of them"),
        pytest.param(text(rows((1, 11))), 0.01, id="whole percentages, one in a hundred"),
        pytest.param(text(rows(("9%", "11%"))), 0.09, id="with a sign"),
        pytest.param(text(rows(("9.4", 11))), 0.094, id="with a decimal"),
        pytest.param("\ufeff" + text(rows(VALUES)), 0.09, id="a byte-order mark"),
        pytest.param(text(rows(VALUES)).replace("\n", "\r\n"), 0.09, id="line ends of Windows"),
        pytest.param(text(rows(VALUES)).replace(",", ";"), 0.09, id="semicolons"),
        pytest.param("Children looked after\n\n" + text(rows(VALUES)), 0.09, id="a title above"),
        pytest.param(text(rows(VALUES, value="percentage")), 0.09, id="its column is percentage"),
        pytest.param(text(rows(VALUES, value="Percent of children")), 0.09, id="its column is Percent of children"),
        pytest.param(text(rows(VALUES), rename={"placement_stability": "topic", "cla_group": "who"}), 0.09, id="other columns of words"),
        pytest.param(text(rows(VALUES), rename={"time_period": "Year", "geographic_level": "Level of area", "la_name": "Council name", "old_la_code": "LA number", "new_la_code": "Area code"}), 0.09, id="other headings of the area"),
        pytest.param(text(rows(VALUES), rename={"old_la_code": "spare1", "new_la_code": "spare2"}), 0.09, id="without codes"),
        pytest.param(text(rows(VALUES, year="202425")), 0.09, id="the year 202425"),
        pytest.param(text(rows(VALUES, year="2024/25")), 0.09, id="the year 2024/25"),
        pytest.param(text(rows(VALUES, more={"children_count": 40})), 0.09, id="a count beside it"),
        pytest.param(text(rows((0, 11))), 0.0, id="none is 0"),
    ],
)  # fmt: skip
def test_a_value_is_found_however_the_file_is_written(tmp_path, content, value):
    found = read(tmp_path, content)
    assert of(found) == [value]
    assert found.notes == []


def test_columns_are_found_by_their_headings_and_cells_not_by_position(tmp_path):
    lines = [line.split(",") for line in text(rows(VALUES)).splitlines()]
    found = read(tmp_path, "\n".join(",".join(reversed(line)) for line in lines))
    assert of(found) == [0.09]


@pytest.mark.parametrize("sign", ["c", "k", "x", "z", "u", "low", "C", ":", "", ".."])
def test_a_value_that_is_not_published(tmp_path, sign):
    found = read(tmp_path, text(rows((sign, 11))))
    own = found.values[found.values["name"] == "Ashby"]
    assert own["value"].isna().tolist() == [True]
    assert own["sign"].tolist() == [sign.lower()]
    assert found.notes == []


def test_a_cell_that_cannot_be_read_counts_as_not_published_and_is_said(tmp_path):
    many = text(rows(("eleven", 9, 8, 7, 6, 5, 4, 3)), rows((12, 13, 14, 15, 16, 17, 18, 19), year=2024))
    found = read(tmp_path, many)
    assert found.values[found.values["name"] == "Ashby"]["value"].isna().sum() == 1
    assert found.notes == [
        'stability.csv: 1 cells of children_percent cannot be read, such as "eleven": they count as not published.'
    ]


def test_every_year_of_a_file_is_read(tmp_path):
    found = read(tmp_path, text(rows((9, 11), year=2024), rows((10, 12), year=2025)))
    assert (of(found, year=2024), of(found, year=2025)) == ([0.09], [0.1])


def test_several_measures_of_one_file(tmp_path):
    found = read(tmp_path, text(rows((9, 11)), rows((64, 70), CARER)))
    assert of(found, indicator="long_term_stability") == [0.64]
    assert of(found, indicator="three_or_more_placements") == [0.09]


@pytest.mark.parametrize(
    ("words", "column", "indicator", "cell", "value"),
    [
        pytest.param({"population_type": "Children looked after on 31 March each year"}, "rate_per_10000", "children_in_care", 72, 72.0, id="a rate"),
        pytest.param({"breakdown": "SDQ average score"}, "children_count", "sdq_average", 14.9, 14.9, id="a score, in the column of counts"),
        pytest.param({}, "caseload_fte", "average_caseload", 17.1, 17.1, id="a caseload, without words"),
        pytest.param({"sw_stability": "3 or more social workers during the year"}, "percentage", "three_or_more_social_workers", 24, 0.24, id="social workers"),
        pytest.param({"age": "Aged 17 to 18", "breakdown": "Accommodation considered suitable"}, "care_leaver_percent", "care_leavers_suitable_accommodation", 88, 0.88, id="an age in other words"),
    ],
)  # fmt: skip
def test_other_quantities(tmp_path, words, column, indicator, cell, value):
    assert of(read(tmp_path, text(rows((cell, 30), words, value=column))), indicator=indicator) == [value]


def test_the_two_ages_of_care_leavers_are_two_groups(tmp_path):
    activity = {"breakdown": "Total in education, employment or training"}
    ages = [rows((62, 70), {"care_leaver_age": age, **activity}) for age in ("17 to 18 years", "19 to 21 years")]
    found = read(tmp_path, text(*ages)).values
    assert sorted(found["group"].unique()) == ["17 to 18", "19 to 21"]


def test_a_file_split_by_a_column_that_we_do_not_know_is_read_from_its_totals(tmp_path):
    parts = [rows((value, 11), more={"sex": sex}) for sex, value in (("Female", 8), ("Total", 9), ("Male", 10))]
    assert of(read(tmp_path, text(*parts))) == [0.09]


def test_a_file_split_without_totals_is_not_read_and_says_by_what(tmp_path):
    parts = [rows((value, 11), more={"sex": sex}) for sex, value in (("Female", 8), ("Male", 10))]
    with pytest.raises(SourceError) as error:
        read(tmp_path, text(*parts))
    assert "several rows for one council and year (they differ by sex): keep one of them." in str(error.value)


def test_the_rows_of_a_measure_without_its_column_are_said(tmp_path):
    (tmp_path / "rates.csv").write_text(
        text(rows((60, 70), {"breakdown": "Children looked after on 31 March each year"}, value="rate_per_10000"))
    )
    found = read(tmp_path, text(rows(VALUES, value="children_count")))
    assert found.notes == [
        'stability.csv: three_or_more_placements is not read: the file has its rows ("With 3 or more placements during '
        'the year"), but no column of numbers whose heading has one of percent, pct, proportion, share.',
        "stability.csv is not read: it is of councils, but has no rows and columns of a measure of the scorecard.",
        found.notes[-1],
    ]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        pytest.param("CHILD,DECOM\nA,01/02/2024\n", "other.csv is not read: it has no column for the year (time_period), and no column for the level of area", id="no DfE file"),
        pytest.param("", "other.csv is not read: it has no column for the year", id="an empty file"),
        pytest.param(text(rows((1, 2), {"breakdown": "Children with a pet"})), "other.csv is not read: it is of councils, but has no rows and columns of a measure", id="another measure"),
        pytest.param(text(rows((1, 2), {"breakdown": "Over 20 miles"}), rename={"geographic_level": "spare"}), "other.csv is not read: it has no column for the level of area", id="no level"),
    ],
)  # fmt: skip
def test_an_unknown_file_is_named_with_what_was_looked_for(tmp_path, content, why):
    (tmp_path / "other.csv").write_text(content)
    with pytest.raises(SourceError) as alone:
        read_published([tmp_path / "other.csv"])
    found = read(tmp_path, text(rows(VALUES)))
    for said in (str(alone.value), " ".join(found.notes)):
        assert why in said
        assert 'placement stability (rows "With 3 or more placements during the year"' in said
        assert "statistical neighbours (columns SN_1, SN_2 …)" in said
    assert of(found) == [0.09]


def test_of_many_unknown_files_three_are_named(tmp_path):
    for at in range(9):
        (tmp_path / f"{at}.csv").write_text("CHILD\nA\n")
    with pytest.raises(SourceError) as stopped:
        read_published([tmp_path])
    assert str(stopped.value).count(".csv is not read") == 3
    assert "6 more files or sheets are not read either." in str(stopped.value)


def test_a_zip_a_workbook_and_a_folder_within_a_folder(tmp_path):
    with zipfile.ZipFile(tmp_path / "dfe.zip", "w") as packed:
        packed.writestr("data/stability.csv", "\ufeff" + text(rows(VALUES)))
    with xlsxwriter.Workbook(tmp_path / "carer.xlsx") as workbook:
        sheet = workbook.add_worksheet("data")
        for at, line in enumerate(text(rows((64, 70), CARER)).splitlines()):
            sheet.write_row(at, 0, line.split(","))
    published.write(tmp_path / "more", neighbours=published.neighbours({"Ashby": ["Bexham", "Corley"]}))
    found = read_published([tmp_path])
    assert (of(found), of(found, indicator="long_term_stability")) == ([0.09], [0.64])
    assert found.neighbours[found.councils.find("Ashby")] == [
        found.councils.find(name) for name in ("Bexham", "Corley")
    ]


def test_of_two_files_with_the_same_value_the_later_counts_and_differences_are_said(tmp_path):
    found = read(tmp_path, text(rows((9, 11, 7))), text(rows((9, 12, 8))))
    assert of(found, "Bexham") == [0.12]
    assert found.notes == ["stability.csv and stability1.csv differ in 2 values: those of stability1.csv are used."]


def test_the_same_file_twice_is_once(tmp_path):
    found = read(tmp_path, text(rows(VALUES)), text(rows(VALUES)))
    assert (of(found), found.notes) == ([0.09], [])


def test_rows_of_no_year_and_of_other_areas_are_left_out_and_counted(tmp_path):
    more = rows((9, 11)) + [{**row, "time_period": ""} for row in rows((1,))[2:]]
    more += [{**row, "geographic_level": "Ward"} for row in rows((1,))[2:]]
    many = text(more, *(rows(VALUES, year=year) for year in range(2010, 2024)))
    found = read(tmp_path, many)
    assert of(found) == [0.09]
    assert found.notes == ["stability.csv: 2 rows are of no year, or of no council, region or country: left out."]


def test_which_files_are_dfes(tmp_path):
    published.write(
        tmp_path,
        stability=text(rows(VALUES)),
        sn=published.neighbours({"Ashby": COUNCILS[1:5]}),
        episodes="CHILD,DECOM\n",
    )
    (tmp_path / "notes.pdf").write_bytes(b"%PDF")
    (tmp_path / "open.csv").write_text('CHILD,"NOTE\nA,1\n')
    assert {entry.name: is_published(entry) for entry in entries_of(tmp_path)} == {
        "episodes.csv": False, "notes.pdf": False, "open.csv": False, "sn.csv": True, "stability.csv": True,
    }  # fmt: skip


def test_codes_of_the_made_up_councils_differ():
    assert len({codes(name) for name in COUNCILS}) == len(COUNCILS)
    assert STABILITY != CARER
