"""Files to import: wrong encodings, separators and quotes, half files, and XML made to exhaust the reader."""

import re
from collections.abc import Callable
from pathlib import Path

from hostile import containers, traps
from hostile.case import BOOK, Case
from hostile.workshop import Workshop, zipped

_HEAD = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN"
_ROWS = (
    "N1,01/05/2024,S,C2,N1,U6,PR1,,,,PE1 1AA,PE2 2BB,\nN2,02/06/2024,S,C1,N1,U4,PR1,01/02/2025,E4,,PE1 1AA,PE2 2BB,\n"
)
_GOOD = f"{_HEAD}\n{_ROWS}"
_XML = "<?xml version='1.0'?><SSDA903><CHILD><HEADER><CHILDID>N1</CHILDID><SEX>1</SEX><DOB>2014-01-02</DOB></HEADER><EPISODE><DECOM>2024-05-01</DECOM><RNE>S</RNE><LS>C2</LS><CIN>N1</CIN><PL>U6</PL></EPISODE></CHILD></SSDA903>"

Files = dict[str, bytes | str]


def _lay(files: Files) -> Callable[[Path, Workshop], None]:
    def lay(folder: Path, good: Workshop) -> None:
        good.save(folder / BOOK)
        (folder / "in").mkdir()
        for name, content in files.items():
            path = folder / "in" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)

    return lay


def _import(name: str, status: int, says: str, files: Files, *options: str) -> Case:
    return Case(name, _lay(files), ("import", "{folder}/in", "--into", "{book}", *options), status, says)


def _taken(
    name: str, content: bytes | str, says: str = "Episodes: 2 rows read, 2 added", file: str = "episodes.csv"
) -> Case:
    return _import(name, 0, says, {file: content})


def _refused(name: str, content: bytes | str, says: str, file: str = "episodes.csv") -> Case:
    return _import(name, 2, says, {file: content})


def _cell(value: str) -> str:
    return _GOOD.replace("N2", value)


_ENCODINGS = [
    *(_taken(f"a CSV file in {name}", _GOOD.encode(name)) for name in ("utf-8-sig", "utf-16", "cp1252")),
    _taken("a CSV file in UTF-16 of the other order", b"\xfe\xff" + _GOOD.encode("utf-16-be")),
    _taken("a CSV file in UTF-32", _GOOD.encode("utf-32")),
    _taken("a CSV file in UTF-16 without its mark", _GOOD.encode("utf-16-le")),
    _taken("a CSV file with bytes that are no text", _cell("N\xff\x81").encode("latin-1")),
    _taken("a CSV file with half a letter at its end", _GOOD.encode() + b"N3,01/06/2024,S\xe2\x82", "3 rows read"),
    _taken("a CSV file with NUL bytes", _cell("N\x002")),
    _taken("a CSV file that ends in a thousand NUL bytes", _GOOD.encode() + bytes(1000)),
    _taken("a CSV file with the old end of file", _GOOD + "\x1a"),
]  # fmt: skip

