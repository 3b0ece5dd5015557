#!/usr/bin/env python3
"""What an editor, or a process that was ended, leaves behind; and what is left of somebody who was forgotten.

usage: traces.py PROGRAM
"""
import glob, json, os, resource, signal, subprocess, sys, time, unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))
from everything import TALK, dump, fill_with_secrets, typed
from home import Home as HomeOf

PROGRAM = os.path.abspath(sys.argv.pop(1))


def Home():
    return HomeOf(PROGRAM)


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
            home = fill_with_secrets(Home())
            process, _ = self.edit(home, script)
            self.assertEqual(process.wait(timeout=20), status, script)
            self.assertEqual(self.remains(home), [], script)

    def test_the_control_finds_a_copy_that_an_editor_made(self):
        home = fill_with_secrets(Home())
        process, _ = self.edit(home, 'cp "$1" kept')
        process.wait(timeout=20)
        self.assertEqual(self.remains(home), ["kept"])

    def test_a_terminal_that_is_closed_or_a_request_to_end_leaves_nothing(self):
        for number in (signal.SIGHUP, signal.SIGTERM):
            home = fill_with_secrets(Home())
            process, editor = self.edit(home, "sleep 20")
            process.send_signal(number)
            os.kill(editor, number)
            process.wait(timeout=20)
            self.assertEqual(self.remains(home), [], number)

    def test_what_a_killed_process_leaves_is_for_the_user_alone_and_named(self):
        home = fill_with_secrets(Home())
        process, editor = self.edit(home, "exec sleep 20")
        process.kill()
        os.kill(editor, signal.SIGKILL)
        process.wait(timeout=20)
        for name in self.remains(home):
            path = glob.glob(os.path.join(home.path, "**", glob.escape(name)), recursive=True, include_hidden=True)[0]
            self.assertEqual(os.stat(path).st_mode & 0o777, 0o600)
            self.assertIn(os.path.dirname(path), home.ok("doctor"))

    def test_no_core_is_left(self):
        home = fill_with_secrets(Home())
        home.env["ASAN_OPTIONS"] = "handle_segv=0"  # a sanitized program would end in a way of its own
        process, editor = self.edit(home, "exec sleep 20")
        with open("/proc/%d/limits" % process.pid) as file:
            self.assertRegex(file.read(), r"Max core file size +0 +0 ")
        os.kill(process.pid, signal.SIGSEGV)
        os.kill(editor, signal.SIGSEGV)
        self.assertEqual(process.wait(timeout=20), -signal.SIGSEGV)
        self.assertEqual([one for one in os.listdir(home.path) if one.startswith("core")], [])
        with open("/proc/sys/kernel/core_pattern") as file:
            if file.read().strip() != "core" or os.geteuid() != 0:
                self.skipTest("the limit is set, but cores do not go beside the process here: no control")
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
        for words in typed('add "Grace Hopper" --email grace@navy.example --every 2w', 'add "Marco Rossi" --met-via grace',
                           'log "lunch with Grace Hopper and Marco -> send Grace Hopper\'s talk by friday"', 'log "called @grace: cobol"',
                           'note marco "writes to grace@navy.example"', 'repair grace "a quarrel"', 'thank grace "for cobol" --later',
                           'promise marco "ask Grace Hopper about it"', 'log "tea with @grace: cobol"',
                           'edit marco --relation "student of Grace Hopper"', "undo"):
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

    def test_a_namesake_keeps_name_and_log(self):
        home = HomeOf(PROGRAM)
        for words in (["add", "Jo Day"], ["add", "Jo Day", "--new", "--as", "jo2"], ["add", "Ann Other", "--aka", "Jo Day"],
                      ["edit", "jo2", "--name", "Joan Dayton"], ["occasion", "ann", "jo day", "03-03"]):
            home.ok(*words)
        talk = json.loads(home.ok("log", "met @ann", "--json"))["id"]
        home.ok("edit", talk, "--text", "Jo Day told me about her job")
        told = json.loads(home.ok("forget", "jo", "--dry-run", "--json"))
        done = json.loads(home.ok("forget", "jo", "--yes", "--json"))
        self.assertEqual(told["doubtful"], done["doubtful"])
        self.assertEqual(len(done["doubtful"]), 2)  # the talk, and the occasion of Ann
        self.assertEqual(home.run("doctor").returncode, 0)
        self.assertEqual(home.texts(), ["Jo Day told me about her job"])
        undo = next(one["id"] for one in json.loads(home.ok("history", "--json")) if one["command"] == "edit jo2")
        home.ok("undo", undo)
        self.assertIn("Jo Day", home.ok("show", "jo2"))
        self.assertEqual(home.run("doctor").returncode, 0)

    def test_a_name_that_somebody_else_bears_too_is_left_to_them(self):
        home = HomeOf(PROGRAM)
        for words in (["add", "Jo Day", "--aka", "Ms Sunday"], ["add", "Ann Other", "--aka", "Ms Sunday"], ["add", "Ulf Berg"]):
            home.ok(*words)
        talk = json.loads(home.ok("log", "met @ulf", "--json"))["id"]
        home.ok("edit", talk, "--text", "met @ulf, who knows Ms Sunday and Jo Day")
        done = json.loads(home.ok("forget", "jo", "--yes", "--json"))
        self.assertEqual(len(done["doubtful"]), 1)
        self.assertEqual(home.texts(), ["met @ulf, who knows Ms Sunday and someone"])
        self.assertIn("Ms Sunday", home.ok("show", "ann"))

    def test_backups_of_another_journal_are_named_too(self):
        home = HomeOf(PROGRAM)
        home.ok("add", "Grace Hopper")
        os.remove(home.journal)
        home.ok("add", "Grace Hopper")
        self.assertEqual(len(json.loads(home.ok("forget", "grace", "--dry-run", "--json"))["backups"]), 2)

    def test_archiving_is_no_forgetting(self):
        home = self.journal()
        home.ok("archive", "grace")
        self.assertIn(home.journal, self.traces(home))


if __name__ == "__main__":
    unittest.main(warnings="ignore")
