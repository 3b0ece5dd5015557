#!/usr/bin/env python3
"""What rapport promises of a file, a terminal and a cron job, tried on the real program.

usage: trust.py PROGRAM      The short form of each check; every one has a control that shows it can fail.
"""
import json, os, pty, sqlite3, stat, subprocess, sys, tempfile, termios, unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))
from home import Home as HomeOf

PROGRAM = os.path.abspath(sys.argv.pop(1))


def Home():
    return HomeOf(PROGRAM)


class Refusals(unittest.TestCase):
    def refuse(self, content, word):
        home = Home()
        path = os.path.join(home.path, "file.db")
        with open(path, "wb") as file:
            file.write(content)
        for command in (["list"], ["add", "Priya Nair"], ["doctor"], ["undo"]):
            done = home.run("--journal", path, *command)
            self.assertEqual(done.returncode, 1, command)
            self.assertIn(word, done.stderr.decode())
            with open(path, "rb") as file:
                self.assertEqual(file.read(), content)

    def journal_with(self, statement):
        home = Home()
        home.ok("add", "Priya Nair")
        database = sqlite3.connect(home.journal)
        database.executescript(statement)
        database.close()
        with open(home.journal, "rb") as file:
            return file.read()

    def test_an_empty_file(self):
        self.refuse(b"", "is empty")

    def test_garbage(self):
        self.refuse(b"garbage" * 1000, "not a rapport journal")

    def test_a_foreign_database(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "x.db")
            database = sqlite3.connect(path)
            database.executescript("CREATE TABLE t(x)")
            database.close()
            with open(path, "rb") as file:
                self.refuse(file.read(), "not a rapport journal")

    def test_a_newer_journal(self):
        self.refuse(self.journal_with("PRAGMA user_version=99"), "newer rapport")

    def test_a_foreign_table_view_or_trigger_is_named(self):
        self.refuse(self.journal_with("CREATE TABLE spy(x)"), "'spy'")
        self.refuse(self.journal_with("CREATE VIEW peep AS SELECT 1"), "'peep'")
        self.refuse(self.journal_with("CREATE TRIGGER tap AFTER INSERT ON person BEGIN DELETE FROM person; END"), "'tap'")

    def test_the_control_is_accepted(self):
        with self.assertRaises(AssertionError):
            self.refuse(self.journal_with("PRAGMA user_version=1"), "anything")

    def test_a_folder_and_a_link_to_somebody_elses_file(self):
        home = Home()
        self.assertEqual(home.run("--journal", home.path, "list").returncode, 1)
        link = os.path.join(home.path, "link.db")
        os.symlink("/etc/hostname" if os.geteuid() != 0 else self.file_of_nobody(home), link)
        done = home.run("--journal", link, "add", "Priya Nair")
        self.assertEqual(done.returncode, 1)
        self.assertIn("another user", done.stderr.decode())

    def file_of_nobody(self, home):
        path = os.path.join(home.path, "nobody.db")
        open(path, "w").close()
        os.chown(path, 65534, 65534)
        return path


class Streams(unittest.TestCase):
    def setUp(self):
        self.home = Home()
        self.home.ok("add", "Priya Nair", "--every", "3w")

    def test_a_reading_command_fails_when_its_output_cannot_be_written(self):
        with open("/dev/full", "w") as full:
            self.assertEqual(self.home.run("list", stdout=full).returncode, 1)
        self.assertEqual(self.home.run("list").returncode, 0)

    def test_a_writing_command_that_has_committed_says_so_and_ends_with_0(self):
        with open("/dev/full", "w") as full:
            done = self.home.run("log", "met @priya", stdout=full)
        self.assertEqual(done.returncode, 0)
        self.assertIn("could not print", done.stderr.decode())
        self.assertEqual(self.home.texts(), ["met @priya"])

    def test_a_closed_pipe_is_silent(self):
        for i in range(30):
            self.home.ok("log", "x" * 9000 + " %d @priya" % i)
        script = '"$0" journal --json | head -c 10 >/dev/null'
        done = subprocess.run(["sh", "-c", script, PROGRAM], env=self.home.env, stderr=subprocess.PIPE)
        self.assertEqual(done.stderr, b"")

    def test_reading_leaves_the_file_as_it_is(self):
        with open(self.home.journal, "rb") as file:
            before = file.read()
        for command in ([], ["due"], ["list"], ["show", "priya"], ["journal"], ["history"], ["doctor"], ["export"],
                        ["thank"], ["celebrate"], ["promise"], ["occasion"], ["cadence"], ["tag"], ["pause"], ["config"],
                        ["log", "met @priya", "--dry-run"]):
            self.assertEqual(self.home.run(*command).returncode, 0, command)
        with open(self.home.journal, "rb") as file:
            self.assertEqual(file.read(), before)

    def test_nothing_is_made_where_there_is_no_journal(self):
        home = Home()
        for command in ([], ["due"], ["list"], ["add", "Priya", "--dry-run"], ["log", "x", "--dry-run"], ["add", " "]):
            home.run(*command)
        self.assertEqual(os.listdir(home.path), [])


