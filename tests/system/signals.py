#!/usr/bin/env python3
"""Ended or stopped at any moment: the terminal is as it was, no half-made file is left, and the shell is told which signal it
was. And keys that stand for no character, which answer nothing.

usage: signals.py PROGRAM
"""
import fcntl, json, os, re, select, shutil, signal, subprocess, sys, termios, time, unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))
from everything import dump
from home import Home as HomeOf, is_sanitized

PROGRAM = os.path.abspath(sys.argv.pop(1))
LIMIT = 20  # seconds
ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def Home(like=None):
    return HomeOf(PROGRAM, like)


def people(count):
    """A home with so many people, none of them with a rhythm; a key for each of nine."""
    home = Home()
    dump(home, [{"type": "person", "id": "0%05d6f61100" % i, "handle": "p%d" % i, "name": "Person %d" % i, "added_on": "2026-01-01"}
                for i in range(count)])
    home.ok("import", "everything.jsonl")
    home.ok("config", "cadences", "1w 2w 3w 1m 2m 3m 4m 6m 1y")
    return home


def cadences(home):
    return [row["every"] for row in json.loads(home.ok("list", "--json")) if row["every"]]


class Terminal:
    """A program, in front on a terminal of its own."""

    def __init__(self, home, *words, ignoring=()):
        self.master, self.slave = os.openpty()
        self.modes = self.now()

        def begin():
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)
            for number in ignoring:
                signal.signal(number, signal.SIG_IGN)

        self.process = subprocess.Popen(words, stdin=self.slave, stdout=self.slave, stderr=self.slave, cwd=home.path, preexec_fn=begin,
                                        start_new_session=True, env=dict(home.env, NO_COLOR="1", LC_ALL="C.UTF-8", ENV="", PS1="$ "))
        self.seen = b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self.slave)
        os.close(self.master)

    def now(self):
        return termios.tcgetattr(self.slave)

    def is_raw(self):
        return not self.now()[3] & termios.ICANON

    def press(self, keys):
        os.write(self.master, keys)

    def until(self, pattern):
        """What the terminal shows up to there; less, where the program ends before."""
        latest = time.monotonic() + LIMIT
        while not (found := re.search(pattern, self.seen, re.S)):
            ended = self.process.poll() is not None
            if select.select([self.master], [], [], 0 if ended else 0.01)[0]:
                self.seen += os.read(self.master, 65536)
            elif ended:
                break
            elif time.monotonic() > latest:
                raise AssertionError("%r does not come, but %r" % (pattern, self.seen))
        end = found.end() if found else len(self.seen)
        shown, self.seen = self.seen[:end], self.seen[end:]
        return shown

    def ends(self, number):
        """Sends a signal; the status, and whether the terminal is as it was."""
        self.process.send_signal(number)
        return self.process.wait(timeout=LIMIT), self.now() == self.modes


QUESTION = rb"\d+/\d+  Person \d+, no contact yet  "


