#!/usr/bin/env python3
"""What rapport writes, read back by programs of others: khard and vobject (vCard), khal and icalendar (iCalendar), miller
and sqlite3 (CSV), jq (JSON). What is not installed is skipped, and said.

usage: readers.py PROGRAM      77 where none of them is installed
"""
import csv, io, json, os, shutil, subprocess, sys, tempfile

PROGRAM = os.path.abspath(sys.argv[1])
PYTHON = "/usr/bin/python3"  # the libraries of the system's own
failures, skipped, ran = [], [], []


def hold(truth, words):
    if not truth:
        failures.append(words)


def can_import(module):
    return subprocess.run([PYTHON, "-c", "import " + module], stderr=subprocess.DEVNULL).returncode == 0


def available(name, found):
    (ran if found else skipped).append(name)
    return bool(found)


with tempfile.TemporaryDirectory() as home:
    env = {"HOME": home, "PATH": "/usr/bin:/bin", "RAPPORT_TODAY": "2026-11-19", "LC_ALL": "C.UTF-8",
           "RAPPORT_JOURNAL": os.path.join(home, "journal.db")}

    def rapport(*words):
        return subprocess.run([PROGRAM, *words], env=env, check=True, stdout=subprocess.PIPE).stdout.decode()

    def other(*words, given="", more=None):
        done = subprocess.run(words, env={**env, **(more or {})}, input=given.encode(), stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=120)
        hold(done.returncode == 0, "%s: %s" % (" ".join(words)[:80], done.stderr.decode()[:300]))
        return done.stdout.decode()

    rapport("demo", env["RAPPORT_JOURNAL"])
    rapport("edit", "priya", "--email", "priya@lumen.example", "--phone", "+351 912 345 678", "--birthday", "02-29")
    rapport("note", "priya", "a, b; c \\ d\nand a second line with «Unicode» ✓ " + "long " * 40)
    rapport("promise", "priya", "send, the; deck", "--by", "tomorrow")
    rapport("log", "visit to Priya", "--planned", "--on", "2026-11-30", "--at-time", "09:30")
    people = json.loads(rapport("list", "--json"))
    names = {one["name"] for one in people}
    talks = json.loads(rapport("journal", "--json"))

    for version in ("3.0", "4.0"):
        cards = rapport("export", "--format", "vcf", "--vcard", version, "--include-private")
        hold(all(len(line.encode()) <= 75 for line in cards.split("\r\n")), "a line of vCard is longer than 75 octets")
        path = os.path.join(home, "people-%s.vcf" % version)
        with open(path, "w", newline="") as file:
            file.write(cards)
        if version == "3.0" and available("vobject", can_import("vobject")):
            script = ("import sys, vobject, json\n"
                      "cards = list(vobject.readComponents(open(sys.argv[1], newline='').read()))\n"
                      "for card in cards: card.validate()\n"
                      "print(json.dumps([[c.fn.value, [n.value for n in c.contents.get('note', [])],"
                      " [e.value for e in c.contents.get('email', [])],"
                      " [b.value for b in c.contents.get('bday', [])]] for c in cards]))")
            read = json.loads(other(PYTHON, "-c", script, path))
            hold({one[0] for one in read} == names, "vobject reads other names")
            priya = next(one for one in read if one[0] == "Priya Nair")
            hold(any("a, b; c \\ d\nand" in note for note in priya[1]), "vobject reads another note: %s" % priya[1])
            hold(priya[2] == ["priya@lumen.example"] and priya[3] == ["1604-02-29"], "vobject: %s" % priya)
        if available("khard " + version, shutil.which("khard")):
            book = os.path.join(home, "book-" + version)
            os.mkdir(book)
            for i, card in enumerate(cards.split("END:VCARD\r\n")[:-1]):
                with open(os.path.join(book, "%d.vcf" % i), "w", newline="") as file:
                    file.write(card + "END:VCARD\r\n")
            config = os.path.join(home, "khard.conf")
            with open(config, "w") as file:
                file.write("[addressbooks]\n[[all]]\npath = %s\n[general]\ndefault_action = list\n"
                           "[vcard]\npreferred_version = %s\n" % (book, version))
            listed = other("khard", "-c", config, "list", "--parsable")
            hold(len(listed.splitlines()) == len(names), "khard lists %d of %d" % (len(listed.splitlines()), len(names)))
            mail = other("khard", "-c", config, "email", "--parsable", "priya")
            hold("priya@lumen.example" in mail, "khard finds no address: " + mail)

    calendar = rapport("export", "--format", "ics")
    path = os.path.join(home, "rapport.ics")
    with open(path, "w", newline="") as file:
        file.write(calendar)
    if available("icalendar", can_import("icalendar")):
        script = ("import sys, icalendar, json\n"
                  "events = icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read()).walk('VEVENT')\n"
                  "print(json.dumps([[str(e['SUMMARY']), str(e['DTSTART'].dt), str(e.get('RRULE', {}).get('FREQ', [''])[0]),"
                  " str(e['UID'])] for e in events]))")
        events = json.loads(other(PYTHON, "-c", script, path))
        summaries = [one[0] for one in events]
        hold("send, the; deck (to Priya Nair)" in summaries, "icalendar reads other promises: %s" % summaries)
        hold(["Priya Nair: birthday", "1972-02-29", "YEARLY"] in [one[:3] for one in events], "the birthday is another")
        hold(any(one[1] == "2026-11-30 09:30:00" for one in events), "the planned talk is at another time")
        hold(len({one[3] for one in events}) == len(events), "two events have one UID")
        again = rapport("export", "--format", "ics")
        hold(again == calendar, "a second export differs")
    if available("khal", shutil.which("khal")):
        folder = os.path.join(home, "calendar")
        os.mkdir(folder)
        config = os.path.join(home, "khal.conf")
        with open(config, "w") as file:
            file.write("[calendars]\n[[all]]\npath = %s\n[locale]\ntimeformat = %%H:%%M\ndateformat = %%Y-%%m-%%d\n"
                       "longdateformat = %%Y-%%m-%%d\ndatetimeformat = %%Y-%%m-%%d %%H:%%M\n"
                       "longdatetimeformat = %%Y-%%m-%%d %%H:%%M\nlocal_timezone = Europe/Lisbon\n"
                       "default_timezone = Europe/Lisbon\n" % folder)
        other("khal", "-c", config, "import", "--batch", "-a", "all", path)
        for day, words in (("2027-02-28", "Priya Nair: birthday"), ("2028-02-29", "Priya Nair: birthday"),
                           ("2026-11-20", "send, the; deck"), ("2026-11-30", "09:30")):
            shown = other("khal", "-c", config, "list", day, "1d")
            hold(words in shown, "khal shows on %s: %s" % (day, shown))

    table = rapport("export", "--what", "journal", "--format", "csv", "--include-private")
    path = os.path.join(home, "talks.csv")
    with open(path, "w", newline="") as file:
        file.write(table)
    texts = sorted(one["text"] for one in talks)
    hold(sorted(row["text"] for row in csv.DictReader(io.StringIO(table))) == texts, "Python's csv reads other texts")
    ran.append("csv")
    if available("miller", shutil.which("mlr")):
        read = json.loads(other("mlr", "--icsv", "--ojson", "cat", path))
        hold(sorted(str(one["text"]) for one in read) == texts, "miller reads other texts")
    if available("sqlite3", shutil.which("sqlite3")):
        read = json.loads(other("sqlite3", "-json", ":memory:", ".import --csv %s t" % path, "SELECT text FROM t"))
        hold(sorted(one["text"] for one in read) == texts, "sqlite3 reads other texts")
    if available("jq", shutil.which("jq")):
        dump = rapport("export", "--include-private")
        count = other("jq", "-s", "map(select(.type==\"interaction\"))|length", given=dump)
        hold(int(count) == len(talks), "jq counts %s talks" % count)

    # The control: folds that are no folds are noticed by the same reader.
    if "vobject" in ran:
        broken = os.path.join(home, "broken.vcf")
        with open(broken, "w", newline="") as file:
            file.write(rapport("export", "--format", "vcf").replace("\r\n ", "\r\n"))
        script = "import sys, vobject\nfor c in vobject.readComponents(open(sys.argv[1], newline='').read()): c.validate()"
        done = subprocess.run([PYTHON, "-c", script, broken], stderr=subprocess.DEVNULL)
        hold(done.returncode != 0, "control: vobject took lines that are no lines")

for words in failures:
    print("FAILED:", words)
print("read back by %s; not installed: %s" % (", ".join(ran), ", ".join(skipped) or "none"))
sys.exit(1 if failures else 77 if len(ran) < 2 else 0)
