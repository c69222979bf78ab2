"""Drawing the sheets of a new workbook from their description."""
