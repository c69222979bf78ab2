"""Importing benchmarks: what DfE publishes of the council and of others goes on the sheet Benchmarks."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from scorecard_xl.app.entry_sheets import settings_of
from scorecard_xl.council.settings import Settings
from scorecard_xl.errors import Refusal
from scorecard_xl.figures.benchmark_import import (
    Merged,
    SourcedBenchmark,
    benchmarks_of_council,
    merged_rows,
    region_of,
)
from scorecard_xl.figures.benchmarks import SHEET
from scorecard_xl.imports.benchmark_files import Published, is_published, read_published
from scorecard_xl.imports.entries import entries_of
from scorecard_xl.imports.published_values import COUNCIL
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.tables.by_heading import plain
from scorecard_xl.workbook.book import Book

_MOST_NAMED = 10
_NEIGHBOURS = 10


def import_benchmarks(book: Book, sources: Sequence[Path], *, dry_run: bool = False) -> list[str]:
    """Read the files and write the sheet Benchmarks, whole or not at all; what was done, in sentences.

    Raises Refusal with one clear sentence.
    """
    settings, sheet = settings_of(book), book.read(SHEET)
    if sheet is None or not sheet.rows:
        raise Refusal(f"The workbook has no sheet {SHEET} with headings: `scorecard-xl upgrade` puts it back.")
    published = read_published(sources)
    council = _council(published, settings)
    neighbours, of_neighbours = _neighbours(published, settings, council)
    region = region_of(published.values, council, settings.region)
    found = list(benchmarks_of_council(published.values, council, neighbours, region))
    result = merged_rows(sheet.rows, sheet.first_row, found)
    if result.changed and not dry_run:
        book.put({}, {SHEET: result.rows})
    name = published.councils.areas[council].name
    return [
        f"Benchmarks of {name}.",
        *_read(published),
        *_region(region, settings),
        *of_neighbours,
        *_absent(found, name, len(neighbours)),
        *published.notes,
        *_written(result),
        *(["Nothing was written (--dry-run)."] if dry_run else []),
    ]


def split_sources(sources: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """The sources that hold DfE's published files, and those that hold others: a folder of both is in both.

    Raises SourceError where one cannot be read.
    """
    published: list[Path] = []
    others: list[Path] = []
    for path in sources:
        kinds = {is_published(entry) for entry in entries_of(path)} if path.exists() else {False}
        if True in kinds:
            published.append(path)
        if kinds != {True}:
            others.append(path)
    return published, others


def _council(published: Published, settings: Settings) -> int:
    """The council of Settings in the files. Raises Refusal with the names that look like it."""
    heading, text = ("Council code", settings.council_code) if settings.council_code else ("Council", settings.council)
    if not text:
        raise Refusal(
            "Which council is it? On Settings write its name beside Council, or DfE's code (such as 874 or E06000031) "
            "beside Council code, then import again. Nothing was written."
        )
    found = published.councils.find(text)
    if found is None:
        near = published.councils.near(text)
        meant = f" Is it {_or(near)}?" if near else ""
        raise Refusal(
            f"No council {text} is in these files.{meant} On Settings write its name beside Council, or DfE's code "
            f"(such as 874 or E06000031) beside Council code; {heading} has {text} now. Nothing was written."
        )
    return found


def _neighbours(published: Published, settings: Settings, council: int) -> tuple[list[int], list[str]]:
    """The neighbours to compare with, and where they are from in sentences."""
    names = published.councils.areas
    if settings.neighbours:
        return _listed(published, settings.neighbours)
    found = published.neighbours.get(council, [])[:_NEIGHBOURS]
    if found:
        said = ", ".join(names[each].name for each in found)
        return found, [f"Statistical neighbours by {published.neighbours_file}: {said}."]
    where = f"{published.neighbours_file} does not have {names[council].name}"
    why = where if published.neighbours_file else "no file sn_model_… is among the files"
    return [], [
        f"No statistical neighbours: {why}. Import that file of DfE with the others, or list them on Settings beside "
        "Statistical neighbours; what was on the sheet is kept."
    ]


def _listed(published: Published, text: str) -> tuple[list[int], list[str]]:
    """The neighbours that officers listed, with ; between."""
    names = [name.strip() for name in text.replace("\n", ";").split(";") if name.strip()]
    if len(names) == 1 and published.councils.find(names[0]) is None:
        names = [name.strip() for name in text.split(",") if name.strip()]
    found = {name: published.councils.find(name) for name in names}
    known = list(dict.fromkeys(each for each in found.values() if each is not None))
    said = [f"Statistical neighbours by Settings: {', '.join(published.councils.areas[each].name for each in known)}."]
    for name in (name for name, each in found.items() if each is None):
        near = published.councils.near(name)
        meant = f": is it {_or(near)}?" if near else "."
        said.append(f"Settings, Statistical neighbours: no council {name} is in these files{meant}")
    return known, said


def _or(names: Sequence[str]) -> str:
    """Bexham; Corley or Dunmore; Bristol, City of; Corley or Dunmore where names have commas."""
    between = "; " if any("," in name for name in names) else ", "
    return " or ".join(filter(None, [between.join(names[:-1]), names[-1]]))


def _read(published: Published) -> list[str]:
    """What each file brought, and how many of its values are not published."""
    said = []
    for file, own in published.values.groupby("file", sort=False):
        councils = own[own["level"] == COUNCIL]
        known = [each for each in dict.fromkeys(own["indicator"]) if each in INDICATORS]
        years = ", ".join(f"{year:.0f}" for year in sorted(own["year"].unique()))
        signs = councils.loc[councils["value"].isna(), "sign"].replace("", "blank").value_counts()
        hidden = ", ".join(f"{count} {sign}" for sign, count in signs.items())
        of_all = f"{signs.sum():,} of {len(councils):,} values of councils are not published ({hidden})"
        what = f"{', '.join(known)} ({years})" if known else "no measure of this version"
        said.append(f"{file}: {what}{f'; {of_all}' if hidden else ''}.")
    return said


def _region(region: str, settings: Settings) -> list[str]:
    """Which region is compared with, where Settings does not name it as the files do."""
    if not region or plain(region) == plain(settings.region):
        return []
    if settings.region:
        return [f"Region: {region}. The files have no region {settings.region}, as Settings names it."]
    return [f"Region: {region}. Write it beside Region on Settings, so that the page names it."]


def _absent(found: Sequence[SourcedBenchmark], name: str, neighbours: int) -> list[str]:
    """Files and years in which the council is not, or has no figure; and fewer neighbours than there are."""
    said = []
    absent = [each for each in found if not each.in_file]
    for file in dict.fromkeys(each.file for each in absent):
        which = ", ".join(_in_words(each) for each in absent if each.file == file)
        said.append(f"{file} has no row of {name}: without its own figure and rank: {which}.")
    hidden = [each for each in found if each.in_file and each.benchmark.council is None]
    if hidden:
        said.append(f"Not published of {name}: {', '.join(map(_in_words, hidden))}.")
    fewer = [each for each in found if (each.benchmark.neighbours_used or 0) < neighbours]
    if fewer:
        counted = ", ".join(f"{_in_words(each)}: {each.benchmark.neighbours_used}" for each in fewer)
        said.append(f"Median of fewer neighbours than the {neighbours}, as the others have no figure: {counted}.")
    return said


def _in_words(each: SourcedBenchmark) -> str:
    benchmark = each.benchmark
    return " ".join(filter(None, [benchmark.indicator, benchmark.group, str(benchmark.year.year)]))


def _written(result: Merged) -> list[str]:
    counts = {"added": result.added, "replaced": result.replaced, "unchanged": result.unchanged}
    words = ", ".join(f"{count:,} {word}" for word, count in counts.items() if count) or "no row"
    said = [f"{SHEET}: {words}."]
    if result.typed:
        more = f" and {len(result.typed) - _MOST_NAMED} more" if len(result.typed) > _MOST_NAMED else ""
        said.append(f"Replaced what was typed: {'; '.join(result.typed[:_MOST_NAMED])}{more}.")
    if result.lacking:
        said.append(
            f"The sheet {SHEET} has no column {', '.join(result.lacking)}, so these are not written: type the headings "
            "right of the last one of the table, then import again."
        )
    return said
