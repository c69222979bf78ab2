"""The names that officers, formulas and scripts rely on: none may be lost or renamed. Anyone who adds one adds it here."""

import re
import zipfile
from pathlib import Path

import pytest
import typer

from scorecard_xl.cli import app
from scorecard_xl.council.period import Day
from scorecard_xl.figures.figure import COLUMNS, Figure
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.tables.schema import TABLES

ROOT = Path(__file__).parents[1]

INDICATOR_WINDOWS = """
children_in_care at
average_caseload at
length_of_time_in_care at
children_by_age at
reviews_on_time month ytd
visits_on_time month ytd
three_or_more_placements at
long_term_stability at
pep_in_place at
good_or_outstanding_schools at
initial_health_on_time quarter ytd
annual_health_on_time at
dental_on_time at
missing_children month ytd 12m
missing_episodes month ytd 12m
leavers_adopted quarter ytd
adoption_time_to_placement 12m
adoption_time_to_match 12m
pathway_plan at
care_leavers_suitable_accommodation at
care_leavers_eet at
care_leavers_in_touch at
return_interviews_offered month ytd
return_interviews_accepted month ytd
missing_share 12m
missing_repeatedly 12m
placement_provider at
children_by_sex at
children_by_ethnic_group at
leavers_permanence quarter ytd
leavers_by_destination ytd 12m
sdq_recorded at
three_or_more_social_workers 12m
children_starting month ytd
children_leaving month ytd
immunisations at
development_checks at
sdq_average at
placed_over_20_miles at
placed_outside_area at
placement_type at
legal_status at
uasc at
review_participation month ytd
seen_alone month ytd
"""
FUNCTIONS_BESIDE_THEM = {"CPS_FIGURE", "CPS_BEHIND"}
COMMANDS = """
demo --out
new BOOK
import SOURCE... --into --year --as-at --partial --whole --as --map --replace --dry-run --refresh
benchmarks SOURCE... --into --dry-run
upgrade BOOK --out --backup
check BOOK --json --csv --errors --rule --table
refresh BOOK --month --set-month --out --backup
upgrade BOOK --out --backup
figures BOOK --month --latest --trend --by --json --csv
children BOOK INDICATOR --month --window --group --missed --json --csv
publish BOOK --month
share BOOK --out --month --for --allow --pdf
page BOOK --out --month
compare COPY.csv... --month --measure --council --csv --out
build --check
doctor [BOOK] --fix --json
"""
MACROS = ["RefreshScorecard", "CheckData", "ShowChildren", "ImportData", "PublishMonth", "ShareScorecard"]
SHEETS = (
    "Scorecard Themes Profile Page Settings Targets Commentary Results Trends Behind~the~figures Due~soon Data~quality Benchmarks History "
    "Definitions Mappings Imports Local~measures xlwings.conf"
)
RAW = """
Children CHILD SEX DOB ETHNIC UPN MOTHER MC_DOB TEAM WORKER LAST_RETURN
UASC CHILD DUC
Episodes CHILD DECOM RNE LS CIN PLACE PLACE_PROVIDER DEC REC REASON_PLACE_CHANGE HOME_POST PL_POST URN PL_DISTANCE PL_LOCATION
Reviews CHILD REVIEW REVIEW_CODE REVIEW_DUE
Visits CHILD VISIT SEEN SEEN_ALONE VISIT_DUE
Health CHILD CHECK CHECK_DATE
OC2 CHILD SDQ_SCORE SDQ_REASON CONVICTED HEALTH_CHECK IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED YEAR
PEPs CHILD PEP_DATE
Schools CHILD SCHOOL_START SCHOOL_END SCHOOL_URN OFSTED
Missing CHILD MISSING MIS_START MIS_END RHI_OFFERED RHI_ACCEPTED
AD1 CHILD DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR
PlacedAdoption CHILD DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED
SWEpisodes CHILD SW_ID SW_DECOM SW_DEC SW_REASON
CareLeavers CHILD DOB IN_TOUCH ACTIV ACCOM ELIGIBILITY PATHWAY_PLAN LATEST_CONTACT
DoLo CHILD DOLO_START DOLO_END
Allocations CHILD FROM TEAM WORKER
Teams TEAM ROLE ESTABLISHMENT CASELOAD_TARGET
Caseloads MONTH TEAM CASES WORKERS
"""
FIGURE = (
    "indicator title section group window start end numerator denominator value unit target rag change previous "
    "lower mean upper variation assurance"
)


def _lines(text: str) -> dict[str, list[str]]:
    return {line.split()[0]: line.split()[1:] for line in text.strip().splitlines()}


def _stubs(kind: str, module: str) -> list[str]:
    return re.findall(rf"^Public {kind} (\w+)", (ROOT / "vba_stubs" / module).read_text(encoding="utf-8"), re.MULTILINE)


def test_indicators_and_their_windows() -> None:
    found = {name: [window.value for window in each.windows] for name, each in INDICATORS.items()}
    assert found == _lines(INDICATOR_WINDOWS)


def test_worksheet_functions_in_the_stubs() -> None:
    of_indicators = {f"CPS_{name.upper()}" for name in _lines(INDICATOR_WINDOWS)}
    assert set(_stubs("Function", "CpsFunctions.bas")) == of_indicators | FUNCTIONS_BESIDE_THEM


def test_macros_in_the_stubs() -> None:
    assert _stubs("Sub", "CpsMacros.bas") == MACROS


def test_sheets_of_the_workbook() -> None:
    with zipfile.ZipFile(ROOT / "workbook" / "Scorecard.xlsm") as package:
        found = re.findall(r'<sheet name="([^"]+)"', package.read("xl/workbook.xml").decode())
    assert set(found) == {name.replace("~", " ") for name in SHEETS.split()} | set(_lines(RAW))


@pytest.mark.parametrize(("table", "headings"), _lines(RAW).items(), ids=_lines(RAW))
def test_headings_of_a_raw_table(table: str, headings: list[str]) -> None:
    assert list(TABLES[table].headings) == headings


def test_raw_tables() -> None:
    assert set(TABLES) == set(_lines(RAW))


def _usage(command: typer.core.TyperCommand) -> list[str]:
    return [
        parameter.opts[0] if parameter.param_type_name == "option" else str(parameter.metavar)
        for parameter in command.params
        if parameter.name != "help" and not getattr(parameter, "hidden", False)
    ]


def test_commands_with_what_they_take() -> None:
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    assert {name: _usage(command) for name, command in commands.items()} == _lines(COMMANDS)


def test_fields_of_a_figure_in_json_and_columns_of_results() -> None:
    figure = Figure("uasc", "", "", None, "at", Day(2026, 5, 31), Day(2026, 5, 31), 1, 2, 0.5, "share")
    assert list(figure.as_json()) == list(COLUMNS) == FIGURE.split()
