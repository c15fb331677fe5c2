"""`python -m gistcheck`: the same as the command `gistcheck`."""

from gistcheck.cli import main

main()
