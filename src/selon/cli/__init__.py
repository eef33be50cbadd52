"""The commands. Progress goes to standard error, results to standard output; exit status 0 done, 1 done but some inputs
could not be read, 2 wrong use."""

from selon.cli.main import main

__all__ = ["main"]
