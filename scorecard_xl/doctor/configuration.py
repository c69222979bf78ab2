"""The hidden sheet xlwings.conf of a workbook against what the package writes there."""

from collections.abc import Iterator, Mapping, Sequence

from scorecard_xl.doctor.machine import Finding, Machine, State
from scorecard_xl.errors import Refusal
from scorecard_xl.workbook.file.book import FileBook
from scorecard_xl.workbook.vba.configuration import CONFIGURATION, INTERPRETER, configuration, folder_of

_WRITTEN = configuration()
_KEYS = {key.lower(): key for key in _WRITTEN}
_WINDOWS, _MAC, _PATH = "Interpreter_Win", "Interpreter_Mac", "PYTHONPATH"
_DOES = {
    "PYTHONPATH": "Python looks for modules there first",
    "UDF Modules": "formulas may be imported from it",
    "ADD_WORKBOOK_TO_PYTHONPATH": "Python may run modules that are beside the workbook",
    "Use UDF Server": "buttons use a Python that runs already",
    "Debug UDFs": "formulas use a server that somebody has started on this machine",
    "Interpreter": "it is started if no other Python is named",
    "Temp Dir": "it becomes part of the command that starts Python",
    "Conda Path": "a program in it is started before Python",
    "Conda Env": "an environment is activated before Python",
    "License_Key": "it becomes part of the command that starts Python",
}
_GONE = (
    "It is gone, so xlwings takes its settings from a file beside the workbook or in your profile, and starts the "
    "program that the file names."
)
_NEW = "Make a workbook with `scorecard-xl new NAME.xlsm` and copy your raw sheets into it."


def examine_configuration(machine: Machine, book: FileBook) -> Iterator[Finding]:
    """One finding for each key that differs; one that all is well where none does."""
    rows = rows_of(book)
    if rows is None:
        yield _unsafe(_GONE, _NEW)
        return
    found = [*_differences(rows), *_path(machine, values_of(rows))]
    fix = f'Run `scorecard-xl doctor "{book.path.name}" --fix`, which writes the sheet again.'
    yield from (_unsafe(said, fix) for said in found)
    if not found:
        yield Finding(CONFIGURATION, State.GOOD, "It is as the package writes it.")


def rows_of(book: FileBook) -> list[tuple[str, str]] | None:
    """The keys and values down to the first row without a key, as xlwings reads them; None without the sheet."""
    sheet = book.read(CONFIGURATION)
    if sheet is None or not sheet.rows:
        return None
    rows = [(_text(row, 0), _text(row, 1)) for row in sheet.rows]
    return rows[: next((at for at, (key, _) in enumerate(rows) if not key), len(rows))]


def values_of(rows: Sequence[tuple[str, str]]) -> Mapping[str, str]:
    """By key in our spelling."""
    return {_KEYS.get(key.lower(), key): value for key, value in rows}


def rewritten(book: FileBook, changes: Mapping[str, str]) -> tuple[Mapping[str, str], list[list[str]]]:
    """What `FileBook.put` takes to write the sheet again: the first row by its name, and the rows under it.

    `changes`: by key the values that belong to this machine. Raises Refusal where the sheet cannot be written.
    """
    rows = rows_of(book)
    if not rows or rows[0][0] != _WINDOWS or not book.has_cell(INTERPRETER):
        raise Refusal(f"{book.path.name}: its hidden sheet {CONFIGURATION} is not one that can be fixed. {_NEW}")
    now = values_of(rows)
    kept = {key: now.get(key, entry.value) if entry.free else entry.value for key, entry in _WRITTEN.items()}
    (_, first), *others = {**kept, **changes}.items()
    empty = [["", ""]] * max(len(rows) - len(kept), 0)
    return {INTERPRETER: first}, [*map(list, others), *empty]


def _text(row: Sequence[object], at: int) -> str:
    return "" if len(row) <= at or row[at] is None else str(row[at])


def _differences(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    seen: set[str] = set()
    for key, value in rows:
        own = _KEYS.get(key.lower())
        if own is None:
            yield f"It has a key {key}, which the package does not write."
        elif own in seen:
            yield f"It has the key {own} twice."
        elif not (entry := _WRITTEN[own]).free and value != entry.value:
            wanted = f"The package writes {entry.value or 'nothing'} there."
            yield f"{own} is {value or 'blank'}{_consequence(own)}. {wanted}"
        seen.add(own or key)
    for key in _WRITTEN.keys() - seen:
        yield f"It has no {key}, so xlwings takes that from a file beside the workbook or in your profile."


def _consequence(key: str) -> str:
    return f": {_DOES[key]}" if key in _DOES else ""


def _path(machine: Machine, values: Mapping[str, str]) -> Iterator[str]:
    pythons = [values.get(key, "") for key in (_WINDOWS, _MAC)]
    own = pythons[:1] if machine.is_windows else pythons[1:] if machine.is_mac else pythons
    allowed = {folder_of(each) for each in own if each} or {folder_of(each) for each in pythons}
    if (place := values.get(_PATH, "")) not in allowed:
        yield f"{_PATH} is {place or 'blank'}: {_DOES[_PATH]}. The package writes the folder of Python there."


def _unsafe(said: str, fix: str) -> Finding:
    return Finding(CONFIGURATION, State.UNSAFE, said, fix)
