"""What an attacker concludes from a year of rounded copies of made-up councils: the tables of docs/disclosure.md.

Run it from the checkout: .venv/bin/python benchmarks/disclosure.py [--copies 12] [--seeds 5] [--children 60 150 420]
--late 2: of each month two children are recorded after its copy. --restated 2: of each month two records of each kind
are wrong in its copy and in the next. --published: DfE's numbers of 31 March beside them. --first-copies 12: the first
copy of each of the last twelve months by itself; the demonstration is --children 420 --first-seed 60 --seeds 1.
The attacker is that of tests/share (OR-tools CP-SAT). One row for each council, or first copy. A copy of it is
recomputed from three possible sets of numbers; `same` says how many of them gave the same texts everywhere. `refused`:
copies that the gate stopped. The last columns: how many of the rounded figures in the last copy have a number, a band,
"not shown" or "fewer than 20", and how far a share is from the truth (median).
"""

import argparse
import sys
from pathlib import Path
from statistics import median

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / "tests" / "share")]

from restated import Restated, late  # noqa: E402  beside the tests
from year_of_copies import LAST, attacker_of, learn_published, rows_of, year_of  # noqa: E402

from scorecard_xl.app.sharing import wording_of  # noqa: E402
from scorecard_xl.demo.council import council  # noqa: E402
from scorecard_xl.share.files import made  # noqa: E402
from scorecard_xl.share.gate import Leak  # noqa: E402
from scorecard_xl.workbook.memory import MemoryBook  # noqa: E402

HEAD = (
    "children", "seed", "copies", "last", "counts of 1 to 7", "narrowed", "exact", "unfinished", "refused", "again",
    "in a year", "unknown", "same", "numbers", "bands", "not shown", "fewer", "error",
)  # fmt: skip


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--copies", type=int, default=12)
    options.add_argument("--seeds", type=int, default=5)
    options.add_argument("--first-seed", type=int, default=1)
    options.add_argument("--late", type=int, default=0)
    options.add_argument("--restated", type=int, default=0)
    options.add_argument("--first-copies", type=int, default=0)
    options.add_argument("--published", action="store_true")
    options.add_argument("--children", type=int, nargs="+", default=[60, 100, 150, 420, 1500])
    chosen = options.parse_args()
    print(f"| {' | '.join(HEAD)} |\n|{'---|' * len(HEAD)}")
    lost = 0
    for seed in range(chosen.first_seed, chosen.first_seed + chosen.seeds):
        for children in chosen.children:
            for year in years(children, seed, chosen):
                row, found = attacked(year, published=chosen.published)
                refused = refusals(year, children, seed)
                print(f"| {' | '.join(map(str, (children, seed, *row[:6], refused, *row[6:])))} |", flush=True)
                print(*(f"{key}: {values}" for key, values in list(found.items())[:5]), sep="\n", file=sys.stderr)
                lost += len(found) if children >= 100 else 0
    return int(lost > 0)


def years(children: int, seed: int, chosen):
    """The copies to attack: those of a year together, or the first copy of each of some months."""
    known_at = Restated(chosen.restated, seed) if chosen.restated else late(chosen.late) if chosen.late else None
    if not chosen.first_copies:
        yield year_of(children, seed, chosen.copies, known_at)
    for back in range(chosen.first_copies):
        yield year_of(children, seed, 1, known_at, back)


def attacked(year, *, published: bool):
    attacker = attacker_of(year)
    if published:
        learn_published(attacker, year)
        assert not list(attacker.broken(year.truth)) and attacker.holds(year.truth), "DfE's numbers are not so"
    possible: list[dict] = []
    found, counts, unfinished = attacker.narrowed(possible.append)
    found = year.small(found)
    exact = sum(len(values) == 1 for values in found.values())
    own = rows_of(year.copy(year.ends[-1]))
    same = sum(rows_of(year.copy(year.ends[-1], year.rebuilt(each))) == own for each in possible[:3])
    slack = year.slack([f"{end:%Y-%m-%d}" for end in sorted(year.figures)])
    last = f"{year.ends[-1]:%Y-%m}"
    row = (len(year.ends), last, counts, len(found), exact, unfinished, *slack, f"{same} of {len(possible[:3])}")
    return (*row, *costs(own, year)), found


def refusals(year, children: int, seed: int) -> int:
    """How many of the copies the gate stopped."""
    wording = wording_of(MemoryBook(dict(council(LAST.date(), children, seed))))
    return sum(is_refused(year.copy(end), wording) for end in year.ends)


def is_refused(copy, wording) -> bool:
    try:
        made(copy, wording, with_pdf=False)
    except Leak as leak:
        print(leak, file=sys.stderr)
        return True
    return False


def costs(rows, year):
    """Of the counts and shares of children in one copy: with a number, a band, or too few; the usual error."""
    own = [row for row in rows if row["end"] == f"{year.ends[-1]:%Y-%m-%d}" and row["rounded"] == "yes"]
    fewer = sum(row["value"] == "fewer than 20" for row in own)
    bands = sum("1 to 7" in row["numerator"] for row in own)
    hidden = sum(row["value"] == "not shown" for row in own)
    errors = []
    for row in own:
        key = (row["indicator"], row["window"], row["group"], row["end"])
        true = year.known[key].value
        if row["value_low"] and row["unit"] == "share" and "1 to 7" not in row["numerator"]:
            errors.append(100 * abs((float(row["value_low"]) + float(row["value_high"])) / 2 - float(true)))
    whole = max(len(own), 1)
    shares = [f"{100 * each / whole:.0f}%" for each in (whole - fewer - bands - hidden, bands, hidden, fewer)]
    return (*shares, f"{median(errors):.1f} points" if errors else "")


if __name__ == "__main__":
    sys.exit(main())
