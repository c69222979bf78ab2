"""What each heading of the raw tables holds, in the words of the field."""

from scorecard_xl.tables.codes import CODES, Codes, choices
from scorecard_xl.tables.schema import Column, Kind, Table

_OF_ALL = {
    "CHILD": "The child's ID, the same in every table",
    "DOB": "Day of birth",
    "TEAM": "The team that holds the child's case",
}
_OF_ONE = {
    "Children": {
        "SEX": "Sex",
        "ETHNIC": "Ethnic group",
        "UPN": "Unique pupil number",
        "MOTHER": "1: she is a mother",
        "MC_DOB": "Day of birth of her child",
        "WORKER": "The child's social worker",
        "LAST_RETURN": "31 March of the last SSDA903 return with an episode of the child; an import writes it",
    },
    "UASC": {"DUC": "The day the child stopped being an unaccompanied asylum-seeking child, such as the 18th birthday"},
    "Episodes": {
        "DECOM": "The day the episode started",
        "RNE": "Why the episode started",
        "LS": "Legal status",
        "CIN": "Main need when the child came into care",
        "PLACE": "Kind of placement",
        "PLACE_PROVIDER": "Who provides the placement",
        "DEC": "The day the episode ended; blank while it goes on",
        "REC": "Why the episode ended; blank while it goes on",
        "REASON_PLACE_CHANGE": "Why the placement changed, on the episode that ends",
        "HOME_POST": "Postcode of the child's home",
        "PL_POST": "Postcode of the placement",
        "URN": "Ofsted's number of the placement",
        "PL_DISTANCE": "Miles from home to placement; 999.9 where not known",
        "PL_LOCATION": "Inside or outside the council's area",
    },
    "Reviews": {
        "REVIEW": "The day the review was held; blank for one that is planned",
        "REVIEW_CODE": "How the child took part",
        "REVIEW_DUE": "The day the review was due; blank: worked out",
    },
    "Visits": {
        "VISIT": "The day of the visit; blank for one that is planned",
        "SEEN": "Whether the child was seen; N is no visit",
        "SEEN_ALONE": "Whether the child was seen alone",
        "VISIT_DUE": "The day the visit was due; blank: worked out",
    },
    "Health": {
        "CHECK": "Initial or review health assessment, or dental check",
        "CHECK_DATE": "The day of the assessment or check",
    },
    "OC2": {
        "SDQ_SCORE": "Strengths and difficulties score, 0 to 40",
        "SDQ_REASON": "Why there is no score",
        "CONVICTED": "1: convicted or cautioned in the year",
        "HEALTH_CHECK": "1: development checks up to date (under 5)",
        "IMMUNISATIONS": "1: immunisations up to date",
        "TEETH_CHECK": "1: teeth checked in the year",
        "HEALTH_ASSESSMENT": "1: annual health assessment held",
        "SUBSTANCE_MISUSE": "1: has a substance misuse problem",
        "INTERVENTION_RECEIVED": "1: received help for substance misuse",
        "INTERVENTION_OFFERED": "1: was offered help and refused it",
        "YEAR": "The year that ends on this 31 March",
    },
    "PEPs": {"PEP_DATE": "The day the personal education plan was made or reviewed"},
    "Schools": {
        "SCHOOL_START": "First day at the school",
        "SCHOOL_END": "Last day at the school; blank while the child goes there",
        "SCHOOL_URN": "The school's number",
        "OFSTED": "The school's Ofsted grade",
    },
    "Missing": {
        "MISSING": "M: missing; A: away without authorisation",
        "MIS_START": "The day the child went missing",
        "MIS_END": "The day the child was found; blank while missing",
        "RHI_OFFERED": "Whether a return home interview was offered",
        "RHI_ACCEPTED": "Whether the child accepted it",
    },
    "AD1": {
        "DATE_INT": "The day of the decision that the child should be placed for adoption",
        "DATE_MATCH": "The day child and adopters were matched",
        "FOSTER_CARE": "1: adopted by the child's foster carer",
        "NB_ADOPTR": "Number of adopters",
        "SEX_ADOPTR": "Sex of the adopters",
        "LS_ADOPTR": "Legal status of the adopters",
    },
    "PlacedAdoption": {
        "DATE_PLACED": "The day of the decision that the child should be placed for adoption",
        "DATE_PLACED_CEASED": "The day of the decision that the child should no longer be",
        "REASON_PLACED_CEASED": "Why the child should no longer be placed",
    },
    "CareLeavers": {
        "IN_TOUCH": "Whether the council is in touch",
        "ACTIV": "Main activity; 0: not known",
        "ACCOM": "Accommodation; 1 suitable, 2 not; 0: not known",
        "ELIGIBILITY": "Kind of care leaver",
        "PATHWAY_PLAN": "The day the pathway plan was made or last reviewed",
        "LATEST_CONTACT": "The day of the latest contact",
    },
    "SWEpisodes": {
        "SW_ID": "The social worker's number, of Social Work England where there is one",
        "SW_DECOM": "The day the social worker took the child's case",
        "SW_DEC": "The day the social worker gave it up; blank while it goes on",
        "SW_REASON": "Why the social worker changed",
    },
    "DoLo": {
        "DOLO_START": "The day the order began",
        "DOLO_END": "The day it ended; blank while it goes on",
    },
    "Allocations": {
        "FROM": "The day from which the team and the worker had the child",
        "WORKER": "The child's social worker from that day",
    },
    "Teams": {
        "TEAM": "Name of the team, as in Children",
        "ROLE": "What its workers are",
        "ESTABLISHMENT": "Posts in the team, in full-time equivalents",
        "CASELOAD_TARGET": "Most cases a worker should hold",
    },
    "Caseloads": {
        "MONTH": "Any day of the month",
        "TEAM": "Name of the team, as in Teams",
        "CASES": "Cases held at the month's end",
        "WORKERS": "Workers who hold them, in full-time equivalents",
    },
}
FORMATS = {
    Kind.CHILD: "Text; leading zeros count.",
    Kind.DATE: "A date, dd/mm/yyyy.",
    Kind.CODE: "A code.",
    Kind.FLAG: "1 or 0.",
    Kind.TEXT: "Text.",
    Kind.NAME: "A name; case and spaces do not matter.",
    Kind.NUMBER: "A number.",
    Kind.YEAR: "A year such as 2025, or 31/03/2025.",
    Kind.MONTH: "A date in it, or 2026-05.",
}


