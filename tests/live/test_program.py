"""What a button of a workbook that names the program does, and what none does where the hidden sheet was changed."""

import pytest
from live import bridge as bridges
from live.conftest import Opened

from scorecard_xl.__main__ import run
from scorecard_xl.cli.common import DONE
from scorecard_xl.page.sheets import SCORECARD
from scorecard_xl.workbook.vba.configuration import CONFIGURATION, configuration

pytestmark = pytest.mark.libreoffice
ROWS = {key: row for row, key in enumerate(configuration(), 1)}


@pytest.fixture(scope="module")
def bridge(opened: Opened) -> bridges.Bridge:
    return bridges.install(opened.host, opened.document)


def test_the_program_does_what_a_button_does(opened: Opened) -> None:
    assert run(["button", "check_data", "--wb=Scorecard.xlsm", "--from_xl=1", "--hwnd=1"]) == DONE
    assert opened.said[-1].startswith("Checked Scorecard.xlsm: ")


@pytest.mark.parametrize("words", [[], ["evil"], ["_run"], ["--wb=Scorecard.xlsm"]])
def test_it_runs_nothing_else(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["button", *words]) == 2
    assert "press them in Excel" in capsys.readouterr().err


@pytest.mark.parametrize("key", ["PYTHONPATH", "UDF Modules", "Interpreter", "Conda Path", "License_Key"])
def test_a_changed_sheet_stops_every_button_and_formula(opened: Opened, bridge: bridges.Bridge, key: str) -> None:
    cell, formula = opened.cell(CONFIGURATION, f"B{ROWS[key]}"), opened.cell("Results", "Z900")
    before, asked = cell.String, list(bridge.commands)
    cell.String = "/tmp/evil"
    bridges.press(opened.host, opened.document, SCORECARD, "Check data")
    formula.Formula = "=CPS_CHILDREN_IN_CARE($Episodes.A1:Z900; DATE(2026;5;31))"
    opened.document.calculateAll()
    shown = formula.String
    cell.String = before
    assert bridge.commands == asked
    assert shown.startswith(f"#CPS: Nothing was run: on the hidden sheet xlwings.conf, {key} is not what")
    bridges.press(opened.host, opened.document, SCORECARD, "Check data")
    assert len(bridge.commands) > len(asked)
