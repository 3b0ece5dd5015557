#!/usr/bin/env python3
"""Files as other programs write them, with invented people, and what rapport makes of each.

usage: cases.py PROGRAM FOLDER     RAPPORT_ACCEPT=1 takes what came out as what is expected

Every file but NAME.expected is brought into an empty journal; what is then in the journal must be as NAME.expected
says. A rehearsal changes nothing, a second import changes nothing, and one undo takes all of it back.
"""
import json, os, subprocess, sys, tempfile

PROGRAM, FOLDER = map(os.path.abspath, sys.argv[1:3])
LEFT_OUT = {"id", "person", "added_on", "learned_on", "handle", "source"}


class Home:
    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.env = {"HOME": self.folder.name, "PATH": "/usr/bin:/bin", "RAPPORT_TODAY": "2026-11-19", "LC_ALL": "C.UTF-8"}

    def run(self, *words):
        done = subprocess.run([PROGRAM, *words], env=self.env, cwd=FOLDER, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def dump(self):
        status, out, err = self.run("export", "--include-private")
        assert status == 0, err
        return out


def described(dump):
    """The journal without what differs from run to run: people by name, each with their entries."""
    entities = [json.loads(line) for line in dump.splitlines()[1:]]
    people = {one["id"]: one["name"] for one in entities if one["type"] == "person"}

    def named(value):
        if isinstance(value, list):
            return [people.get(one, one) for one in value]
        return people.get(value, value)

    lines = []
    for one in entities:
        who = one.get("name") or people.get(one.get("person"), "")
        rest = {key: named(value) for key, value in one.items() if key not in LEFT_OUT | {"type", "name"}}
        if rest.get("kind") == "uid" and rest["value"].startswith("rapport:"):
            continue
        order = 0 if one["type"] == "person" else 1
        text = " ".join("%s=%s" % (key, json.dumps(value, ensure_ascii=False)) for key, value in sorted(rest.items()))
        lines.append((who, order, one["type"], ("  " if order else "") + (who + " " if not order else one["type"] + " ") + text))
    return "".join(line[3].rstrip() + "\n" for line in sorted(lines))


def options_of(name):
    path = os.path.join(FOLDER, name + ".options")
    return open(path).read().split() if os.path.exists(path) else []


def counts(out):
    row = json.loads(out)
    return {key: row[key] for key in ("new", "filled", "changed", "unchanged", "unclear", "refused")}


def round_trips(home):
    """What is written as vCard is read back as it was."""
    wrong = []
    for version in ("3.0", "4.0"):
        written = home.run("export", "--format", "vcf", "--vcard", version)
        other = Home()
        path = os.path.join(other.folder.name, "people.vcf")
        with open(path, "w", newline="") as file:
            file.write(written[1])
        done = other.run("import", path)

        def lines(one):
            kept = [line for line in described(one.dump()).split("\n")
                    if "kind=\"uid\"" not in line and "a line, so" not in line and "relation" not in line]
            return kept

        before, after = lines(home), lines(other)
        if before != after:
            wrong.append("vCard %s: %s\n  lost %s\n  made %s" % (version, done[2], [one for one in before if one not in after],
                                                            [one for one in after if one not in before]))
    return wrong


def play(name):
    """What the case shows, and what is wrong with it."""
    home = Home()
    home.run("add", "Nobody Else")
    home.run("log", "a line, so that the journal is there")
    before = home.dump()
    words = ["import", name, "--json", *options_of(name)]
    wrong = []
    rehearsed = home.run(*words, "--dry-run")
    if home.dump() != before:
        wrong.append("a rehearsal changed the journal")
    status, out, err = home.run(*words)
    if status not in (0, 5):
        return "status %d\n%s" % (status, err), wrong
    if counts(rehearsed[1]) != counts(out):
        wrong.append("the rehearsal said something else")
    text = "status %d %s\n" % (status, " ".join("%s=%d" % one for one in counts(out).items() if one[1]))
    for record in json.loads(out)["records"]:
        if record["reason"]:
            text += "%d %s %s: %s\n" % (record["line"], record["state"], record["name"] or "-", record["reason"])
    after = home.dump()
    text += "\n" + "\n".join(line for line in described(after).split("\n") if "Nobody Else" not in line and "a line, so" not in line)
    if name.endswith(".vcf") and "death" not in name:  # who has died is not exported
        wrong += round_trips(home)
    again = home.run(*words)
    if home.dump() != after or counts(again[1])["new"] or counts(again[1])["filled"]:
        wrong.append("a second import changed something: %s" % counts(again[1]))
    if sum(number for state, number in counts(out).items() if state not in ("unchanged", "refused")):
        home.run("undo")
    if home.dump() != before:
        wrong.append("undo did not take all of it back")
    return text, wrong


def main():
    accept = os.environ.get("RAPPORT_ACCEPT") == "1"
    failures, played = 0, 0
    for name in sorted(os.listdir(FOLDER)):
        if name.endswith((".expected", ".options")):
            continue
        played += 1
        text, wrong = play(name)
        path = os.path.join(FOLDER, name + ".expected")
        expected = open(path, newline="").read() if os.path.exists(path) else ""
        if accept:
            with open(path, "w") as file:
                file.write(text)
        elif text != expected:
            wrong.append("it came out otherwise:\n" + text)
        for words in wrong:
            failures += 1
            print("%s: %s" % (name, words))
    print("%d files, %d failures" % (played, failures))
    return 1 if failures or not played else 0


sys.exit(main())
