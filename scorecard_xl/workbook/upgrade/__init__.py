"""Drawing a workbook again: our sheets come from a new workbook, everything else stays byte for byte.

| module | what it does |
|---|---|
| `styles` | puts the looks of the new workbook after those of the old one |
| `transplant` | copies parts of the new workbook (sheets, charts, tables) under free names |
| `combine` | joins both: the list of sheets, defined names, macros; parts that nothing needs any more go |
| `lost` | what an officer made on our old sheets, and formulas that look at them: what cannot be kept |
"""
