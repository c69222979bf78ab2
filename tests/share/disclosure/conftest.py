"""The demonstration council's figures, shared for 24 months one after the other."""

import pytest
from disclosure.councils import figures_to_share
from disclosure.notation import one_after_the_other

from scorecard_xl.share.disclosure import Rules
from scorecard_xl.share.disclosure.decide import decisions

SHARED = 24


@pytest.fixture(scope="session")
def months_to_share():
    """The figures of each of the 24 copies: thirteen months of them."""
    return figures_to_share(SHARED)


@pytest.fixture(scope="session")
def copies(months_to_share):
    """What was decided for each copy, each knowing those before it."""
    return one_after_the_other(months_to_share)


@pytest.fixture(scope="session")
def careless_copies(months_to_share):
    """The same with only the small figures hidden."""
    return [decisions(figures, Rules(), hidden=()) for figures in months_to_share]
