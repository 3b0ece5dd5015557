#!/usr/bin/env python3
"""Files, texts, settings and command lines that are too large, too deep or no text: little memory, little time, one
line of error, nothing stored; and an import that is interrupted, which leaves the journal as it was. The control is a reader
that takes everything into memory and says too much.

usage: limits.py PROGRAM [MIB]     of input for each (64; the long form takes 1024)
"""
import os, signal, subprocess, sys, tempfile, time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))
from home import is_sanitized

PROGRAM = os.path.abspath(sys.argv[1])
MIB = int(sys.argv[2]) if len(sys.argv) > 2 else 64
BLOCK = b"a" * (1 << 20)
most_memory, most_seconds = (512, 30) if is_sanitized(PROGRAM) else (256, 10)  # a sanitizer doubles and slows
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


IMPORTS = {  # what is given, as what, and the status it must end with
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

# The same text in each format, with bytes where @ stands that are no text.
CARD, EVENT = b"BEGIN:VCARD\nVERSION:3.0\nFN:A@\nNOTE:@\nEND:VCARD\n", b"ATTENDEE;CN=A:mailto:a@b.example\nSUMMARY:@\n"
FORMATS = {
    "csv": b"handle,name\na,A@\n",
    "vcf": CARD,
    "ics": b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101T100000Z\n" + EVENT + b"END:VEVENT\nEND:VCALENDAR\n",
    "jsonl": b'{"type":"rapport","version":1}\n{"type":"person","name":"A@"}\n',
    "monica": b'{"account":{"data":[{"type":"contact","values":[{"properties":{"first_name":"A@"}}]}]}}',
    "md": b"# A@\n\n- 2026-01-01 tea @\n",
    "friends": b"### Friends:\n- A@\n",
}
NO_TEXT = {"overlong": b"\xc0\xaf\xe0\x80\xaf\xf0\x80\x80\xaf", "surrogates": b"\xed\xa0\x80\xed\xb0\x80",
           "NUL": b"\0"}

# Commands that read a text from standard input.
TEXTS = [["log", "-"], *([name, "priya", "-"] for name in ("note", "ask", "promise", "thank", "celebrate", "repair"))]

DEEP = 500000
SETTINGS = {  # each must be refused
    "keys below keys": b"a." * DEEP + b"a = 1",
    "a table below tables": b"[" + b"a." * (DEEP - 2) + b"a]",
    "lists in lists": b"kinds = " + b"[" * DEEP,
    "tables in tables": b"kinds = " + b"{a = " * (DEEP // 3),
    "tables and lists": b"kinds = " + (b"[{" + b"a." * 60 + b"a = ") * 120,
    "more than 1 MiB": b'journal = "' + BLOCK + b'"',
    "overlong UTF-8": b'journal = "a\xc0\xaf"',
    "surrogates": b'journal = "a\xed\xa0\x80"',
    "a NUL": b'journal = "a\0"',
    "an escaped NUL": b'journal = "a\\u0000"',
}

# A command line of 1 MiB in words of the greatest length that a system takes, or in short ones.
LONG = ["x" * 131000] * 8
SENTENCES = [("lunch with Priya and Marco on monday; " * 3500)[:131000]] * 8
SHORT = ["tea"] * 80000
ARGUMENTS = [["log", "--dry-run"], ["search"], ["date"], ["list"], ["add", "--dry-run"], ["note", "priya", "--dry-run"],
             ["show"], ["brief"], ["tag", "priya", "--dry-run"], ["journal"], ["__complete", "--"], ["help"],
             ["nobody"]]
OPTIONS = ["--every", "--today", "--columns", "--format", "--journal", "--color", "--nothing"]


def fed(words, home, pieces=(), program=PROGRAM):
    """Runs a command on a stream; its status, its seconds, its MiB, and what it said."""
    with tempfile.TemporaryFile() as errors:
        begun = time.time()
        process = subprocess.Popen([program, *words], env=home, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                                   stderr=errors)
        try:
            for piece in pieces:
                process.stdin.write(piece)
            process.stdin.close()
        except BrokenPipeError:
            pass
        _, status, used = os.wait4(process.pid, 0)
        seconds = min(time.time() - begun, used.ru_utime + used.ru_stime)  # a busy machine is nobody's fault
        errors.seek(0)
        said = errors.read()
    return os.waitstatus_to_exitcode(status), seconds, used.ru_maxrss / 1024, said


def judged(name, ended, statuses, memory_allowed=most_memory):
    """What is wrong with how a command ended."""
    status, seconds, memory, said = ended
    print("%-26s status %d  %4.1f s  %4d MiB" % (name, status, seconds, memory))
    faults = []
    if status not in statuses:
        faults.append("%s ended with %d: %s" % (name, status, said[:200]))
    if memory > memory_allowed or seconds > most_seconds:
        faults.append("%s took %d MiB and %.1f s" % (name, memory, seconds))
    if status != 0 and said.count(b"\n") not in (1, 2):
        faults.append("%s said in %d lines: %s" % (name, said.count(b"\n"), said[:200]))
    return faults


def listed(home, *words):
    done = subprocess.run([PROGRAM, *words], env=home, stdout=subprocess.PIPE)
    return done.stdout if done.returncode == 0 else b"?"


def people(home):
    return len(listed(home, "list", "--format", "ids").split())


def imports(home_in):
    for name, (pieces, kind, wanted) in IMPORTS.items():
        home = home_in(name)
        ended = fed(["import", "-", "--as", kind], home, pieces)
        yield from judged(name, ended, [wanted])
        if ended[0] != 0 and people(home) != 0:
            yield "%s left %d people behind" % (name, people(home))
    for kind, text in FORMATS.items():
        for what, bytes_ in NO_TEXT.items():
            home = home_in(kind + what)
            ended = fed(["import", "-", "--as", kind], home, [text.replace(b"@", bytes_)])
            yield from judged("%s in %s" % (what, kind), ended, [0, 1, 5])
            stored = listed(home, "export", "--include-private")
            try:
                if "\0" in stored.decode() or "\\u0000" in stored.decode():
                    yield "%s in %s left a NUL" % (what, kind)
            except UnicodeDecodeError:
                yield "%s in %s left what is no UTF-8" % (what, kind)


def texts_and_arguments(home_in):
    home = home_in("texts")
    for name in ("Priya Nair", "Marco Rossi"):
        listed(home, "add", name)
    before = listed(home, "export", "--include-private")
    for words in TEXTS:
        yield from judged(" ".join(words) + ", long", fed(words, home, long_line(b"tea with Priya ")), [2])
        for what, bytes_ in NO_TEXT.items():
            yield from judged("%s, %s" % (" ".join(words), what), fed(words, home, [b"tea with Priya " + bytes_]), [2])
    for words in ARGUMENTS:
        for what, many in ("long", LONG), ("sentences", SENTENCES), ("short", SHORT):
            yield from judged("%s, %s words" % (words[0], what), fed(words + many, home), [0, 2, 3])
    for option in OPTIONS:
        for words in ["list", option, LONG[0]], ["list", option + "=" + ",;: " * 32000]:
            yield from judged("list " + option, fed(words, home), [0, 1, 2])
    if listed(home, "export", "--include-private") != before:
        yield "a text or an argument that is no text, or too long, left something behind"


def settings(home_in):
    for name, toml in SETTINGS.items():
        home = home_in(name)
        home["XDG_CONFIG_HOME"] = home["HOME"]
        os.makedirs(os.path.join(home["HOME"], "rapport"), exist_ok=True)
        with open(os.path.join(home["HOME"], "rapport", "config.toml"), "wb") as file:
            file.write(toml)
        for words in ["config"], ["config", "color", "never"], ["log", "tea"]:
            yield from judged("%s, %s" % (name, words[0]), fed(words, home), [1, 2])


CARELESS = """#!/usr/bin/env python3
import sys
kept = [sys.stdin.buffer.read()] + [b"x" * (1 << 20) for _ in range(300)]
sys.stderr.write("I am sorry,\\nI could not\\ndo this\\n")
sys.exit(7)
"""


def control(folder):
    """A reader with three faults; what is not found of them is a fault of this test."""
    program = os.path.join(folder, "careless")
    with open(program, "w") as file:
        file.write(CARELESS)
    os.chmod(program, 0o755)
    found = judged("control", fed(["import", "-"], dict(os.environ), long_line(b""), program), [5], 256)
    return [] if len(found) == 3 else ["control: only %s was found" % found]


def interrupted(home_in):
    """Ctrl-C takes the import back: at any moment it is whole or not at all."""
    home = home_in("interrupted")
    subprocess.run([PROGRAM, "add", "Ada Lund"], env=home, stdout=subprocess.DEVNULL)
    cards = os.path.join(home["HOME"], "many.vcf")
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
            yield "an interrupted import left %d people" % count
        if count == 5001:
            subprocess.run([PROGRAM, "undo"], env=home, stdout=subprocess.DEVNULL)
    if 1 not in seen:
        yield "no import was interrupted"
    # The control: without an interruption all are there.
    subprocess.run([PROGRAM, "import", cards], env=home, stdout=subprocess.DEVNULL)
    if people(home) != 5001:
        yield "control: the import did not bring all"


with tempfile.TemporaryDirectory() as folder:
    def home_in(name):
        home = os.path.join(folder, name.replace(" ", "-"))
        os.makedirs(home)
        # A sanitized build keeps what was freed for a while, which is not the program's own memory.
        return {"HOME": home, "PATH": "/usr/bin:/bin", "RAPPORT_TODAY": "2026-11-19",
                "ASAN_OPTIONS": "quarantine_size_mb=4"}

    for check in imports, texts_and_arguments, settings, interrupted:
        failures += check(home_in)
    failures += control(folder)

for words in failures:
    print("FAILED:", words)
sys.exit(1 if failures else 0)
