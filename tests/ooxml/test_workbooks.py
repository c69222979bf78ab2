"""No workbook that we make or change gives Excel anything to repair."""

import json
import subprocess
import zipfile

import pytest
from ooxml.lint import findings

WORKBOOKS = ("new", "without macros", "master copy", "refreshed", "shared", "refreshed twice", "imported")


@pytest.mark.slow
@pytest.mark.parametrize("name", WORKBOOKS)
def test_our_lint_finds_nothing(name, workbooks):
    assert findings(workbooks[name]) == []


@pytest.mark.validator
@pytest.mark.parametrize("name", WORKBOOKS)
def test_the_open_xml_sdk_finds_no_error(name, workbooks, validator):
    assert errors(validator, workbooks[name]) == []


@pytest.mark.validator
def test_the_open_xml_sdk_finds_an_error_where_there_is_one(workbooks, validator, tmp_path):
    broken = tmp_path / "broken.xlsm"
    with zipfile.ZipFile(workbooks["new"]) as before, zipfile.ZipFile(broken, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(b"<tableColumns count", b"<tableColumns amount"))
    assert errors(validator, broken)


def errors(validator, path):
    done = subprocess.run([validator, path], capture_output=True, text=True, timeout=300)
    return json.loads(done.stdout)["errors"]
