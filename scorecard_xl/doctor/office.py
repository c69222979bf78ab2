"""Excel, and what an administrator allows it."""

import ntpath
from collections.abc import Iterator

from scorecard_xl.doctor.machine import Finding, Machine, State

_SECURITY = r"Microsoft\Office\16.0\Excel\Security"
_POLICY, _OWN = rf"HKCU\Software\Policies\{_SECURITY}", rf"HKCU\Software\{_SECURITY}"
_EXCEL = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe"
_DEFENDER = r"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender"
_RULES = (
    # name here, number of the rule, what it is against, what it keeps from what
    ("Defender", "d4f940ab-401b-4efc-aadc-ad5f3c50688a", "child processes of Office", "Excel from starting Python"),
    ("Defender, calls", "92e97fa1-2edf-4476-bdd6-9dd0b4dddc7b", "calls of Windows by macros",
     "formulas, perhaps the buttons, from Python"),
)  # fmt: skip
_MAC_EXCEL = "/Applications/Microsoft Excel.app"
_ONLY_SIGNED, _NONE = 3, 4
_OFF = {"0", "5"}
_AUDIT = "2"
_ASK_IT = "Ask IT: docs/it.md says what runs and what to allow."


def examine_office(machine: Machine) -> Iterator[Finding]:
    """Whether Excel is there, and whether its rules allow macros and what the buttons need."""
    if machine.is_windows:
        yield _excel(machine.registry(_EXCEL, "") is not None)
        yield _macros(machine)
        yield from (_rule(machine, *each) for each in _RULES)
    elif machine.is_mac:
        yield _excel(machine.exists(_MAC_EXCEL))
        yield Finding("Formulas", State.NOTE, "CPS_ formulas work in Excel on Windows only; the buttons work here too.")
    else:
        yield Finding(
            "Excel", State.NOTE, "Macros and CPS_ formulas need Excel on Windows, and this is not Windows.",
            "Use `scorecard-xl refresh BOOK` here; the page opens in any spreadsheet program.",
        )  # fmt: skip


def _excel(there: bool) -> Finding:
    if there:
        return Finding("Excel", State.GOOD, "It is installed.")
    return Finding("Excel", State.STOPS, "It was not found.", "Install Microsoft Excel for the desktop.")


def _macros(machine: Machine) -> Finding:
    """A policy goes before what the officer chose."""
    policy = machine.registry(_POLICY, "VBAWarnings")
    level = machine.registry(_OWN, "VBAWarnings") if policy is None else policy
    if level == _NONE:
        fix = _ASK_IT if policy is not None else "In Excel: File, Options, Trust Center, Macro Settings."
        return Finding("Macros", State.STOPS, "Excel runs none outside trusted locations.", fix)
    if level == _ONLY_SIGNED:
        return Finding("Macros", State.STOPS, "Excel runs only signed ones outside trusted locations.", _ASK_IT)
    return Finding("Macros", State.GOOD, "Excel runs them once you enable them.")


def _rule(machine: Machine, about: str, rule: str, against: str, keeps: str) -> Finding:
    """A rule of attack surface reduction."""
    state = _state(machine, rule)
    if state is None or state in _OFF:
        return Finding(about, State.GOOD, f"No rule found that keeps {keeps}.")
    if state == _AUDIT:
        return Finding(about, State.NOTE, f"The rule against {against} only watches so far.")
    said = f"The rule against {against} keeps {keeps}."
    return Finding(about, State.STOPS, said, f"{_ASK_IT} Until then: `scorecard-xl refresh BOOK`.")


def _state(machine: Machine, rule: str) -> str | None:
    """The setting of a rule, by group policy or by Intune."""
    by_group = machine.registry(rf"{_DEFENDER}\Windows Defender Exploit Guard\ASR\Rules", rule)
    if by_group is not None:
        return str(by_group)
    listed = str(machine.registry(rf"{_DEFENDER}\Policy Manager", "ASRRules") or "").lower()
    return dict(each.partition("=")[::2] for each in listed.split("|")).get(rule)


def is_trusted(machine: Machine, folder: str) -> bool:
    """Whether the folder is a trusted location of Excel, or in one that holds for folders in it."""
    wanted = _plain(folder)
    for key in (rf"{root}\Trusted Locations" for root in (_POLICY, _OWN)):
        for location in machine.keys(key):
            path = _plain(str(machine.registry(rf"{key}\{location}", "Path") or ""), machine)
            below = machine.registry(rf"{key}\{location}", "AllowSubFolders") == 1
            if path and (wanted == path or (below and wanted.startswith(path + "\\"))):
                return True
    return False


def _plain(folder: str, machine: Machine | None = None) -> str:
    for name, value in (machine.environ if machine else {}).items():
        folder = folder.lower().replace(f"%{name.lower()}%", value)
    return ntpath.normcase(folder).rstrip("\\")
