"""`firsthand run`: everything at once, for somebody who has just arrived."""

from firsthand.cli.national import print_summary
from firsthand.cli.options import AsOf, day
from firsthand.cli.preparing import prepare
from firsthand.cli.serve import Port, run_server


def run(as_of: AsOf = None, port: Port = None) -> None:
    """Build the database if needed, print the national picture, serve the pages."""
    prepare()
    print_summary(as_of=day(as_of))
    run_server(port)
