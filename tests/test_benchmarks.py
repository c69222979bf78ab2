"""What the product is measured against does the same work, to its end."""

import pickle
from contextlib import closing
from pathlib import Path

import pytest
from openpyxl import load_workbook

pytestmark = pytest.mark.slow

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


@pytest.fixture(scope="module")
def laid(tmp_path_factory):
    """The folder with a small council's book.xlsx and what other means are given: `ready`."""
    folder = tmp_path_factory.mktemp("laid")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(BENCHMARKS)
        import laying

        laying.lay(str(folder), 40)
        laying.ready(str(folder / "book.xlsx"), str(folder / "ready"))
    return folder


@pytest.fixture
def means(monkeypatch):
    monkeypatch.syspath_prepend(BENCHMARKS)
    import other_means

    return other_means


@pytest.fixture
def ready(laid):
    return pickle.loads((laid / "ready").read_bytes())


def test_plain_loops_find_what_a_refresh_writes(laid, means, ready):
    assert "rows of Behind the figures" in means.check(laid / "book.xlsx", laid / "unused", ready)


def test_a_number_that_differs_is_found(laid, means, ready):
    of_reviews = next(row for row in ready["blocks"]["Results"] if row[0] == "reviews_on_time" and row[7])
    of_reviews[7] += 1
    with pytest.raises(AssertionError, match="reviews_on_time"):
        means.check(laid / "book.xlsx", laid / "unused", ready)


@pytest.mark.parametrize("way", ["openpyxl", "pandas"])
def test_they_write_it(laid, means, ready, way, tmp_path):
    written = means.WAYS[way](laid / "book.xlsx", tmp_path / "theirs.xlsx", ready)
    assert written == sum(map(len, ready["blocks"].values()))
    with closing(load_workbook(tmp_path / "theirs.xlsx", read_only=True)) as book:
        rows = book["Behind the figures"].iter_rows(min_row=ready["tops"]["Behind the figures"], values_only=True)
        children = [row[4] for row in rows if row[0]]
    assert sorted(children) == sorted(row[4] for row in ready["blocks"]["Behind the figures"])
