#!/usr/bin/env python3
"""What is private stays with its user, and what is forgotten is gone.

usage: private.py PROGRAM
"""
import glob, json, os, re, resource, signal, sqlite3, subprocess, sys, time, unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))
from everything import CONFLICT, EVE, FACT, JOURNALLESS, MAKING, PROMISE, READING, TALK, WRITING, dump, entries, lines, uncovered
from home import Home as HomeOf

PROGRAM = os.path.abspath(sys.argv.pop(1))
MARKED = {"interaction": "private", "promise": "private", "gratitude": "private", "question": "private", "fact": "sensitive"}
ALWAYS = {"conflict", "step"}
SECRET = re.compile(r"Xyzzy\w*")

# For the user's own eyes: pages of one person, and the lists in which what is private is looked up to be settled.
OWN_EYES = {"show", "brief", "repair", "journal", "promise", "thank", "ask"}


def Home(like=None):
    return HomeOf(PROGRAM, like)


def with_secrets():
    """A journal in which every text that is private says so. What kind of talk it was is no text."""
    home = Home()
    made = entries(lambda kind, field: "Xyzzy%s%s" % (kind, field) if kind in MARKED.keys() | ALWAYS and field != "kind" else "Open%s%s" % (kind, field))
    for one in made:
        if one["type"] in MARKED:
            one[MARKED[one["type"]]] = True
    dump(home, made)
    home.ok("import", "everything.jsonl")
    home.ok("backup", "copy.db")
    with open(os.path.join(home.path, "card.vcf"), "w") as file:
        file.write("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Lund\r\nEND:VCARD\r\n")
    return home


def secrets(*outputs):
    return {found for output in outputs for found in SECRET.findall(output.decode())}


class Private(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.home = with_secrets()
        cls.kept = secrets(cls.home.ok("export", "--include-private").encode())

    def test_all_private_fields_hold_a_secret_and_every_command_is_tried(self):
        kinds = {kind for kind in MARKED.keys() | ALWAYS if any(one.startswith("Xyzzy" + kind) for one in self.kept)}
        self.assertEqual(kinds, MARKED.keys() | ALWAYS)
        self.assertGreater(len(self.kept), 14)
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
        made = [one for one in glob.glob(os.path.join(home.path, "**"), recursive=True) if os.path.isfile(one) and os.path.basename(one) not in before]
        self.assertGreater(len(made), 7)
        for path in made:
            with open(path, "rb") as file:
                self.assertEqual(SECRET.findall(file.read().decode("utf-8", "replace")), [], path)

    def test_what_is_asked_for_is_there(self):
        for words, secret in ((["agenda", "--include-private"], "Xyzzyconflicttext"), (["remind", "--dry-run", "--include-private"], "Xyzzypromisetext"),
                              (["search", "violins", "--include-private"], "Xyzzyfacttext"), (["brief", "eve"], "Xyzzyinteractiontext"),
                              (["show", "eve"], "Xyzzyfacttext"), (["repair", "bob"], "Xyzzyconflicttext")):
            self.assertIn(secret, self.home.ok(*words), words)

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
            diagnostics = "".join(line for line in done.stderr.decode().splitlines(True) if line.startswith("rapport: ") and done.returncode == 0)
            told += ["%s: %s" % (words, diagnostics)] if re.search("Xyzzy|Open[a-z]", diagnostics) else []
            database = sqlite3.connect(home.journal)
            commands = [row[0] for row in database.execute("SELECT command FROM operation")]
            database.close()
            told += ["%s is logged as %s" % (words, one) for one in commands if re.search("Xyzzy|Open[a-z]", one)]
        self.assertEqual("\n".join(told), "")

    def test_errors_tell_nothing(self):
        for words in (["rm", "eve"], ["rm", "Openpersonname"], ["undo", "zzz"], ["show", "x"], ["promise", "--done", "q"], ["edit", TALK], ["edit", TALK, "--on", "soon"],
                      ["ask", "--done", PROMISE], ["repair", "--step", TALK, "x"], ["note", "eve", "x", "--supersedes", TALK], ["thank", "eve", "--for", FACT]):
            done = self.home.run(*words)
            self.assertNotEqual(done.returncode, 0, words)
            self.assertEqual(secrets(done.stdout, done.stderr), set(), words)

    def test_the_control_finds_what_is_told(self):
        self.assertNotEqual(secrets(self.home.run("journal").stdout), set())
        copy = Home(self.home)
        copy.ok("log", "lunch with @eve, Xyzzyopen")  # not marked as private
        self.assertEqual(secrets(copy.run("export").stdout), {"Xyzzyopen"})


class Remains(unittest.TestCase):
    """What an editor, or a process that was ended, leaves behind."""

    def editor(self, home, script):
        path = os.path.join(home.path, "editor")
        with open(path, "w") as file:
            file.write("#!/bin/sh\n" + script)
        os.chmod(path, 0o700)
        return path

    def edit(self, home, script):
        """Starts to edit a private talk on a terminal; the process, once the editor has the text."""
        master, slave = os.openpty()
        process = subprocess.Popen([PROGRAM, "edit", TALK], stdin=slave, stdout=slave, stderr=slave, cwd=home.path, start_new_session=True,
                                   env=dict(home.env, EDITOR=self.editor(home, "echo $$ >started.new; mv started.new started\n" + script)),
                                   preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (-1, -1)) if os.geteuid() == 0 else None)
        os.close(slave)
        self.addCleanup(os.close, master)
        end = time.monotonic() + 20
        while not os.path.exists(os.path.join(home.path, "started")) and time.monotonic() < end:
            time.sleep(0.01)
        with open(os.path.join(home.path, "started")) as file:
            return process, int(file.read())

    def remains(self, home):
        """Files outside the journal and its backups that hold a secret."""
        found = []
        for folder, _, names in os.walk(home.path):
            for name in names:
                with open(os.path.join(folder, name), "rb") as file:
                    if b"Xyzzy" in file.read() and not name.endswith((".db", ".jsonl")):
                        found.append(name)
        return found

    def test_an_editor_that_ends_leaves_nothing(self):
        for script, status in (("exit 0", 0), ("exit 1", 1), ("kill -9 $$", 1), ("kill -TERM $$", 1), (": >\"$1\"", 2), ("rm \"$1\"", 2)):
            home = with_secrets()
            process, _ = self.edit(home, script)
            self.assertEqual(process.wait(timeout=20), status, script)
            self.assertEqual(self.remains(home), [], script)

    def test_the_control_finds_a_copy_that_an_editor_made(self):
        home = with_secrets()
        process, _ = self.edit(home, 'cp "$1" kept')
        process.wait(timeout=20)
        self.assertEqual(self.remains(home), ["kept"])

    def test_a_terminal_that_is_closed_or_a_request_to_end_leaves_nothing(self):
        for number in (signal.SIGHUP, signal.SIGTERM):
            home = with_secrets()
            process, editor = self.edit(home, "sleep 20")
            process.send_signal(number)
            os.kill(editor, number)
            process.wait(timeout=20)
            self.assertEqual(self.remains(home), [], number)

    def test_what_a_killed_process_leaves_is_for_the_user_alone_and_named(self):
        home = with_secrets()
        process, editor = self.edit(home, "exec sleep 20")
        process.kill()
        os.kill(editor, signal.SIGKILL)
        process.wait(timeout=20)
        for name in self.remains(home):
            path = glob.glob(os.path.join(home.path, "**", glob.escape(name)), recursive=True, include_hidden=True)[0]
            self.assertEqual(os.stat(path).st_mode & 0o777, 0o600)
            self.assertIn(name, home.ok("doctor"))

    def test_no_core_is_left(self):
        with open("/proc/sys/kernel/core_pattern") as file:
            if file.read().strip() != "core" or os.geteuid() != 0:
                self.skipTest("cores do not go beside the process here, or cannot be asked for")
        home = with_secrets()
        process, editor = self.edit(home, "exec sleep 20")
        with open("/proc/%d/limits" % process.pid) as file:
            self.assertRegex(file.read(), r"Max core file size +0 +0 ")
        os.kill(process.pid, signal.SIGSEGV)
        os.kill(editor, signal.SIGSEGV)
        self.assertEqual(process.wait(timeout=20), -signal.SIGSEGV)
        self.assertEqual([one for one in os.listdir(home.path) if one.startswith("core")], [])
        # The control: another program in the same place does leave one.
        other = subprocess.Popen(["sleep", "20"], cwd=home.path, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (-1, -1)))
        time.sleep(0.1)
        other.send_signal(signal.SIGSEGV)
        other.wait(timeout=20)
        self.assertNotEqual([one for one in os.listdir(home.path) if one.startswith("core")], [])


