#!/usr/bin/env python3
"""What is no journal of rapport's, or holds what is not rapport's, is refused and stays as it is, byte for byte.

usage: refusals.py PROGRAM
"""
import json, os, shutil, sqlite3, stat, sys, unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))
from everything import MAKING, READING, WRITING, dump, fill, lines, typed
from home import Home as HomeOf, bytes_of

PROGRAM = os.path.abspath(sys.argv.pop(1))
READING_TO_WRITE = {name: MAKING[name] for name in ("backup", "export", "stats", "remind")}
MENDING = ["restore", "copy.db"]  # brings a journal back where there is none that is whole
PAGES = ["export", "--format", "md", "-o", "pages/"]


def Home(like=None):
    return HomeOf(PROGRAM, like)


class Refusals(unittest.TestCase):
    """Each command on each thing that is no journal of rapport's: 1, one line that says why, and nothing is touched."""

    LINES = [words for words in lines(READING, WRITING, READING_TO_WRITE) if words not in (MENDING, PAGES)
             and words[:2] != ["backup", "--list"]  # which shows the way back
             and words[:1] not in (["config"], ["__complete"])]
    # For the variants of what all commands are tried on.
    FEW = typed("", "list", "search eve", "export", "doctor", "doctor --fix", "add Ana", "log tea", "undo", "backup another.db")

    @classmethod
    def setUpClass(cls):
        cls.full = fill(Home(), lambda kind, field: "plain")

    def state(self, home):
        """Every path in the home, with what is in it."""
        found = {}
        for folder, folders, files in os.walk(home.path):
            for name in folders + files:
                path = os.path.join(folder, name)
                mode = os.lstat(path).st_mode
                found[path] = (mode, bytes_of(path) if stat.S_ISREG(mode) else None)
        return found

    def refuse(self, home, path, *words_of_error, of=None):
        before = self.state(home)
        wrong = []
        for words in of or self.LINES:
            done = home.run("--journal", path, *words, timeout=20)
            said = done.stderr.decode()
            one_line = said.startswith("rapport: ") and [line[:6] for line in said.splitlines()[1:]] in ([], ["hint: "])
            if done.returncode != 1 or done.stdout or not one_line or not all(one in said for one in words_of_error):
                wrong.append("%s: %d %s %s" % (words, done.returncode, done.stdout[:60], said))
            if self.state(home) != before:
                wrong.append("%s changed something" % words)
                before = self.state(home)
        self.assertEqual("\n".join(wrong), "")

    def beside(self, content=None):
        """A home with the files that lines name, and no journal but a file of this content, if any."""
        home = Home()
        for name in ("everything.jsonl", "copy.db", "card.vcf"):
            shutil.copy(os.path.join(self.full.path, name), home.path)
        path = os.path.join(home.path, "file.db")
        if content is not None:
            with open(path, "wb") as file:
                file.write(content)
        return home, path

    def refuse_content(self, content, *words_of_error, of=None):
        home, path = self.beside(content)
        self.refuse(home, path, *words_of_error, of=of)

    def refuse_damaged(self, content, of=None):
        """The same of a journal that SQLite cannot open, but for doctor, which goes on to say what is around it."""
        is_doctor = lambda words: words[:1] == ["doctor"]
        of = of or self.LINES
        self.refuse_content(content, of=[words for words in of if not is_doctor(words)])
        home, path = self.beside(content)
        before = self.state(home)
        for words in filter(is_doctor, of):
            done = home.run("--journal", path, *words, timeout=20)
            self.assertEqual((done.returncode, done.stderr, b"broken" in done.stdout), (1, b"", True), (words, done.stdout))
            self.assertEqual(self.state(home), before, words)

    def journal_with(self, statement):
        home = Home(self.full)
        database = sqlite3.connect(home.journal)
        database.executescript(statement)
        database.close()
        return bytes_of(home.journal)

    def test_an_empty_file(self):
        self.refuse_content(b"", "is empty")

    def test_no_folder_of_pages_is_made_where_there_are_none(self):
        home, path = self.beside(b"garbage" * 1000)
        self.refuse(home, path, "not a rapport journal", of=[PAGES])

    def test_garbage(self):
        self.refuse_content(b"garbage" * 1000, "not a rapport journal")
        self.refuse_content(b"SQLite format 3\0", "not a rapport journal", of=self.FEW)
        self.refuse_content(b"x", "not a rapport journal", of=self.FEW)

    def test_a_foreign_database(self):
        home = Home()
        path = os.path.join(home.path, "x.db")
        database = sqlite3.connect(path)
        database.executescript("CREATE TABLE t(x)")
        database.close()
        self.refuse_content(bytes_of(path), "not a rapport journal")

    def test_a_newer_journal(self):
        self.refuse_content(self.journal_with("PRAGMA user_version=99"), "newer version of rapport")

    def test_a_folder(self):
        home, path = self.beside()
        os.mkdir(path)
        self.refuse(home, path, "is a folder")

    def test_a_pipe_that_nobody_writes_to(self):
        home, path = self.beside()
        os.mkfifo(path)
        self.refuse(home, path, "is not a file")

    def test_devices(self):
        home, _ = self.beside()
        for device in ("/dev/null", "/dev/zero", "/dev/full"):
            self.refuse(home, device, "is not a file", of=self.FEW)

    def test_a_link_to_somebody_elses_file(self):
        home, path = self.beside()
        target = "/etc/hostname"
        if os.geteuid() == 0:  # a whole journal, of somebody else
            target = os.path.join(home.path, "theirs.db")
            shutil.copy(self.full.journal, target)
            os.chown(target, 65534, 65534)
        os.symlink(target, path)
        self.refuse(home, path, "another user")

    def test_a_journal_cut_in_the_middle(self):
        whole = bytes_of(self.full.journal)
        self.refuse_damaged(whole[:len(whole) // 2])
        for size in (8192, 4096, 512, 101):
            self.refuse_damaged(whole[:size], of=self.FEW)

    def test_a_journal_of_which_a_page_is_garbage(self):
        whole = bytes_of(self.full.journal)
        self.refuse_damaged(whole[:100] + b"\xff" * 3996 + whole[4096:], of=self.FEW)

    def test_restore_takes_none_of_these_either(self):
        home, path = self.beside()
        home.ok("restore", "copy.db")
        for content in (b"", b"garbage" * 1000, self.journal_with("PRAGMA user_version=99"), self.journal_with("CREATE TABLE spy(x)"),
                        bytes_of(self.full.journal)[:8192]):
            with open(path, "wb") as file:
                file.write(content)
            self.refuse(home, home.journal, of=[["restore", path], ["restore", path, "--dry-run"]])
        self.refuse(home, home.journal, of=[["restore", "/dev/zero"], ["restore", home.path]])

    def test_restore_brings_back_what_was_damaged_and_keeps_it(self):
        home = Home(self.full)
        garbage = b"garbage" * 1000
        with open(home.journal, "wb") as file:
            file.write(garbage)
        kept = json.loads(home.ok("restore", "copy.db", "--json"))["kept"]
        self.assertEqual(bytes_of(kept), garbage)
        self.assertEqual(home.ok("export"), self.full.ok("export"))

    def test_what_is_no_file_is_not_replaced_by_one(self):
        """`-o /dev/null` of root must not take the device away: refused, or written into, but never replaced."""
        for words in typed("export -o pipe", "stats --html pipe", "backup pipe", "export --format vcf -o pipe"):
            home = Home(self.full)
            pipe = os.path.join(home.path, "pipe")
            os.mkfifo(pipe)
            reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
            home.run(*words, timeout=20)
            os.close(reader)
            with self.subTest(words):
                self.assertTrue(stat.S_ISFIFO(os.lstat(pipe).st_mode))

    def test_what_lies_in_the_place_of_the_index_is_neither_trusted_nor_written_through(self):
        home = Home()
        dump(home, [{"type": "interaction", "id": "z%05d06fmaxp" % i, "date": "2026-10-19", "text": "violins %d" % i} for i in range(6000)])
        home.ok("import", "everything.jsonl")
        index, precious = home.journal + "-search", os.path.join(home.path, "precious")
        for content in (b"", b"precious" * 1000):
            with open(precious, "wb") as file:
                file.write(content)
            os.symlink(precious, index)
            self.assertIn("violins 5999", home.ok("search", "violins"))
            self.assertEqual(bytes_of(precious), content)
            os.remove(index)
        for make in (os.mkdir, os.mkfifo):
            make(index)
            for words in typed("search violins", "log 'violins anew'", "search anew", "doctor"):
                self.assertEqual(home.run(*words, timeout=20).returncode, 0, words)
            os.rmdir(index) if os.path.isdir(index) else os.remove(index)

    def test_what_is_foreign_is_named(self):
        for statement, name in (("CREATE TABLE spy(x)", "table 'spy'"),
                                ("CREATE TRIGGER tap AFTER INSERT ON person BEGIN DELETE FROM person; END", "trigger 'tap'"),
                                ("CREATE TRIGGER tap AFTER UPDATE ON person BEGIN SELECT 1; END", "trigger 'tap'"),
                                ("CREATE INDEX lure ON person(upper(name))", "index 'lure'"),
                                ("CREATE VIRTUAL TABLE ghost USING fts5(x)", "'ghost"),
                                ("ALTER TABLE person ADD COLUMN spy TEXT", "table 'person'"),
                                ("DROP INDEX detail_person; CREATE INDEX detail_person ON detail(value)", "index 'detail_person'")):
            with self.subTest(statement):
                self.refuse_content(self.journal_with(statement), name, of=None if "spy(x)" in statement else self.FEW)

    def test_a_view_of_the_users_locks_nothing_and_is_named_with_what_takes_it_away(self):
        home, path = self.beside()
        with open(path, "wb") as file:
            file.write(self.journal_with('CREATE VIEW "my ""people" AS SELECT name FROM person'))
        self.assertIn("Added", home.ok("--journal", path, "add", "Ana"))
        home.ok("--journal", path, "backup", "copy.db")
        home.ok("--journal", path, "forget", "ana", "--yes")
        [row] = [one for one in json.loads(home.ok("--journal", path, "doctor", "--json"))["checks"] if one["check"] == "views"]
        self.assertEqual(row["state"], "warning")
        statement = row["detail"].split(": ")[1]
        self.assertEqual(statement, 'DROP VIEW "my ""people"')
        database = sqlite3.connect(path)
        database.execute(statement)
        database.close()
        self.assertNotIn("\nviews,", home.ok("--journal", path, "doctor", "--csv"))

    def test_a_trigger_is_named_though_it_bears_a_name_of_sqlites(self):
        disguised = self.journal_with(
            "CREATE TRIGGER tap AFTER INSERT ON person BEGIN DELETE FROM person; END; PRAGMA writable_schema=ON;"
            "UPDATE sqlite_schema SET name='sqlite_tap',sql=replace(sql,' tap',' sqlite_tap') WHERE name='tap'")
        self.refuse_content(disguised, "trigger 'sqlite_tap'", of=self.FEW)

    def test_a_journal_does_not_choose_where_its_backups_go(self):
        home, path = self.beside()
        with open(path, "wb") as file:
            file.write(self.journal_with("UPDATE meta SET value='../../../../elsewhere' WHERE key='device'"))
        home.run("--journal", path, "add", "Ana")
        home.run("--journal", path, "remind")
        self.assertFalse(os.path.exists(os.path.join(home.path, "elsewhere")))

    def test_the_control_a_journal_of_rapports_is_accepted(self):
        for words in (["list"], ["doctor"], ["add", "Ana"]):
            with self.assertRaises(AssertionError):
                self.refuse(Home(self.full), self.full.journal, of=[words])
        self.full.ok("list")


if __name__ == "__main__":
    unittest.main(warnings="ignore")
