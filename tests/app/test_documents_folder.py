"""Where the folders of the officer are."""

from pathlib import Path

import pytest
from machines import mac, windows

from scorecard_xl.app.buttons import documents

FOLDERS = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        pytest.param(r"%USERPROFILE%\Documents", r"C:\Users\ann\Documents", id="where it always was"),
        pytest.param(r"%USERPROFILE%\OneDrive - Ouseford\Documents", r"C:\Users\ann\OneDrive - Ouseford\Documents", id="moved into OneDrive"),
        pytest.param(r"\\files\home$\ann", r"\\files\home$\ann", id="moved to a network drive"),
    ],
)  # fmt: skip
def test_documents_are_where_windows_says(said: str, found: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USERPROFILE", r"C:\Users\ann")
    assert documents(windows({FOLDERS: {"Personal": said}})) == Path(found)


@pytest.mark.parametrize(
    "machine",
    [
        pytest.param(windows(), id="Windows says nothing"),
        pytest.param(windows({FOLDERS: {"Personal": r"%NOWHERE%\Documents"}}), id="it names what is not known"),
        pytest.param(mac(), id="a Mac"),
    ],
)
def test_elsewhere_they_are_under_the_officers_name(machine) -> None:
    assert documents(machine) == Path.home() / "Documents"
