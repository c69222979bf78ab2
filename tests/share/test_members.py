"""The copy for members: exact, small counts of children hidden, and confidential wherever it is seen."""

import datetime as dt
import io
import re
from dataclasses import replace
from types import SimpleNamespace

import openpyxl
import pytest

from scorecard_xl.app.reading import read_council
from scorecard_xl.app.sharing import as_shared, copy_of, share, wording_of
from scorecard_xl.council.settings import CopiesFor
from scorecard_xl.indicators import INDICATORS, Unit
from scorecard_xl.share import files
from scorecard_xl.share.copy import CONFIDENTIAL
from scorecard_xl.share.disclosure import CountedKind, kind_of
from scorecard_xl.share.files import letter
from scorecard_xl.share.gate import Leak
from scorecard_xl.share.identifiers import Identifiers
from scorecard_xl.web.mail import html_body, plain_body
from scorecard_xl.workbook.memory import MemoryBook

pytestmark = pytest.mark.slow

AT = dt.datetime(2026, 6, 3, 14, 5)


class Kept(MemoryBook):
    def save(self):
        pass


@pytest.fixture(scope="module")
def members(sheets):
    """`copy` for members, its `figures` as they are, and its `files`."""
    book = MemoryBook(dict(sheets))
    council = read_council(book)
    figures = as_shared(council, council.figures())
    copy = copy_of(council, figures, AT, CopiesFor.MEMBERS)
    return SimpleNamespace(copy=copy, figures=figures, files=files.made(copy, wording_of(book), with_pdf=False))


def test_every_name_of_a_file_says_confidential(members):
    assert all("-CONFIDENTIAL-scorecard-2026-05." in name for name in members.files.content)


def test_every_sheet_says_confidential_over_each_printed_page(members):
    book = openpyxl.load_workbook(io.BytesIO(members.files.content[members.files.workbook]))
    assert [sheet.title for sheet in book if "CONFIDENTIAL" not in (sheet.oddHeader.right.text or "")] == []


def test_a_cell_of_every_sheet_says_confidential_for_whom_and_not_to_be_passed_on(members):
    book = openpyxl.load_workbook(io.BytesIO(members.files.content[members.files.workbook]))
    visible = {
        sheet.title: [
            cell.value for row in sheet.iter_rows() for cell in row
            if CONFIDENTIAL in str(cell.value) and not sheet.row_dimensions[cell.row].hidden
        ]
        for sheet in book
    }  # fmt: skip
    assert len(visible) == 7 and [title for title, said in visible.items() if not said] == []


def test_the_gate_refuses_a_members_copy_with_a_sheet_that_does_not_say_so(members, passed):
    gate = files.gate_for(members.copy, Identifiers({}))
    gate.check_workbook(members.files.content[members.files.workbook])
    rounded = replace(passed.gate, mark=CONFIDENTIAL)
    with pytest.raises(Leak, match="no cell that says 'CONFIDENTIAL"):
        rounded.check_workbook(passed.workbook)


def test_the_e_mail_says_confidential_in_its_subject_and_its_bodies(members):
    said = letter(members.copy)
    assert said.subject.startswith("CONFIDENTIAL")
    assert "Do not pass on or publish" in plain_body(said) and "Do not pass on or publish" in html_body(said)
    assert CONFIDENTIAL in plain_body(said) and CONFIDENTIAL in html_body(said)


def test_the_web_page_says_confidential_at_its_top(members):
    (page,) = (content.decode() for name, content in members.files.content.items() if name.endswith(".html"))
    assert page.index(CONFIDENTIAL) < page.index("<nav")


def test_it_is_exact_but_for_1_to_5_children_and_shares_of_fewer_than_6(members):
    true = {each.dated_key: each for each in members.figures}
    for shown in members.copy.shown:
        figure = true[shown.figure.dated_key]
        n, d = figure.numerator or 0, figure.denominator
        is_small = kind_of(INDICATORS[figure.indicator]) is CountedKind.CHILDREN and 0 < n <= 5
        is_few = d is not None and 0 < d <= 5
        if figure.unit in (Unit.COUNT, Unit.SHARE) and figure.value is not None:
            hidden = shown.figure.numerator is None
            assert hidden is (is_small or (is_few and figure.unit == Unit.SHARE)), figure


def test_the_rounded_copy_says_nothing_of_confidential(passed):
    assert not [value for value in passed.copy.said if "CONFIDENTIAL" in str(value)]


def test_settings_choose_the_copy(sheets, tmp_path):
    own = [*sheets["Settings"], ["Copies are for", "members"]]
    made = share(Kept(dict(sheets) | {"Settings": own}), tmp_path, now=AT, with_pdf=False)
    assert made.copies_for is CopiesFor.MEMBERS
    assert re.search("exact and confidential, for members only", " ".join(made.sentences()))
