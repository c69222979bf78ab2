"""That Excel leaves the formulas in a table as they were entered."""

from types import SimpleNamespace

import pytest

from scorecard_xl.workbook.book import Link
from scorecard_xl.workbook.live.values import each_stays, entry


def excel(fills: bool) -> SimpleNamespace:
    """An Excel whose officer lets formulas fill columns of tables, or does not."""
    return SimpleNamespace(api=SimpleNamespace(AutoCorrect=SimpleNamespace(AutoFillFormulasInLists=fills)))


def fills(app: SimpleNamespace) -> bool:
    return app.api.AutoCorrect.AutoFillFormulasInLists


@pytest.mark.parametrize("officers", [pytest.param(True, id="as Excel comes"), pytest.param(False, id="switched off")])
def test_no_column_is_filled_meanwhile_and_the_officers_choice_is_back_after(officers: bool) -> None:
    app = excel(officers)
    with each_stays(app):
        assert fills(app) is False
    assert fills(app) is officers


def test_the_officers_choice_is_back_after_a_failure() -> None:
    app = excel(True)
    with pytest.raises(OSError, match="full"), each_stays(app):
        raise OSError("full")
    assert fills(app)


class Elsewhere:
    @property
    def api(self) -> object:
        raise NotImplementedError


@pytest.mark.parametrize(
    "app",
    [pytest.param(Elsewhere(), id="LibreOffice"), pytest.param(SimpleNamespace(api=object()), id="Excel on a Mac")],
)
def test_a_host_without_the_option_is_left_alone(app: object) -> None:
    with each_stays(app):
        pass


def test_a_link_is_a_formula_but_on_a_mac_where_columns_would_be_filled(monkeypatch: pytest.MonkeyPatch) -> None:
    link = Link(17, "Episodes", "C17")
    assert entry(link) == """=HYPERLINK("#'Episodes'!C17",17)"""
    monkeypatch.setattr("sys.platform", "darwin")
    assert entry(link) == 17.0
