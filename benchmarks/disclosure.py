"""What an attacker concludes from a year of rounded copies of made-up councils: the table of docs/disclosure.md.

Run it from the checkout: .venv/bin/python benchmarks/disclosure.py [--copies 12] [--seeds 5] [--children 60 150 420]
The attacker is that of tests/share (OR-tools CP-SAT). A row for each council; minutes for the large ones.
"""

import argparse
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / "tests" / "share")]

from test_attacker import attack  # noqa: E402  beside the tests


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--copies", type=int, default=12)
    options.add_argument("--seeds", type=int, default=5)
    options.add_argument("--first-seed", type=int, default=1)
    options.add_argument("--children", type=int, nargs="+", default=[60, 100, 150, 420, 1500])
    chosen = options.parse_args()
    print(
        "| children | seed | copies | counts of 1 to 7 | narrowed | exact | unfinished |\n|---|---|---|---|---|---|---|"
    )
    lost = 0
    for seed in range(chosen.first_seed, chosen.first_seed + chosen.seeds):
        for children in chosen.children:
            attacker, truth = attack(children, seed, chosen.copies)
            assert not list(attacker.broken(truth)) and attacker.holds(truth), "the attacker believes what is not so"
            found, counts, unfinished = attacker.narrowed()
            exact = sum(len(values) == 1 for values in found.values())
            print(
                f"| {children} | {seed} | {chosen.copies} | {counts} | {len(found)} | {exact} | {unfinished} |",
                flush=True,
            )
            print(*(f"{key}: {values}" for key, values in list(found.items())[:3]), sep="\n", file=sys.stderr)
            lost += len(found) if children >= 100 else 0
    return int(lost > 0)


if __name__ == "__main__":
    sys.exit(main())
