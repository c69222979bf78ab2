"""Where the program of scripts/bundle starts."""

from scorecard_xl.__main__ import main

main()
