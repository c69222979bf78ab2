"""Every case of the corpus: the status of the contract, one plain sentence, nothing changed by halves."""

import pytest
from hostile.corpus import CORPUS
from hostile.document import PAGE, shown
from hostile.judge import judged


@pytest.mark.many
@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CORPUS])
def test_bad_input(case, good, tmp_path):
    judged(case, tmp_path, good)


def test_at_least_150_cases_each_with_a_name_of_its_own():
    names = [case.name for case in CORPUS]
    assert len(names) >= 150
    assert len(set(names)) == len(names)


def test_every_case_is_in_the_document():
    page = PAGE.read_text()
    assert [case.name for case in CORPUS if f"| {shown(case.name)} | {case.status} |" not in page] == []
