"""Shows a workbook as LibreOffice draws it: a PNG for each sheet, and one for each printed page of its first sheet."""

import argparse
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from python_calamine import CalamineWorkbook

_WHOLE = 'pdf:calc_pdf_Export:{"SinglePageSheets":{"type":"boolean","value":"true"}}'
_PRINTED = 'pdf:calc_pdf_Export:{"PageRange":{"type":"string","value":"1-4"}}'
_WIDEST, _HIGHEST = 2000, 1500  # pixels: of a long sheet only the top left is shown


def main() -> None:
    arguments = _arguments()
    arguments.out.mkdir(parents=True, exist_ok=True)
    for picture in render(arguments.book, arguments.out):
        print(picture)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("book", type=Path, metavar="BOOK", help="the workbook")
    parser.add_argument("out", type=Path, metavar="OUTDIR", help="where the pictures go")
    return parser.parse_args()


def render(book: Path, out: Path) -> list[Path]:
    """The pictures of a workbook, in the order of its sheets; of a long sheet only the top left."""
    names = CalamineWorkbook.from_path(str(book)).sheet_names
    sheets = sheet_pictures(book, {name: out / f"{at:02} {name}.png" for at, name in enumerate(names, 1)})
    return sheets + printed_pages(book, [out / f"printed {at}.png" for at in (1, 2)])


def sheet_pictures(book: Path, places: Mapping[str, Path], dots: int = 80, highest: int = _HIGHEST) -> list[Path]:
    """The pictures of the sheets of these names, where they should go; `dots`: to the inch."""
    options = ["-r", str(dots), "-x", "0", "-y", "0", "-W", str(_WIDEST), "-H", str(highest)]
    names = CalamineWorkbook.from_path(str(book)).sheet_names
    with tempfile.TemporaryDirectory() as folder:
        pdf = _pdf(book, Path(folder) / "whole", _WHOLE)
        found = zip(names, _pictures(pdf, Path(folder) / "sheet", options), strict=True)
        return [_moved(picture, places[name]) for name, picture in found if name in places]


def printed_pages(book: Path, places: Sequence[Path]) -> list[Path]:
    """The pictures of the printed pages of the first sheet, as many as there are places for."""
    with tempfile.TemporaryDirectory() as folder:
        pdf = _pdf(book, Path(folder) / "printed", _PRINTED)
        found = _pictures(pdf, Path(folder) / "page", ["-r", "105"])
        return [_moved(*pair) for pair in zip(found, places, strict=False)]


def _pdf(book: Path, folder: Path, form: str) -> Path:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(folder), str(book)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder / f"{book.stem}.pdf"


def _pictures(pdf: Path, stem: Path, options: Sequence[str]) -> list[Path]:
    subprocess.run(["pdftoppm", "-png", *options, str(pdf), str(stem)], check=True, timeout=300)
    return sorted(stem.parent.glob(f"{stem.name}-*.png"))


def _moved(picture: Path, place: Path) -> Path:
    place.write_bytes(picture.read_bytes())
    return place


if __name__ == "__main__":
    main()
