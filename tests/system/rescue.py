#!/usr/bin/env python3
"""Slips that would cost a journal or another file, and the way back when the journal is gone.

usage: rescue.py PROGRAM
"""
import os, sqlite3, sys, unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))
from home import TODAY, Home as HomeOf, bytes_of, destroy

PROGRAM = os.path.abspath(sys.argv.pop(1))


class Slips(unittest.TestCase):
    def setUp(self):
        self.home = HomeOf(PROGRAM)
        self.home.ok("add", "Ana Lund")
        self.home.ok("log", "tea with Ana")

    def refuse(self, *words, spared):
        before = bytes_of(spared)
        done = self.home.run(*words)
        self.assertNotEqual(done.returncode, 0, words)
        self.assertIn("choose another file", done.stderr.decode())
        self.assertEqual(bytes_of(spared), before)

    def test_nothing_is_written_onto_the_journal_whatever_it_is_called(self):
        link, twin = os.path.join(self.home.path, "link.db"), os.path.join(self.home.path, "twin.db")
        os.symlink(self.home.journal, link)
        os.link(self.home.journal, twin)
        for name in (self.home.journal, link, twin, os.path.join(os.path.dirname(self.home.journal), "./journal.db")):
            self.refuse("export", "-o", name, spared=self.home.journal)
            self.refuse("export", "--format", "ics", "-o", name, spared=self.home.journal)
            self.refuse("stats", "--html", name, spared=self.home.journal)
            self.refuse("backup", name, spared=self.home.journal)
        for end in ("-journal", "-wal", "-shm", "-search"):  # whether or not they are there
            self.refuse("backup", self.home.journal + end, spared=self.home.journal)
            self.refuse("export", "-o", self.home.journal + end, spared=self.home.journal)

    def test_a_backup_takes_the_place_of_backups_alone(self):
        other = os.path.join(self.home.path, "letters.txt")
        with open(other, "w") as file:
            file.write("dear Ana")
        self.refuse("backup", other, spared=other)
        # The control: what is a backup is replaced.
        self.home.ok("backup", "copy.db")
        before = bytes_of(os.path.join(self.home.path, "copy.db"))
        self.home.ok("log", "walk with Ana")
        self.home.ok("backup", "copy.db")
        self.assertNotEqual(bytes_of(os.path.join(self.home.path, "copy.db")), before)

    def test_restoring_leaves_a_link_a_link(self):
        self.home.ok("backup", "copy.db")
        real = os.path.join(self.home.path, "real.db")
        os.rename(self.home.journal, real)
        os.symlink(real, self.home.journal)
        self.home.ok("log", "walk with Ana")
        self.home.ok("restore", "copy.db")
        self.assertTrue(os.path.islink(self.home.journal))
        self.assertEqual(self.home.texts(), ["tea with Ana"])

    def test_a_log_without_its_commands_is_broken(self):
        self.assertEqual(self.home.trouble(), [])
        database = sqlite3.connect(self.home.journal)
        database.executescript("DELETE FROM operation")
        database.close()
        self.assertIn("another program changed them: operation", "".join(self.home.trouble()))


class WayBack(unittest.TestCase):
    """The backups are found where the journal cannot say which are its own."""

    def harmed(self, harm):
        home = HomeOf(PROGRAM)
        home.ok("add", "Ana Lund")
        day = [name for _, _, names in os.walk(home.backups) for name in names if name.endswith(".db")]
        self.assertEqual(len(day), 1)
        harm(home.journal)
        return home, day[0][:-3]

    def test_when_it_is_gone_cut_short_or_emptied(self):
        for harm in (os.remove, lambda path: os.truncate(path, 20000), lambda path: os.truncate(path, 0)):
            home, day = self.harmed(harm)
            self.assertIn(day + ".db", home.ok("backup", "--list", "--csv"))
            home.ok("restore", day)
            self.assertIn("Ana Lund", home.ok("list"))

    def test_any_page_of_what_is_there_may_be_damaged(self):
        for table in ("meta", "operation", "operation_random", "change", "change_random", "person", "standing"):
            home, day = self.harmed(lambda path: None)
            destroy(home.journal, table)
            before = bytes_of(home.journal)
            home.ok("restore", day)
            self.assertIn("Ana Lund", home.ok("list"))
            kept = [os.path.join(folder, name) for folder, _, names in os.walk(home.backups) for name in names if "before" in name]
            self.assertEqual([bytes_of(one) for one in kept], [before])
            self.assertEqual(home.ok("doctor").count("broken"), 0)  # what is kept is no backup that is broken

    def test_they_are_told_where_there_was_a_journal_and_a_new_one_begins(self):
        home, _ = self.harmed(os.remove)
        self.assertIn("rapport backup --list", home.ok("doctor"))
        self.assertIn("There are backups of an earlier journal", home.ok("add", "Ulf Berg"))
        self.assertIn("and 1 of other journals", home.ok("backup", "--list"))
        os.truncate(home.journal, 0)
        self.assertIn(b"rapport backup --list", home.run("list").stderr)
        self.assertNotIn("backups", HomeOf(PROGRAM).ok("add", "Ulf Berg"))  # the control

    def test_a_journal_that_cannot_be_reached_is_not_taken_for_none(self):
        home, _ = self.harmed(os.remove)
        os.symlink("/nowhere/journal.db", home.journal)
        for words in (["list"], ["export", "-o", "all.jsonl"], ["doctor"], ["add", "Ulf Berg"], ["remind"]):
            done = home.run(*words)
            self.assertEqual(done.returncode, 1, words)
            self.assertIn(b"is a broken link", done.stderr)
        self.assertFalse(os.path.exists(os.path.join(home.path, "all.jsonl")))

    def test_the_control_no_backups_are_found_where_there_are_none(self):
        home = HomeOf(PROGRAM)
        self.assertEqual(home.ok("backup", "--list", "--format", "ids"), "")
        self.assertEqual(home.run("restore", TODAY).returncode, 1)


if __name__ == "__main__":
    unittest.main(warnings="ignore")