class Privacy(unittest.TestCase):
    def test_files_are_0600_and_folders_0700_whatever_the_umask(self):
        home = Home()
        for command in (["add", "Priya Nair"], ["log", "met Priya"], ["export", "-o", "out.jsonl"], ["backup", "copy.db"],
                        ["config", "color", "never"]):
            home.run(*command, preexec_fn=lambda: os.umask(0))
        seen = 0
        for folder, folders, files in os.walk(home.path):
            for name in folders:
                self.assertEqual(stat.S_IMODE(os.stat(os.path.join(folder, name)).st_mode) & 0o077, 0, name)
            for name in files:
                self.assertEqual(stat.S_IMODE(os.stat(os.path.join(folder, name)).st_mode), 0o600, name)
                seen += 1
        self.assertGreaterEqual(seen, 5)


class Terminal(unittest.TestCase):
    EVIL = "Eve\x1b[2J\x1b]52;c;YQ==\x07\u009b\u202e\r"

    def on_a_terminal(self, home, *words):
        """What arrives at a terminal, standard error included."""
        pid, descriptor = pty.fork()
        if pid == 0:
            os.chdir(home.path)
            os.execve(PROGRAM, [PROGRAM, *words], dict(home.env, TERM="xterm", LC_ALL="C.UTF-8"))
        seen = b""
        while True:
            try:
                block = os.read(descriptor, 65536)
            except OSError:
                break
            if not block:
                break
            seen += block
        os.waitpid(pid, 0)
        os.close(descriptor)
        return seen

    def harm(self, seen):
        """Control bytes that are neither a line's end nor one of the few colours."""
        text = seen.decode("utf-8", "replace").replace("\r\n", "\n")
        for code in ("1", "2", "36", "35", "34", "33", "32", "31", "0"):
            text = text.replace("\x1b[%sm" % code, "")
        return [c for c in text if (ord(c) < 32 and c != "\n") or 127 <= ord(c) < 160 or c in "\u202a\u202b\u202d\u202e\u2066"]

    def test_no_control_character_of_a_text_reaches_a_terminal(self):
        home = Home()
        home.ok("add", self.EVIL, "--as", "eve", "--every", "1w", "--org", self.EVIL, "--role", self.EVIL, "--relation", self.EVIL,
                "--aka", self.EVIL, "--email", self.EVIL, "--met", self.EVIL, "--note", self.EVIL)
        home.ok("log", self.EVIL + " @eve -> " + self.EVIL, "--at", self.EVIL, "--gave", self.EVIL, "--got", self.EVIL)
        home.ok("celebrate", "eve", self.EVIL, "--later")
        home.ok("occasion", "eve", self.EVIL, "11-20")
        for command in ([], ["due", "--all"], ["due", "--why", "--all"], ["list"], ["show", "eve"], ["journal"], ["thank"], ["celebrate"], ["occasion"],
                        ["promise"], ["cadence"], ["search", "eve"], ["brief", "eve"], ["agenda"], ["history"], ["show", self.EVIL + "x"], ["rm", self.EVIL], [self.EVIL],
                        ["due", "--" + self.EVIL], ["log", "lunch with Eve " + self.EVIL, "--dry-run"]):
            self.assertEqual(self.harm(self.on_a_terminal(home, *command)), [], command)
        json.loads(home.ok("list", "--json"))
        json.loads(home.ok("journal", "--json"))

    def triage(self, home, keys):
        """Presses keys on a terminal, each once the one before was understood; what was seen, and whether the modes are back."""
        master, slave = pty.openpty()
        before = termios.tcgetattr(slave)
        process = subprocess.Popen([PROGRAM, "triage"], stdin=slave, stdout=slave, stderr=slave, cwd=home.path,
                                   env=dict(home.env, TERM="xterm", LC_ALL="C.UTF-8"), start_new_session=True)
        seen = b""
        for number, key in enumerate(keys):
            while b"%d/" % (number + 1) not in seen:
                seen += os.read(master, 65536)
            os.write(master, key)
        status = process.wait(timeout=60)
        modes_are_back = termios.tcgetattr(slave)[:4] == before[:4]
        os.close(slave)
        os.close(master)
        return status, modes_are_back

    def test_triage_takes_one_key_each_and_leaving_in_the_middle_keeps_what_was_done(self):
        home = Home()
        with open(os.path.join(home.path, "people.jsonl"), "w") as file:
            file.write('{"type":"rapport","version":1}\n')
            for i in range(500):
                file.write(json.dumps({"type": "person", "id": "0%05d6f61100" % i, "handle": "p%d" % i, "name": "Person %d" % i,
                                       "added_on": "2026-01-01"}) + "\n")
        home.ok("import", "people.jsonl")
        for last in (b"q", b"\x03", b"\x04"):
            with_rhythm = len(json.loads(home.ok("cadence", "--json")))
            self.assertEqual(self.triage(home, [b"1", b"n", b"3", last]), (0, True))
            self.assertEqual(len(json.loads(home.ok("cadence", "--json"))), with_rhythm + 3)
        self.assertEqual(len(json.loads(home.ok("triage", "--json"))), 491)
        self.triage(home, [b"2"] * 491)
        self.assertEqual(json.loads(home.ok("triage", "--json")), [])

    def test_the_control_sees_what_is_sent_raw(self):
        self.assertNotEqual(self.harm(self.EVIL.encode()), [])

    def test_what_is_no_utf8_is_refused_and_nothing_is_stored(self):
        home = Home()
        for words in (["add", b"Eve \xff"], ["add", "Eve", "--org", b"\xc0\xaf"], ["log", b"met \xed\xa0\x80"]):
            done = home.run(*words)
            self.assertEqual(done.returncode, 2, words)
            self.assertIn("UTF-8", done.stderr.decode())
        self.assertEqual(os.listdir(home.path), [])

    def test_names_that_look_like_options_or_commands_mean_only_that_person(self):
        home = Home()
        names = ["-rf", "--help", "'; DROP TABLE person; --", "%s", "$(touch P)", "../x", "a\nb", "`id`"]
        for name in names:
            self.assertEqual(home.run("add", "--", name).returncode, 0, name)
        listed = [row["name"] for row in json.loads(home.ok("list", "--json"))]
        self.assertEqual(sorted(listed), sorted(names))
        for name in names:
            self.assertEqual(json.loads(home.ok("show", "--json", "--", name))["name"], name)
        self.assertEqual(sorted(os.listdir(home.path)), [".local"])


