from scorecard_xl.cli import main

main()
