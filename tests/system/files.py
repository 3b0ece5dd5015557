#!/usr/bin/env python3
"""What rapport makes is for its user alone; where nothing can be written, reading works and writing fails in one line.

usage: files.py PROGRAM
"""
import os, shlex, shutil, stat, subprocess, sys, unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../crash"))
from everything import MAKING, READING, TALK, WRITING, dump, fill, lines, uncovered
from home import Home as HomeOf, on_a_read_only_disk, bytes_of
from situations import of_version
from screen import on_a_terminal

PROGRAM = os.path.abspath(sys.argv.pop(1))


def Home(like=None):
    return HomeOf(PROGRAM, like)


def is_open_to_others(path):
    return stat.S_IMODE(os.lstat(path).st_mode) != (0o700 if os.path.isdir(path) else 0o600)


class Modes(unittest.TestCase):
    """Every file 0600, every folder 0700, whatever the umask."""

    def setUp(self):
        self.addCleanup(os.umask, os.umask(0))

    def made(self, home, mine=("everything.jsonl", "card.vcf", "editor", "seen")):
        """All that is in the home but what this test laid there."""
        found = [os.path.join(folder, name) for folder, folders, files in os.walk(home.path) for name in folders + files]
        return {path[len(home.path) + 1:] for path in found} - set(mine)

    def check(self, home, *endings):
        made = self.made(home)
        for ending in endings:
            self.assertTrue(any(ending in path for path in made), "%s is not there: %s" % (ending, sorted(made)))
        self.assertEqual([path for path in sorted(made) if is_open_to_others(os.path.join(home.path, path))], [])

    def test_what_commands_make(self):
        home = fill(Home(), lambda kind, field: "words")
        for words in lines(MAKING):
            home.ok(*words)
        home.ok("restore", "copy.db")
        self.check(home, "journal.db", "config.toml", "remind-", "copy.db", "another.db", "out.jsonl", "out.csv", "out.vcf", "out.ics",
                   "out.md", "pages/eve.md", "out.html", "sample.db", "before-restore-", "backups/")
        self.assertEqual(uncovered(home, READING, WRITING, MAKING) - {"date", "completions", "help"}, set())

    def test_a_first_journal_by_each_command_that_makes_one(self):
        source = fill(Home(), lambda kind, field: "words")
        for words in (["add", "Ana"], ["log", "tea with **Ana**"], ["import", "everything.jsonl"], ["restore", "copy.db"],
                      ["--journal", "deep/er/j.db", "add", "Ana"]):
            home = Home()
            for name in ("everything.jsonl", "copy.db"):
                shutil.copy(os.path.join(source.path, name), home.path)
            home.ok(*words)
            self.check(home, ".db")

    def test_the_index_of_a_large_journal(self):
        home = Home()
        talks = [{"type": "interaction", "id": "z%05d06fmaxp" % i, "date": "2026-10-19", "text": "violins %d" % i} for i in range(6000)]
        dump(home, talks)
        home.ok("import", "everything.jsonl")
        home.ok("search", "violins")
        self.check(home, "journal.db-search")

    def test_a_backup_before_a_migration(self):
        os.umask(0o077)
        home = of_version(PROGRAM, 1)
        os.umask(0)
        home.ok("add", "Ana")
        self.check(home, "before-version-")

    def test_the_file_an_editor_gets(self):
        home = fill(Home(), lambda kind, field: "words")
        editor = os.path.join(home.path, "editor")
        with open(editor, "w") as file:
            file.write('#!/bin/sh\nstat -c %a "$1" "$(dirname "$1")" >seen; echo changed >"$1"\n')
        os.chmod(editor, 0o700)
        for words in (["edit", TALK], ["log"], ["note", "eve"]):
            self.assertEqual(on_a_terminal(home, *words, EDITOR=editor)[1], 0, words)
            self.assertEqual(bytes_of(os.path.join(home.path, "seen")).split(), [b"600", b"700"])
            os.remove(os.path.join(home.path, "seen"))
        self.check(home)

    def test_the_control_finds_what_others_may_read(self):
        home = Home()
        home.ok("add", "Ana")
        open(os.path.join(home.path, "open"), "w").close()
        with self.assertRaises(AssertionError):
            self.check(home)
        with self.assertRaises(AssertionError):
            self.check(Home(), "journal.db")


