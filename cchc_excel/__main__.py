"""`python -m cchc_excel` is the command `cchc`."""

from cchc_excel.cli import main

main()
