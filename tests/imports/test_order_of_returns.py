"""Importing the same returns in any order, once or twice, leaves the same sheets: over generated councils."""

import datetime as dt
import random
from pathlib import Path

import pytest
from empty_book import empty_book

from scorecard_xl.app.importing import Options, import_sources
from scorecard_xl.workbook.memory import MemoryBook

NOW = dt.datetime(2026, 11, 30, 9, 0)
Table = list[dict[str, str]]
Tables = dict[str, Table]
COLUMNS = {
    "episodes": ["CHILD", "DECOM", "RNE", "PLACE", "DEC", "REC", "HOME_POST"],
    "header": ["CHILD", "SEX", "DOB", "UPN"],
    "reviews": ["CHILD", "REVIEW", "REVIEW_CODE"],
    "missing": ["CHILD", "MISSING", "MIS_START", "MIS_END"],
    "oc2": ["CHILD", "SDQ_SCORE", "CONVICTED"],
    "uasc": ["CHILD", "DUC"],
}


def day(date: dt.date | None) -> str:
    return f"{date:%d/%m/%Y}" if date else ""


class Council:
    """Children with episodes, which officers correct between returns: dates, codes, children entered in error."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.children = {f"C{at}": self.history() for at in range(self.random.randint(3, 12))}
        self.next = 100

    def history(self) -> list[list[dt.date | str | None]]:
        start, rows = dt.date(2018, 4, 1) + dt.timedelta(self.random.randint(0, 2200)), []
        for _ in range(self.random.randint(1, 4)):
            end = start + dt.timedelta(self.random.randint(1, 700))
            rows.append([start, end, self.random.choice(["U1", "U6", "K2"]), self.random.choice(["E4", "X1"])])
            start = end + dt.timedelta(self.random.choice([0, 0, 40]))
        if self.random.random() < 0.5:
            rows[-1][1] = None
        return rows

    def correct(self) -> None:
        """What changes in the case system before the next return, whichever years it concerns."""
        for child in list(self.children):
            roll = self.random.random()
            rows = self.children[child]
            at = self.random.randrange(len(rows))
            if roll < 0.08:
                del self.children[child]
            elif roll < 0.16:
                self.next += 1
                self.children[f"N{self.next}"] = self.children.pop(child)
            elif roll < 0.28:
                rows[at][0] += dt.timedelta(self.random.randint(-9, 9))  # type: ignore[operator]
            elif roll < 0.36 and rows[at][1]:
                rows[at][1] += dt.timedelta(self.random.randint(0, 20))  # type: ignore[operator]
            elif roll < 0.44:
                rows[at][2] = "P1"
            elif roll < 0.5 and len(rows) > 1:
                del rows[at]
        if self.random.random() < 0.3:
            self.next += 1
            self.children[f"N{self.next}"] = self.history()

    def extract(self, first: dt.date, last: dt.date) -> Tables:
        """What the case system gives for these days on the last of them."""
        tables: Tables = {name: [] for name in COLUMNS}
        for child, rows in self.children.items():
            own = [row for row in rows if row[0] <= last and (row[1] is None or row[1] >= first)]
            for start, end, place, reason in own:
                ended = end if end is not None and end <= last else None
                tables["episodes"].append(
                    {"CHILD": child, "DECOM": day(start), "RNE": "S", "PLACE": place, "DEC": day(ended),
                     "REC": reason if ended else "", "HOME_POST": f"H{start.year}"}
                )  # fmt: skip
            if not own:
                continue
            tables["header"].append({"CHILD": child, "SEX": "1", "DOB": "01/02/2010", "UPN": f"{child}{len(rows)}"})
            for months in (1, 5, 11, 17):
                held = own[0][0] + dt.timedelta(30 * months)
                if first <= held <= last and self.random.random() < 0.9:
                    code = self.random.choice(["PN1", "PN2"])
                    tables["reviews"].append({"CHILD": child, "REVIEW": day(held), "REVIEW_CODE": code})
                    tables["missing"].append(
                        {"CHILD": child, "MISSING": "M", "MIS_START": day(held), "MIS_END": day(held)}
                    )
            if self.random.random() < 0.5:
                tables["oc2"].append({"CHILD": child, "SDQ_SCORE": str(self.random.randint(0, 9)), "CONVICTED": "0"})
            if self.random.random() < 0.2:
                tables["uasc"].append({"CHILD": child, "DUC": day(last)})
        if not tables["episodes"]:
            return {}
        # a child who comes on the last day makes each return reach it
        for n in range(3):
            tables["episodes"].append(
                {
                    "CHILD": f"L{last:%y%m}{n}",
                    "DECOM": day(last),
                    "RNE": "S",
                    "PLACE": "U1",
                    "DEC": "",
                    "REC": "",
                    "HOME_POST": "",
                }
            )
        return tables


def returns_of(seed: int) -> list[Tables]:
    """Yearly, in-year and whole-history returns of one council, as its case system had them at the time."""
    council, found = Council(seed), []
    chance = council.random
    for year in range(2020, 2020 + chance.randint(2, 4)):
        start = dt.date(year, 4, 1)
        for months in sorted(chance.sample(range(1, 12), chance.randint(0, 2))):
            last = start + dt.timedelta(30 * months)
            found.append(council.extract(chance.choice([start, start, dt.date(2000, 1, 1)]), last))
            council.correct()
        found.append(council.extract(start, dt.date(year + 1, 3, 31)))
        council.correct()
    found = [each for each in found if each]
    for tables in found:
        for name in list(tables):
            if name not in ("episodes", "header") and chance.random() < 0.25:
                del tables[name]
        if chance.random() < 0.3:
            for row in tables["episodes"]:
                del row["HOME_POST"]
    return found


def written(folder: Path, returns: list[Tables]) -> list[Path]:
    paths = []
    for at, tables in enumerate(returns):
        own = folder / f"r{at}"
        own.mkdir(parents=True)
        for name, rows in tables.items():
            columns = list(rows[0]) if rows else COLUMNS[name]
            lines = [",".join(columns), *(",".join(row[column] for column in columns) for row in rows)]
            (own / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        paths.append(own)
    return paths


def sheets_after(imports: list[list[Path]], before: MemoryBook | None = None) -> dict[str, list[str]]:
    book = before or empty_book()
    for paths in imports:
        import_sources(book, paths, Options(whole=True), NOW)
    return {name: sorted(map(repr, rows)) for name, rows in book.sheets.items() if name != "Imports"}


def check(seed: int, folder: Path) -> None:
    paths = written(folder, returns_of(seed))
    expected = sheets_after([[path] for path in paths])
    chance = random.Random(seed + 1)
    for _ in range(2):
        order = [*paths, *chance.sample(paths, chance.randint(0, len(paths)))]
        chance.shuffle(order)
        imports = [[path] for path in order]
        assert sheets_after(imports) == expected, [path.name for path in order]
    order = chance.sample(paths, len(paths))
    cut = chance.randint(0, len(order))
    assert sheets_after([each for each in (order[:cut], order[cut:]) if each]) == expected, "together"


@pytest.mark.many
@pytest.mark.parametrize("seed", range(40))
def test_the_same_returns_in_any_order_once_or_twice_leave_the_same_sheets(seed: int, tmp_path: Path) -> None:
    check(seed, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("tens", range(4, 50))
def test_the_same_over_500_councils(tens: int, tmp_path: Path) -> None:
    for seed in range(tens * 10, tens * 10 + 10):
        check(seed, tmp_path / str(seed))
