"""The good workbook that every case breaks: as the product builds it, filled by hand."""

import tempfile
from pathlib import Path

from hostile import small_council
from hostile.workshop import DAY, Workshop, day_style, unzipped

from scorecard_xl.workbook.build import build


def good_workbook() -> Workshop:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "empty.xlsx")
        build(path)
        made = Workshop(unzipped(path.read_bytes()), small_council.rows())
    DAY["style"] = day_style(made.text("xl/styles.xml"))
    made.fill_all()
    return made
