"""What on this machine would stop the workbook from working, and the mend."""

from scorecard_xl.doctor.examine import examine
from scorecard_xl.doctor.finding import Finding, State
from scorecard_xl.doctor.machine import Machine, this_machine
from scorecard_xl.doctor.workbook import mend

__all__ = ["Finding", "Machine", "State", "examine", "mend", "this_machine"]
