"""How the figures of a council's copies hang together: what an attacker adds to the texts (attacker.py).

`again`: a year to date counts a child who starts or leaves twice once, and a child whose end of care has no reason
leaves without a word, so that starting less leaving may miss the change of the total: by at most this many a month;
`again_in_year`: since 31 March.
`unknown`: how many care leavers of an age group have one thing known of them and another not.
`late`: how many children or events of a month may have been recorded after its copy.
"""

from dataclasses import dataclass
from itertools import pairwise

from attacker import Attacker

EVENTS = ("missing_episodes", "return_interviews_offered", "initial_health_on_time")
"""What is counted each time, so that months add up; the others count a child once."""
ONCE = ("children_starting", "children_leaving", "leavers_adopted", "missing_children")
WHOLES = ("legal_status", "placement_type", "placement_provider", "children_by_sex", "children_by_ethnic_group")
STOCK = ("length_of_time_in_care", "children_by_age")
OF_ALL = ("three_or_more_placements", "placed_over_20_miles", "placed_outside_area", "uasc")
MANY_WORKERS, DESTINATIONS = "three_or_more_social_workers", 7
PERMANENT = ("Adopted", "Special guardianship", "Child arrangements order")
LONGEST_FIRST = ("10 years and over", "5 to 10 years", "3 to 5 years", "2 to 3 years", "1 to 2 years", "6 to 12 months")
UNDER_A_YEAR, UNDER_FIVE = ("Under 6 months", "6 to 12 months"), ("1 to 2 years", "2 to 3 years", "3 to 5 years")
LIVES = tuple(f"care_leavers_{name}" for name in ("suitable_accommodation", "eet", "in_touch"))


