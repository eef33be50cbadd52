"""`python -m selon`, the same as the command `selon`."""

from selon.cli import main

main(prog_name="selon")
