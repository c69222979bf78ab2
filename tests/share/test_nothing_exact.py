"""No file of the rounded copy has an exact number of children, and a copy of a small council is never refused."""

import csv
import datetime as dt
import io
import re
from email import message_from_bytes
from email.policy import default
from types import SimpleNamespace

import pytest
from lxml import html as lxml_html
from tampering import parts

from scorecard_xl.app.reading import read_council
from scorecard_xl.app.sharing import as_shared, copy_of, wording_of
from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.period import Day, month_ends
from scorecard_xl.council.settings import CopiesFor, Settings
from scorecard_xl.demo.council import council as demonstration
from scorecard_xl.figures.calculate import calculate
from scorecard_xl.figures.figure import MONTHS
from scorecard_xl.indicators import INDICATORS, Unit
from scorecard_xl.page.month import ShownMonth
from scorecard_xl.share import files
from scorecard_xl.share.copy import Copy
from scorecard_xl.share.disclosure import CountedKind, Rules, kind_of
from scorecard_xl.share.files import letter
from scorecard_xl.share.gate import html_texts
from scorecard_xl.share.on_page import on_page
from scorecard_xl.share.pdf import drawn, text_of
from scorecard_xl.share.wholes import show_all
from scorecard_xl.share.workbook import compose
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.tables.typed import typed
from scorecard_xl.web.mail import html_body, plain_body
from scorecard_xl.workbook.memory import MemoryBook

pytestmark = pytest.mark.slow

AT, LAST = dt.datetime(2026, 6, 3, 14, 5), Day("2026-05-31")
AS_A_NUMBER = re.compile(r">(\d+)(?:\.0)?</(?:c:)?v>")
IN_WORDS = r"\b%d (of|children|child|episodes|each|in care|started|left)|\bof (about )?%d\b(?!%%)|groups?: [^<]*, %d\b"


@pytest.fixture(scope="module", params=[(200, 1), (130, 4)], ids=["200 children", "130 children"])
def rounded(request):
    """`copy`, the `figures` as they are, and its `content` by file name."""
    children, seed = request.param
    book = MemoryBook(dict(demonstration(children=children, seed=seed)))
    council = read_council(book)
    figures = as_shared(council, council.figures())
    copy = copy_of(council, figures, AT)
    content = files.made(copy, wording_of(book), with_pdf=False).content
    return SimpleNamespace(copy=copy, figures=figures, content=content)


def exact(rounded):
    """Each figure of the thirteen months with a number of children that is neither small nor a multiple of 5."""
    for each in rounded.figures:
        is_number = kind_of(INDICATORS[each.indicator]) is CountedKind.CHILDREN and each.unit in (
            Unit.COUNT,
            Unit.SHARE,
        )
        if is_number and (each.numerator or 0) >= 8 and (each.numerator or 0) % 5:
            yield each


def by_number(rounded):
    """Each of these numbers once, with a figure that has it."""
    return {int(each.numerator): each for each in exact(rounded)}


def of_no_count(copy):
    """Numbers that cells hold of other things: of staff, means, and targets."""
    for each in copy.shown:
        if each.figure.target is not None:
            yield each.figure.target
        if each.drawn is not None and each.figure.unit not in (Unit.COUNT, Unit.SHARE):
            yield each.drawn


def test_every_kind_of_number_is_looked_for(rounded):
    names = {each.indicator for each in exact(rounded)}
    assert {"children_in_care", "length_of_time_in_care", "children_by_age"} <= names
    assert len({each.end for each in exact(rounded)}) == MONTHS


def test_the_row_of_a_figure_has_nothing_exact_in_the_csv_file(rounded):
    (name,) = (each for each in rounded.content if each.endswith(".csv"))
    rows = list(csv.DictReader(io.StringIO(rounded.content[name].decode("utf-8-sig"))))
    known = {(row["indicator"], row["window"], row["group"], row["end"]): row for row in rows}
    for each in exact(rounded):
        row = known.get((each.indicator, each.window, each.group or "", f"{each.end:%Y-%m-%d}"), {})
        own = [row.get(column, "") for column in ("numerator", "value", "previous")]
        assert not [text for text in own if re.search(rf"(?<![\d.]){int(each.numerator)}(?![\d.%])", text)], each


def test_no_count_is_a_number_of_a_sheet_or_chart_or_in_a_sentence(rounded):
    """Counts alone are numbers of cells; those of staff and scores may happen to be the same."""
    (name,) = (each for each in rounded.content if each.endswith(".xlsx"))
    found = {part: re.sub(r't="s"><v>\d+<', "", xml.decode()) for part, xml in parts(rounded.content[name]).items()}
    (page,) = (content.decode() for name, content in rounded.content.items() if name.endswith(".html"))
    said = found | {"e-mail": plain_body(letter(rounded.copy)) + html_body(letter(rounded.copy)), "web page": page}
    cells = {part: {int(n) for n in AS_A_NUMBER.findall(text)} for part, text in said.items()}
    others = {*of_no_count(rounded.copy), *range(13)}  # the places of the months of a line
    for n, each in by_number(rounded).items():
        places = [part for part, numbers in cells.items() if n not in others and n in numbers]
        words = [part for part, text in said.items() if f"{n}" in text and re.search(IN_WORDS % (n, n, n), text)]
        assert (places, words) == ([], []), (each.indicator, each.group, n)


