#!/usr/bin/env python3
"""What is private is told by no command, form or file that was not asked for it.

usage: private.py PROGRAM
"""
import glob, os, re, sqlite3, sys, unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))
from everything import (ALWAYS_PRIVATE, CONFLICT, FACT, JOURNALLESS, MAKING, MARKED, PROMISE, READING, TALK, WRITING,
                        fill_with_secrets, lines, typed, uncovered)
from home import Home as HomeOf

PROGRAM = os.path.abspath(sys.argv.pop(1))
SECRET = re.compile(r"Xyzzy\w*")

# For the user's own eyes: pages of one person, and the lists in which what is private is looked up to be settled.
OWN_EYES = {"show", "brief", "repair", "journal", "promise", "thank", "ask"}


def Home(like=None):
    return HomeOf(PROGRAM, like)


def secrets(*outputs):
    return {found for output in outputs for found in SECRET.findall(output.decode())}


class Private(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.home = fill_with_secrets(Home())
        cls.kept = secrets(cls.home.ok("export", "--include-private").encode())

    def test_all_private_fields_hold_a_secret_and_every_command_is_tried(self):
        kinds = {kind for kind in MARKED.keys() | ALWAYS_PRIVATE if any(one.startswith("Xyzzy" + kind) for one in self.kept)}
        self.assertEqual(kinds, MARKED.keys() | ALWAYS_PRIVATE)
        self.assertGreater(len(self.kept), 13)
        self.assertEqual(uncovered(self.home, READING, WRITING, MAKING, JOURNALLESS), set())

    def test_what_is_not_for_the_users_own_eyes_tells_nothing(self):
        wrong = []
        for words in lines(READING, JOURNALLESS, text="Openpersonname"):
            if "--include-private" in words or words[:1] and words[0] in OWN_EYES:
                continue
            for more in ([], ["--json"], ["--csv"], ["-v"]):
                done = self.home.run(*words, *more)
                told = secrets(done.stdout, done.stderr)
                wrong += ["%s tells %s" % (words + more, sorted(told))] if told else []
        self.assertEqual("\n".join(wrong), "")

    def test_conflicts_are_told_only_by_their_own_commands(self):
        for words in lines(READING, text="Openpersonname"):
            told = {one for one in secrets(self.home.run(*words).stdout) if one.startswith(("Xyzzyconflict", "Xyzzystep"))}
            if words[:1] not in (["show"], ["brief"], ["repair"]) and "--include-private" not in words:
                self.assertEqual(told, set(), words)

    def exports(self, *more):
        """Every kind of export in every form; what each gives, or None where the two do not go together."""
        for what in ("all", "people", "journal", "due", "agenda", "promises"):
            for form in ("csv", "tsv", "json", "jsonl", "vcf", "ics", "md"):
                done = self.home.run("export", "--what", what, "--format", form, *more)
                yield what, form, done if done.returncode == 0 else None

    def test_no_export_takes_it_along_unless_asked(self):
        taken, given = set(), 0
        for what, form, done in self.exports():
            if done:
                self.assertEqual(secrets(done.stdout, done.stderr), set(), (what, form))
                given += 1
        self.assertEqual(given, 1 + 6 + 4 + 4 + 5 + 4)
        for what, form, done in self.exports("--include-private"):
            if done:
                taken |= {(what, form)} if secrets(done.stdout) else set()
        self.assertEqual(taken, {(what, form) for what, form, done in self.exports() if done and (what, form) not in
                                 {("people", one) for one in ("csv", "tsv", "json", "jsonl")}})

    def test_references_to_what_is_left_out_are_left_out(self):
        said = self.home.ok("export")
        for ident in (TALK, PROMISE, FACT, CONFLICT):
            self.assertNotIn(ident, said)
        copy = Home()
        with open(os.path.join(copy.path, "out.jsonl"), "w") as file:
            file.write(said)
        copy.ok("import", "out.jsonl")
        self.assertEqual(copy.ok("export", "--include-private"), said)

    def test_files_that_are_made_hold_nothing_of_it(self):
        home = Home(self.home)
        before = set(os.listdir(home.path)) | {"another.db", "copy.db"}
        for words in lines(MAKING):
            done = home.run(*words)
            self.assertEqual(secrets(done.stdout, done.stderr), set(), words)
        made = [one for one in glob.glob(os.path.join(home.path, "**"), recursive=True)
                if os.path.isfile(one) and os.path.basename(one) not in before]
        self.assertGreater(len(made), 7)
        for path in made:
            with open(path, "rb") as file:
                self.assertEqual(SECRET.findall(file.read().decode("utf-8", "replace")), [], path)

    def test_what_is_asked_for_is_there(self):
        for line, secret in (("agenda --include-private", "Xyzzyconflicttext"), ("remind --dry-run --include-private", "Xyzzypromisetext"),
                             ("search violins --include-private", "Xyzzyfacttext"), ("brief eve", "Xyzzyinteractiontext"),
                             ("show eve", "Xyzzyfacttext"), ("repair bob", "Xyzzyconflicttext")):
            self.assertIn(secret, self.home.ok(*line.split()), line)

    def test_neutral_lines_stand_in_its_place(self):
        self.assertIn("talk in private", self.home.ok("agenda"))
        self.assertIn("promise", self.home.ok("remind", "--dry-run"))
        self.assertIn("talk with Openpersonname", self.home.ok("export", "--format", "ics").replace("\r\n ", ""))

    def test_diagnostics_tell_nothing_that_a_user_wrote(self):
        """Ids, counts and paths only, and no text in the log of commands either."""
        told = []
        for words in lines(READING, WRITING, MAKING, text="Xyzzygiven"):
            home = Home(self.home)
            done = home.run("-v", *words)
            self.assertEqual(done.returncode, 0, words)
            diagnostics = done.stderr.decode()
            told += ["%s: %s" % (words, diagnostics)] if re.search("Xyzzy|Open[a-z]", diagnostics) else []
            database = sqlite3.connect(home.journal)
            commands = [row[0] for row in database.execute("SELECT command FROM operation")]
            database.close()
            told += ["%s is logged as %s" % (words, one) for one in commands if re.search("Xyzzy|Open[a-z]", one)]
        self.assertEqual("\n".join(told), "")

    def test_errors_tell_nothing(self):
        for words in typed("rm eve", "rm Openpersonname", "undo zzz", "show x", "promise --done q", "edit {talk}", "edit {talk} --on soon",
                           "ask --done {promise}", "repair --step {talk} x", "note eve x --supersedes {talk}", "thank eve --for {fact}"):
            done = self.home.run(*words)
            self.assertNotEqual(done.returncode, 0, words)
            self.assertEqual(secrets(done.stdout, done.stderr), set(), words)

    def test_the_control_finds_what_is_told(self):
        self.assertNotEqual(secrets(self.home.run("journal").stdout), set())
        copy = Home(self.home)
        copy.ok("log", "lunch with @eve, Xyzzyopen")  # not marked as private
        self.assertEqual(secrets(copy.run("export").stdout), {"Xyzzyopen"})


if __name__ == "__main__":
    unittest.main(warnings="ignore")
