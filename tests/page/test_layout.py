"""Where the indicators stand on the page."""

from scorecard_xl.indicators import INDICATORS
from scorecard_xl.page.layout import LAYOUT, Line, lines, sections
from scorecard_xl.period import Window


def test_every_indicator_stands_on_the_page() -> None:
    assert {line.indicator.name for line in lines()} == set(INDICATORS)


def test_every_window_and_group_of_an_indicator_has_a_line() -> None:
    drawn = {(line.indicator.name, line.window, line.place or 0) for line in lines()}
    assert drawn >= {
        (each.name, window, place)
        for each in INDICATORS.values()
        for window in each.windows
        for place in range(len(each.groups) + 1)
    }


def test_no_indicator_has_two_entries() -> None:
    assert len({entry.indicator for entry in LAYOUT}) == len(LAYOUT)


def test_every_section_stands_once_with_its_own_indicators() -> None:
    page = sections()
    assert len({section.title for section in page}) == len(page)
    assert all(line.indicator.section == section.title for section in page for line in section.lines)


def test_the_year_to_date_leads_for_reviews() -> None:
    own = [line.window for line in lines() if line.indicator.name == "reviews_on_time"]
    assert own == [Window.YTD, Window.MONTH]


def test_names_and_fields() -> None:
    ages, reviews = INDICATORS["children_by_age"], INDICATORS["reviews_on_time"]
    assert Line(ages, Window.AT, 3).name == "CPS.children_by_age.at.g3"
    assert Line(ages, Window.AT, 3).fields == ("label", "value", "of", "previous", "bar")
    assert Line(ages, Window.AT, 0).fields == ("window",)
    assert Line(reviews, Window.YTD).name == "CPS.reviews_on_time.ytd"
    assert Line(reviews, Window.YTD).fields == ("window", "value", "of", "previous", "target", "rating", "change")
