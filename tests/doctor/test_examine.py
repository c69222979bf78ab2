"""What an examination finds on machines that stand in: cases as a person meets them."""

from typing import Any

import pytest
from machines import EXCEL, mac, windows

from scorecard_xl.doctor import Finding, Machine, State, examine

SECURITY = r"Microsoft\Office\16.0\Excel\Security"
POLICY, OWN = rf"HKCU\Software\Policies\{SECURITY}", rf"HKCU\Software\{SECURITY}"
DEFENDER = r"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender"
RULES, INTUNE = rf"{DEFENDER}\Windows Defender Exploit Guard\ASR\Rules", rf"{DEFENDER}\Policy Manager"
NO_CHILDREN, NO_CALLS = "d4f940ab-401b-4efc-aadc-ad5f3c50688a", "92e97fa1-2edf-4476-bdd6-9dd0b4dddc7b"


def by_subject(machine: Machine) -> dict[str, Finding]:
    return {finding.about: finding for finding in examine(machine)}


def test_where_all_is_well_nothing_stops() -> None:
    assert {finding.state for finding in examine(windows())} == {State.GOOD}


@pytest.mark.parametrize(
    ("changes", "about", "says"),
    [
        pytest.param({"python": (3, 10, 4)}, "Python", "3.10.4", id="Python is too old"),
        pytest.param({"executable": r"C:\Users\ann\WindowsApps\python.exe"}, "Python", "Microsoft Store", id="Python of the Store"),
        pytest.param({"versions": {"xlwings": None}}, "xlwings", "not installed", id="no xlwings"),
        pytest.param({"versions": {"scorecard-xl": None}}, "scorecard-xl", "not installed", id="no scorecard-xl"),
        pytest.param({"versions": {"pywin32": None}}, "pywin32", "not installed", id="no pywin32"),
        pytest.param({"versions": {"xlwings": "0.37.9"}}, "Library for formulas", "xlwings64-0.37.9.dll is not", id="the library is of another version"),
        pytest.param({"gone": {r"C:\Users\ann\python\xlwings64-0.37.8.dll"}}, "Library for formulas", "is not beside", id="a virus scanner took the library"),
        pytest.param({"registry": {EXCEL: {}}}, "Excel", "was not found", id="no Excel"),
        pytest.param({"registry": {OWN: {"VBAWarnings": 4}}}, "Macros", "runs none", id="the officer switched macros off"),
        pytest.param({"registry": {POLICY: {"VBAWarnings": 4}}}, "Macros", "runs none", id="a policy switches macros off"),
        pytest.param({"registry": {POLICY: {"VBAWarnings": 3}, OWN: {"VBAWarnings": 1}}}, "Macros", "only signed", id="a policy goes before the officer's choice"),
        pytest.param({"registry": {RULES: {NO_CHILDREN: "1"}}}, "Defender", "keeps Excel from", id="Defender's rule by group policy"),
        pytest.param({"registry": {RULES: {NO_CHILDREN: "6"}}}, "Defender", "keeps Excel from", id="Defender's rule that warns first"),
        pytest.param({"registry": {INTUNE: {"ASRRules": f"aaaa=1|{NO_CHILDREN.upper()}=1"}}}, "Defender", "keeps Excel from", id="Defender's rule by Intune"),
        pytest.param({"registry": {RULES: {NO_CALLS: "1"}}}, "Defender, calls", "formulas, perhaps the buttons", id="Defender's rule against calls of Windows by macros"),
        pytest.param({"registry": {INTUNE: {"ASRRules": f"{NO_CHILDREN}=0|{NO_CALLS}=1"}}}, "Defender, calls", "formulas, perhaps the buttons", id="that rule by Intune, beside another that is off"),
    ],
)  # fmt: skip
def test_what_stops_the_workbook_is_said_with_a_mend(changes: dict[str, Any], about: str, says: str) -> None:
    machine = windows(changes.pop("registry", {}), **changes)
    found = by_subject(machine)
    assert [each.about for each in found.values() if each.state is State.STOPS][:1] == [about]
    assert says in found[about].said
    assert found[about].fix


@pytest.mark.parametrize(
    ("registry", "about", "state"),
    [
        pytest.param({OWN: {"VBAWarnings": 2}}, "Macros", State.GOOD, id="macros after asking are well"),
        pytest.param({POLICY: {"VBAWarnings": 2}, OWN: {"VBAWarnings": 4}}, "Macros", State.GOOD, id="a policy that allows goes before, too"),
        pytest.param({RULES: {NO_CHILDREN: "0"}}, "Defender", State.GOOD, id="the rule is off"),
        pytest.param({RULES: {NO_CHILDREN: "2"}}, "Defender", State.NOTE, id="the rule only watches"),
        pytest.param({INTUNE: {"ASRRules": "aaaa=1"}}, "Defender", State.GOOD, id="another rule"),
        pytest.param({RULES: {NO_CHILDREN: "1"}}, "Defender, calls", State.GOOD, id="one rule is not the other"),
        pytest.param({RULES: {NO_CALLS: "2"}}, "Defender, calls", State.NOTE, id="the other rule only watches"),
    ],
)  # fmt: skip
def test_what_does_not_stop_it(registry: dict[str, dict[str, object]], about: str, state: State) -> None:
    assert by_subject(windows(registry))[about].state is state


def test_the_library_may_lie_above_a_virtual_environments_scripts() -> None:
    place = r"C:\venv\Scripts\python.exe"
    machine = windows(executable=place, there={r"C:\venv\xlwings64-0.37.8.dll"})
    assert by_subject(machine)["Library for formulas"].state is State.GOOD


def test_without_libreoffice_the_page_can_still_become_a_pdf() -> None:
    found = by_subject(windows(program=lambda name: None))["PDF"]
    assert (found.state, "from Excel" in found.fix) == (State.NOTE, True)


def test_a_mac_has_buttons_and_no_formulas() -> None:
    found = by_subject(mac())
    assert {each.state for each in found.values()} == {State.GOOD, State.NOTE}
    assert "the buttons work here too" in found["Formulas"].said


def test_a_mac_without_excel() -> None:
    assert by_subject(mac(exists=lambda path: False))["Excel"].state is State.STOPS


def test_elsewhere_it_says_plainly_that_macros_need_excel_on_windows() -> None:
    found = by_subject(windows(platform="linux"))
    assert found["Excel"].said == "Macros and CPS_ formulas need Excel on Windows, and this is not Windows."
    assert not {"Macros", "Defender", "pywin32"} & set(found)