class Keys(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.home = people(400)

    def answering(self, sequences, pause=0, each=lambda terminal, one: terminal.press(one)):
        """Those of the sequences that do anything but nothing. After each one `s` and `b` are pressed: one skips, one goes back."""
        home, left, found = Home(self.home), list(sequences), []
        skipped, back = rb"skipped\r\n" + QUESTION, rb"back\r\n" + QUESTION
        while left:
            with Terminal(home, PROGRAM, "triage") as terminal:
                terminal.press(b"s")
                terminal.until(skipped)
                while left:
                    one = left.pop(0)
                    each(terminal, one)
                    time.sleep(pause)
                    terminal.press(b"sb")
                    if not re.fullmatch(skipped + back, terminal.until(back)):
                        found.append(one)
                        break
        if not found:
            self.assertEqual(cadences(home), [])
        return found

    def test_those_that_stand_for_no_character_answer_nothing(self):
        made = [b"\x1b[%d~" % i for i in range(1, 35)] + [b"\x1b[%d;%d~" % (i, j) for i in (2, 3, 5, 11, 15, 24) for j in (2, 3, 5, 6)]
        made += [b"\x1b[" + bytes([c]) for c in b"ABCDEFHPQRSZIO"] + [b"\x1bO" + bytes([c]) for c in b"ABCDFHMPQRSjlnqsy"]
        made += [b"\x1b[1;%d%c" % (j, c) for j in (2, 3, 5, 9) for c in b"ABCDHFPQRS"] + [b"\x1bO1;5P", b"\x1bO5A"]
        made += [b"\x1b[[%c" % c for c in b"ABCDE"] + [b"\x1b\x1b[3~", b"\x1b[110;5u", b"\x1b[27;5;49~"]
        made += [b"\x1b[<0;10;3M", b"\x1b[<0;11;13m", b"\x1b[M !1", b"\x1b[M#31", b"\x1b[M 2n", b"\x1b[35;12;1M"]
        made += [b"\x1b[?1;2c", b"\x1b[3;1R", b"\x1b]11;rgb:1111/2222/3333\x07", b"\x1bP1n2\x1b\\", b"\x1b]0;123\x1b\\"]
        made += [b"\x1b[200~1\r2nq\r\x1b[201~", b"\x1b[200~1\x1b[3~n\x1b[201~", "é".encode(), "日".encode(), "\U0001f98a".encode()]
        self.assertEqual(self.answering(made), [])

    def test_alt_with_a_key_answers_nothing(self):
        beginnings = b"[O]PX^_"
        plain = [b"\x1b%c" % c for c in range(0x20, 0x7f) if c not in beginnings] + [b"\x1b\r", "\x1bé".encode()]
        self.assertEqual(self.answering(plain), [])
        self.assertEqual(self.answering([b"\x1b%c" % c for c in beginnings[2:]], pause=0.25), [])
        self.assertEqual(self.answering([b"\x1b%c" % c for c in beginnings[:2]], pause=0.9), [])

    def test_they_may_arrive_in_parts(self):
        def in_parts(terminal, sequence):
            for part in sequence.split(b"|"):
                terminal.press(part)
                time.sleep(0.1)

        self.assertEqual(self.answering([b"\x1b[|3~", b"\x1b[1|;|5C", b"\x1bO|n", b"\x1b[M| 1|3", b"\x1b[<|0;1|M", b"\x1b]11;1|2\x07",
                                         b"\x1b[20|0~1|2\x1b|[20|1~", b"\xc3|\xa9"], each=in_parts), [])

    def test_after_an_escape_the_next_key_counts(self):
        home = Home(self.home)
        with Terminal(home, PROGRAM, "triage") as terminal:
            for key, words in ((b"3", b"every 3 weeks"), (b"n", b"never"), (b"9", b"every year")):
                terminal.until(QUESTION)
                terminal.press(b"\x1b")
                time.sleep(0.3)
                terminal.press(key)
                self.assertEqual(terminal.until(rb"\r\n"), words + b"\r\n")
            terminal.press(b"\x1b")
            time.sleep(0.3)
            terminal.press(b"q")
            self.assertEqual(terminal.process.wait(timeout=LIMIT), 0)
        self.assertEqual(sorted(cadences(home)), ["1y", "3w", "never"])

    def test_the_control_finds_what_answers(self):
        self.assertEqual(self.answering([b"1", b"x", b"b", b"q", b"[3~", b"n", b" "]), [b"1", b"b", b"q", b"[3~", b"n", b" "])


class Ended(unittest.TestCase):
    """By a signal while the terminal hands over each key."""

    @classmethod
    def setUpClass(cls):
        cls.home = people(3)

    def triage(self, **options):
        terminal = Terminal(self.home, PROGRAM, "triage", **options)
        terminal.until(QUESTION)
        self.assertTrue(terminal.is_raw())
        return terminal

    def test_the_terminal_is_as_it_was(self):
        for number in (*ENDING, signal.SIGQUIT):
            with self.subTest(number), self.triage() as terminal:
                self.assertEqual(terminal.ends(number), (-number, True))

    def test_by_keys_it_ends_as_ever(self):
        for key in (b"\x03", b"\x04", b"q"):
            with self.subTest(key), self.triage() as terminal:
                terminal.press(key)
                self.assertIn(b"0 people have a cadence now; 3 without.", terminal.until(rb"without\."))
                self.assertEqual((terminal.process.wait(timeout=LIMIT), terminal.now()), (0, terminal.modes))

    def test_a_signal_that_is_to_be_ignored_ends_nothing(self):
        with self.triage(ignoring=[signal.SIGHUP]) as terminal:
            terminal.process.send_signal(signal.SIGHUP)
            terminal.press(b"s")
            self.assertIn(b"skipped", terminal.until(rb"skipped"))
            self.assertTrue(terminal.is_raw())
            self.assertEqual(terminal.ends(signal.SIGTERM), (-signal.SIGTERM, True))

    def test_the_control_finds_a_terminal_that_is_left_raw(self):
        with self.triage() as terminal:
            self.assertEqual(terminal.ends(signal.SIGKILL), (-signal.SIGKILL, False))
            self.assertTrue(terminal.is_raw())


class Stopped(unittest.TestCase):
    """By Ctrl-Z, under a shell, which brings it back by `fg`; or ends it meanwhile."""

    def setUp(self):
        self.home = people(3)
        self.shell = Terminal(self.home, "/bin/sh", "-i")
        self.addCleanup(self.shell.__exit__)
        self.shell.until(rb"\$ ")
        self.shell.press(b"set -m; echo begins; %s triage; echo ended with $?\n" % PROGRAM.encode())
        self.shell.until(rb"begins\r\n.*" + QUESTION)
        self.assertTrue(self.shell.is_raw())

    def stop(self, key=b"\x1a"):
        """Presses it; whether the shell goes on, with the terminal as it was."""
        self.shell.press(key)
        stopped = b"ended with" in self.shell.until(rb"ended with 1\d\d\r\n|(skipped|every|never).*\r\n")
        return stopped and self.shell.now() == self.shell.modes

    def test_the_shell_has_the_terminal_meanwhile_and_the_question_is_asked_again(self):
        for key, words in ((b"1", b"every week"), (b"s", b"skipped"), (b"n", b"never")):
            self.assertTrue(self.stop())
            self.shell.press(b"fg; echo ended with $?\n")
            again = self.shell.until(QUESTION)
            self.assertRegex(again, QUESTION)
            self.assertEqual(len(re.findall(QUESTION, again)), 1)
            self.assertTrue(self.shell.is_raw())
            self.shell.press(key)
            self.assertIn(words, self.shell.until(words + rb".*?(%s|now, )" % QUESTION))
        self.assertIn(b"ended with 0", self.shell.until(rb"ended with \d+\r\n"))
        self.assertEqual(self.shell.now(), self.shell.modes)
        self.assertEqual(sorted(cadences(self.home)), ["1w", "never"])

    def test_it_ends_there_and_the_terminal_is_left_alone(self):
        for number in (b"TERM", b"HUP", b"INT"):
            self.assertTrue(self.stop())
            self.shell.press(b"stty -echo; kill -%s %%1; wait; stty; stty echo; echo it is over\n" % number)
            self.assertIn(b"-echo", self.shell.until(rb"\nit is over\r\n"))
            self.assertEqual(self.shell.now(), self.shell.modes)
            self.shell.press(b"%s triage; echo ended with $?\n" % PROGRAM.encode())
            self.shell.until(QUESTION)

    def test_whoever_cannot_be_stopped_goes_on(self):
        with Terminal(self.home, PROGRAM, "triage") as terminal:  # without a shell that could bring it back
            terminal.until(QUESTION)
            for _ in range(3):
                terminal.press(b"\x1a")
                self.assertRegex(terminal.until(QUESTION), QUESTION)
                self.assertTrue(terminal.is_raw())
            self.assertEqual(terminal.ends(signal.SIGTERM), (-signal.SIGTERM, True))

    def test_what_was_stopped_without_a_word_is_raw_again(self):
        with Terminal(self.home, PROGRAM, "triage") as terminal:
            terminal.until(QUESTION)
            terminal.process.send_signal(signal.SIGSTOP)
            termios.tcsetattr(terminal.slave, termios.TCSANOW, terminal.modes)
            self.assertFalse(terminal.is_raw())
            terminal.process.send_signal(signal.SIGCONT)
            self.assertRegex(terminal.until(QUESTION), QUESTION)
            self.assertTrue(terminal.is_raw())

    def test_the_control_does_not_stop_at_another_key(self):
        self.assertFalse(self.stop(b"s"))


@unittest.skipIf(shutil.which("strace") is None or is_sanitized(PROGRAM) or
                 subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], capture_output=True).returncode, "strace cannot be used here")