@dataclass
class Relations:
    """Adds to the attacker what follows from all figures of these month ends."""

    attacker: Attacker
    again: int = 0
    again_in_year: int = 0
    unknown: int = 0
    late: int = 0

    def add(self, ends):
        for end in ends:
            self._stock(end)
            self._lengths(end)
            self._duties(end)
            self._care_leavers(end)
            self._leavers(end)
            self._hidden(end)
            self._missing(end)
        for before, end in pairwise(ends):
            self._between(before, end)
            self._since_march(ends, end)
            self._quarter(ends, end)
        for before, end in zip(ends, ends[12:], strict=False):
            self._year(before, end, last_march(ends, end))

    def _equal(self, *numbers, within=0):
        known = [each for each in numbers if each is not None]
        for one, other in pairwise(known):
            self.attacker.model.add_linear_constraint(one - other, -within, within)

    def _at_most(self, part, whole):
        if part is not None and whole is not None:
            self.attacker.model.add(part <= whole)

    def _total(self, end):
        return self.attacker.number(("children_in_care", "at", "", end), "numerator")

    def _stock(self, end):
        """Groups that make up all children, and shares of all of them."""
        find, total = self.attacker.find, self._total(end)
        for name in STOCK + WHOLES:
            if own := self.attacker.by_group(name, "at", end):
                self.attacker.model.add(sum(own.values()) == total)
            self._equal(total, *self.attacker.by_group(name, "at", end, "denominator").values())
        self._equal(total, *(find(name, "at", end, part="denominator") for name in OF_ALL))
        self._equal(total, find(MANY_WORKERS, "12m", end, part="denominator"))

    def _lengths(self, end):
        """Nobody is in care for longer than she is old; who is for a year is owed health and dental checks."""
        own = self.attacker.by_group("length_of_time_in_care", "at", end)
        ages = self.attacker.by_group("children_by_age", "at", end)
        if not own or not ages:
            return
        short, five = sum(own[each] for each in UNDER_A_YEAR), sum(own[each] for each in UNDER_A_YEAR + UNDER_FIVE)
        self._at_most(ages["Under 1"], short)
        self._at_most(ages["Under 1"] + ages["1 to 4"], five)
        checks = [
            self.attacker.find(f"{name}_on_time", "at", end, part="denominator") for name in ("annual_health", "dental")
        ]
        self._equal(self._total(end) - short, *checks)
        school = self.attacker.find("pep_in_place", "at", end, part="denominator")
        self._at_most(school, ages["1 to 4"] + ages["5 to 9"] + ages["10 to 15"] + ages["16 and over"])
        self._at_most(
            self.attacker.find("good_or_outstanding_schools", "at", end, part="denominator"), self._total(end)
        )
        stable = self.attacker.find("long_term_stability", "at", end, part="denominator")
        self._at_most(stable, sum(own[each] for each in LONGEST_FIRST[:4]))
        self._at_most(stable, self._total(end) - ages["16 and over"])

    def _duties(self, end):
        """Duties of the same children or events."""
        find = self.attacker.find
        for window in ("month", "ytd"):
            names = ("return_interviews_offered", "return_interviews_accepted")
            self._equal(*(find(name, window, end, part="denominator") for name in names))
        self._equal(find("sdq_recorded", "at", end), find("sdq_average", "at", end, part="denominator"))
        whole = find("immunisations", "at", end, part="denominator")
        parts = [find(name, "at", end, part="denominator") for name in ("development_checks", "sdq_recorded")]
        if are_known(*parts):
            self._at_most(sum(parts), whole)

    def _care_leavers(self, end):
        """The three shares of an age group are of the same young people, but for a few of whom one is not known."""
        for group in ("17 to 18", "19 to 21", "22 to 25"):
            numbers = [self.attacker.find(name, "at", end, group, "denominator") for name in LIVES]
            self._equal(*numbers, within=self.unknown)

    def _leavers(self, end):
        """The destinations are all who left; three of them are the permanent ones, and one of these is adoption."""
        find = self.attacker.find
        for window in ("ytd", "12m"):
            own = self.attacker.by_group("leavers_by_destination", window, end)
            left = [find("children_leaving", window, end)]
            for name in ("leavers_adopted", "leavers_permanence", "leavers_by_destination"):
                left += self.attacker.by_group(name, window, end, "denominator").values()
            self._equal(*left)
            if len(own) == DESTINATIONS and (known := [each for each in left if each is not None]):
                self.attacker.model.add(sum(own.values()) == known[0])
            if own:
                self._equal(find("leavers_adopted", window, end), own["Adopted"])
                self._equal(find("leavers_permanence", window, end), sum(own[each] for each in PERMANENT))
        adopted = self.attacker.by_group("leavers_by_destination", "12m", end).get("Adopted")
        for name in ("adoption_time_to_placement", "adoption_time_to_match"):
            self._at_most(find(name, "12m", end, part="denominator"), adopted)

    def _missing(self, end):
        """The share is of the same children; who is missing repeatedly is among them, with three episodes or more."""
        find, model = self.attacker.find, self.attacker.model
        children, often = find("missing_children", "12m", end), find("missing_repeatedly", "12m", end)
        self._equal(find("missing_share", "12m", end), children)
        self._at_most(self._total(end), find("missing_share", "12m", end, part="denominator"))
        self._at_most(often, children)
        for window in ("ytd", "12m"):
            own, episodes = (find(name, window, end) for name in ("missing_children", "missing_episodes"))
            self._at_most(own, episodes)
            if own is not None and episodes is not None:
                model.add(episodes <= 1000 * own)
        if are_known(children, often, episodes):
            model.add(episodes >= children + 2 * often)
        for name in ("missing_children", "missing_episodes"):
            self._at_most(find(name, "ytd", end), find(name, "12m", end))
        if end[5:7] == "03":
            for name in ("missing_children", "missing_episodes", "leavers_by_destination"):
                years, twelve = (self.attacker.by_group(name, window, end) for window in ("ytd", "12m"))
                for group in years.keys() & twelve.keys():
                    self._equal(years[group], twelve[group])

    def _between(self, before, end):
        """Flows of the month join the totals; a year to date only grows, and begins at zero in April."""
        month = {name: flow for name in ONCE if (flow := self._flow(name, before, end)) is not None}
        for name, flow in month.items():
            self.attacker.model.add(flow >= -self.late - (self.again if name == "leavers_adopted" else 0))
        for name in EVENTS:
            self._events(name, before, end)
        for group in self.attacker.by_group("leavers_by_destination", "ytd", end):
            self.attacker.model.add(self._flow("leavers_by_destination", before, end, group) >= -self.late - self.again)
        if {"children_starting", "children_leaving"} <= month.keys():
            more, slack = self._total(end) - self._total(before), self.again + self.late
            self._equal(more, month["children_starting"] - month["children_leaving"], within=slack)
            self._older(before, end, month["children_leaving"] + slack)

    def _since_march(self, ends, end):
        """The year to date joins the totals too, where months between are not shown."""
        march = last_march(ends, end)
        started, left = (self.attacker.find(name, "ytd", end) for name in ("children_starting", "children_leaving"))
        if march and are_known(started, left):
            slack = self.again_in_year + self.late
            self._equal(self._total(end) - self._total(march), started - left, within=slack)
            self._older(march, end, left + slack)

    def _hidden(self, end):
        """Starting and leaving are both not shown where one of them is small, and so are all groups on 31 March."""
        moves = ("children_starting", "children_leaving")
        self._one_is_small([((name, "ytd", "", end), "numerator") for name in moves])
        for name in STOCK + WHOLES:
            own = self.attacker.by_group(name, "at", end)
            self._one_is_small([((name, "at", group, end), "numerator") for group in own])
        for window in ("ytd", "12m"):
            if (("children_leaving", window, "", end), "numerator") not in self.attacker.others:
                self._hidden_leavers(window, end)

    def _hidden_leavers(self, window, end):
        """Permanence is not shown where one of its destinations is small."""
        name = "leavers_by_destination"
        own = self.attacker.by_group(name, window, end)
        self._one_is_small([((name, window, group, end), "numerator") for group in own])
        if (("leavers_permanence", window, "", end), "numerator") in self.attacker.others:
            self._one_is_small([((name, window, group, end), "numerator") for group in PERMANENT if group in own])

    def _one_is_small(self, keys):
        if keys and set(keys) <= self.attacker.others.keys():
            self.attacker.is_either_small(*(self.attacker.numbers[key] for key in keys))

    def _quarter(self, ends, end):
        """A quarter of first health checks is the year to date less that of the quarter before."""
        name, part = "initial_health_on_time", "denominator"
        before = next((day for day in reversed(ends) if day < end and day[5:7] in ("03", "06", "09", "12")), None)
        own, now = (self.attacker.find(name, window, end, part=part) for window in ("quarter", "ytd"))
        if end[5:7] in ("04", "05", "06"):
            self._equal(own, now, within=self.late)
        elif before and are_known(own, now, then := self.attacker.find(name, "ytd", before, part=part)):
            self._equal(own, now - then, within=self.late)

    def _flow(self, name, before, end, group="", part="numerator"):
        """The number of the month: that of the year to date less that of the month before."""
        now, then = (self.attacker.find(name, "ytd", day, group, part) for day in (end, before))
        if now is None or end[5:7] == "04":
            return now
        return None if then is None else now - then

    def _events(self, name, before, end):
        """Months of events add up to the year to date, where copies show both."""
        part = "numerator" if name == "missing_episodes" else "denominator"
        flow, own = self._flow(name, before, end, part=part), self.attacker.find(name, "month", end, part=part)
        if flow is not None:
            self.attacker.model.add(flow >= -self.late)
            self._equal(flow, own, within=self.late)

    def _older(self, before, end, leaving):
        """Who was in care for some time and is no longer there has left, perhaps for the second time in the year."""
        for count in range(1, len(LONGEST_FIRST) + 1):
            own = [self.attacker.by_group("length_of_time_in_care", "at", day) for day in (before, end)]
            if all(own):
                then, now = (sum(each[band] for band in LONGEST_FIRST[:count]) for each in own)
                self.attacker.model.add(now >= then - leaving)

    def _year(self, before, end, march):
        """Twelve months are this year to date and the end of the last one."""
        find = self.attacker.find
        now, twelve, last, old = (
            find("missing_episodes", window, day)
            for window, day in (("ytd", end), ("12m", end), ("ytd", march), ("ytd", before))
        )
        if are_known(now, twelve, last, old) and end[5:7] != "03" and before[5:7] != "03":
            self._equal(twelve, now + last - old, within=self.late)


def last_march(ends, end):
    """The last 31 March before this month end, if there are figures of it."""
    return next((day for day in reversed(ends) if day[5:7] == "03" and day < end), None)


def are_known(*numbers):
    return all(each is not None for each in numbers)