_SHAPES = [
    _taken("separated by semicolons", _GOOD.replace(",", ";")),
    _taken("separated by tabs", _GOOD.replace(",", "\t")),
    _taken("separated by strokes", _GOOD.replace(",", "|")),
    _taken("lines that end in a carriage return alone", _GOOD.replace("\n", "\r")),
    _taken("lines that end in both ways", _GOOD.replace("\n", "\r\n", 1)),
    _taken("a title above the headings", "Return of 2024/25\n\n" + _GOOD),
    _taken("a sep= line above the headings", "sep=,\n" + _GOOD),
    _taken("everything in quotes", "\n".join(",".join(f'"{cell}"' for cell in line.split(",")) for line in _GOOD.splitlines())),
    _taken("a line break inside a cell", _cell('"N\n2"')),
    _refused("a quote that is never closed", _GOOD.replace("PE2 2BB,\nN2", '"PE2 2BB,\nN2'), "unexpected end of data"),
    _taken("quotes inside quotes, not doubled", _GOOD.replace("PE2 2BB,\nN2", '"the "big" house",\nN2')),
    _taken("a quote inside a cell", _cell('N"2')),
    _taken("rows too short and too long", _GOOD + "N3,03/06/2024\nN4,04/06/2024,S,C2,N1,U6,PR1,,,,a,b,,x,y,z\n", "more cells than there are headings"),
    _taken("blank rows between", _GOOD.replace("\n", "\n,,,,,,,,,,,,\n\n")),
    _taken("the same file twice, one under the other", _GOOD + _GOOD, "4 rows read"),
    _taken("the same row a hundred times", _HEAD + "\n" + _ROWS * 100, "200 rows read"),
    _taken("a column twice", _GOOD.replace("URN", "DECOM"), "DECOM is there twice"),
    _taken("a CSV file with headings in small letters and spaces", _GOOD.replace(_HEAD, _HEAD.lower().replace("_", " "))),
    _taken("a column of the council's own", _GOOD.replace("URN", "OURS"), "columns not on the sheet: OURS"),
    _taken("2,000 columns", _GOOD.replace("\n", "," + ",".join(f"X{n}" for n in range(2000)) + "\n"), "columns not on the sheet"),
    _refused("a cell of 140,000 letters", _cell("N" * 140_000), "is not a CSV file that can be read"),
    _taken("formula-like text in every cell", _GOOD.replace("N1", "=1+1").replace("PR1", "@SUM(A1)").replace("PE1", "-PE1")),
    _taken("emoji, Arabic and look-alikes", _cell("👧 طفل А1")),
    _refused("days that do not exist and American dates", _GOOD.replace("02/06/2024", "12/31/2024").replace("01/02/2025", "31/02/2025"), "has the month first"),
    _taken("dates at the ends of the calendar", _GOOD.replace("02/06/2024", "01/01/0001").replace("01/02/2025", "31/12/9999").replace("PR1,,,", "PR1,01/01/2025,,") + "N3,01/05/2024,S,C2,N1,U6,PR1,02/01/2025,,,,,\n", "3 rows read"),
    _refused("a CSV file of 0 bytes", b"", "holds no SSDA903 file"),
    _refused("headings and no rows", _HEAD, "it has headings and no episodes, so nothing is taken from it"),
    _refused("rows and no headings", _ROWS, "holds no SSDA903 file"),
    _refused("no column CHILD", _GOOD.replace("CHILD", "CLIENT"), "holds no SSDA903 file"),
    _refused("no column DECOM", _GOOD.replace("DECOM", "STARTED"), "holds no"),
    _refused("a CSV file of random bytes", bytes(range(256)) * 20, "holds no SSDA903 file"),
    _refused("a workbook with the wrong ending", zipped({"xl/workbook.xml": b"<workbook/>"}), "is not a workbook that can be read"),
    _refused("a web page for a CSV file, with the wrong ending", "<html><table><tr><td>CHILD</td></tr></table></html>", "holds no"),
    _refused("no date that can be read", _GOOD.replace("01/05/2024", "soon").replace("02/06/2024", "late").replace("01/02/2025", ""), "2 cells cannot be read, for example soon"),
]  # fmt: skip

