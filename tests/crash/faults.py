#!/usr/bin/env python3
"""Calls of the system that fail, or at which the program is killed: each command that writes is run again and again, each
time with another call failing, and must end with one line, undamaged, and give the same when it is run again.

usage: faults.py PROGRAM [STEP] [--control] [SITUATION...]     every STEP-th call of each kind (1: every one)

Needs strace, and the right to trace. The control, alone with --control: a program that takes every end for a success is
found.
"""
import os, re, shutil, subprocess, sys
from concurrent.futures import ThreadPoolExecutor

from situations import Expectation, WRITING
from home import is_sanitized

PROGRAM = os.path.abspath(sys.argv[1])
STEP = next((int(one) for one in sys.argv[2:] if one.isdigit()), 1)
CONTROL = "--control" in sys.argv
NAMED = [one for one in sys.argv[2:] if one in WRITING]

CHANGING = "pwrite64,write,fdatasync,fsync,ftruncate,unlink,rename,link,mkdir"
FAULTS = {  # what happens, and at which calls
    "ENOSPC": ("error=ENOSPC", "pwrite64,write,ftruncate,mkdir,link,rename"),
    "EIO": ("error=EIO", "read,pread64,pwrite64,write,fdatasync,fsync,ftruncate,unlink"),
    "EACCES": ("error=EACCES", "openat,rename,link,mkdir"),
    "EMFILE": ("error=EMFILE", "openat"),
    "kill": ("signal=KILL", CHANGING),
}


def traced(home, words, fault, call, number):
    """Runs a command with the number-th of one call failing; nothing where there is no such call any more."""
    log = os.path.join(home.path, "trace")
    done = home.run(*words, before=["strace", "-f", "-qq", "-o", log, "-e", "trace=" + call,
                                    "-e", "inject=%s:%s:when=%d" % (call, fault, number)])
    with open(log, errors="replace") as file:
        lines = file.read().split("\n")
    os.remove(log)
    hit = [line for line in lines if "(INJECTED)" in line]
    if "KILL" in fault:
        hit = [line for line in lines if "killed by SIGKILL" in line]
    return (done, hit[0]) if hit else None


def try_calls(name, fault, judge):
    """Fails the calls of one command one after the other. Returns how many, and what was not borne."""
    expectation = Expectation(PROGRAM, name)
    what, calls = FAULTS[fault]
    tried, faults = 0, []
    for call in calls.split(","):
        number = 1
        while True:
            home = expectation.home()
            hit = traced(home, expectation.words, what, call, number)
            if hit is None:
                break
            done, line = hit
            tried += 1
            wrong = judge(expectation, home, done, line)
            if wrong:
                faults.append("%s, %s at %s %d (%s): %s" % (name, fault, call, number, line[:90], wrong))
            number += STEP
    return tried, faults


def judge(expectation, home, done, call):
    said = done.stderr.decode()
    status = done.returncode
    if "KILL" not in call and "killed" not in call:
        if status not in (0, 1, 2):
            return "ended with %d: %s" % (status, said)
        to_streams = re.search(r"write\([12],", call)
        reported = b"broken" in done.stdout  # by doctor, which has found the fault and goes on
        if status != 0 and not to_streams and not reported and not 1 <= said.count("\n") <= 2:
            return "said: " + said
    else:
        status = -9
    return expectation.fault(home, status, said)


def careless(expectation, home, done, call):
    """The control: whatever happened is taken for a success."""
    return expectation.fault(home, 0, "")


def main():
    if shutil.which("strace") is None or subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"]).returncode != 0:
        print("skipped: there is no strace, or it may not trace")
        return 77
    if is_sanitized(PROGRAM):
        print("skipped: calls of the sanitizer's own would fail, too, and it does not bear that")
        return 77
    work = [] if CONTROL else [(name, fault) for name in NAMED or WRITING for fault in FAULTS]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(lambda one: try_calls(*one, judge), work))
        control = list(pool.map(lambda one: try_calls(*one, careless), [("log", "ENOSPC"), ("add", "EIO")]))
    faults = [line for _, found in results for line in found]
    for fault in FAULTS if work else ():
        print("%-7s %5d calls" % (fault, sum(n for (n, _), (_, one) in zip(results, work) if one == fault)))
    for line in faults[:30]:
        print("NOT BORNE:", line)
    if work:
        print("faults: %d calls failed, %d not borne" % (sum(n for n, _ in results), len(faults)))
    print("control: %d calls failed, %d taken for a success and found" % (
        sum(n for n, _ in control), sum(len(found) for _, found in control)))
    return 1 if faults or not all(found for _, found in control) else 0


sys.exit(main())