class ReadOnly(unittest.TestCase):
    """Where nothing can be written, reading works, and writing fails in one line."""

    READ = [words for words in lines(READING) if words[:1] != ["__complete"]]
    WRITE = lines(WRITING, {name: MAKING[name] for name in ("config", "backup", "export", "stats", "demo")})

    @classmethod
    def setUpClass(cls):
        cls.full = fill(Home(), lambda kind, field: "plain")

    def check(self, words, status, said, reads):
        hint = [line[:6] for line in said.splitlines()[1:]] in ([], ["hint: "])
        if reads:
            good = status == 0 and ("rapport: " not in said or "left out" in said or words[0] == "-v")
        else:
            good = status == 1 and said.startswith("rapport: ") and hint
        return [] if good else ["%s: %d %s" % (words, status, said)]

    def test_a_disk_that_cannot_be_written(self):
        tried = [(words, True) for words in self.READ] + [(words, False) for words in self.WRITE]
        one = 'said=$("$0" %s 2>&1 >/dev/null </dev/null) && s=0 || s=$?; echo "$s $said"; echo =\n'
        script = "".join(one % shlex.join(words) for words, _ in tried)
        answers = on_a_read_only_disk(self, self.full, script + "sha256sum .local/share/rapport/journal.db; ls -A . .local/share/rapport").split("\n=\n")
        wrong = []
        for (words, reads), answer in zip(tried, answers):
            status, said = answer.split(" ", 1)
            wrong += self.check(words, int(status), said, reads)
        self.assertEqual("\n".join(wrong), "")
        self.assertEqual(len(answers), len(tried) + 1)
        self.assertNotIn("-journal", answers[-1])

    def test_a_large_journal_is_searched_there_without_an_index(self):
        home = Home()
        dump(home, [{"type": "interaction", "id": "z%05d06fmaxp" % i, "date": "2026-10-19", "text": "violins %d" % i} for i in range(6000)])
        home.ok("import", "everything.jsonl")
        self.assertEqual(on_a_read_only_disk(self, home, '"$0" search violins --format ids 2>&1 | wc -l').split(), ["20"])

    def without_rights(self, mode_of_file, mode_of_folder, lines_that_write):
        if os.geteuid() != 0:
            self.skipTest("to become somebody who may write less takes root")
        home = Home(self.full)
        for folder, folders, files in os.walk(home.path):
            for name in folders + files:
                os.chown(os.path.join(folder, name), 65534, 65534)
        os.chown(home.path, 65534, 65534)
        os.chmod(home.journal, mode_of_file)
        os.chmod(os.path.dirname(home.journal), mode_of_folder)
        before, wrong = bytes_of(home.journal), []
        for words, reads in [(words, True) for words in self.READ] + [(words, False) for words in lines_that_write]:
            done = home.run(*words, user=65534, group=65534, extra_groups=[])
            wrong += self.check(words, done.returncode, done.stderr.decode(), reads)
        self.assertEqual("\n".join(wrong), "")
        self.assertEqual(bytes_of(home.journal), before)
        self.assertEqual(os.listdir(os.path.dirname(home.journal)), ["journal.db"])

    def test_a_file_that_cannot_be_written(self):
        # restore lays a new file in its place, which is a question of the folder's rights.
        self.without_rights(0o400, 0o700, [words for words in lines(WRITING) if words[0] != "restore"])

    def test_a_folder_that_cannot_be_written(self):
        self.without_rights(0o600, 0o500, lines(WRITING))

    def test_the_control_finds_what_can_be_written(self):
        with self.assertRaises(AssertionError):
            self.without_rights(0o600, 0o700, [["add", "Ana"]])


if __name__ == "__main__":
    unittest.main(warnings="ignore")