_FOLDERS = [
    _import("a folder with nothing in it", 2, "holds no SSDA903 file", {}),
    _import("a folder with a hidden file and a lock file", 2, "holds no SSDA903 file", {".episodes.csv": _GOOD, "~$episodes.csv": _GOOD}),
    _import("two files of one table in a folder", 0, "is not used: in/episodes.csv holds Episodes", {"episodes.csv": _GOOD, "episodes (2).csv": _GOOD}),
    _import("one good file and one broken", 0, "2 added", {"episodes.csv": _GOOD, "reviews.csv": b"\0\1\2"}),
    _import("one good file and one XML cut off", 2, "is not a whole XML file", {"episodes.csv": _GOOD, "return.xml": _XML[:100]}),
    _import("two years and --year", 2, "--year can be given for one return", {"a/episodes.csv": _GOOD, "b/episodes.csv": _GOOD}, "--year", "2025"),
    _import("--year of another age", 2, "cannot be the return of the year", {"episodes.csv": _GOOD}, "--year", "99999"),
    _import("--year below 0", 2, "cannot be the return of the year", {"episodes.csv": _GOOD}, "--year", "-5"),
    _import("visits with days that do not exist", 2, "nothing of Visits was imported", {"Visits.csv": "CHILD,VISIT\nA1,31/02/2026\nA1,\nA1,=1+1\n,,\n"}),
    _import("a visit with a day that does not exist among others", 0, "3 added", {"Visits.csv": "CHILD,VISIT\nA1,31/02/2026\nA1,\nA1,01/02/2026\n,,\n"}),
    _import("teams between semicolons, with a rest of NUL bytes", 0, "1 replaced", {"Teams.csv": b"\xef\xbb\xbfTEAM;ROLE;ESTABLISHMENT\r\nNorth;=cmd;-5\0\0\x1a"}),
    _import("visits without the day of the visit", 2, "holds no SSDA903 file that the scorecard uses", {"Visits.csv": "CHILD,SEEN\nA1,Y\n"}),
    _import("two files of visits in a folder", 2, "two files of Visits", {"May.csv": "CHILD,VISIT\nA1,01/05/2026\n", "June.csv": "CHILD,VISIT\nA1,01/06/2026\n"}),
    _import("a file of another return", 2, "holds no SSDA903 file", {"cin_plans.csv": "CHILD,PLAN\nA1,2024\n"}),
    _import("a folder in a folder in a folder", 0, "2 added", {"a/b/c/episodes.csv": _GOOD}),
    _import("a name that leads out of the folder", 0, "2 added", {"..episodes.csv.csv": _GOOD, "episodes.csv": _GOOD.replace("CHILD", "CLIENT"), "eps.csv": _GOOD}),
]  # fmt: skip


_CONTAINERS = {
    "a password": (containers.encrypted(), "is protected by a password"),
    "a sensitivity label": (containers.labelled(), "is encrypted by a sensitivity label"),
}
_REPORTS = [
    *(_refused(f"a workbook to import with {what}", content, says, "episodes.xlsx") for what, (content, says) in _CONTAINERS.items()),
    _refused("an old .xls to import with a password", containers.old_excel_with_password(), "is protected by a password", "episodes.xls"),
    _refused("an old .xls to import with a sensitivity label", containers.labelled_old_excel(), "is encrypted by a sensitivity label", "episodes.xls"),
    _taken("a zip in a zip beside a good file", zipped({"episodes.csv": _GOOD.encode(), "more.zip": zipped({"reviews.csv": b"CHILD,REVIEW"})}), "Not recognised, by name or by headings: r/more.zip", "r.zip"),
    *(_taken(f"at the foot: {foot}", f"{_GOOD}{foot}{',' * 12}\n", "at its foot is no record") for foot in ("Total", "Grand total", "Count: 2", "Sum", "Number of rows: 2", "Report run on 01/06/2025", "Printed 01/06/2025 09:00", "Page 1 of 1", "End of report", "Source: Mosaic", "OFFICIAL SENSITIVE PERSONAL", "*** End ***")),
    _taken("at the foot: a total under another column", f"{_GOOD},,,,,,,,,,,,2\n", "at its foot is no record"),
    _taken("at the foot: a child without a day is no foot", f"{_GOOD}N3{',' * 12}\n", "3 rows read"),
    _taken("headings once more among the rows, left out", _GOOD + _GOOD, "the headings once more in row 4"),
    _taken("headings that say how days are written", _GOOD.replace("DECOM", "DECOM (dd/mm/yyyy)").replace("PLACE,", "PLACE [code],")),
    _import("a file that is open in Excel", 0, "episodes.csv is open in Excel: what was not saved yet is not in it", {"episodes.csv": _GOOD, "~$episodes.csv": b"\5Ann"}),
]  # fmt: skip