class Files(unittest.TestCase):
    """Commands that make a file beside its place, ended at calls of the system from the first to the last."""

    COMMANDS = {"export": (["export", "-o", "out.jsonl"], "write"), "stats": (["stats", "--html", "out.html"], "write"),
                "backup": (["backup", "copy.db"], "pwrite64,unlink"), "restore": (["restore", "kept.db"], "pwrite64"),
                "import": (["import", "everything.jsonl"], "pwrite64"), "config": (["config", "color", "never"], "write"),
                "search": (["search", "violins"], "pwrite64")}
    LATE = "fsync,fdatasync,rename,link,unlink"

    @classmethod
    def setUpClass(cls):
        cls.empty, cls.full = Home(), Home()
        made = [{"type": "interaction", "id": "z%05d06fmaxp" % i, "date": "2026-10-19", "text": "violins %d" % i} for i in range(6000)]
        for home in (cls.empty, cls.full):
            dump(home, made)
        cls.full.ok("import", "everything.jsonl")
        cls.full.ok("backup", "kept.db")
        cls.full.ok("add", "Uma")

    def end(self, words, number, call, when):
        """Ends a command at the when-th of its calls; its status and the files that are left, or nothing where it ends before."""
        home = Home(self.empty if words[0] == "import" else self.full)
        log = os.path.join(home.path, "trace")
        done = home.run(*words, before=["strace", "-f", "-qq", "-o", log, "-e", "trace=" + call,
                                        "-e", "inject=%s:signal=%s:when=%d" % (call, number.name, when)])
        with open(log) as file:
            if "--- " + number.name not in (read := file.read()) and "killed by " + number.name not in read:
                return None
        return done.returncode, [name for _, _, names in os.walk(home.path) for name in names
                                 if re.fullmatch(r"\..+\.[A-Za-z0-9]{6}(-journal|-wal|-shm)?", name)]

    def ends(self, name, numbers):
        """Ends a command at ever later calls: the signal, the status, and the files that are left."""
        words, calls = self.COMMANDS[name]
        for call in (calls, self.LATE):
            when, end = 1, True
            while end := self.end(words, numbers[when % len(numbers)], call, when):
                yield (numbers[when % len(numbers)], *end)
                when = when * 4 if call == calls else when + 1

    def test_none_is_left_when_a_signal_ends_it(self):
        for name in self.COMMANDS:
            with self.subTest(name):
                tried = list(self.ends(name, ENDING))
                print("%s: ended at %d calls" % (name, len(tried)))
                self.assertGreater(len(tried), 2)
                self.assertEqual([one for one in tried if one[1] != -one[0] or one[2]], [])

    def test_the_control_finds_what_is_left_by_a_kill(self):
        for name in self.COMMANDS:
            with self.subTest(name):
                self.assertTrue(any(left for _, _, left in self.ends(name, [signal.SIGKILL])))


if __name__ == "__main__":
    unittest.main(warnings="ignore")
