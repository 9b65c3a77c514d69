"""The command line. `main` runs it and turns every expected failure into one sentence."""

import os
import sys
from collections.abc import Sequence

import click

from pharmagraph.errors import PharmagraphError

PROGRAM = "pharmagraph"
FAILED, INTERRUPTED = 1, 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and leave with 0 (done), 1 (failed, one sentence), 2 (usage) or 130."""
    from pharmagraph.cli.root import root

    for stream in (sys.stdout, sys.stderr):
        # A console that cannot show a character of an article shows a question mark instead.
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
    try:
        status = root.main(arguments, prog_name=PROGRAM, standalone_mode=False)
    except BrokenPipeError:
        # The reader has seen enough (`… | head`). Python must not complain when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    except (Exception, KeyboardInterrupt) as error:
        status = _report(error)
    sys.exit(status if isinstance(status, int) else 0)


def _report(error: BaseException) -> int:
    """Print what went wrong on standard error and return the exit status."""
    match error:
        case click.Abort() | KeyboardInterrupt():
            _say("stopped; nothing half done is in the store")
            return INTERRUPTED
        case click.exceptions.Exit():
            return error.exit_code
        case click.ClickException():
            error.show()
            return error.exit_code
        case PharmagraphError():
            _say(str(error))
        case OSError():
            place = f"{error.filename}: " if error.filename else ""
            _say(f"{place}{error.strerror or error}")
        case _:
            from pharmagraph.settings import wants_trace

            if wants_trace():
                raise error
            _say(
                f"this is a fault of the program ({type(error).__name__}: {error}). Please report"
                " it; PHARMAGRAPH_DEBUG=1 shows where it happened"
            )
    return FAILED


def _say(sentence: str) -> None:
    from pharmagraph.cli.cells import clean

    shown = clean(sentence, keep="\n")
    click.echo(f"{PROGRAM}: {shown}", err=True)
