"""The SSDA903 code sets, and the few local ones; each code with the financial years it holds for."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from scorecard_xl.tables.aliases import WORDS_FOR_CODES, alike
from scorecard_xl.tables.cells import FLAGS, as_text, read_code, read_text

_ALWAYS = (0, 9999)
SEX_NOW = {"1": "M", "2": "F"}
"""The letter that is the code since 2024/25 for each number that was one before."""
_SIGN = "-\u2013\u2014:=|/,;"
_IN_BRACKETS = re.compile(r"[(\[]\s*([A-Z0-9]{1,6})\s*[)\]]")
_DEFINED = re.compile(r"^([A-Z0-9]{1,6})\s*[=(\[]")
_DESCRIBED = (
    _IN_BRACKETS,
    re.compile(rf"^([A-Z0-9]{{1,6}})\s*[{_SIGN}(\[]"),
    re.compile(rf"[{_SIGN}]\s*([A-Z0-9]{{1,6}})$"),
    re.compile(r"^([A-Z]*\d[A-Z0-9]*|[B-HJ-Z])\s"),  # A and I are words
)
_HEAD = re.compile(r"\s+[-\u2013\u2014]|[:(\[]")
_AFTER = " .;,*"
WORDS: dict[tuple[str, str], tuple[str, ...]] = {
    ("Schools", "OFSTED"): ("1", "2", "3", "4", "Outstanding", "Good", "Requires improvement", "Inadequate"),
    ("CareLeavers", "ELIGIBILITY"): ("eligible", "relevant", "former relevant", "qualifying"),
}
"""By (table, heading): words that work like codes, in any case."""


@dataclass(frozen=True)
class Codes:
    """The codes of a column: code -> (first, last) of the years it holds for, a year being that of its 1 April.

    `also`: those that are understood, and not offered.
    """

    years: dict[str, tuple[int, int]]
    also: frozenset[str] = frozenset()

    @property
    def offered(self) -> list[str]:
        """The codes to choose from, of any year."""
        return [code for code in self.years if code not in self.also]

    def holds(self, code: str, year: float) -> bool:
        """Whether it is a code of that year; of any year where the year is not known (NaN)."""
        if code not in self.years:
            return False
        first, last = self.years[code]
        return year != year or first <= year <= last

    def holds_always(self, code: str) -> bool:
        """Whether it is a code of every year."""
        return self.years.get(code) == _ALWAYS

    def by_years(self) -> dict[str, list[str]]:
        """The codes to choose from by the years they hold for: nothing for always, else such as `up to 2024/25`."""
        found: dict[str, list[str]] = {}
        for code in self.offered:
            found.setdefault(_years_in_words(*self.years[code]), []).append(code)
        return found


def _years_in_words(first: int, last: int) -> str:
    starts = "" if first == _ALWAYS[0] else f"from {year_in_words(first)}"
    ends = "" if last == _ALWAYS[1] else f"up to {year_in_words(last)}"
    return " ".join(filter(None, (starts, ends)))


def year_in_words(year: float) -> str:
    """The financial year that starts on 1 April of this one: 2024/25."""
    return f"{int(year)}/{(int(year) + 1) % 100:02}"


def _codes(spec: str, also: str = "") -> Codes:
    """From words: K3 holds always, K3@2024- from 2024/25, H5@-2024 up to 2024/25."""
    return Codes(
        dict(_code(word) for word in f"{spec} {also}".split()), frozenset(_code(word)[0] for word in also.split())
    )


def _code(word: str) -> tuple[str, tuple[int, int]]:
    code, _, years = word.partition("@")
    first, _, last = years.partition("-")
    return code, (int(first or _ALWAYS[0]), int(last or _ALWAYS[1]))


_YES_NO = _codes("Y N", also="YES NO 1 0 TRUE FALSE")
_FLAG = _codes("0 1")


CODES: dict[tuple[str, str], Codes] = {
    ("Children", "SEX"): _codes("1@-2023 2@-2023 M@2024- F@2024- U@2024-"),
    ("Children", "ETHNIC"): _codes(
        "WBRI WIRI WIRT WOTH WROM MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH CHNE OOTH REFU NOBT"
    ),
    ("Children", "MOTHER"): _FLAG,
    ("Episodes", "RNE"): _codes("S L P T B U"),
    ("Episodes", "LS"): _codes("C1 C2 D1 E1 V2 V3 V4 L1 L2 L3 J1 J2 J3"),
    ("Episodes", "CIN"): _codes("N1 N2 N3 N4 N5 N6 N7 N8"),
    ("Episodes", "PLACE"): _codes(
        "U1 U2 U3 U4 U5 U6 A3 A4 A5 A6 P1 P2@-2024 P3 H5@-2024 K1 K2 K3@2024- R1 R2 R3 R5 S1 "
        "T0 T1 T2 T3 T4 Z1@-2024 Z11@2025- Z12@2025- Z13@2025- Z14@2025-",
        also="F1@-2014 F2@-2014 F3@-2014 F4@-2014 F5@-2014 F6@-2014 Q1@-2017 Q2@-2017 H3@-2017 H4@-2017 "
        "M1@-2014 M2@-2014 M3@-2014",
    ),
    ("Episodes", "PLACE_PROVIDER"): _codes("PR0 PR1 PR2 PR3 PR4 PR5"),
    ("Episodes", "REC"): _codes(
        "X1 E11 E12 E2 E3 E4A E4B E13 E41 E45 E46 E47 E48 E5 E6 E7 E8 E9 E14 E15 E16 E17",
        also="E4@-2014 E43@-2016 E44@-2016",
    ),
    ("Episodes", "REASON_PLACE_CHANGE"): _codes(
        "CARPL CLOSE ALLEG STAND APPRR CREQB CREQO CHILD LAREQ PLACE CUSTOD OTHER"
    ),
    ("Episodes", "PL_LOCATION"): _codes("IN OUT"),
    ("Reviews", "REVIEW_CODE"): _codes("PN0 PN1 PN2 PN3 PN4 PN5 PN6 PN7"),
    ("Visits", "SEEN"): _YES_NO,
    ("Visits", "SEEN_ALONE"): _YES_NO,
    ("Health", "CHECK"): _codes("IHA RHA DENTAL"),
    ("OC2", "SDQ_REASON"): _codes("SDQ1 SDQ2 SDQ3 SDQ4 SDQ5"),
    ("OC2", "CONVICTED"): _FLAG,
    ("OC2", "HEALTH_CHECK"): _FLAG,
    ("OC2", "IMMUNISATIONS"): _FLAG,
    ("OC2", "TEETH_CHECK"): _FLAG,
    ("OC2", "HEALTH_ASSESSMENT"): _FLAG,
    ("OC2", "SUBSTANCE_MISUSE"): _FLAG,
    ("OC2", "INTERVENTION_RECEIVED"): _FLAG,
    ("OC2", "INTERVENTION_OFFERED"): _FLAG,
    ("Missing", "MISSING"): _codes("M A"),
    ("Missing", "RHI_OFFERED"): _YES_NO,
    ("Missing", "RHI_ACCEPTED"): _YES_NO,
    ("AD1", "FOSTER_CARE"): _FLAG,
    ("AD1", "NB_ADOPTR"): _codes("1 2"),
    ("AD1", "SEX_ADOPTR"): _codes("M1 F1 MM FF MF"),
    ("AD1", "LS_ADOPTR"): _codes("L0 L11 L12 L2 L3 L4"),
    ("PlacedAdoption", "REASON_PLACED_CEASED"): _codes("RD1 RD2 RD3 RD4"),
    ("SWEpisodes", "SW_REASON"): _codes("MANAGE FCONTA LEFTRL ORGRST TSPROC ABSENC CHCHAN PCCHAN SWDIED OTHERS"),
    ("CareLeavers", "IN_TOUCH"): _codes("YES NO DIED REFU NREQ RHOM"),
    ("CareLeavers", "ACTIV"): _codes("F1 P1 F2 P2 F3@-2016 P3@-2016 F4 P4 F5 P5 G4 G5 G6 0"),
    ("CareLeavers", "ACCOM"): _codes(
        "B1 B2 C1 C2 D1 D2 E1 E2 G1 G2 H1 H2 K1 K2 R1 R2 S2 T1 T2 U1 U2 V1 V2 W1 W2 X2 Y1 Y2 Z1 Z2 0"
    ),
}
"""By (table, heading)."""


def is_yes_or_no(table: str, heading: str) -> bool:
    """Whether the codes under a heading are Y and N."""
    return CODES.get((table, heading)) is _YES_NO


def code_of(table: str, heading: str, cell: object) -> str | None:
    """The code that a cell under a heading means: alone, with its description, or as a word for it.

    None where there is no such code, or where it may be one of several. Raises Unreadable for an error value.
    """
    code = read_code(cell)
    if (table, heading) not in CODES:
        return code
    codes = CODES[table, heading].years
    words = WORDS_FOR_CODES.get((table, heading), {})
    for text in (as_text(cell), code):
        if alike(text) in words:
            return words[alike(text)]
    if code in codes:
        return code
    if is_yes_or_no(table, heading):
        return {"1": "Y", "0": "N"}.get(flag_of(cell) or "")
    return words.get(alike(_HEAD.split(as_text(cell))[0])) or _only_code(_upper(cell), codes, _DESCRIBED)


def flag_of(cell: object) -> str | None:
    """1 for yes and 0 for no, however it is written; None where it is neither. Raises Unreadable for an error value."""
    code = read_code(cell)
    return FLAGS.get(code if code in FLAGS else _only_code(_upper(cell), FLAGS, (_IN_BRACKETS, _DEFINED)) or "")


def _upper(cell: object) -> str:
    return read_text(cell).upper().strip(_AFTER)


def _only_code(text: str, codes: Collection[str], patterns: Iterable[re.Pattern[str]]) -> str | None:
    """The only code in a text, by where codes are written; codes of yes or no that mean the same are one."""
    if (alone := text.replace(" ", "")) in codes:
        return alone
    found = {code for pattern in patterns for code in pattern.findall(text) if code in codes}
    return found.pop() if len({FLAGS.get(code, code) if codes is FLAGS else code for code in found}) == 1 else None


def choices(table: str, heading: str) -> tuple[str, ...]:
    """What there is to choose from in the cells under a heading; none where they hold something else."""
    codes = CODES.get((table, heading))
    return WORDS.get((table, heading), ()) if codes is None else tuple(codes.offered)
