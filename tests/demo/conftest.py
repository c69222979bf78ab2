import pytest

from scorecard_xl.demo.council import council


@pytest.fixture(scope="session")
def tables():
    return council()
