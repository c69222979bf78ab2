"""The formulas of the page and of Targets. They work in Excel 2016 and later and in LibreOffice 7.4."""

from scorecard_xl.figures.figure import NOTHING, Rag
from scorecard_xl.indicators import Better, Indicator, Unit
from scorecard_xl.page.words import NO_TARGET, RATING, direction
from scorecard_xl.tables.sheets import RELATIVE


def target_text(indicator: Indicator, value: str, target: str, before: str = "") -> str:
    """The target in words; the arguments are cells. `before`: the words that open it."""
    said = f'"{before}{direction(indicator)} "&{_number_text(indicator, target)}'
    return f'=IF({value}="","",IF(ISNUMBER({target}),{said},"{NO_TARGET}"))'


def _number_text(indicator: Indicator, cell: str) -> str:
    if indicator.unit is Unit.SHARE:
        return f'IF(ROUND({cell}*100,1)=ROUND({cell}*100,0),TEXT({cell},"0%"),TEXT({cell},"0.0%"))'
    unit = '&" days"' if indicator.unit is Unit.DAYS else ""
    return f'IF(ROUND({cell},1)=ROUND({cell},0),TEXT({cell},"#,##0"),TEXT({cell},"#,##0.0")){unit}'


def rating_text(indicator: Indicator, value: str, target: str, limit: str) -> str:
    """The rating's symbol and word, nothing where the line is spare; the arguments are cells."""
    reaches = _reaches(indicator)
    return (
        f'=IF({value}="","",IF(AND(ISNUMBER({value}),ISNUMBER({target})),IF({value}{reaches}{target},"{RATING[Rag.GREEN]}",'
        f'IF({value}{reaches}{limit},"{RATING[Rag.AMBER]}","{RATING[Rag.RED]}")),"{NOTHING}"))'
    )


def rating_tests(indicator: Indicator, value: str, target: str, limit: str) -> dict[Rag, str]:
    """The condition for each colour, as conditional formatting takes it."""
    known, reaches = f"ISNUMBER({value}),ISNUMBER({target})", _reaches(indicator)
    return {
        Rag.GREEN: f"=AND({known},{value}{reaches}{target})",
        Rag.AMBER: f"=AND({known},NOT({value}{reaches}{target}),{value}{reaches}{limit})",
        Rag.RED: f"=AND({known},NOT({value}{reaches}{target}),NOT({value}{reaches}{limit}))",
    }


def _reaches(indicator: Indicator) -> str:
    return "<=" if indicator.better is Better.LOWER else ">="


class TargetFormulas:
    """The block of the targets in force. `first`, `last`: the rows of Targets that it looks at; `day`: a cell.

    `sheet`: `Targets!` in formulas that stand on another sheet.
    """

    def __init__(self, first: int, last: int, day: str, sheet: str = "") -> None:
        self._first, self._last, self._day, self._sheet = first, last, day, sheet

    def _column(self, letter: str) -> str:
        return f"{self._sheet}${letter}${self._first}:${letter}${self._last}"

    def row(self, indicator: str) -> str:
        """Which row is in force: the latest From, and of equals the last; 0 where there is none."""
        since = f"IF(ISNUMBER({self._column('D')}),{self._column('D')},0)"
        own = f"({self._column('A')}={indicator})*ISNUMBER({self._column('E')})*({since}<={self._day})"
        # Counted from the first of them, wherever that is: an officer may put rows in above.
        rows = f"ROW({self._column('A')})"
        return f"{{=MOD(MAX({own}*(({since}+1)*1000+{rows}-MIN({rows})+1)),1000)}}"

    def value(self, row: str) -> str:
        return f'=IF({row}=0,"",{self._at("E", row)})'

    def on(self, indicator: str, day: str) -> str:
        """The target on another day; #N/A, which a chart passes over, where there is none."""
        other = TargetFormulas(self._first, self._last, day, self._sheet)
        row = other.row(indicator).strip("{=}")
        return f'{{=IF({day}="",NA(),IF({row}=0,NA(),INDEX({other._column("E")},{row})))}}'

    def limit(self, indicator: Indicator, row: str, target: str) -> str:
        """Up to where a figure is amber, rounded so that a figure on the limit reaches it exactly."""
        sign = "+" if indicator.better is Better.LOWER else "-"
        given = self._at("F", row)
        own = f'IF(LOWER(TRIM({self._at("G", row)}))="{RELATIVE}",{given}*{target},{given})'
        usual = f"IF({target}>=0.5,0.05,{target}*0.1)" if indicator.unit is Unit.SHARE else f"{target}*0.1"
        return f'=IF({row}=0,"",ROUND({target}{sign}IF(ISNUMBER({given}),{own},{usual}),10))'

    def _at(self, letter: str, row: str) -> str:
        return f"INDEX({self._column(letter)},{row})"
