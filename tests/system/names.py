#!/usr/bin/env python3
"""Names that look like options, commands, formats or paths mean that person alone, and no shell is ever started.

usage: names.py PROGRAM
"""
import json, os, re, shutil, subprocess, sys, unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))
from everything import TALK, dump, fill, typed
from home import Home as HomeOf

PROGRAM = os.path.abspath(sys.argv.pop(1))
NAMES = ["-rf", "--help", "'; DROP TABLE person; --", "%s%n%x", "$(touch P)", "`touch Q`", "../x", "a\nb", "x; touch R", "| touch S",
         "*", "~", "--journal=P", "{} \\ \"", "OR 1=1", "all", "last"]

# Every command that takes a PERSON, its options first; NAME and OTHER are people. What it must touch is NAME.
LOOKING = typed(
    "show --json -- NAME", "brief --json -- NAME", "journal --json --with NAME", "search --with NAME --json tea",
           "stats --json --person NAME", "style --json -- NAME", "relate --json -- NAME", "tag --json -- NAME",
           "occasion --json -- NAME", "repair --json -- NAME", "list --json -- NAME",
           "export --what journal --format json --with NAME")
CHANGING = typed(
    "note -- NAME x", "ask -- NAME x", "style --tip x -- NAME", "give -- NAME x", "thank -- NAME x", "celebrate -- NAME x",
            "promise -- NAME x", "repair -- NAME x", "occasion -- NAME birthday 02-03", "cadence --every 3w -- NAME",
            "snooze -- NAME 2w", "pause --until 2027-01-01 -- NAME", "edit --relation friend -- NAME", "archive -- NAME",
            "forget --yes -- NAME", "rm -- NAME", "log --with NAME tea", "edit {talk} --with NAME", "tag -- NAME +t",
            "relate -- NAME mentor OTHER", "intro -- NAME OTHER x", "merge -- NAME OTHER", "add Uma --met-via NAME")


def Home(like=None):
    return HomeOf(PROGRAM, like)


def takes_people(home):
    """The commands, and the options of commands, of which a manual page says that they take a PERSON."""
    found = set()
    for name in re.findall(r"[a-z]+", " ".join(line.split(":")[1] for line in home.ok("help").split("\n\n")[1].splitlines())):
        page = home.ok("help", name)
        usage = page.split("\n\n")[1]
        found |= {name} if re.search(r"PERSON|\[?A\]? |WHAT\b", usage.replace("[OPTION]", "")) and name != "export" else set()
        found |= {name + " " + option for option in re.findall(r"(--[\w-]+) PERSON", page)}
    return found


