#!/usr/bin/env python3
"""The unit tests and the transcripts under valgrind's memcheck: nothing read that was not written, nothing lost.

usage: memcheck.py TREE [--control]     --control: programs with a known bug, which must be found, and one without
"""
import glob, os, subprocess, sys
from concurrent.futures import ThreadPoolExecutor

TREE = os.path.abspath(sys.argv[1])
SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
VALGRIND = ["valgrind", "-q", "--error-exitcode=99", "--leak-check=full", "--errors-for-leak-kinds=definite"]
# Limits of time are none of memcheck's business, and files are long to read for it.
UNIT = ["--gtest_brief=1", "--gtest_filter=-House*:UndoProperty*:*/UndoProperty*"]


def checked(command):
    """What memcheck found in a program; empty where it found nothing and the program ended well."""
    done = subprocess.run([*VALGRIND, *command], cwd=SOURCE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return "" if done.returncode == 0 else "%s ended with %d: %s" % (" ".join(command), done.returncode, done.stdout.decode()[-2000:])


def main():
    tests = os.path.join(TREE, "tests")
    if "--control" in sys.argv:
        bugs = ["heap", "freed", "uninitialised", "leak"]
        found = [bug for bug in bugs if checked([os.path.join(tests, "proof/careless"), bug])]
        sound = checked([os.path.join(tests, "proof/careless"), "none"])
        print("control: found %s of %s; in a sound program %s" % (", ".join(found), ", ".join(bugs), sound or "nothing"))
        return 0 if found == bugs and not sound else 1
    commands = [[os.path.join(tests, "unit"), *UNIT], [os.path.join(tests, "cli_unit"), *UNIT]]
    commands += [[os.path.join(tests, "golden"), file] for file in sorted(glob.glob(os.path.join(SOURCE, "tests/golden/*.txt")))]
    with ThreadPoolExecutor(2) as pool:
        wrong = [one for one in pool.map(checked, commands) if one]
    for one in wrong[:10]:
        print(one)
    print("memcheck: %d programs run, %d with something found" % (len(commands), len(wrong)))
    return 1 if wrong else 0


sys.exit(main())
