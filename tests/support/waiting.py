"""Holding the lock of a journal, and seeing that programs wait for it."""
import sqlite3, time


class Held:
    """Nobody else writes to the journal meanwhile; everybody can read. This process must not open it as a plain file
    meanwhile: to close that would give the lock up."""

    def __init__(self, path):
        self.path = path

    def __enter__(self):
        self.database = sqlite3.connect(self.path, isolation_level=None)
        self.database.execute("BEGIN IMMEDIATE")
        return self

    def __exit__(self, *_):
        self.database.execute("ROLLBACK")
        self.database.close()


def waits(process):
    """Whether it sleeps until it tries again, or has ended."""
    if process.poll() is not None:
        return True
    try:
        with open("/proc/%d/wchan" % process.pid) as file:
            return "nanosleep" in file.read()
    except OSError:
        return False


def until_waiting(processes, limit=0.1):
    """Until all of them have read what they read before they lock, and wait; no longer than `limit` seconds, where the
    system does not say for what a program waits."""
    end = time.monotonic() + limit
    while time.monotonic() < end and not all(waits(one) for one in processes):
        time.sleep(0.001)
