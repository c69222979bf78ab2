"""The VBA of the workbook: its text from the declarations, and its project in the form that Excel reads.

Source only, as [MS-OVBA] allows: Excel compiles the modules when it first loads them. Section numbers in these
modules are of [MS-OVBA] and [MS-CFB], published by Microsoft.
"""
