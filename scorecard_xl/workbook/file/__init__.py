"""A workbook on disk. Only the parts that change are replaced; every other part stays byte for byte.

`book.FileBook` is the `Book` of a file: it reads, puts, and saves.

| part of the package | read and written by |
|---|---|
| the zip archive | `archive` (checks, unpacks, packs), `package` (parts by name), `saving` (the file) |
| any XML | `markup` |
| `xl/workbook.xml`, `xl/tables/*`, `xl/theme/*` | `workbookxml` (sheets, defined names, Excel tables, colour) |
| `xl/worksheets/sheet*.xml` | `sheetxml` (a sheet), `cellxml` (a cell), `blockxml` (old rows), `linexml` (new rows) |
| `xl/charts/chart*.xml` | `chartxml` (the copies of cells that charts keep) |

`editing` joins these in one set of changes, made together or not at all.
`reading` reads cells: `read_sheets` with calamine, and `plain_sheets` to do so faster.
`finding` in the room above says which sheet or Excel table a name means.
"""