class Forgetting(unittest.TestCase):
    """After `forget` no file but the named backups holds a byte of the person."""

    TRACES = [b"hopper", b"navy.example", b"quarrel", b"cobol"]

    def journal(self):
        home = Home()
        for words in (["add", "Grace Hopper", "--email", "grace@navy.example", "--every", "2w"], ["add", "Marco Rossi", "--met-via", "grace"],
                      ["log", "lunch with Grace Hopper and Marco -> send Grace Hopper's talk by friday"], ["log", "called @grace: cobol"],
                      ["note", "marco", "writes to grace@navy.example"], ["repair", "grace", "a quarrel"], ["thank", "grace", "for cobol", "--later"],
                      ["promise", "marco", "ask Grace Hopper about it"], ["log", "tea with @grace: cobol"],
                      ["edit", "marco", "--relation", "student of Grace Hopper"], ["undo"]):
            home.ok(*words)
        for command in ("promise", "journal"):  # what was removed before is in the log
            home.ok("rm", home.ok(command, "--format", "ids").split()[0])
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
        self.assertIn(home.journal, self.traces(home))  # the control: before, they are there
        said = home.ok("forget", "grace", "--yes")
        left = self.traces(home)
        self.assertNotIn(home.journal, left)
        self.assertNotEqual(left, set())
        for path in left:
            self.assertIn(path, said)
        checks = json.loads(home.ok("doctor", "--json"))["checks"]
        self.assertEqual([one for one in checks if one["state"] != "ok"], [])
        self.assertNotEqual(home.run("show", "grace").returncode, 0)
        self.assertIn("someone", home.ok("export", "--include-private"))

    def test_the_index_of_a_large_journal_forgets_too(self):
        home = self.journal()
        dump(home, [{"type": "interaction", "id": "z%05d06fmaxp" % i, "date": "2026-10-19", "text": "violins %d" % i} for i in range(6000)])
        home.ok("import", "everything.jsonl")
        home.ok("search", "cobol")
        index = home.journal + "-search"
        self.assertIn(index, self.traces(home))
        said = home.ok("forget", "grace", "--yes")
        self.assertEqual([path for path in self.traces(home) if path not in said], [])
        self.assertIn("violins", home.ok("search", "violins"))
        self.assertEqual(home.ok("search", "cobol"), "")

    def test_archiving_is_no_forgetting(self):
        home = self.journal()
        home.ok("archive", "grace")
        self.assertIn(home.journal, self.traces(home))


if __name__ == "__main__":
    unittest.main(warnings="ignore")
