"""The sheets beside the page and the raw tables: their headings, widths and what is said at the top of each."""

from dataclasses import dataclass

from scorecard_xl.council import settings
from scorecard_xl.figures import benchmarks, commentary, history, local, measures, targets
from scorecard_xl.figures.figure import COLUMNS
from scorecard_xl.indicators import INDICATORS, Declared, Indicator
from scorecard_xl.page import cases, due, plots, quality
from scorecard_xl.tables.sheets import LOCAL, SHEETS
from scorecard_xl.tables.values import Value

SCORECARD, THEMES, PROFILE = "Scorecard", "Themes", "Profile"
RESULTS, TRENDS, QUALITY = "Results", "Trends", "Data quality"
BEHIND, DUE_SOON = "Behind the figures", "Due soon"
DEFINITIONS = "Definitions"
TARGETS, COMMENTARY, SETTINGS = targets.SHEET, commentary.SHEET, settings.SHEET
BENCHMARKS, HISTORY = benchmarks.SHEET, history.SHEET
PAGE, MAPPINGS, IMPORTS = measures.SHEET, "Mappings", "Imports"
SPARE_ROWS = 10


@dataclass(frozen=True)
class TableSheet:
    """A sheet with one Excel table under a title. `kind`: a key of theme.TABS.

    `columns`: heading, width in characters, role of its cells. `key`: the headings that tell one row from another, by
    which an officer's own columns beside them keep their cells; none: all do. `lines`: between what the sheet is for
    and the headings, for a summary.
    """

    name: str
    table: str
    kind: str
    about: str
    columns: tuple[tuple[str, float, str], ...]
    key: tuple[str, ...] = ()
    lines: int = 0

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(heading for heading, _, _ in self.columns)


_RESULT_COLUMNS = {
    "indicator": (30, "cell"), "title": (42, "cell"), "section": (18, "cell"), "group": (26, "cell"),
    "start": (12, "date"), "end": (12, "date"), "numerator": (12, "number"), "denominator": (14, "number"),
    "value": (11, "number"), "target": (11, "number"), "previous": (11, "number"),
    "lower": (11, "number"), "mean": (11, "number"), "upper": (11, "number"),
    "unit": (11, "unit"), "rag": (11, "unit"),
}  # fmt: skip
_DUE_ROLES = ("cell", "cell", "cell", "cell", "date", "cell", "number")
_TARGET_ROLES = ("entry", "cell", "cell", "entry date", "entry number", "entry number", "entry")
_LOCAL_ROLES = ("entry", "entry", "entry", "entry", "entry wrapped", "entry")
_COMMENT_ROLES = ("entry", "entry month", "entry wrapped", "entry wrapped", "entry", "entry date", "entry")
_MAPPING_WIDTHS, _IMPORT_WIDTHS = (18, 26, 34, 34), (20, 40, 10, 12, 18, 14, 34, 16, 60)
_BENCHMARK_WIDTHS = (40, 28, 10, 11, 11, 24, 22, 8, 8, 10, 17, 60, 72)
_BENCHMARK_ROLES = (
    "entry", "entry", "entry number", *["entry share or number"] * len(benchmarks.VALUES),
    *["entry number"] * len(benchmarks.RANKS), "entry", "entry",
)  # fmt: skip
_HISTORY_ROLES = (
    "cell", "moment", "date", "cell", "cell", "cell", "date", "date", "number", "number", "number", "unit", "cell",
    "cell", "cell", "cell",
)  # fmt: skip

