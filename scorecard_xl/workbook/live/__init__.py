"""The workbook open in Excel."""
