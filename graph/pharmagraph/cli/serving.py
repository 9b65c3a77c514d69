"""Waiting in the foreground until the person has had enough."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def stopped_kindly() -> Iterator[None]:
    """End the block without an error on Ctrl-C or when the process is asked to go."""

    def stop(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGTERM, before)


def wait() -> None:
    """Wait for an interruption."""
    forever = threading.Event()
    while not forever.wait(3600):
        pass
