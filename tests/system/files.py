#!/usr/bin/env python3
"""What rapport makes is for its user alone; what is no journal of rapport's is refused, and stays as it is.

usage: files.py PROGRAM
"""
import json, os, shlex, shutil, sqlite3, stat, subprocess, sys, unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../crash"))
from everything import EVE, MAKING, READING, TALK, WRITING, dump, fill, lines, uncovered
from home import Home as HomeOf
from situations import of_first_version
from terminal import on_a_terminal

PROGRAM = os.path.abspath(sys.argv.pop(1))
INTO = ("backup", "export", "stats", "remind")  # these read the journal, and write elsewhere
MAKING_FROM_JOURNAL = {name: MAKING[name] for name in INTO}
MENDING = ["restore", "copy.db"]  # brings a journal back where there is none that is whole
PAGES = ["export", "--format", "md", "-o", "pages/"]


def Home(like=None):
    return HomeOf(PROGRAM, like)


def bytes_of(path):
    with open(path, "rb") as file:
        return file.read()


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
        self.check(home, "journal.db", "config.toml", "remind-", "copy.db", "another.db", "out.jsonl", "out.csv", "out.vcf", "out.ics", "out.md",
                   "pages/eve.md", "out.html", "sample.db", "before-restore-", "backups/")
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
        home = of_first_version(PROGRAM)
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


class Refusals(unittest.TestCase):
    """Each command on each thing that is no journal of rapport's: 1, one line that says why, and nothing is touched."""

    LINES = [words for words in lines(READING, WRITING, MAKING_FROM_JOURNAL) if words not in (MENDING, PAGES)
             and words[:1] not in (["config"], ["__complete"])]
    # For the variants of what all commands are tried on.
    FEW = [[], ["list"], ["search", "eve"], ["export"], ["doctor"], ["doctor", "--fix"], ["add", "Ana"], ["log", "tea"], ["undo"], ["backup", "another.db"]]

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
            good = done.returncode == 1 and done.stdout == b"" and said.startswith("rapport: ") and all(one in said for one in words_of_error) \
                and [line[:6] for line in said.splitlines()[1:]] in ([], ["hint: "])
            if not good:
                wrong.append("%s: %d %s %s" % (words, done.returncode, done.stdout[:60], said))
            if self.state(home) != before:
                wrong.append("%s changed something" % words)
                before = self.state(home)
        self.assertEqual("\n".join(wrong), "")

    def beside(self):
        """A home with the files that lines name, and no journal."""
        home = Home()
        for name in ("everything.jsonl", "copy.db", "card.vcf"):
            shutil.copy(os.path.join(self.full.path, name), home.path)
        return home, os.path.join(home.path, "file.db")

    def refuse_content(self, content, *words_of_error, of=None):
        home, path = self.beside()
        with open(path, "wb") as file:
            file.write(content)
        self.refuse(home, path, *words_of_error, of=of)

    def journal_with(self, statement):
        home = Home(self.full)
        database = sqlite3.connect(home.journal)
        database.executescript(statement)
        database.close()
        return bytes_of(home.journal)

    def test_an_empty_file(self):
        self.refuse_content(b"", "is empty")

    def test_no_folder_of_pages_is_made_where_there_are_none(self):
        home, path = self.beside()
        with open(path, "wb") as file:
            file.write(b"garbage" * 1000)
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
        self.refuse_content(self.journal_with("PRAGMA user_version=99"), "newer rapport")

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
        self.refuse_content(whole[:len(whole) // 2])
        for size in (8192, 4096, 512, 101):
            self.refuse_content(whole[:size], of=self.FEW)

    def test_a_journal_of_which_a_page_is_garbage(self):
        whole = bytes_of(self.full.journal)
        self.refuse_content(whole[:100] + b"\xff" * 3996 + whole[4096:], of=self.FEW)

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

    def test_what_is_foreign_is_named(self):
        for statement, name in (("CREATE TABLE spy(x)", "table 'spy'"), ("CREATE VIEW peep AS SELECT 1", "view 'peep'"),
                                ("CREATE TRIGGER tap AFTER INSERT ON person BEGIN DELETE FROM person; END", "trigger 'tap'"),
                                ("CREATE TRIGGER tap AFTER UPDATE ON person BEGIN SELECT 1; END", "trigger 'tap'"),
                                ("CREATE INDEX lure ON person(upper(name))", "index 'lure'"),
                                ("CREATE VIRTUAL TABLE ghost USING fts5(x)", "'ghost"),
                                ("ALTER TABLE person ADD COLUMN spy TEXT", "table 'person'"),
                                ("DROP INDEX detail_person; CREATE INDEX detail_person ON detail(value)", "index 'detail_person'")):
            with self.subTest(statement):
                self.refuse_content(self.journal_with(statement), name, of=None if "spy(x)" in statement else self.FEW)

    def test_a_trigger_is_named_though_it_bears_a_name_of_sqlites(self):
        self.refuse_content(self.journal_with(
            "CREATE TRIGGER tap AFTER INSERT ON person BEGIN DELETE FROM person; END; PRAGMA writable_schema=ON;"
            "UPDATE sqlite_schema SET name='sqlite_tap',sql=replace(sql,' tap',' sqlite_tap') WHERE name='tap'"), "trigger 'sqlite_tap'", of=self.FEW)

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

    def mounted(self, home, script):
        """Runs a script beside a copy of the home that nothing can be written to; its output."""
        script = 'mount -t tmpfs none /mnt; cp -a "$1/." /mnt; mount -o remount,ro /mnt; cd /mnt\n' + script
        done = subprocess.run(["unshare", "-rm", "sh", "-ec", script, PROGRAM, home.path], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/mnt", "RAPPORT_TODAY": home.env["RAPPORT_TODAY"]})
        said = done.stdout.decode()
        if said.startswith(("unshare:", "mount:")):
            self.skipTest("nothing can be mounted here: " + said.strip())
        return said

    def test_a_disk_that_cannot_be_written(self):
        tried = [(words, True) for words in self.READ] + [(words, False) for words in self.WRITE]
        script = "".join('said=$("$0" %s 2>&1 >/dev/null </dev/null) && s=0 || s=$?; echo "$s $said"; echo =\n' % shlex.join(words) for words, _ in tried)
        answers = self.mounted(self.full, script + "sha256sum .local/share/rapport/journal.db; ls -A . .local/share/rapport").split("\n=\n")
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
        self.assertEqual(self.mounted(home, '"$0" search violins --format ids 2>&1 | wc -l').split(), ["20"])

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
