#!/usr/bin/env python3
"""Files that are too large, too deep or too long: little memory, little time, one line of error, nothing stored; and an
import that is interrupted, which leaves the journal as it was.

usage: limits.py PROGRAM [MIB]         of input for each (64; the long form takes 1024)
       limits.py PROGRAM --control     a program that takes all of its input into memory is found
"""
import os, signal, subprocess, sys, tempfile, time

PROGRAM = os.path.abspath(sys.argv[1])
CONTROL = "--control" in sys.argv
MIB = 300 if CONTROL else int(sys.argv[2]) if len(sys.argv) > 2 else 64
BLOCK = b"a" * (1 << 20)
most_memory, most_seconds = 256, 10
failures = []


def long_line(before, after=b""):
    yield before
    for _ in range(MIB):
        yield BLOCK
    yield after


def repeated(before, piece, times, after=b""):
    yield before
    for _ in range(times // 1000):
        yield piece * 1000
    yield after


CASES = {  # what is given, as what, and the status it must end with
    "a line of a vCard": (long_line(b"BEGIN:VCARD\nVERSION:3.0\nFN:A\nNOTE:", b"\nEND:VCARD\n"), "vcf", 5),
    "a picture": (long_line(b"BEGIN:VCARD\nVERSION:3.0\nFN:A\nPHOTO;ENCODING=b:", b"\nEND:VCARD\n"), "vcf", 0),
    "a million folds": (repeated(b"BEGIN:VCARD\nFN:A\nNOTE:", b"x\n ", 1000000, b"\nEND:VCARD\n"), "vcf", 0),
    "lines of one card": (repeated(b"BEGIN:VCARD\nFN:A\n", b"X-A:b\n", 1000000, b"END:VCARD\n"), "vcf", 5),
    "a field": (long_line(b'handle,name\nx,"', b'"\n'), "csv", 5),
    "columns": (repeated(b"handle,name", b",a", 1000000, b"\nx,y\n"), "csv", 1),
    "a line of the dump": (long_line(b'{"type":"rapport","version":1}\n{"type":"person","name":"', b'"}\n'), "jsonl", 5),
    "nesting": (repeated(b'{"account":', b"[", 1000000), "monica", 1),
    "JSON": (long_line(b'{"account":{"data":"', b'"}}'), "monica", 1 if MIB >= 64 else 0),
    "a line of a page": (long_line(b"# A\n"), "md", 5),
    "a line of friends": (long_line(b"### Friends:\n- A "), "friends", 5),
    "a line of a calendar": (long_line(b"BEGIN:VEVENT\nATTENDEE:a@b.example\nSUMMARY:", b"\nEND:VEVENT\n"), "ics", 5),
}


def fed(home, pieces, kind, program=(PROGRAM,)):
    """Runs an import on a stream; its status, its seconds, its MiB, and what it said."""
    begun = time.time()
    process = subprocess.Popen([*program, "import", "-", "--as", kind], env=home, stdin=subprocess.PIPE,
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        for piece in pieces:
            process.stdin.write(piece)
        process.stdin.close()
    except BrokenPipeError:
        pass
    said = process.stderr.read().decode()
    _, status, used = os.wait4(process.pid, 0)
    return os.waitstatus_to_exitcode(status), time.time() - begun, used.ru_maxrss / 1024, said


def people(home):
    done = subprocess.run([PROGRAM, "list", "--format", "ids"], env=home, stdout=subprocess.PIPE)
    return len(done.stdout.split())


if CONTROL:
    greedy = (sys.executable, "-c", "import sys; sys.stdin.buffer.read()")
    _, _, memory, _ = fed({}, long_line(b""), "csv", greedy)
    print("control: a program that reads all of it took %d MiB, of %d at most" % (memory, most_memory))
    sys.exit(0 if memory > most_memory else 1)

with tempfile.TemporaryDirectory() as folder:
    def home_in(name):
        # A sanitized build keeps what was freed for a while, which is not the program's own memory.
        return {"HOME": folder, "PATH": "/usr/bin:/bin", "RAPPORT_JOURNAL": os.path.join(folder, name),
                "ASAN_OPTIONS": "quarantine_size_mb=4"}

    for number, (name, (pieces, kind, wanted)) in enumerate(CASES.items()):
        home = home_in("%d.db" % number)
        status, seconds, memory, said = fed(home, pieces, kind)
        print("%-22s status %d  %4.1f s  %4d MiB" % (name, status, seconds, memory))
        if status != wanted:
            failures.append("%s ended with %d: %s" % (name, status, said))
        if memory > most_memory or seconds > most_seconds:
            failures.append("%s took %d MiB and %.1f s" % (name, memory, seconds))
        if status != 0 and (said.count("\n") not in (1, 2) or people(home) != 0):
            failures.append("%s left %d people behind, and said: %s" % (name, people(home), said))

    # Ctrl-C takes the import back: at any moment it is whole or not at all.
    home = home_in("interrupted.db")
    subprocess.run([PROGRAM, "add", "Ada Lund"], env=home, stdout=subprocess.DEVNULL)
    cards = os.path.join(folder, "many.vcf")
    with open(cards, "w") as file:
        for i in range(5000):
            file.write("BEGIN:VCARD\nVERSION:3.0\nFN:Person%d Name%d\nEMAIL:p%d@site.example\nEND:VCARD\n" % (i, i, i))
    seen = set()
    for i in range(12):
        process = subprocess.Popen([PROGRAM, "import", cards], env=home, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        time.sleep(0.03 * (i + 1))
        process.send_signal(signal.SIGINT)
        process.wait()
        count = people(home)
        seen.add(count)
        if count not in (1, 5001):
            failures.append("an interrupted import left %d people" % count)
        if count == 5001:
            subprocess.run([PROGRAM, "undo"], env=home, stdout=subprocess.DEVNULL)
    if 1 not in seen:
        failures.append("no import was interrupted")
    # The control: without an interruption all are there.
    subprocess.run([PROGRAM, "import", cards], env=home, stdout=subprocess.DEVNULL)
    if people(home) != 5001:
        failures.append("control: the import did not bring all")

for words in failures:
    print("FAILED:", words)
sys.exit(1 if failures else 0)