class Cron(unittest.TestCase):
    def test_a_bare_environment_is_enough(self):
        home = Home()
        home.ok("add", "Zoë Müller", "--every", "1w")
        bare = {"HOME": home.path, "RAPPORT_TODAY": "2026-12-24"}
        done = home.run("due", env=bare)
        self.assertEqual(done.returncode, 0)
        self.assertIn("Zoë Müller", done.stdout.decode())
        self.assertNotIn(b"\x1b", done.stdout)

    def test_with_nothing_to_say_nothing_is_said(self):
        home = Home()
        home.ok("add", "Zoë Müller", "--every", "1y")
        done = home.run("due")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, b"", b""))

    def test_without_a_home_one_line_says_what_is_missing(self):
        done = Home().run("due", env={})
        self.assertEqual(done.returncode, 1)
        self.assertIn("HOME", done.stderr.decode())

    def test_a_named_journal_needs_no_home(self):
        home = Home()
        path = os.path.join(home.path, "j.db")
        self.assertEqual(home.run("--journal", path, "add", "Zoë", env={}).returncode, 0)
        self.assertEqual(home.run("--journal", path, "log", "met @zoe", env={}).returncode, 0)

    def test_a_question_becomes_an_error_where_nobody_can_answer(self):
        home = Home()
        home.ok("add", "Sam Lee")
        home.ok("add", "Sam Okafor")
        done = home.run("log", "met Sam")
        self.assertEqual(done.returncode, 3)
        self.assertIn("@sam", done.stderr.decode())


class Forgetting(unittest.TestCase):
    """After `forget` no file but the named backups holds a byte of the person."""

    TRACES = [b"hopper", b"navy.example", b"quarrel", b"cobol"]

    def journal(self):
        home = Home()
        for words in (["add", "Grace Hopper", "--email", "grace@navy.example", "--every", "2w"], ["add", "Marco Rossi", "--met-via", "grace"],
                      ["log", "lunch with Grace Hopper and Marco -> send Grace Hopper's talk by friday"], ["log", "called @grace: cobol"],
                      ["note", "marco", "writes to grace@navy.example"], ["repair", "grace", "a quarrel"], ["thank", "grace", "for cobol", "--later"],
                      ["promise", "marco", "ask Grace Hopper about it"], ["log", "tea with @grace: cobol"], ["edit", "marco", "--relation", "student of Grace Hopper"], ["undo"]):
            home.ok(*words)
        return home

    def traces(self, home):
        found = []
        for folder, _, names in os.walk(home.path):
            for name in names:
                path = os.path.join(folder, name)
                with open(path, "rb") as file:
                    content = file.read().lower()
                found += [path for one in self.TRACES if one in content]
        return set(found)

    def test_nothing_is_left_in_any_file_but_the_backups_that_are_named(self):
        home = self.journal()
        for command in ("promise", "journal"):  # what was removed before is in the log
            home.ok("rm", home.ok(command, "--format", "ids").split()[0])
        self.assertIn(home.journal, self.traces(home))  # the control: before, they are there
        said = home.ok("forget", "grace", "--yes")
        left = self.traces(home)
        self.assertNotIn(home.journal, left)
        for path in left:
            self.assertIn(path, said)
        self.assertEqual(set(home.ok("doctor", "--csv", "--columns", "state").split()[1:]), {"ok"})
        self.assertNotEqual(home.run("show", "grace").returncode, 0)

    def test_archiving_is_no_forgetting(self):
        home = self.journal()
        home.ok("archive", "grace")
        self.assertIn(home.journal, self.traces(home))


if __name__ == "__main__":
    unittest.main(warnings="ignore")