def _broken_book(says: str, breaks: Callable[[Workshop], object], name: str) -> Case:
    def lay(folder: Path, good: Workshop) -> None:
        breaks(good)
        _lay({"episodes.csv": _GOOD})(folder, good)

    return Case(name, lay, ("import", "{folder}/in", "--into", "{book}"), 2, says)


def _last_rows(good: Workshop) -> None:
    """The table of Episodes lies at the very end of its sheet."""
    good.fill()
    shift = 1_048_576 - 8
    part, table = good.part_of("Episodes"), good.table_of("Episodes")

    good.rewrite(
        part, lambda text: re.sub(r'r="([A-Z]*)(\d+)"', lambda found: f'r="{found[1]}{int(found[2]) + shift}"', text)
    )
    good.rewrite(
        table,
        lambda text: re.sub(
            r'ref="A1:([A-Z]+)(\d+)"', lambda found: f'ref="A{1 + shift}:{found[1]}{int(found[2]) + shift}"', text
        ),
    )


def _no_child(good: Workshop) -> None:
    good.rows_of("Episodes")[0][0] = "CLIENT"


def _entity(kind: str) -> str:
    return _XML.replace("?>", f"?>{traps.ENTITIES[kind]}").replace("N1</CHILDID>", "&a11;</CHILDID>")


_BOOKS = [
    _broken_book("Excel has 1,048,576", _last_rows, "no room for more rows on the sheet"),
    _broken_book("put the headings right", _no_child, "a heading of the sheet is gone"),
]

_XMLS = [
    _taken("a good XML file", _XML, "1 row read", "r.xml"),
    *(_refused(f"entities in an XML file: {kind}", _entity(kind), "r.xml", "r.xml") for kind in traps.ENTITIES),
    _refused("an XML file of 0 bytes", b"", "is not a whole XML file", "r.xml"),
    _refused("an XML file cut off", _XML[:-30], "is not a whole XML file", "r.xml"),
    _refused("an XML file that says another encoding", _XML.replace("'1.0'", "'1.0' encoding='utf-16'"), "is not a whole XML file", "r.xml"),
    _refused("an XML file in an unknown encoding", _XML.replace("'1.0'", "'1.0' encoding='klingon'"), "is not a whole XML file", "r.xml"),
    _refused("an XML file of another kind", "<html><body/></html>", "holds no SSDA903 file", "r.xml"),
    _refused("an XML file a hundred thousand levels deep", "<CHILD>" * 100_000 + "</CHILD>" * 100_000, "r.xml", "r.xml"),
    _refused("an XML file with a NUL", _XML.replace("N1", "N\0001"), "is not a whole XML file", "r.xml"),
    _refused("an XML file without a date", _XML.replace("2024-05-01", ""), "holds no date", "r.xml"),
    _taken("an XML file with children that have no number", _XML.replace("<CHILDID>N1</CHILDID>", ""), "1 row read", "r.xml"),
    _taken("an XML file with comments, instructions and CDATA", _XML.replace("N1", "<!-- a --><?b?><![CDATA[N1]]>"), "1 row read", "r.xml"),
    _taken("an XML file with formula-like text", _XML.replace("N1", "=1+1"), "1 row read", "r.xml"),
    _taken("an XML file with a text of 5 million letters", _XML.replace("N1", "N" * 5_000_000), "1 row read", "r.xml"),
]  # fmt: skip

CASES: list[Case] = [*_ENCODINGS, *_SHAPES, *_FOLDERS, *_REPORTS, *_BOOKS, *_XMLS]
