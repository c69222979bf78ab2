import pytest

from scorecard_xl.council.outcomes import grade_of


@pytest.mark.parametrize(
    ("words", "grade"),
    [
        ("1", 1),
        ("2.0", 2),
        ("Good", 2),
        (" requires  Improvement ", 3),
        ("INADEQUATE", 4),
        ("2 - Good", 2),
        ("a) Outstanding", 1),
    ],
)
def test_an_ofsted_grade_as_a_number(words, grade):
    assert grade_of(words) == grade


@pytest.mark.parametrize("words", ["5", "0", "Satisfactory", "Good or better", "5 - Good"])
def test_what_is_no_grade(words):
    assert not grade_of(words) > 0
