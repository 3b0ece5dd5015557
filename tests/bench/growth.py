#!/usr/bin/env python3
"""What takes four times the work takes at most five times as long, also where everything is of one shape.

usage: growth.py PROGRAM [long]

Each shape is made in two sizes, one four times the other, and a command is measured on both in processor time. The control
is a program that compares all with all.
"""
import json, os, resource, subprocess, sys, unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))
from couples import ident
from home import Home

PROGRAM = os.path.abspath(sys.argv.pop(1))
LONG = "long" in sys.argv and sys.argv.remove("long") is None
MOST = 5 if LONG else 6.5  # times as long; between the small sizes of the short form a processor's caches overflow
FLOOR = 0.04              # seconds of processor time below which nothing can be told
WORDS = "garden budget travel music school contract roadmap holiday bicycle workshop".split()


def person(i, **more):
    return {"type": "person", "id": ident("p%d" % i), "handle": "p%d" % i, "name": "Ann Bee %d" % i, "added_on": "2020-01-01", **more}


def talk(i, date, *people):
    return {"type": "interaction", "id": ident("t%d" % i), "date": date, "people": [ident("p%d" % one) for one in people],
            "text": "talk %d about the %s" % (i, WORDS[i % len(WORDS)])}


def day(i):
    return "%d-%02d-%02d" % (2016 + i % 10, 1 + i // 10 % 12, 1 + i // 120 % 28)


def of_one_day(n):
    return [person(i) for i in range(50)] + [talk(i, "2026-10-01", i % 50) for i in range(n)]


def everybody_due(n):
    return [person(i, every="1w", cadence_on="2020-01-01") for i in range(n)]


def one_with_half(n):
    return [person(i) for i in range(20)] + [talk(i, day(i), 0 if i % 2 else i % 20) for i in range(n)]


def one_interest(n):
    return [person(i) for i in range(n)] + [
        {"type": "fact", "id": ident("f%d" % i), "person": ident("p%d" % i), "about": "interest", "text": "chess", "learned_on": "2026-01-01"}
        for i in range(n)]


def cards(n):
    return "".join("BEGIN:VCARD\nVERSION:3.0\nFN:Ann Bee\nEMAIL:ann%d@bee.example\nEND:VCARD\n" % i for i in range(n))


def table(n):
    return "date,people,text\n" + "".join("2026-10-01,P%d Q,talk %d\n" % (i % 50, i) for i in range(n))


# What is made, how large the smaller one is, and what is measured on it.
SHAPES = [(of_one_day, 2500, ["journal --limit 20", "brief @p3", "stats", "export -o out.jsonl", "merge @p3 @p4", "search garden", "due"]),
          (everybody_due, 500, ["due", "", "agenda", "remind", "list", "plan", "triage --format ids"]),
          (one_with_half, 2500, ["brief @p0", "show @p0", "stats --person @p0", "forget @p0 --yes", "merge @p0 @p1", "journal --with @p0",
                                 "edit @p0 --every 2w", "undo"]),
          (one_interest, 500, ["intro", "give", "show @p1"])]
FILES = [("cards of one name", "in.vcf", cards, 1000), ("talks of one day", "in.csv", table, 2500)]


def effort(home, *words):
    """Seconds of processor time, the least of three on copies of the journal."""
    taken = []
    for _ in range(3):
        copy = Home(home.program, home)
        begun = resource.getrusage(resource.RUSAGE_CHILDREN)
        copy.ok(*words)
        ended = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(ended.ru_utime + ended.ru_stime - begun.ru_utime - begun.ru_stime)
    return min(taken)


class Growth(unittest.TestCase):
    def judge(self, what, small, large):
        times = large / max(small, FLOOR)
        print("%-45s %.3f s, %.3f s for four times as much: %.1f times" % (what, small, large, times))
        return ["%s: %.1f times" % (what, times)] if times > MOST else []

    def home_with(self, entries):
        home = Home(PROGRAM)
        os.makedirs(os.path.join(home.path, ".config/rapport"), 0o700)
        with open(os.path.join(home.path, ".config/rapport/config.toml"), "w") as file:
            file.write("backup_daily = 0\n")
        with open(os.path.join(home.path, "shape.jsonl"), "w") as file:
            file.write('{"type":"rapport","version":2}\n' + "".join(json.dumps(one) + "\n" for one in entries))
        home.ok("import", "shape.jsonl")
        return home

    def test_of_commands_on_journals_of_one_shape(self):
        wrong = []
        for shape, size, lines in SHAPES:
            small, large = (self.home_with(shape(n * (4 if LONG else 1))) for n in (size, 4 * size))
            for line in lines:
                wrong += self.judge("%s: rapport %s" % (shape.__name__, line), *(effort(one, *line.split()) for one in (small, large)))
        self.assertEqual(wrong, [])

    def test_of_imports_first_and_again(self):
        wrong = []
        for what, name, content, size in FILES:
            found = []
            for n in (size, 4 * size):
                home = Home(PROGRAM)
                with open(os.path.join(home.path, name), "w") as file:
                    file.write(content(n * (4 if LONG else 1)))
                first = effort(home, "import", name)
                home.ok("import", name)
                found.append((first, effort(home, "import", name), effort(home, "undo")))
            for i, which in enumerate(("import", "import again", "undo of it")):
                wrong += self.judge("%s: %s" % (what, which), found[0][i], found[1][i])
        self.assertEqual(wrong, [])

    def test_the_control_that_compares_all_with_all_is_caught(self):
        script = "import sys; n = int(sys.argv[1]); print(sum(a == b for a in range(n) for b in range(n)))"
        taken = []
        for n in (1200, 4800):
            begun = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
            subprocess.run([sys.executable, "-c", script, str(n)], check=True, stdout=subprocess.DEVNULL)
            taken.append(resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - begun)
        self.assertNotEqual(self.judge("control", *taken), [])


if __name__ == "__main__":
    unittest.main(warnings="ignore")