TABLE_SHEETS = {
    sheet.name: sheet
    for sheet in (
        TableSheet(
            RESULTS, "Results", "figures",
            "Every figure, for thirteen month ends. Each refresh rewrites it; formulas of your own may read it.",
            tuple((name, *_RESULT_COLUMNS.get(name, (11, "cell"))) for name in COLUMNS),
            ("indicator", "group", "window", "end"),
        ),
        TableSheet(
            TRENDS, "Trends", "figures",
            "What the charts of the page draw: every value between 0, the bottom of a chart, and 1, its top. Results "
            "has the figures themselves. Each refresh rewrites it.",
            tuple(
                (name, width, "cell" if at < plots.VALUE else "trend")
                for at, (name, width) in enumerate(
                    zip(plots.HEADINGS, (18, 12, 30, 20, 10, 12, 30, *[11] * (plots.POINTS + 2)), strict=True)
                )
            ),
        ),
        TableSheet(
            BEHIND, "Behind", "figures",
            "The children behind every figure of the page: who counts, who meets it, and why. Filter by Indicator and "
            "Window. Each refresh rewrites it. Never send this sheet on.",
            tuple(
                (name, width, "date" if name in ("Since", "Due", "Done") else "cell")
                for name, width in zip(
                    cases.HEADINGS, (32, 40, 16, 26, 12, 22, 14, 9, 8, 12, 12, 12, 11, 9, 76), strict=True
                )
            ),
            ("Indicator", "Window", "Group", "Child", "Since", "Due"),
        ),
        TableSheet(
            DUE_SOON, "DueSoon", "figures",
            "What is overdue on the last day of the month, and what falls due in the 30 days after it; last, what was "
            "never recorded. Each refresh rewrites it. Never send this sheet on.",
            tuple(zip(due.HEADINGS, (28, 12, 24, 16, 13, 15, 9), _DUE_ROLES, strict=True)),
            ("What", "Child", "Due"),
            due.COUNTED + due.AIMS + 5,
        ),
        TableSheet(
            QUALITY, "DataQuality", "figures",
            "What is wrong in the data. Put it right in the case system, then import again. Rule: the number of DfE's "
            "check, or a name of our own. An error cannot be true; a warning may be. The number of a row leads to its "
            "cell.",
            tuple(
                (name, width, "link" if name == "Row" else "cell")
                for name, width in zip(quality.HEADINGS, (14, 8, 20, 16, 10, 22, 46, 150), strict=True)
            ),
            ("Table", "Column", "Value", "Rule", "What is wrong"),
            quality.KINDS + 4,
        ),
        TableSheet(
            HISTORY, "History", "figures",
            "What was published and shared, and when. Publishing and sharing add rows here; nothing changes those that "
            "are there. Never send this sheet on.",
            tuple(zip(history.HEADINGS, (12, 20, 13, 32, 10, 28, 12, 12, 12, 13, 11, 9, 10, 40, 68, 60), _HISTORY_ROLES,
                      strict=True)),
        ),
        TableSheet(
            TARGETS, "Targets", "entry",
            "Write in the yellow cells: ratings follow at once, charts at the next refresh. From: the day a target "
            "holds from (blank: always). The row with the latest From counts.",
            tuple(zip(targets.HEADINGS, (38, 54, 10, 13, 12, 12, 15), _TARGET_ROLES, strict=True)),
        ),
        TableSheet(
            PAGE, PAGE, "entry",
            "What the page shows, in this order. GROUP: blank for all. FRONT: a row on the front page. CHART: a chart. "
            "With no to both it is listed on Profile; delete a row to drop it. A refresh never changes this sheet.",
            tuple(zip(measures.HEADINGS, (38, 24, 26, 40, 10, 10), ["entry"] * 6, strict=True)),
        ),
        TableSheet(
            LOCAL, local.MEASURES, "entry",
            "What your council measures beyond ours. Describe each measure here; on the right type or paste its "
            "values, one row for each month. UNIT: share, count, days, score or pounds. A refresh never changes it.",
            tuple(zip(SHEETS[local.MEASURES].headings, (26, 40, 10, 10, 70, 12), _LOCAL_ROLES, strict=True)),
        ),
        TableSheet(
            COMMENTARY, "Commentary", "entry",
            "Your own words on a figure, and what is being done: one row for each indicator and month. Status: open or "
            "done. A refresh never changes this sheet.",
            tuple(zip(commentary.HEADINGS, (32, 18, 100, 40, 24, 13, 16), _COMMENT_ROLES, strict=True)),
        ),
        TableSheet(
            BENCHMARKS, "Benchmarks", "entry",
            "What DfE publishes: one row for each measure, group and year (2025: the year to 31 March 2025). Import "
            "DfE's files, or type rows. The page shows the latest. Numbers of children are per 10,000. Blank: not "
            "published. Rank and quartile: 1 is best. A refresh never changes this sheet.",
            tuple(zip((*benchmarks.HEADINGS, benchmarks.SOURCE), _BENCHMARK_WIDTHS, _BENCHMARK_ROLES, strict=True)),
        ),
        TableSheet(
            MAPPINGS, MAPPINGS, "entry",
            "What your files call a heading or a code. TABLE and COLUMN: where it belongs. YOURS: your word. OURS: the "
            "code; for a heading leave OURS blank.",
            tuple(zip(SHEETS[MAPPINGS].headings, _MAPPING_WIDTHS, ["entry"] * 4, strict=True)),
        ),
        TableSheet(
            IMPORTS, IMPORTS, "figures",
            "What each import changed: one row for each change. Importing adds rows here. Never send this sheet on.",
            tuple(
                (name, width, "moment" if name == "DAY" else "cell")
                for name, width in zip(SHEETS[IMPORTS].headings, _IMPORT_WIDTHS, strict=True)
            ),
        ),
        TableSheet(
            SETTINGS, "Settings", "entry",
            "Write in the yellow cells. They take effect at the next refresh. On the right: bank holidays.",
            (("Setting", 28, "cell"), ("Value", 30, "entry"), ("What it does", 90, "cell")),
        ),
        TableSheet(
            DEFINITIONS, "Definitions", "about", "What each figure counts, and where that comes from.",
            (
                ("Indicator", 38, "wrapped"), ("Title", 34, "wrapped"), ("Section", 18, "wrapped"),
                ("Definition", 70, "wrapped"), ("Good is", 10, "wrapped"), ("Windows", 16, "wrapped"),
                ("Tables", 20, "wrapped"), ("Reference", 50, "wrapped"),
            ),
        ),
    )
}  # fmt: skip


TABLES_OF_THE_MONTH = tuple(TABLE_SHEETS[name].table for name in (RESULTS, TRENDS, BEHIND, DUE_SOON, QUALITY))
"""What a refresh rewrites."""


def setting_rows() -> list[tuple[str, str, str]]:
    """Each setting: its name in code, its name on the sheet, what it does."""
    fields = settings.Settings.model_fields
    return [(name, field.alias or name, field.description or "") for name, field in fields.items()]


def definition_rows(indicators: Declared = INDICATORS) -> list[list[Value]]:
    """Every indicator, for people."""
    return [_definition(each) for each in indicators.values()]


def _definition(each: Indicator) -> list[Value]:
    windows, tables = ", ".join(window.value for window in each.windows), ", ".join(each.uses + each.perhaps)
    source = f"{each.reference} (package {each.package})" if each.package else each.reference
    return [each.name, each.title, each.section, each.definition, each.better.value, windows, tables, source]


def target_rows() -> list[list[Value]]:
    """The targets of a new workbook, as targets.HEADINGS: one row an indicator that can have one."""
    aims = {target.indicator: float(target.value) for target in targets.DEFAULTS}
    return [
        [each.name, each.title, each.better.value, None, aims.get(each.name), None, None]
        for each in targets.with_target()
    ]
