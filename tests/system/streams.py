#!/usr/bin/env python3
"""Output that cannot be written, or that nobody reads any more; and what only looks leaves everything as it is.

usage: streams.py PROGRAM
"""
import os, signal, subprocess, sys, unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))
from everything import JOURNALLESS, MAKING, READING, WRITING, fill, lines, typed, uncovered
from home import Home as HomeOf

PROGRAM = os.path.abspath(sys.argv.pop(1))


def Home(like=None):
    return HomeOf(PROGRAM, like)


def bytes_in(home):
    """Every file of the home, with what is in it."""
    found = {}
    for folder, folders, files in os.walk(home.path):
        found.update({os.path.join(folder, name): None for name in folders})
        for name in files:
            with open(os.path.join(folder, name), "rb") as file:
                found[os.path.join(folder, name)] = file.read()
    return found


class Streams(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.home = fill(Home(), lambda kind, field: "plain")

    def into_full(self, home, words):
        with open("/dev/full", "w") as full:
            return home.run(*words, stdout=full)

    def into_closed(self, home, words):
        return home.run(*words, preexec_fn=lambda: os.close(1))

    def into_nobody(self, home, words):
        """As `| head` does: the pipe's other end is closed."""
        reading, writing = os.pipe()
        os.close(reading)
        try:
            return home.run(*words, stdout=writing)
        finally:
            os.close(writing)

    def test_every_command_is_tried(self):
        self.assertEqual(uncovered(self.home, READING, WRITING, MAKING, JOURNALLESS), set())
        self.assertNotEqual(uncovered(self.home, READING, MAKING, JOURNALLESS), set())

    def test_what_only_looks_fails_when_its_output_cannot_be_written(self):
        wrong, speaking = [], 0
        others = typed("--version", "--help", "--version -v", "list --json", "export --what people --format csv")
        for words in lines(READING, JOURNALLESS) + others:
            usual = self.home.run(*words)
            self.assertEqual(usual.returncode, 0, words)
            speaking += usual.stdout != b""
            for way in (self.into_full, self.into_closed):
                done = way(self.home, words)
                good = done.returncode == 1 and done.stderr.startswith(b"rapport: ") if usual.stdout else done.returncode == 0
                wrong += [] if good else ["%s %s: %d %s" % (way.__name__, words, done.returncode, done.stderr)]
        self.assertEqual("\n".join(wrong), "")
        self.assertGreater(speaking, 50)

    def test_the_control_is_a_program_that_does_not_look(self):
        """cat says so, a shell that forgets its status does not."""
        self.assertNotEqual(self.into_full(HomeOf("/bin/cat", self.home), ["card.vcf"]).returncode, 0)
        self.assertEqual(self.into_full(HomeOf("/bin/sh", self.home), ["-c", "cat card.vcf; exit 0"]).returncode, 0)

    def test_a_closed_pipe_is_silent(self):
        wrong = []
        for words in lines(READING, JOURNALLESS) + [["--version"], ["--help"]]:
            usual, done = self.home.run(*words), self.into_nobody(self.home, words)
            if done.stderr != usual.stderr or done.returncode not in (0, -signal.SIGPIPE if words == ["--version"] else 0):
                wrong.append("%s: %d %s" % (words, done.returncode, done.stderr))
        self.assertEqual("\n".join(wrong), "")

    def test_head_takes_one_line_of_many(self):
        home = Home(self.home)
        with open(os.path.join(home.path, "long"), "w+") as file:
            file.write("x " * 400_000 + "@eve")
            file.seek(0)
            self.assertEqual(home.run("log", "-", stdin=file).returncode, 0)
        for line in ("journal --json", "export --include-private", "show eve --json", "search x --include-private", "stats --html -"):
            script = '"$0" %s | head -1 | wc -l; echo ${PIPESTATUS[1]}' % line
            done = subprocess.run(["bash", "-c", script, PROGRAM], env=home.env, cwd=home.path, stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE)
            self.assertEqual(done.stdout.split(), [b"1", b"0"], line)
            self.assertNotIn(b"could not", done.stderr)
            self.assertNotIn(b"cannot", done.stderr)

    def test_what_has_been_written_down_is_no_failure(self):
        wrong = []
        # What doctor finds is its output, and mending twice does no harm; of remind speaks a test of its own.
        for words in lines({**WRITING, "doctor": []}, {**MAKING, "remind": []}):
            usual = Home(self.home)
            said = usual.ok(*words)
            ways = [self.into_full, self.into_closed, self.into_nobody]
            # All three for a few, one of them in turn for the others.
            for way in ways if words[0] in ("add", "log", "import", "undo", "forget", "restore", "backup") else [ways[len(words) % 2]]:
                home = Home(self.home)
                done = way(home, words)
                quiet = way == self.into_nobody or not said
                good = done.returncode == 0 and home.entries() == usual.entries() and (quiet or b"could not print" in done.stderr)
                wrong += [] if good else ["%s %s: %d %s" % (way.__name__, words, done.returncode, done.stderr)]
        self.assertEqual("\n".join(wrong), "")

    def test_a_digest_that_could_not_be_printed_comes_again(self):
        for way in (self.into_full, self.into_closed):
            home, undisturbed = Home(self.home), Home(self.home)
            self.assertEqual(way(home, ["remind"]).returncode, 1)
            for one in (home, undisturbed):
                one.env["RAPPORT_TODAY"] = "2026-11-20"
            self.assertEqual(home.ok("remind"), undisturbed.ok("remind"))
        self.assertIn("18 Nov", undisturbed.ok("remind"))

    def test_what_has_not_been_written_down_fails(self):
        for words in (["--dry-run", "add", "Ana"], ["--dry-run", "log", "tea @eve"], ["--dry-run", "undo"]):
            self.assertEqual(self.into_full(self.home, words).returncode, 1, words)

    def test_no_stream_at_all(self):
        home = Home(self.home)

        def close_all():
            for stream in (0, 1, 2):
                os.close(stream)

        for words in (["add", "Ana"], ["log", "tea with Ana"], ["import", "card.vcf"], ["backup", "another.db"], ["undo"]):
            self.assertEqual(home.run(*words, preexec_fn=close_all).returncode, 0, words)
        self.assertEqual(home.run("list", preexec_fn=close_all).returncode, 1)
        self.assertEqual(home.trouble(), [])

    def test_errors_that_nobody_can_read_are_errors_all_the_same(self):
        with open("/dev/full", "w") as full:
            self.assertEqual(self.home.run("show", "nobody", stderr=full).returncode, 3)
            self.assertEqual(self.home.run("list", stderr=full).returncode, 0)
        self.assertEqual(self.home.run("show", "nobody", preexec_fn=lambda: os.close(2)).returncode, 3)


class Looking(unittest.TestCase):
    def test_looking_and_rehearsing_leave_every_file_as_it_is(self):
        home = fill(Home(), lambda kind, field: "plain")
        before, wrong = bytes_in(home), []
        tried = [words + more for words in lines(READING, JOURNALLESS) for more in ([], ["--json"], ["-v"])]
        for words in tried + [["--dry-run", *words] for words in lines(WRITING, MAKING)]:
            home.run(*words)
            if bytes_in(home) != before:
                wrong.append(str(words))
                home = fill(Home(), lambda kind, field: "plain")
                before = bytes_in(home)
        self.assertEqual("\n".join(wrong), "")
        home.ok("add", "Ana")
        self.assertNotEqual(bytes_in(home), before)  # the control

    def test_nothing_is_made_where_there_is_no_journal(self):
        home, wrong = Home(), []
        rehearsed = [["--dry-run", *words] for words in lines(WRITING, MAKING)]
        for words in lines(READING, JOURNALLESS) + rehearsed + [["add", " "], ["remind"], ["undo"]]:
            home.run(*words)
            if os.listdir(home.path):
                wrong.append("%s makes %s" % (words, os.listdir(home.path)))
                home = Home()
        self.assertEqual("\n".join(wrong), "")


if __name__ == "__main__":
    unittest.main(warnings="ignore")
