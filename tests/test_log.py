"""The log: in the user's own folder, for them alone, and without a word that may be a cell's."""

import stat
import sys
from pathlib import Path

import pandas as pd
import pytest

from scorecard_xl import log

SECRET = "C1234 Ann Example"


@pytest.fixture
def own(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return tmp_path / "scorecard" / "scorecard-xl.log"


def caught(work):
    with pytest.raises(Exception) as raised:
        work()
    return raised.value


def nested():
    try:
        float(SECRET)
    except ValueError as error:
        raise KeyError(SECRET) from error


@pytest.mark.parametrize(
    "work",
    [
        pytest.param(lambda: float(SECRET), id="a conversion quotes the value"),
        pytest.param(lambda: {}[SECRET], id="a key that is missing"),
        pytest.param(nested, id="an error that came of another"),
        pytest.param(lambda: pd.to_datetime(pd.Series([SECRET])), id="pandas quotes the cell"),
        pytest.param(lambda: pd.DataFrame({"CHILD": [SECRET]})[SECRET], id="pandas quotes the column"),
    ],
)
def test_what_stood_in_a_cell_is_never_in_the_log(own, work):
    error = caught(work)
    assert SECRET in f"{error}{error.__cause__}"
    assert log.log_error("Refreshing", error) == str(own)
    written = own.read_text()
    assert f"Refreshing: {type(error).__name__}" in written
    assert "test_log.py" in written
    assert not [word for word in SECRET.split() if word in written]


def test_only_the_user_may_read_it_and_it_starts_again_at_a_megabyte(own):
    log.log_error("One", ValueError())
    log.log_error("Two", ValueError())
    assert stat.S_IMODE(own.stat().st_mode) == 0o600
    assert "One" in own.read_text() and "Two" in own.read_text()
    own.write_bytes(b"x" * (1 << 20))
    log.log_error("Three", ValueError())
    assert own.stat().st_size < 200


def test_where_it_cannot_be_written_the_sentence_goes_without(own):
    own.parent.write_text("a file in its way")
    assert log.log_error("One", ValueError()) == "this message"


@pytest.mark.parametrize(
    ("system", "variable", "expected"),
    [
        ("win32", "LOCALAPPDATA", "here/scorecard/scorecard-xl.log"),
        ("linux", "XDG_STATE_HOME", "here/scorecard/scorecard-xl.log"),
        ("darwin", "OTHER", "Library/Logs/scorecard-xl.log"),
    ],
)
def test_each_system_has_a_place_that_is_the_users_own(monkeypatch, system, variable, expected):
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setenv(variable, "here")
    assert log.path() in (Path(expected), Path.home() / expected)