ALONE = r"(?<![\d.,:/#-])%d(?![\d.,:/%%-])(?! days| cases| weeks)"


def said_in(content, name):
    """What a reader of one file may read: no looks, no places of a drawing, no staff."""
    if name.endswith(".xlsx"):
        texts = re.compile(r"<(?:t|v|c:v|a:t)(?: [^>]*)?>([^<]*)<|(?:descr|title|name|text)=\"([^\"]*)")
        every = {part: re.sub(r't="s"><v>\d+<', "", xml.decode()) for part, xml in parts(content).items()}
        return "\n".join("\n".join(filter(None, found)) for xml in every.values() for found in texts.findall(xml))
    if name.endswith(".csv"):
        rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
        return "\n".join("\n".join(each.values()) for each in rows if each["unit"] != "cases")
    if name.endswith(".pdf"):
        return text_of(content)
    if name.endswith(".eml"):
        message = message_from_bytes(content, policy=default)
        bodies = [message.get_body((kind,)).get_content() for kind in ("plain", "html")]
        return f"{bodies[0]}\n{lxml_html.document_fromstring(bodies[1]).text_content()}"
    return "\n".join(html_texts(content.decode())[0])


def in_care(rounded):
    """The true numbers of children in care of all months, where they are no multiple of 5."""
    found = {int(each.numerator) for each in rounded.figures if each.indicator == "children_in_care"}
    return sorted(each for each in found if each % 5)


def test_the_true_numbers_of_children_in_care_are_in_no_file(rounded):
    staff = [each for each in rounded.figures if each.unit == Unit.CASES]
    others = {*of_no_count(rounded.copy), *(getattr(each, part) for each in staff for part in ("value", "numerator"))}
    numbers = [each for each in in_care(rounded) if each not in others]
    assert numbers
    for name, content in rounded.content.items():
        said = said_in(content, name)
        assert len(said) > 1000
        assert not {number: re.findall(f".{{0,30}}{ALONE % number}.{{0,20}}", said) for number in numbers
                    if re.search(ALONE % number, said)}, name  # fmt: skip


@pytest.fixture(scope="module")
def on_paper():
    """A small council's copy, its figures as they are, and the text of its PDF."""
    council = read_council(MemoryBook(dict(demonstration(children=130, seed=4))))
    figures = as_shared(council, council.figures())
    copy = copy_of(council, figures, AT)
    page, note = drawn(compose(copy, for_paper=True), "copy")
    assert page is not None, note
    return SimpleNamespace(copy=copy, figures=figures, said=said_in(page, "copy.pdf"))


@pytest.mark.libreoffice
def test_nor_are_they_in_the_pdf(on_paper):
    assert "children are in care" in " ".join(on_paper.said.split())
    assert not [each for each in in_care(on_paper) if re.search(ALONE % each, on_paper.said)]


@pytest.mark.libreoffice
def test_no_count_of_any_month_is_in_the_pdf(on_paper):
    """Those of three digits stand nowhere; smaller ones may be days, ages or percentages, so that they count in words."""
    others, said = set(of_no_count(on_paper.copy)), " ".join(on_paper.said.split())
    numbers = [n for n in by_number(on_paper) if n not in others]
    assert len(numbers) > 50
    found = [n for n in numbers if re.search(ALONE % n if n >= 100 else IN_WORDS % (n, n, n), said)]
    assert not found, {n: re.findall(rf".{{0,40}}\b{n}\b.{{0,20}}", said) for n in found}


@pytest.mark.parametrize("seed", range(50))
def test_none_of_24_copies_of_a_small_council_is_refused(seed):
    tables = demonstration(LAST.date(), 20 + seed * 80 // 49, seed)
    data = Dataset.of({name: typed(TABLES[name], rows).frame for name, rows in tables.items()}, Settings(), LAST)
    every = calculate(data, LAST, months=24 + MONTHS - 1)
    for end in month_ends(LAST, 24):
        ends = set(month_ends(end, MONTHS))
        shown = show_all([each for each in every if each.end in ends], Rules(), lambda _: None)
        copy = Copy(ShownMonth(end, on_page(shown, CopiesFor.ANYONE), is_copy=True), shown, AT)
        assert copy.with_bounds
        assert end.month % 6 or copy.cells  # the page of two months a year: all of them take five minutes
