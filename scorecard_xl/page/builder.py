"""The whole page of one month, from figures as they may be shown: an exact page and a rounded copy are one code."""

from scorecard_xl.figures.measures import Measure
from scorecard_xl.page.boxes import actions, boxes
from scorecard_xl.page.captions import label_without_group
from scorecard_xl.page.headline import headline, summary
from scorecard_xl.page.model import Page, Stock
from scorecard_xl.page.month import ShownMonth
from scorecard_xl.page.notes import notes
from scorecard_xl.page.population import profile, staffing, staffing_sentence, stock
from scorecard_xl.page.rows import more, rows_of, themes
from scorecard_xl.page.slots import slots

THE_COUNCIL, NO_COUNCIL = "The council", "Name of the council: write it on Settings"
START = "First import SSDA903 files, or fill the raw sheets from Children on. Then refresh: every figure appears here."
NO_POSITION = "No figures yet"


def page_of(month: ShownMonth) -> Page:
    """Every row, chart, word and number of the page."""
    of_themes = themes(month)
    rows = list(rows_of(of_themes))
    return Page(
        council=month.council or (THE_COUNCIL if month.is_copy else NO_COUNCIL),
        last=month.last, position=month.position, headline=headline(rows), summary=summary(month),
        warnings=list(month.warnings), boxes=boxes(month, rows), actions=actions(month, labels(month)),
        themes=of_themes, notes=notes(month, rows), slots=slots(month),
        stock=stock(month), profile=profile(month), staffing=staffing(month),
        staffing_sentence=staffing_sentence(month), more=more(month),
    )  # fmt: skip


def labels(month: ShownMonth) -> dict[str, str]:
    """What the page calls each indicator; of one with groups the words before the group."""
    found: dict[str, str] = {}
    for each in month.measures:
        found.setdefault(each.indicator, _label(each))
    return found


def _label(measure: Measure) -> str:
    return label_without_group(measure.label, measure.group)


def empty_page(council: str = "") -> Page:
    """The page of a workbook without data: it says what to do first."""
    return Page(
        council=council or NO_COUNCIL, last=None, position=NO_POSITION, headline=START, summary="", warnings=[],
        boxes=[], actions=[], themes=[], notes=[], slots=[], stock=Stock([], [], [], [], ""), profile=[], staffing=[],
    )  # fmt: skip
