"""Numbers of children and shares of them as a copy rounds them: the text, and what a reader may conclude of each."""

from fractions import Fraction
from math import floor

SMALL, STEP, MANY = 7, 5, 100
Bounds = tuple[Fraction, Fraction]
"""The lowest and the highest that a number may be, both included."""


def count(number: int) -> tuple[str, Bounds, float | None]:
    """Zero, a band of small numbers, or the nearest 5: the text, what it may be, and what is drawn."""
    if number == 0:
        return "0", pair(0, 0), 0.0
    if number <= SMALL:
        return f"1 to {SMALL}", pair(1, SMALL), None
    near = nearest(number)
    return f"{near:,}", pair(near - 2, near + 2), float(near)


def nearest(number: int) -> int:
    """The nearest multiple of 5."""
    return (number + STEP // 2) // STEP * STEP


def pair(low: int | Fraction, high: int | Fraction) -> Bounds:
    """The bounds, as fractions."""
    return Fraction(low), Fraction(high)


def percent(value: Fraction, step: Fraction) -> tuple[str, Bounds]:
    """The value to this step; 0% and 100% only where they are true."""
    places = 1 if step < Fraction(1, 100) else 0
    near, half = floor(value / step + Fraction(1, 2)) * step, step / 2
    if value in (0, 1):
        return f"{int(value) * 100}%", (value, value)
    if near == 0:
        return f"<{_in_points(half)}%", (Fraction(0), half)
    if near >= 1:
        return f">{_in_points(1 - half)}%", (1 - half, Fraction(1))
    return f"{float(near * 100):.{places}f}%", (near - half, near + half)


def _in_points(value: Fraction) -> str:
    return f"{float(value * 100):.2f}".rstrip("0").rstrip(".")


def middle(bounds: Bounds) -> Fraction:
    """Halfway between the bounds."""
    return (bounds[0] + bounds[1]) / 2


def rounded_share(part: float | None, whole: int, is_rest: bool) -> tuple[str, float | None]:
    """The percentage of the rounded numbers; of a band up to which it goes."""
    step = Fraction(1, 20) if whole < MANY else Fraction(1, 100)
    if part is None:
        most = (floor(Fraction(SMALL, whole - STEP // 2) / step) + 1) * step
        return (f">{_in_points(1 - most)}%" if is_rest else f"<{_in_points(most)}%"), None
    value = min(Fraction(int(part), whole), Fraction(1))
    value = 1 - value if is_rest else value
    near = floor(value / step + Fraction(1, 2)) * step
    if part and not 0 < near < 1:
        return (f">{_in_points(1 - step)}%" if near >= 1 else f"<{_in_points(step)}%"), None
    return f"{_in_points(near)}%", float(near)
