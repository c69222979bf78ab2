"""The notebook and the page for analysts run as they are, on the demonstration; the page on plug-ins shows the template."""

import base64
import re
from io import BytesIO
from pathlib import Path

import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient

import scorecard_xl as cps

pytestmark = pytest.mark.slow

DOCS = Path(__file__).parents[2] / "docs"
NOTEBOOK = DOCS / "analysts.ipynb"


@pytest.mark.filterwarnings("default")  # of the kernel's own libraries
def test_the_notebook_runs_and_draws_two_charts(demonstration, monkeypatch):
    from matplotlib.image import imread

    monkeypatch.setenv("SCORECARD", str(demonstration / "Scorecard.xlsm"))
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    NotebookClient(notebook, timeout=300, kernel_name="python3").execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    charts = [output["data"]["image/png"] for output in outputs if "image/png" in output.get("data", {})]
    assert len(charts) == 2
    for chart in charts:
        assert np.ptp(imread(BytesIO(base64.b64decode(chart)))[..., :3]) > 0.5
    assert [output for output in outputs if output["output_type"] in ("error", "stream")] == []


def test_the_notebook_is_kept_without_outputs():
    cells = nbformat.read(NOTEBOOK, as_version=4).cells
    assert all(not cell.get("outputs") and cell.get("execution_count") is None for cell in cells)


def test_the_examples_of_the_page_run(demonstration, monkeypatch, capsys):
    code = re.findall(r"```python\n(.*?)```", (DOCS / "analysts.md").read_text(encoding="utf-8"), re.DOTALL)
    monkeypatch.chdir(demonstration)
    names: dict[str, object] = {}
    for block in code:
        exec(block.replace("Council.xlsm", "Scorecard.xlsm"), names)
    assert isinstance(names["council"], cps.CouncilFrames)
    assert len(names["late"]) > 0
    assert capsys.readouterr().out == "month 2026-13 is not a month: write it as '2026-05'.\n"


def test_the_calls_in_the_table_of_the_page_work(demonstration):
    council = cps.open(demonstration / "Scorecard.xlsm")
    page = (DOCS / "analysts.md").read_text(encoding="utf-8")
    calls = re.findall(r"^\| `(council\.[^`]*)` \|", page, re.MULTILINE)
    assert len(calls) == 6
    for call in calls:
        assert len(eval(call, {"council": council}).__repr__()) > 0


@pytest.mark.parametrize("name", ["pyproject.toml", "scorecard_xl_kinship/__init__.py"])
def test_the_page_shows_the_template_as_it_is(name):
    page = (DOCS / "plug-in.md").read_text(encoding="utf-8")
    (shown,) = re.findall(rf'    ```\w+ title="{re.escape(name)}"\n(.*?)\n    ```', page, re.DOTALL)
    lines = [line.removeprefix("    ") for line in shown.split("\n")]
    assert lines == (DOCS / "plug-in" / name).read_text(encoding="utf-8").rstrip().split("\n")
