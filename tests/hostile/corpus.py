"""All cases, by what is broken."""

from hostile import (
    cases_cells,
    cases_commands,
    cases_errors,
    cases_files,
    cases_names,
    cases_parts,
    cases_sheets,
    cases_sources,
)

SECTIONS = {
    "The file": cases_files.CASES,
    "Its parts": cases_parts.CASES,
    "Names of its parts": cases_names.CASES,
    "Its sheets and headings": cases_sheets.CASES,
    "Its cells": cases_cells.CASES,
    "Error values": cases_errors.CASES,
    "Settings, targets and the command line": cases_commands.CASES,
    "Files to import": cases_sources.CASES,
}
CORPUS = [case for cases in SECTIONS.values() for case in cases]
