"""Finding who must not be found."""

import pytest

from scorecard_xl.share.identifiers import Identifiers

KNOWN = Identifiers.of(
    [
        ("CHILD", "D00146"), ("CHILD", 512345.0), ("CHILD", "000190"), ("CHILD", "010000"), ("CHILD", "12"), ("UPN", "H443919817005"), ("UPN", "UN1"),
        ("WORKER", "Jane Smith-Ōta"), ("WORKER", "May"), ("WORKER", None), ("HOME_POST", "ZZ83 3PQ"), ("PL_POST", "XXXXXXX"),
    ]
)  # fmt: skip
CHILD, UPN, WORKER, POSTCODE = "a child's ID", "a pupil number (UPN)", "the name of a worker", "a postcode"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("The review of D00146 was late.", CHILD, id="a child"),
        pytest.param("(d00146)", CHILD, id="in another case"),
        pytest.param("D 00146 and D-00146", CHILD, id="with a blank or a hyphen"),
        pytest.param("child_D00146_late", CHILD, id="between underscores"),
        pytest.param("Child 512345", CHILD, id="a number that a cell held"),
        pytest.param("Child 000190", CHILD, id="with leading zeros"),
        pytest.param("XD00146Y", None, id="part of another word"),
        pytest.param("D001467", None, id="part of a longer number"),
        pytest.param("12 of the 24 late reviews", None, id="a number of two digits is a count"),
        pytest.param("UPN H443919817005", UPN, id="a UPN"),
        pytest.param("UN1", None, id="a code for no UPN"),
        pytest.param("Jane Smith-Ota left", WORKER, id="a worker, without accents"),
        pytest.param("JANE SMITH ŌTA", WORKER, id="a worker in capitals"),
        pytest.param("Jane and Smith", None, id="the names apart"),
        pytest.param("zz833pq", POSTCODE, id="a postcode without its blank"),
        pytest.param("ZZ83 3PQ", POSTCODE, id="a postcode"),
        pytest.param("XXXXXXX", None, id="a masked value"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_in_what_a_person_wrote(text, kind):
    assert KNOWN.written_in(text) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("4 children went missing in May", None, id="a worker called like a month"),
        pytest.param("512 of 345 children", None, id="numbers that together are an ID, with a word between"),
        pytest.param("The review of D00146", CHILD, id="a child"),
        pytest.param("512345 children", CHILD, id="a long number"),
        pytest.param("512,345 visits", None, id="a count, written with a comma"),
        pytest.param("000190", CHILD, id="six digits"),
    ],
)
def test_in_a_sentence_made_from_figures(text, kind):
    assert KNOWN.generated_in(text) == kind


@pytest.mark.parametrize(
    ("text", "known", "kind"),
    [
        pytest.param("<v>H443919817005</v>", (), UPN, id="in a value"),
        pytest.param('name="aaH443919817005bb"', (), UPN, id="within other letters"),
        pytest.param('descr="ZZ83 3PQ"', (), POSTCODE, id="a postcode in an attribute"),
        pytest.param("<t>D00146</t>", (), None, id="shorter than seven characters"),
        pytest.param("h443919817005", ("h443919817005",), None, id="a word of a drawing without data"),
    ],
)
def test_anywhere_in_a_part(text, known, kind):
    assert KNOWN.anywhere_in(text, frozenset(known)) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("97.1% in May", None, id="what the texts say"),
        pytest.param("350 12", None, id="numbers at an axis"),
        pytest.param("0\n10,000", None, id="numbers of an axis that would be an ID together"),
        pytest.param("for 010000 alone", CHILD, id="a number that is an ID"),
        pytest.param("D00146", CHILD, id="what they do not"),
        pytest.param("D\n00146", CHILD, id="... though in two pieces"),
        pytest.param("Jane\nSmith-Ota", WORKER, id="broken over two lines"),
    ],
)
def test_in_a_drawing_of_texts(text, kind):
    assert KNOWN.drawn_in(text, ["97.1%", "May"]) == kind
