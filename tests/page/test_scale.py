"""The axis of a chart: one rule for all."""

import pytest

from scorecard_xl.indicators import INDICATORS
from scorecard_xl.page.plots import scale_of


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        pytest.param([0.689, 0.653, 0.713, 0.75], ["65%", "70%", "75%"], id="close: ten points high"),
        pytest.param([0.70, 0.704], ["70%", "75%", "80%"], id="very close: still ten points high, not cut to fill"),
        pytest.param([0.97, 0.98], ["90%", "95%", "100%"], id="close to the top: down from it"),
        pytest.param([1.0, 1.0], ["90%", "95%", "100%"], id="always all"),
        pytest.param([0.0, 0.0], ["0%", "5%", "10%"], id="always none"),
        pytest.param([0.055, 0.086, 0.08], ["5%", "10%", "15%"], id="few"),
        pytest.param([0.273, 0.167, 0.333, 0.95], ["0%", "25%", "50%", "75%", "100%"], id="far from the target"),
        pytest.param([0.744, 0.707, 0.804, 0.93], ["70%", "80%", "90%", "100%"], id="some way from the target"),
        pytest.param([0.0, 1.0], ["0%", "25%", "50%", "75%", "100%"], id="from none to all"),
        pytest.param([None, 0.5, None], ["50%", "55%", "60%"], id="one month only"),
        pytest.param([None], [], id="nothing"),
    ],
)
def test_shares(values: list[float | None], labels: list[str]) -> None:
    assert scale_of(values, INDICATORS["dental_on_time"]).labels == labels


@pytest.mark.parametrize(
    ("name", "values", "labels"),
    [
        pytest.param("missing_children", [14, 10, 22, 4, 27], ["0", "10", "20", "30"], id="a count from zero"),
        pytest.param("missing_children", [2, 3], ["0", "1", "2", "3", "4"], id="few: whole numbers"),
        pytest.param("missing_children", [0, 0], ["0", "1", "2", "3", "4"], id="none"),
        pytest.param("children_in_care", [421, 407, 426], ["400", "420", "440", "460"], id="many and close"),
        pytest.param("adoption_time_to_placement", [496, 438, 506, 426], ["400", "450", "500", "550"], id="days"),
    ],
)
def test_the_labels_of_the_axis(name: str, values: list[float | None], labels: list[str]) -> None:
    assert scale_of(values, INDICATORS[name]).labels == labels


@pytest.mark.parametrize("low", [0, 0.013, 0.333, 0.5, 0.871, 0.97, 1])
@pytest.mark.parametrize("span", [0, 0.001, 0.02, 0.1, 0.31, 0.8])
def test_every_share_lies_on_its_scale(low: float, span: float) -> None:
    high = min(low + span, 1)
    found = scale_of([low, high], INDICATORS["dental_on_time"])
    assert found.low <= low + 1e-9 and high <= found.high + 1e-9
    assert found.high - found.low >= 0.1 - 1e-9
    assert found.low >= 0 and found.high <= 1 + 1e-9
    assert 3 <= len(found.labels) <= 5
