"""A workbook on disk: which module writes which part."""
