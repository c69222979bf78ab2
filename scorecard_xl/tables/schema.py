"""The raw tables, each declared once; typing, importing, building and documenting are all driven from here."""

from dataclasses import dataclass, replace
from enum import Enum

from scorecard_xl.tables.aliases import ALIASES


class Kind(Enum):
    """How the cells of a column are read."""

    CHILD = "child"
    DATE = "date"
    CODE = "code"
    FLAG = "flag"
    TEXT = "text"
    NAME = "name"
    NUMBER = "number"
    YEAR = "year"
    MONTH = "month"


@dataclass(frozen=True)
class Column:
    """One heading of a raw table.

    `decisive`: where a cell of this column holds something that cannot be read, the whole row is left out.
    `aliases`: other names for the heading in the files of case systems, the best first.
    """

    heading: str
    kind: Kind
    decisive: bool = False
    optional: bool = False
    local: bool = False
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """One raw table: a sheet of this name with an Excel table on it.

    `means`: without a date in one of these columns a row means nothing.
    `span`: (start, end), of which the end may not come before the start.
    `identified_by`: what tells a row from another, where that is not the child and the first of `means`.
    `planned`: what does so before the thing is done; the row that says it was done takes the place of such a row.
    `is_optional`: nothing is missing from a workbook without the sheet.
    """

    name: str
    about: str
    columns: tuple[Column, ...]
    means: tuple[str, ...] = ()
    span: tuple[str, str] | None = None
    identified_by: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()
    is_optional: bool = False

    @property
    def key(self) -> tuple[str, ...]:
        """The columns that tell a row from another when files are merged (decisions H2)."""
        return self.identified_by or ("CHILD", *self.means[:1])

    @property
    def excel_name(self) -> str:
        """The name of the Excel table: OC2 and AD1 would be taken for cells (decisions I1)."""
        return f"{self.name}_" if self.name in ("OC2", "AD1") else self.name

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(column.heading for column in self.columns)

    def column(self, heading: str) -> Column:
        """The column of this heading."""
        return self.columns[self.headings.index(heading)]


def _columns(spec: str, *, local: bool = False) -> tuple[Column, ...]:
    """Columns from 'HEADING:kind' words; `?` after the heading: may be absent; `!` after the kind: decisive."""
    return tuple(_column(word, local) for word in spec.split())


def _column(word: str, local: bool) -> Column:
    heading, kind = word.split(":")
    decisive, optional = kind.endswith("!"), heading.endswith("?")
    return Column(heading.rstrip("?"), Kind(kind.rstrip("!")), decisive=decisive, optional=optional, local=local)


def _table(name: str, about: str, ssda903: str, local: str = "", **rules: tuple[str, ...] | bool) -> Table:
    declared = _columns(ssda903) + _columns(local, local=True)
    aliases = ALIASES.get(name, {})
    columns = tuple(replace(column, aliases=aliases.get(column.heading, ())) for column in declared)
    return Table(name, about, columns, **rules)  # type: ignore[arg-type]


TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        _table(
            "Children",
            "Every child in any other table, one row each. LAST_RETURN: the 31 March of the last SSDA903 return with "
            "an episode of the child, which an import writes.",
            "CHILD:child SEX:code DOB:date ETHNIC:code UPN?:text MOTHER?:flag MC_DOB?:date",
            "TEAM?:name WORKER?:name LAST_RETURN?:date",
        ),
        _table(
            "UASC",
            "Unaccompanied asylum-seeking children, and the day that status ends.",
            "CHILD:child DUC:date!",
        ),
        _table(
            "Episodes",
            "Every episode of care: a change of legal status, placement or carer starts a new one.",
            "CHILD:child DECOM:date! RNE:code LS:code CIN:code PLACE:code PLACE_PROVIDER:code DEC:date! REC:code "
            "REASON_PLACE_CHANGE:code HOME_POST:text PL_POST:text URN:text",
            "PL_DISTANCE?:number PL_LOCATION?:code",
            means=("DECOM",),
            span=("DECOM", "DEC"),
        ),
        _table(
            "Reviews",
            "Every review of a child's care, held or planned.",
            "CHILD:child REVIEW:date! REVIEW_CODE:code",
            "REVIEW_DUE?:date!",
            means=("REVIEW", "REVIEW_DUE"),
        ),
        _table(
            "Visits",
            "Every statutory visit by the social worker.",
            "",
            "CHILD:child VISIT:date! SEEN?:code SEEN_ALONE?:code VISIT_DUE?:date!",
            planned=("CHILD", "VISIT_DUE"),
            means=("VISIT", "VISIT_DUE"),
        ),
        _table(
            "Health",
            "Health assessments (IHA, RHA) and dental checks (DENTAL).",
            "",
            "CHILD:child CHECK:code CHECK_DATE:date!",
            identified_by=("CHILD", "CHECK", "CHECK_DATE"),
            means=("CHECK_DATE",),
        ),
        _table(
            "OC2",
            "The yearly outcomes of children in care for twelve months, one row for each child and year.",
            "CHILD:child SDQ_SCORE:number SDQ_REASON:code CONVICTED:flag HEALTH_CHECK:flag IMMUNISATIONS:flag "
            "TEETH_CHECK:flag HEALTH_ASSESSMENT:flag SUBSTANCE_MISUSE:flag INTERVENTION_RECEIVED:flag "
            "INTERVENTION_OFFERED:flag",
            "YEAR:year!",
            means=("YEAR",),
        ),
        _table("PEPs", "Personal education plans.", "", "CHILD:child PEP_DATE:date!", means=("PEP_DATE",)),
        _table(
            "Schools",
            "The school a child goes to, and its Ofsted grade.",
            "",
            "CHILD:child SCHOOL_START:date! SCHOOL_END:date! SCHOOL_URN?:text OFSTED:text",
            means=("SCHOOL_START",),
        ),
        _table(
            "Missing",
            "Every time a child was missing (M) or away without authorisation (A).",
            "CHILD:child MISSING:code MIS_START:date! MIS_END:date",
            "RHI_OFFERED?:code RHI_ACCEPTED?:code",
            means=("MIS_START",),
        ),
        _table(
            "AD1",
            "Children adopted: the match and the adopters.",
            "CHILD:child DATE_INT:date DATE_MATCH:date! FOSTER_CARE:flag NB_ADOPTR:code SEX_ADOPTR:code LS_ADOPTR:code",
        ),
        _table(
            "PlacedAdoption",
            "Decisions that a child should be placed for adoption.",
            "CHILD:child DATE_PLACED:date! DATE_PLACED_CEASED:date REASON_PLACED_CEASED:code",
            means=("DATE_PLACED",),
        ),
        _table(
            "CareLeavers",
            "Young people who have left care, one row each.",
            "CHILD:child DOB:date IN_TOUCH:code ACTIV:code ACCOM:code",
            "ELIGIBILITY:text PATHWAY_PLAN:date LATEST_CONTACT?:date",
        ),
        _table(
            "SWEpisodes",
            "Which social worker had the child when: SSDA903's social worker episodes, since 2023/24.",
            "CHILD:child SW_ID:text SW_DECOM:date! SW_DEC:date! SW_REASON:code",
            means=("SW_DECOM",),
            span=("SW_DECOM", "SW_DEC"),
            is_optional=True,
        ),
        _table(
            "DoLo",
            "Orders that deprive a child of liberty, in SSDA903 from 2026/27. No figure reads them yet.",
            "CHILD:child DOLO_START:date! DOLO_END:date!",
            means=("DOLO_START",),
            span=("DOLO_START", "DOLO_END"),
            is_optional=True,
        ),
        _table(
            "Allocations",
            "Which team and worker had the child from which day. Without rows, those of today in Children are used.",
            "",
            "CHILD:child FROM:date! TEAM?:name WORKER?:name",
            means=("FROM",),
            is_optional=True,
        ),
        _table(
            "Teams",
            "The teams on the staffing table of the page.",
            "",
            "TEAM:name ROLE:text ESTABLISHMENT:number CASELOAD_TARGET?:number",
            identified_by=("TEAM",),
        ),
        _table(
            "Caseloads",
            "Each month's cases and the workers who hold them.",
            "",
            "MONTH:month! TEAM:name CASES:number WORKERS:number",
            identified_by=("MONTH", "TEAM"),
            means=("MONTH",),
        ),
    )
}
