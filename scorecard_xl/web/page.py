"""The page as one HTML file: no script, no request; for a phone, a wide screen, paper and a screen reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from scorecard_xl.figures.figure import NOTHING, Rag, Variation
from scorecard_xl.page.headline import TITLE
from scorecard_xl.page.looks import GOOD, NEAR, OFF
from scorecard_xl.page.model import Bars, Page, Row, Slot, Stock
from scorecard_xl.tables.colours import BY_NIGHT, NIGHT, PAPER, mixed, readable, text_on
from scorecard_xl.web import charts
from scorecard_xl.web.charts import Chart, chart_of, columns_of, spark_of, strip_of

INTERNAL = "Internal: exact figures. Do not publish or pass on."
KINDS = {Rag.GREEN: "met", Rag.AMBER: "near", Rag.RED: "off"}
CHANGES = {Variation.BETTER: "better", Variation.WORSE: "worse"}
_BOXES = ("off", "changed", "met")
_RATINGS = (("met", GOOD), ("near", NEAR), ("off", OFF))


@dataclass(frozen=True)
class ShownRow:
    """A row of the front page with its strip and its line of months. `kind`, `changed`: classes of the style sheet."""

    row: Row
    strip: charts.Strip
    spark: str
    last: float | None
    kind: str
    changed: str


@dataclass(frozen=True)
class ShownSlot:
    """A chart with the months behind it; `chart`: None where there is nothing to draw."""

    slot: Slot
    chart: Chart | None
    months: Sequence[Sequence[str]]


@cache
def environment() -> Environment:
    """Escapes every text; a name that a template does not know is an error."""
    return Environment(
        loader=PackageLoader("scorecard_xl.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip


def page_html(page: Page, colour: str, banner: str = "", attached: str = "") -> str:
    """The whole file. `colour`: the council's, #RRGGBB. `banner`: who may see it; empty: anybody."""
    return environment().get_template("page.html.j2").render(
        page=page, title=TITLE, month=f"{page.last:%B %Y}" if page.last else "", banner=banner, attached=attached,
        colours=colours(colour), themes=[(each.name, [_row(row) for row in each.rows]) for each in page.themes],
        boxes=list(zip(_BOXES, page.boxes, strict=False)), slots=_by_theme(page), stock=_stock(page.stock),
        columns=columns_of(page.stock), profile=[each for each in page.profile if each.bars or each.empty],
        more=[_row(row) for row in page.more], width=charts, has_strip=_has_strip(page), longest=_longest,
        moves=any(page.stock.starting), nothing=NOTHING,
    )  # fmt: skip


def _has_strip(page: Page) -> bool:
    return any(not strip_of(row.position).is_empty for theme in page.themes for row in theme.rows)


def _row(row: Row) -> ShownRow:
    spark, last = spark_of(row.months, is_share=row.position.own is not None)
    kind = KINDS[row.now.rag] if row.now.rag else ""
    changed = CHANGES.get(row.now.unusual, "moved") if row.now.unusual else ""
    return ShownRow(row, strip_of(row.position), spark, last, kind, changed)


def _by_theme(page: Page) -> list[tuple[str, list[ShownSlot]]]:
    names = dict.fromkeys(slot.theme for slot in page.slots)
    shown = [_slot(slot, page.stock.labels) for slot in page.slots]
    return [(name, [each for each in shown if each.slot.theme == name]) for name in names]


def _slot(slot: Slot, labels: Sequence[str]) -> ShownSlot:
    chart = None if slot.empty else chart_of(slot)
    months = zip(labels, *(line.texts for line in slot.lines), strict=False) if chart else ()
    return ShownSlot(slot, chart, [list(row) for row in months])


def _stock(stock: Stock) -> list[list[str]]:
    """The months with those of the three rows that say anything."""
    return [[label, *row] for label, *row in zip(stock.labels, *stock.texts, strict=False)]


def _longest(bars: Bars) -> float:
    """The value of the longest bar."""
    return max((each or 0 for bar in bars.bars for each in (bar.number, bar.england)), default=0) or 1


def colours(colour: str) -> dict[str, str]:
    """The council's colour and what is drawn in it, by day and by night; all text can be read on its ground."""
    ink, light = readable(colour, PAPER), readable(colour, NIGHT, BY_NIGHT)
    return {
        "band": ink, "on_band": text_on(ink), "ink": ink, "pale": mixed(ink, PAPER, 0.92),
        "night_band": mixed(ink, "#000000", 0.35), "night_on_band": text_on(mixed(ink, "#000000", 0.35)),
        "night_ink": light, "night_pale": mixed(light, NIGHT, 0.88),
        **{f"{name}_{part}": pair[at] for name, pair in _RATINGS for at, part in enumerate(("text", "ground"))},
    }  # fmt: skip
