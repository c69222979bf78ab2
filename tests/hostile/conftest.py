import pytest
from hostile.good import good_workbook
from hostile.workshop import Workshop


@pytest.fixture(scope="session")
def _good() -> Workshop:
    return good_workbook()


@pytest.fixture
def good(_good) -> Workshop:
    """The pieces of a good workbook, to be broken."""
    return _good.copy()
