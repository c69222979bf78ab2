"""Days and choices that fall, more often than they would by chance, where two rules meet."""

import datetime as dt
import random

from oracle.days import ONE, edate, month_end

LEAP_DAYS = (dt.date(2016, 2, 29), dt.date(2020, 2, 29), dt.date(2024, 2, 29))
_STEPS = (0, 1, 6, 7, 8, 20, 28, 41, 42, 43, 90)
_MONTHS = (1, 1, 2, 3, 3, 6, 6, 9, 12, 12, 24)


class Dice(random.Random):
    """A seeded source of choices."""

    def happens(self, chance: float) -> bool:
        return self.random() < chance

    def day(self, first: dt.date, last: dt.date) -> dt.date:
        """A day between two: often the end or the start of a month, or 29 February."""
        day = first + self.randint(0, max((last - first).days, 0)) * ONE
        kind = self.random()
        if kind < 0.3:
            return month_end(day.year, day.month)
        if kind < 0.4:
            return day.replace(day=1)
        return next((leap for leap in LEAP_DAYS if first <= leap <= last), day) if kind < 0.44 else day

    def step(self, day: dt.date) -> dt.date:
        """A later day, or the same one: some days or whole months on, a day off at times, or a month's end."""
        kind = self.random()
        if kind < 0.4:
            return day + self.choice(_STEPS) * ONE
        if kind < 0.8:
            return edate(day, self.choice(_MONTHS)) + self.choice((0, 0, 0, -1, 1)) * ONE
        return self._month_end(day)

    def _month_end(self, day: dt.date) -> dt.date:
        later = edate(day, self.randint(0, 14))
        return month_end(later.year, later.month)

    def around(self, day: dt.date, *off: int) -> dt.date:
        """The day itself as often as not, else this many days off."""
        return day if self.happens(0.4) else day + self.choice(off) * ONE
