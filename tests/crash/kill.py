#!/usr/bin/env python3
"""The program killed at any moment: what was acknowledged is there, nothing is half done.

usage: kill.py PROGRAM [long] [CLASS...]     the short form, or the long one, with the numbers of docs/security.md

The controls are programs with a known bug, killed by the same harness: one that says "Logged" before it writes, one
that does its work in two steps, and a migration that is not one transaction.
"""
import os, random, shutil, subprocess, sys, time, unittest

from situations import Expectation, Home, MIGRATIONS, SCHEMAS, WRITING, of_version, rows, version_of
from home import whole

PROGRAM = os.path.abspath(sys.argv.pop(1))
LONG = "long" in sys.argv and sys.argv.remove("long") is None

MANY = ("import", "first import", "undo", "undo of an import", "backup")
SAYS_IT_FIRST = ["sh", "-c", 'echo "Logged."; exec "$0" "$@" >&2']
IN_TWO_STEPS = ["sh", "-c", '"$0" add "Ana Lund" && "$0" edit ana --every 3w']
STATEMENT_BY_STATEMENT = [sys.executable, "-c", """
import sqlite3, sys, time
database = sqlite3.connect(sys.argv[2])
for statement in open(sys.argv[3]).read().split(";"):
    database.execute(statement)
    time.sleep(0.005)  # as long as a disk takes
database.execute("PRAGMA user_version=2")
database.close()
"""]


def times(short, long):
    return long if LONG else short