class Names(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        cls.home = Home()
        dump(cls.home, [{"type": "person", "id": "p%04d006fmaxp" % n, "handle": "h%d" % n, "name": name, "added_on": "2026-01-01"}
                        for n, name in enumerate(["Other Lund", *NAMES])]
             + [{"type": "interaction", "id": "t%04d006fmaxp" % n, "date": "2026-10-19", "people": ["p%04d006fmaxp" % n],
                 "text": "tea %d" % n} for n in range(1, len(NAMES))]  # the last is in no talk
             + [{"type": "interaction", "id": TALK, "date": "2026-10-19", "text": "nobody"}])
        cls.home.ok("import", "everything.jsonl")
        cls.before = cls.entries(cls.home)

    @staticmethod
    def entries(home):
        return set(home.ok("export", "--include-private").splitlines())

    def typed(self, words, name):
        return [name if word == "NAME" else "Other Lund" if word == "OTHER" else word for word in words]

    def test_every_command_that_takes_a_person_is_tried(self):
        tried = {words[0] for words in LOOKING + CHANGING}
        tried |= {"%s %s" % (words[0], option) for words in LOOKING + CHANGING for option, value in zip(words, words[1:])
                  if value == "NAME" and option[:2] == "--" != option}
        expected = takes_people(self.home)
        self.assertGreater(len(expected), 25)
        self.assertEqual(expected - tried, {"edit --met-via", "edit --without"})  # read by the same code as the ones beside them
        self.assertEqual(expected - (tried - {"note"}), {"note", "edit --met-via", "edit --without"})  # the control

    def test_looking_means_that_person(self):
        wrong = []
        for number, name in enumerate(NAMES, 1):
            for words in LOOKING:
                done = self.home.run(*self.typed(words, name))
                said = done.stdout.decode()
                others = set(re.findall(r'"(h\d+)"', said)) - {"h%d" % number}
                if done.returncode != 0 or (others and words[0] != "list"):
                    wrong.append("%s %r: %d %s %s" % (words, name, done.returncode, others, done.stderr.decode()))
        self.assertEqual("\n".join(wrong), "")
        self.assertEqual(os.listdir(self.home.path), [one for one in os.listdir(self.home.path) if one in (".local", "everything.jsonl")])

    def test_changing_touches_that_person_alone(self):
        wrong = []
        for turn, words in enumerate(CHANGING):
            # Each command with a third of the names, in turn: the way from a word to a person is one and the same.
            for number, name in list(enumerate(NAMES, 1))[turn % 3::3]:
                home = Home(self.home)
                done = home.run(*self.typed(words, name))
                changed = "\n".join(self.before ^ self.entries(home)) if done.returncode == 0 else ""
                ident = "p%04d006fmaxp" % number
                people = set(re.findall(r"\bp\d{4}006fmaxp", changed)) - {ident, "p0000006fmaxp" if "OTHER" in words else ident}
                refused = words[0] == "rm" and b"has interactions" in done.stderr
                if (not refused and (done.returncode != 0 or ident not in changed)) or people:
                    wrong.append("%s %r: %d %s %s" % (words, name, done.returncode, people, done.stderr.decode()))
                if set(os.listdir(home.path)) - {".local", "everything.jsonl"}:
                    wrong.append("%s %r makes %s" % (words, name, os.listdir(home.path)))
        self.assertEqual("\n".join(wrong), "")

    def test_the_control_sees_another_person_touched(self):
        home = Home(self.home)
        home.ok("note", "h3", "x")
        self.assertIn("p0003006fmaxp", "\n".join(self.before ^ self.entries(home)))

    def test_pages_for_such_people_stay_in_their_folder(self):
        home = Home(self.home)
        home.ok("export", "--format", "md", "-o", "pages/")
        self.assertEqual(sorted(os.listdir(home.path)), [".local", "everything.jsonl", "pages"])
        self.assertEqual(len(os.listdir(os.path.join(home.path, "pages"))), len(NAMES) + 1)

    def test_what_is_suggested_can_be_pasted_into_a_shell(self):
        """Hints name people by handles, and quote what was typed."""
        home = Home(self.home)
        for words in typed("show '$(touch P)x'", "rm -- '$(touch P)'", "log 'tea with $(touch P) `touch P`'",
                           'log "lunch with \'; touch P; \'"', "'`touch P`'", "list '--`touch Q`'", "thank -- '`touch Q`'",
                           "config '$(touch P)'", "import '$(touch P)'", "forget -- '$(touch P)'"):
            done = home.run(*words)
            for line in done.stderr.decode().splitlines():
                if line.startswith("hint: rapport "):
                    subprocess.run(["sh", "-c", line[6:].replace("rapport", "true", 1)], cwd=home.path, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        self.assertEqual(sorted(os.listdir(home.path)), [".local", "everything.jsonl"])


class NoShell(unittest.TestCase):
    """What programs are started, as the kernel sees it."""

    def setUp(self):
        if not shutil.which("strace"):
            self.skipTest("strace is not there")
        self.home = fill(Home(), lambda kind, field: "words")
        self.tools = os.path.join(self.home.path, "tools")
        os.mkdir(self.tools)
        for name, source in (("rapport-foo", "/bin/true"), ("my-editor", "/bin/true")):
            shutil.copy(source, os.path.join(self.tools, name))

    def started(self, *words, terminal=False, **variables):
        """The programs that a line starts, rapport itself aside, each with its arguments."""
        trace = os.path.join(self.home.path, "trace")
        environment = {**self.home.env, "PATH": self.tools + ":/usr/bin:/bin", **variables}
        master, slave = os.openpty()
        stream = slave if terminal else subprocess.DEVNULL
        strace = [shutil.which("strace"), "-f", "-qq", "-s", "300", "-e", "trace=execve,execveat", "-e", "signal=none", "-o", trace]
        subprocess.run([*strace, PROGRAM, *words], env=environment, cwd=self.home.path, stdin=stream, stdout=subprocess.DEVNULL,
                       stderr=stream, timeout=60, start_new_session=True)
        os.close(master)
        os.close(slave)
        with open(trace) as file:
            seen = re.findall(r"execve(?:at)?\((?:\w+, )?\"([^\"]*)\", \[(.*?)\](?:, | 0x).*= 0", file.read())
        if not seen:
            self.skipTest("strace sees nothing here")
        return seen[1:]

    def test_no_command_starts_a_program(self):
        for words in typed("", "list", "add '$(touch P)'", "log 'tea `touch P`'", "import card.vcf", "export -o '$(touch P)'",
                           "backup '; touch Q'", "restore copy.db", "doctor --fix", "stats --html '| touch P'", "remind --email-subject",
                           "config color never", "demo", "help log", "completions bash", "undo", "forget eve --yes", "'$(touch P)'",
                           "foo/bar"):
            self.assertEqual(self.started(*words), [], words)
        self.assertFalse(os.path.exists(os.path.join(self.home.path, "P")))

    def test_the_editor_is_started_by_itself_with_its_arguments(self):
        for line in ("my-editor --wait -x", "my-editor $(touch P) ; touch P | sh"):
            for variable in ("EDITOR", "VISUAL"):
                for command in (["edit", TALK], ["log"], ["note", "bob"]):
                    (program, arguments), = self.started(*command, terminal=True, **{variable: line})
                    self.assertEqual(os.path.basename(program), "my-editor")
                    self.assertEqual(json.loads("[%s]" % arguments)[1:-1], line.split()[1:])
        self.assertFalse(os.path.exists(os.path.join(self.home.path, "P")))

    def test_a_program_beside_rapport_gets_the_words_as_they_are(self):
        (program, arguments), = self.started("foo", "$(touch P)", "; touch P", "-x")
        self.assertEqual(os.path.basename(program), "rapport-foo")
        self.assertEqual(json.loads("[%s]" % arguments)[1:], ["$(touch P)", "; touch P", "-x"])
        self.assertEqual(self.started("foo", PATH="tools:.:"), [])  # only from folders that are named in full
        self.assertEqual(self.started("../tools/rapport-foo"), [])

    def test_the_control_sees_a_shell(self):
        self.assertIn("my-editor", str(self.started("log", terminal=True, EDITOR="sh -c my-editor")))
        self.assertIn("/sh", self.started("log", terminal=True, EDITOR="sh -c true")[0][0])


if __name__ == "__main__":
    unittest.main(warnings="ignore")
