"""Fuzzes one target: fuzz/run.py TARGET [libFuzzer's options, a folder of inputs to keep and grow]."""

import sys

import atheris
from targets import TARGETS


def main() -> None:
    name, *rest = sys.argv[1:]
    atheris.Setup([sys.argv[0], "-rss_limit_mb=3000", "-timeout=20", *rest], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