class Kills:
    """Kills at random moments, in a span that is as long as the first run takes, and fitted as it goes: some two thirds
    come before the end."""

    def __init__(self, home, words, before):
        self.chance = random.Random(1)
        self.early, self.count = 0, 0
        begun = time.perf_counter()
        home.run(*words, before=before)
        self.span = time.perf_counter() - begun

    def kill(self, command):
        """Runs and kills; the process, what it had said, and what it had complained of."""
        process = subprocess.Popen(**command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(self.chance.uniform(0, self.span))
        process.kill()
        said, errors = process.communicate()
        early = process.returncode < 0
        self.span *= 1.1 if early else 0.85
        self.early += early
        self.count += 1
        return process, said.decode(), errors.decode()

    def __str__(self):
        return "%d killed, %d of them before the end" % (self.count, self.early)


class Log(unittest.TestCase):
    def kill(self, count, before=()):
        """Kills `log`. The kills, how many were acknowledged, how many are there, and what is wrong."""
        home = Home(PROGRAM)
        home.ok("add", "Priya Nair", "--every", "3w")
        acknowledged = []
        kills = Kills(home, ["log", "the first talk with @priya"], before)
        for i in range(count):
            text = "talk %d with @priya" % i
            if "Logged" in kills.kill(home.command("log", text, before=before))[1]:
                acknowledged.append(text)
        texts = home.texts()
        wrong = ["lost: " + text for text in acknowledged if text not in texts] + home.trouble()
        if len(texts) != len(set(texts)):
            wrong.append("something is there twice")
        return kills, len(acknowledged), len(texts) - 1, wrong

    def test_loses_nothing_that_was_acknowledged(self):
        kills, acknowledged, there, wrong = self.kill(times(60, 2000))
        print("log: %s; %d acknowledged, %d in the journal" % (kills, acknowledged, there))
        self.assertEqual(wrong, [])


class Commands(unittest.TestCase):
    def kill(self, name, count, before=()):
        """Kills one command. The kills, and what is wrong."""
        expectation = Expectation(PROGRAM, name)
        kills, wrong = Kills(expectation.home(), expectation.words, before), []
        for _ in range(count):
            home = expectation.home()
            process, said, errors = kills.kill(home.command(*expectation.words, before=before))
            fault = expectation.fault(home, 0 if said else process.returncode, errors)
            if fault:
                wrong.append(fault)
        return kills, wrong

    def test_that_write_are_whole_or_not_there(self):
        for name in WRITING:
            with self.subTest(name):
                count = times(3, 500 if name in MANY else 50)
                kills, wrong = self.kill(name, count)
                print("%s: %s" % (name, kills))
                self.assertEqual(wrong, [])


class Migration(unittest.TestCase):
    """From every schema that was released; the rows are compared by SQLite alone."""

    def kill(self, version, count, before=(), words=("note", "priya", "two daughters")):
        made = of_version(PROGRAM, version)
        old = rows(made.journal)
        kills, wrong, migrated = Kills(Home(PROGRAM, made), words, before), [], 0
        for _ in range(count):
            home = Home(PROGRAM, made)
            kills.kill(home.command(*words, before=before))
            fault, is_new = self.fault(home, old)
            migrated += is_new
            wrong += [fault] if fault else []
        return kills, wrong, migrated, len(old)

    def backup(self, home):
        return next((os.path.join(folder, name) for folder, _, names in os.walk(home.backups) for name in names
                     if name == "before-version-%d.db" % len(SCHEMAS)), "")

    def fault(self, home, old):
        """What is wrong with the journal, if anything is, and whether it has been brought up to date."""
        backup = self.backup(home)
        now = rows(home.journal, old)
        is_new = version_of(home.journal) == len(SCHEMAS)
        if old - now or len(now - old) not in (0, 3):
            return "%d rows are gone, %d new" % (len(old - now), len(now - old)), is_new
        if is_new and not (os.path.exists(backup) and whole(backup) and rows(backup) == old):
            return "the backup is not there, or not what was there before", is_new
        again = home.run("note", "marco", "plays chess")
        if again.returncode != 0 or old - rows(home.journal, old):
            return "cannot go on: " + again.stderr.decode(), is_new
        return "; ".join(home.trouble()), is_new

    def test_is_done_or_not_begun_and_the_backup_is_there(self):
        for version in range(1, len(SCHEMAS)):
            count = times(6, 500)
            kills, wrong, migrated, held = self.kill(version, count)
            print("migration from version %d, %d rows: %s, %d found migrated" % (version, held, kills, migrated))
            self.assertEqual(wrong, [])

    @unittest.skipUnless(shutil.which("strace"), "needs strace")
    def test_who_comes_second_keeps_the_backup_of_the_first(self):
        home = of_version(PROGRAM, 1)
        shutil.rmtree(home.backups, ignore_errors=True)
        slowly = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=mkdir", "-e", "inject=mkdir:delay_exit=700000:when=1"]
        nowhere = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        second = subprocess.Popen(**home.command("note", "priya", "two daughters", before=slowly), **nowhere)
        time.sleep(0.3)  # it has seen an old journal, and is at its first folder
        home.ok("note", "priya", "plays chess")
        self.assertEqual(second.wait(), 0)
        self.assertEqual(version_of(home.journal), len(SCHEMAS))
        self.assertEqual(version_of(self.backup(home)), 1)


class Controls(unittest.TestCase):
    def test_an_entry_that_is_acknowledged_before_it_is_written_is_missed(self):
        kills, _, _, wrong = Log().kill(times(30, 300), SAYS_IT_FIRST)
        print("control, a log that says so first: %s, %d found lost" % (kills, len(wrong)))
        self.assertNotEqual([one for one in wrong if one.startswith("lost")], [])

    def test_what_is_done_in_two_steps_is_found_half_done(self):
        kills, wrong = Commands().kill("add", times(30, 100), [*IN_TWO_STEPS, PROGRAM])
        print("control, an add in two steps: %s, %d found half done" % (kills, wrong.count("half done")))
        self.assertIn("half done", wrong)

    def test_a_migration_statement_by_statement_is_found(self):
        home = Home(PROGRAM)
        words = [os.path.relpath(home.journal, home.path), os.path.join(MIGRATIONS, SCHEMAS[1])]
        kills, wrong, _, _ = Migration().kill(1, times(40, 100), STATEMENT_BY_STATEMENT, words)
        print("control, a migration that is not one transaction: %s, %d found wrong" % (kills, len(wrong)))
        self.assertNotEqual([one for one in wrong if one.startswith("cannot go on")], [])


if __name__ == "__main__":
    unittest.main(warnings="ignore")