def about(table: Table, column: Column) -> str:
    """What the cells of the column hold, without a full stop. Raises KeyError for a heading that nobody described."""
    return _OF_ONE[table.name].get(column.heading) or _OF_ALL[column.heading]


def needed_in_words(table: Table, column: Column) -> str:
    """needed, one of REVIEW and REVIEW_DUE is needed, may be absent; or nothing: a blank cell costs only itself."""
    if column.kind is not Kind.CHILD and column.heading not in table.means:
        return "may be absent" if column.optional else ""
    if column.kind is Kind.CHILD or len(table.means) == 1:
        return "needed"
    return f"one of {' and '.join(table.means)} is needed"


def holds_in_words(table: Table, column: Column) -> str:
    """The format of its cells, or what there is to choose from with the years that holds for, as a sentence."""
    codes = CODES.get((table.name, column.heading))
    if codes is not None:
        return f"One of {codes_in_words(codes)}."
    words = choices(table.name, column.heading)
    return f"One of {', '.join(words)}." if words else FORMATS[column.kind]


def codes_in_words(codes: Codes) -> str:
    """U1, U2; up to 2024/25: H5."""
    return "; ".join(f"{years}: {', '.join(some)}".removeprefix(": ") for years, some in codes.by_years().items())


def input_message(table: Table, column: Column) -> str:
    """All that there is to say of a heading: what it is, the format, whether it is needed."""
    needed = needed_in_words(table, column)
    sentences = (f"{about(table, column)}.", holds_in_words(table, column), f"{needed[:1].upper()}{needed[1:]}.")
    return " ".join(sentence for sentence in sentences if sentence != ".")
