"""The council's colour and the language of a workbook."""

import re
import zipfile
from pathlib import Path

import pytest
from named_places import opened, places

from scorecard_xl.council.settings import Settings
from scorecard_xl.page.cells import line_name, slot_name
from scorecard_xl.page.fitting import LINES, PROFILE_LINES
from scorecard_xl.page.model import SLOTS
from scorecard_xl.page.profile_lines import SIDES, half_name
from scorecard_xl.page.sheets import PROFILE, SCORECARD, THEMES
from scorecard_xl.workbook.build import build
from scorecard_xl.workbook.file.book import FileBook
from scorecard_xl.workbook.file.workbookxml import with_accent

PLUM = "#5B2A6E"
EVERY = [
    *(
        (line_name(line, field), count)
        for line in range(1, LINES + 1)
        for field, count in (("rating", 5), ("change", 4))
    ),
    *((half_name(line, side, "3"), 6) for line in range(1, PROFILE_LINES + 1) for side in SIDES),
    *((slot_name(slot, "theme"), 1) for slot in range(1, SLOTS + 1)),
]
"""Each cell of the page that changes its look, and how many rules it has."""


def parts(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name).decode("utf-8", "replace") for name in package.namelist()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("built") / "book.xlsx"
    build(path, Settings(colour=PLUM))
    return path


def accent(path: Path) -> str:
    (found,) = re.findall(r'<a:accent1><a:srgbClr val="(\w+)"', parts(path)["xl/theme/theme1.xml"])
    return f"#{found}"


def test_no_id_of_digits_is_called_a_number_stored_as_text(built: Path) -> None:
    """On no sheet with a table: Excel puts a green corner on each."""
    sheets = {name: text for name, text in parts(built).items() if "<tablePart " in text}
    calm = [
        name for name, text in sheets.items() if '<ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/>' in text
    ]
    assert len(sheets) > 20
    assert calm == list(sheets)


def test_a_printed_page_has_few_rules_of_formatting(built: Path) -> None:
    """An officer can read them in Manage Rules, and Excel works them out quickly."""
    found = parts(built)
    rules = [found[f"xl/worksheets/sheet{at}.xml"].count("<cfRule ") for at in (1, 2, 3)]
    assert 0 < max(rules) <= 12


def test_every_line_and_slot_of_the_page_has_its_rules(built: Path) -> None:
    book = opened(built)
    at = places(book)
    rules = {name: book[name].conditional_formatting for name in (SCORECARD, THEMES, PROFILE)}
    found = {name: sum(len(where.rules) for where in rules[at[name][0]] if at[name][1] in where) for name, _ in EVERY}
    assert found == dict(EVERY)


def test_the_colour_is_the_themes_first_accent(built: Path) -> None:
    assert accent(built) == PLUM


def test_cells_and_charts_of_the_page_follow_the_theme(built: Path) -> None:
    found = parts(built)
    charts = [xml for name, xml in found.items() if name.startswith("xl/charts/chart")]
    own = [
        xml for xml in charts if "England" not in xml or "This council" in xml
    ]  # a chart of ticks has no such colour
    assert all('<a:schemeClr val="accent1"' in xml for xml in own)
    assert found["xl/styles.xml"].count('theme="4"') > 10
    assert not [name for name, xml in found.items() if "1F3864" in xml and name.startswith(("xl/charts", "xl/styles"))]


def test_a_book_is_recoloured_in_its_theme_alone(built: Path, tmp_path: Path) -> None:
    book = FileBook.open(built)
    book.recolour("#1F3864")
    assert book.changed == {"xl/theme/theme1.xml"}
    book.save(tmp_path / "out.xlsx")
    assert accent(tmp_path / "out.xlsx") == "#1F3864"


def test_the_colour_that_it_has_changes_nothing(built: Path) -> None:
    book = FileBook.open(built)
    book.recolour(PLUM)
    assert not book.changed


def test_a_theme_without_a_plain_accent_stays_as_it_is() -> None:
    theme = '<a:accent1><a:sysClr val="windowText"/></a:accent1>'
    assert with_accent(theme, PLUM) == theme


def test_the_workbook_and_its_charts_are_british_english(built: Path) -> None:
    found = parts(built)
    assert "<dc:title>Corporate Parenting Scorecard</dc:title>" in found["docProps/core.xml"]
    assert "<dc:language>en-GB</dc:language>" in found["docProps/core.xml"]
    assert not [name for name, xml in found.items() if name.startswith("xl/charts/") and "en-US" in xml]


def test_labels_of_charts_are_never_broken(built: Path) -> None:
    charts = [xml for name, xml in parts(built).items() if name.startswith("xl/charts/chart")]
    assert charts and not [xml for xml in charts if "<a:bodyPr/>" in xml]


def test_no_cells_are_merged(built: Path) -> None:
    assert not [name for name, xml in parts(built).items() if "<mergeCell" in xml]
