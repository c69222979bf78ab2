"""The raw rows that every broken workbook starts from: five children, seen from 31 March 2026."""

import datetime as dt

from scorecard_xl.tables.schema import TABLES


def day(text: str) -> dt.date:
    return dt.datetime.strptime(text, "%d/%m/%Y").date()


def _rows(table: str, text: str) -> list[list[object]]:
    return [list(TABLES[table].headings), *(_row(line) for line in text.strip().splitlines())]


def _row(line: str) -> list[object]:
    return [_cell(cell.strip()) for cell in line.split("|")]


def _cell(text: str) -> object:
    if text.count("/") == 2:
        return day(text)
    return float(text) if text.replace(".", "", 1).isdigit() and len(text) < 4 else text


_TEXTS = {
    "Children": """
        A1 | M | 01/02/2014 | WBRI | | | | North | Ann
        A2 | F | 15/07/2009 | WBRI | | | | North | Ben
        A3 | M | 09/09/2019 | AIND | | | | South | Ann
        A4 | F | 30/11/2008 | BAFR | | | | South | Ben
        A5 | M | 12/12/2024 | WBRI | | | | North | Ann
        L1 | F | 05/05/2007 | WBRI | | | | Leaving | Cat""",
    "UASC": "A4 | 30/11/2026",
    "Episodes": """
        A1 | 01/05/2020 | S | C2 | N1 | U6 | PR1 | | | | PE1 1AA | PE2 2BB | | 4.0 | IN
        A2 | 03/02/2021 | S | C2 | N1 | U1 | PR1 | 10/08/2025 | X1 | CARPL | PE1 1AA | PE2 2BB | | 25 | OUT
        A2 | 10/08/2025 | P | C2 | N1 | K2 | PR4 | | | | PE1 1AA | PE9 9XX | SC0 | 31 | OUT
        A3 | 20/10/2025 | S | C1 | N1 | U4 | PR1 | | | | PE1 1AA | PE2 2BB | | 3.0 | IN
        A4 | 02/02/2025 | S | V2 | N8 | H5 | PR4 | | | | | PE3 3CC | | 8.0 | IN
        A5 | 01/03/2026 | S | E1 | N1 | U5 | PR1 | | | | PE1 1AA | PE2 2BB | | 12 | IN
        L1 | 01/01/2019 | S | C2 | N1 | U6 | PR1 | 05/05/2025 | E4 | | PE1 1AA | PE2 2BB | | 5.0 | IN""",
    "Reviews": """
        A1 | 10/10/2025 | PN1
        A2 | 12/11/2025 | PN3
        A3 | 14/11/2025 | PN0
        A3 | 10/02/2026 | PN0""",
    "Visits": """
        A1 | 02/02/2026 | Y | Y
        A2 | 11/03/2026 | Y | N
        A3 | 20/03/2026 | Y | Y""",
    "Health": """
        A1 | RHA | 05/05/2025
        A2 | DENTAL | 06/06/2025
        A3 | IHA | 10/11/2025""",
    "OC2": "A1 | 12 | | 0 | 1 | 1 | 1 | 1 | 0 | 0 | 0 | 31/03/2026",
    "PEPs": "A1 | 20/01/2026",
    "Schools": "A1 | 01/09/2025 | | | 2",
    "Missing": "A4 | M | 03/03/2026 | 04/03/2026 | Y | N",
    "AD1": "A5 | 01/03/2026 | 01/03/2026 | 0 | 2 | MF | L11",
    "PlacedAdoption": "A5 | 01/03/2026",
    "CareLeavers": "L1 | 05/05/2007 | YES | F2 | B1 | Former relevant | 01/02/2026",
    "Teams": "North | Social worker | 6.0 | 15",
    "Caseloads": "01/03/2026 | North | 60 | 4.0",
}  # fmt: skip

MONTH = "2026-03"


def rows() -> dict[str, list[list[object]]]:
    """By table, headings first; a row may be shorter than the headings."""
    return {table: _rows(table, text) for table, text in _TEXTS.items()}
