"""The names that `import scorecard_xl` gives: sorted, complete, typed and documented; nothing heavy is loaded for them."""

import inspect
import subprocess
import sys
from enum import EnumType

import pytest

import scorecard_xl as cps

NAMES = [
    "Answers",
    "Better",
    "CouncilFrames",
    "Counts",
    "Dataset",
    "Period",
    "Refusal",
    "Unit",
    "Window",
    "__version__",
    "from_files",
    "indicator",
    "open",
]
OF_A_COUNCIL = ["children", "due", "figures", "month", "narrow", "notes", "problems", "tables"]
DEFINED = [name for name in NAMES if name != "__version__"]


def test_every_public_name_is_listed_and_sorted():
    assert cps.__all__ == sorted(cps.__all__) == NAMES == dir(cps)


def test_a_star_import_gives_every_one():
    given: dict[str, object] = {}
    exec("from scorecard_xl import *", given)
    assert set(given) - {"__builtins__"} == set(NAMES)


def test_what_a_council_has():
    has = [name for name in dir(cps.CouncilFrames) if not name.startswith("_")]
    assert sorted({*has, "month", "notes"}) == OF_A_COUNCIL


@pytest.mark.parametrize("name", DEFINED)
def test_a_public_name_says_what_it_is(name):
    assert inspect.getdoc(getattr(cps, name))


@pytest.mark.parametrize("name", ["open", "from_files", "indicator"])
def test_a_public_function_is_typed(name):
    signature = inspect.signature(getattr(cps, name))
    assert all(each.annotation is not each.empty for each in [*signature.parameters.values()])
    assert signature.return_annotation is not signature.empty


@pytest.mark.parametrize("name", OF_A_COUNCIL)
def test_a_member_of_a_council_says_what_it_gives(name):
    member = getattr(cps.CouncilFrames, name, None)
    assert (member.__doc__ if member is not None else f"`{name}`" in cps.CouncilFrames.__doc__) and True


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'opne'"):
        _ = cps.opne


def test_the_words_of_a_declaration_are_enumerations():
    assert all(isinstance(each, EnumType) for each in (cps.Better, cps.Counts, cps.Unit, cps.Window))


def test_the_import_alone_loads_no_pandas_and_no_indicator():
    code = "import sys, scorecard_xl; print([name for name in sys.modules if name.startswith(('pandas', 'scorecard_xl.'))])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
