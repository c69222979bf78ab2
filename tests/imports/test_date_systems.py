"""Days of workbooks that count from 1904, in the kinds of workbook that LibreOffice writes too."""

import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from office import converted

from scorecard_xl.imports.returns import read_returns
from scorecard_xl.imports.workbooks import is_since_1904

DAY = dt.date(2024, 5, 1)


def book(*, since_1904: bool, as_day: bool) -> bytes:
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed, {"date_1904": since_1904, "in_memory": True}) as made:
        sheet = made.add_worksheet("Episodes")
        sheet.write_row(0, 0, ["CHILD", "DECOM", "URN"])
        sheet.write(1, 0, 1234)
        sheet.write_datetime(
            1, 1, dt.datetime(2024, 5, 1), made.add_format({"num_format": "dd/mm/yy"}) if as_day else None
        )
        sheet.write(1, 2, 20240501)
    return packed.getvalue()


CASES = pytest.mark.parametrize("since_1904", [True, False], ids=["from 1904", "from 1900"])
FORMS = pytest.mark.parametrize("as_day", [True, False], ids=["the format of a day", "a bare number"])


def read(path: Path) -> tuple[object, ...]:
    (one,) = read_returns([path], today=dt.date(2026, 6, 1)).returns
    (row,) = one.tables["Episodes"].rows
    return row


@CASES
@FORMS
def test_a_day_of_an_xlsx(since_1904: bool, as_day: bool, tmp_path: Path) -> None:
    (tmp_path / "episodes.xlsx").write_bytes(book(since_1904=since_1904, as_day=as_day))
    assert read(tmp_path / "episodes.xlsx") == ("1234", DAY, "20240501")


@pytest.mark.parametrize(("flags", "expected"), [(1, True), (0x20, False), (0x21, True)])
def test_the_record_of_an_xlsb(flags: int, expected: bool) -> None:
    """BrtBeginBook, BrtFileVersion, BrtWbProp ([MS-XLSB] 2.4.822) and the end."""
    version = b"\x80\x01" + b"\x82\x01" + bytes(130)
    part = b"\x83\x01\x00" + version + b"\x99\x01\x0c" + bytes([flags]) + bytes(11) + b"\x84\x01\x00"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("xl/workbook.bin", part)
    assert is_since_1904(packed.getvalue()) is expected


@pytest.mark.libreoffice
@pytest.mark.parametrize("form", ["xls", "ods"])
def test_a_day_of_other_workbooks(form: str, tmp_path: Path) -> None:
    books = [tmp_path / f"{since}{day}.xlsx" for since in (0, 1) for day in (0, 1)]
    for path in books:
        path.write_bytes(book(since_1904=path.stem[0] == "1", as_day=path.stem[1] == "1"))
    made = converted(tmp_path, form, *books)
    assert [is_since_1904(path.read_bytes()) for path in made] == [False, False, True, True]
    for path in made:
        assert read(path.rename(path.with_name(f"episodes.{form}"))) == ("1234", DAY, "20240501"), path.stem
