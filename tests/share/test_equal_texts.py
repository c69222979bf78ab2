"""One figure has one text: in the workbook, the web page, both bodies of the e-mail, and the CSV file."""

import csv
import io
from email import message_from_bytes
from email.policy import default

import openpyxl
import pytest
from lxml import html

from scorecard_xl.figures.figure import NOTHING
from scorecard_xl.share import files
from scorecard_xl.share.files import draft, letter
from scorecard_xl.tables.by_heading import as_csv


@pytest.fixture(scope="module")
def rows(passed):
    return [row for theme in passed.copy.page.themes for row in theme.rows]


@pytest.mark.slow
def test_the_front_page_of_the_workbook(passed, rows):
    sheet = openpyxl.load_workbook(io.BytesIO(passed.workbook))["Scorecard"]
    lines = [[cell.value for cell in line] for line in sheet.iter_rows()]
    found = {values[0]: values for line in lines if (values := [each for each in line if each not in (None, "")])}
    for row in rows:
        assert row.now.text in found[row.label], row.label


def test_the_web_page(passed, rows):
    page = html.document_fromstring(files.web_page(passed.copy).decode())
    cells = {
        row.xpath("string(th)"): row.xpath("string(td[@data-name='Now'])")
        for row in page.xpath("//section[@id='front']//tr")
    }
    assert [(row.label, cells[row.label]) for row in rows] == [(row.label, row.now.text) for row in rows]


@pytest.mark.parametrize("kind", ["plain", "html"])
def test_the_e_mail(kind, passed, rows):
    message = message_from_bytes(draft(letter(passed.copy), {}), policy=default)
    body = message.get_body((kind,)).get_content()
    if kind == "html":
        body = "\n".join(row.text_content() for row in html.document_fromstring(body).iter("tr"))
    lines = [" ".join(line.split()) for line in body.splitlines()]
    for row in rows:
        said = row.now.text if row.now.text != NOTHING else row.now.how_many
        assert any(line.startswith(row.label) and said in line for line in lines), row.label


def test_the_csv_file(passed, rows):
    table = csv.DictReader(io.StringIO(as_csv(files.CSV_HEADINGS, passed.copy.with_bounds).decode("utf-8-sig")))
    known = {(each["indicator"], each["window"], each["group"], each["end"]): each for each in table}
    compared = 0
    for row in rows:
        key = row.now.key
        own = known.get((key.indicator, key.window, key.group or "", f"{key.end:%Y-%m-%d}"))
        if own is None or own["denominator"] == "0":
            continue
        compared += 1
        assert own["value"] == (row.now.text if row.now.text != NOTHING else row.now.how_many), row.label
    assert compared > 15


@pytest.fixture(scope="module")
def bars(passed):
    return [(each, bar) for each in passed.copy.page.profile for bar in each.bars]


def test_the_groups_of_a_whole_show_every_kind_of_text(bars):
    kinds = {bar.text.partition(" (")[0] for _, bar in bars}
    assert {"1 to 7", "not shown"} < kinds


@pytest.mark.slow
def test_the_profile_of_the_workbook_and_of_the_web_page(passed, bars):
    sheet = openpyxl.load_workbook(io.BytesIO(passed.workbook))["Profile"]
    cells = {cell.value for line in sheet.iter_rows() for cell in line}
    page = html.document_fromstring(files.web_page(passed.copy).decode()).text_content()
    for each, bar in bars:
        assert bar.text in cells, (each.indicator, bar.label)
        assert bar.text in page, (each.indicator, bar.label)
        assert f"{bar.label} {bar.text}" in each.description


def test_the_groups_of_the_csv_file(passed, bars):
    table = csv.DictReader(io.StringIO(as_csv(files.CSV_HEADINGS, passed.copy.with_bounds).decode("utf-8-sig")))
    end = f"{passed.copy.month:%Y-%m-%d}"
    known = {(each["indicator"], each["group"]): each for each in table if each["end"] == end}
    for each, bar in bars:
        own = known[each.indicator, bar.label]
        said = own["numerator"] or own["value"]
        assert bar.text.partition(" (")[0] == said, (each.indicator, bar.label)
