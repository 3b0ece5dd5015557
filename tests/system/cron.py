#!/usr/bin/env python3
"""A bare environment, no terminal, no home, a home that only reads: as cron, or a service, runs it.

usage: cron.py PROGRAM
"""
import json, os, subprocess, sys, unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))
from everything import ASKING, JOURNALLESS, MAKING, READING, WRITING, fill, lines, typed, uncovered
from home import Home as HomeOf, on_a_read_only_disk

PROGRAM = os.path.abspath(sys.argv.pop(1))
NAME = "Zoë Müller, 山田太郎 – Ἀθηνᾶ"


def Home(like=None):
    return HomeOf(PROGRAM, like)


def quiet_home():
    """A journal in which nothing is to be said today."""
    home = Home()
    home.ok("add", "Zoë Müller", "--every", "1y")
    return home


class BareEnvironment(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.home = fill(Home(), lambda kind, field: NAME.replace(" ", "") if field == "tags" else NAME)

    def in_cron(self, *words, **variables):
        """As cron does: by /bin/sh, in a session of its own, from the root folder, with next to no environment."""
        script = 'exec "$0" "$@"'
        return subprocess.run(["/bin/sh", "-c", script, PROGRAM, *words], env={**self.home.env, **variables}, cwd="/",
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True, timeout=60)

    def test_every_command_says_the_same_in_every_environment(self):
        self.assertEqual(uncovered(self.home, READING, JOURNALLESS, WRITING, MAKING), set())
        spoken = 0
        for words in lines(READING, JOURNALLESS, text=NAME):
            usual = self.in_cron(*words, LC_ALL="C.UTF-8", TERM="xterm-256color", LANG="de_DE.UTF-8")
            spoken += NAME.encode() in usual.stdout
            self.assertEqual(usual.returncode, 0, (words, usual.stderr))
            self.assertNotIn(b"\x1b", usual.stdout + usual.stderr, words)
            for variables in ({}, {"LC_ALL": "C", "TERM": "dumb"}, {"LANG": "xx_YY.ISO-8859-1", "LC_CTYPE": "nonsense", "TERM": ""}):
                if words[:1] != ["demo"]:  # its ids are by chance
                    there = self.in_cron(*words, **variables)
                    self.assertEqual((there.returncode, there.stdout, there.stderr), (0, usual.stdout, usual.stderr), (words, variables))
        self.assertGreater(spoken, 30)

    def test_the_control_sees_colours_and_another_environment(self):
        coloured = self.in_cron("list", CLICOLOR_FORCE="1").stdout
        self.assertIn(b"\x1b", coloured)
        self.assertNotEqual(coloured, self.in_cron("list").stdout)

    def test_what_is_written_there_is_kept_to_the_letter(self):
        home = Home()
        for words in (["add", NAME, "--as", "zoe"], ["log", "tea with @zoe: " + NAME]):
            self.assertEqual(home.run(*words, env={"HOME": home.path, "LC_ALL": "C"}, start_new_session=True).returncode, 0)
        self.assertEqual(json.loads(home.ok("list", "--json"))[0]["name"], NAME)
        self.assertEqual(home.texts(), ["tea with @zoe: " + NAME])

    def test_nothing_waits_for_an_answer(self):
        """A question becomes an error that says what to type instead, even where standard input is open and says nothing."""
        reading, writing = os.pipe()
        self.addCleanup(os.close, reading)
        self.addCleanup(os.close, writing)
        tried = [["log", "tea with Uwe"], ["show", "uwe"], ["import", "table.csv"]] + lines(ASKING)
        with open(os.path.join(self.home.path, "table.csv"), "w") as file:
            file.write("Name,Thing\nAna,1\n")
        for words in tried:
            home = Home(self.home)
            home.ok("add", "Uwe Lee", "--as", "uwe-lee")
            home.ok("add", "Uwe Okafor", "--as", "uwe-okafor")
            done = home.run(*words, stdin=reading, start_new_session=True, timeout=20)
            if words[0] != "import":
                self.assertIn(done.returncode, (2, 3), words)
                self.assertEqual([line.split(":")[0] for line in done.stderr.decode().splitlines()], ["rapport", "hint"], words)
            self.assertNotIn(b"Number", done.stderr)
            self.assertNotIn(b"?\n", done.stdout)

    def test_a_lone_error_stream_on_a_terminal_asks_nothing(self):
        master, slave = os.openpty()
        self.addCleanup(os.close, master)
        self.addCleanup(os.close, slave)
        for words in lines(ASKING):
            self.assertIn(self.home.run(*words, stderr=slave, timeout=20).returncode, (2, 3), words)


class Silence(unittest.TestCase):
    def test_with_nothing_to_say_nothing_is_said(self):
        home = quiet_home()
        for words in typed("due", "due --exit-code", "remind", "remind --email-subject --days 30", "agenda", "journal", "search nothing",
                           "thank", "celebrate", "promise", "repair", "ask", "give", "intro", "occasion", "pause", "tag", "plan",
                           "list nobody", "list --archived"):
            done = home.run(*words)
            self.assertEqual((done.returncode, done.stdout, done.stderr), (0, b"", b""), words)
        self.assertNotEqual(home.run("list").stdout, b"")  # the control

    def test_remind_says_the_same_twice_a_day_and_then_only_what_is_new(self):
        home = fill(Home(), lambda kind, field: "words")
        rehearsed = home.ok("remind", "--dry-run")
        what_if = home.ok("remind", "--today", "2027-01-01")
        self.assertNotEqual(what_if, rehearsed)
        first = home.ok("remind")
        self.assertEqual(first, rehearsed)
        self.assertIn("18 Nov", first)
        self.assertEqual(home.ok("remind"), first)
        home.env["RAPPORT_TODAY"] = "2026-11-20"
        second = home.ok("remind")
        self.assertNotIn("18 Nov", second)
        self.assertIn("20 Nov", second)
        self.assertEqual(home.ok("remind"), second)
        home.env["RAPPORT_TODAY"] = "2026-11-22"  # a machine that was asleep misses nothing
        self.assertIn("21 Nov", home.ok("remind"))
        home.env["RAPPORT_TODAY"] = "2026-11-23"
        self.assertEqual(home.run("remind").stdout, b"")


class Homes(unittest.TestCase):
    """No home, one that is not there, and one in which nothing can be written."""

    def one_line(self, done, word):
        said = done.stderr.decode()
        self.assertEqual(done.returncode, 1, (done.args, said))
        self.assertEqual([line.split(":")[0] for line in said.splitlines()], ["rapport", "hint"], done.args)
        self.assertIn(word, said)

    def test_without_a_home_one_line_says_what_is_missing(self):
        home = Home()
        for words in lines(READING, WRITING, {"backup": MAKING["backup"], "remind": MAKING["remind"]}):
            if words[:1] not in (["__complete"], ["restore"], ["import"], ["config"]):
                self.one_line(home.run(*words, env={}), "HOME")
        self.assertEqual(os.listdir(home.path), [])

    def test_relative_folders_are_no_folders(self):
        home = Home()
        relative = {"HOME": "here", "XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config", "XDG_STATE_HOME": "state"}
        self.one_line(home.run("add", "Ana", env=relative), "HOME")
        self.assertEqual(os.listdir(home.path), [])

    def test_a_named_journal_needs_no_home(self):
        home = fill(Home(), lambda kind, field: "words")
        path = os.path.join(home.path, "j.db")
        os.rename(home.journal, path)
        for way in ([("--journal", path), {}], [(), {"RAPPORT_JOURNAL": path}]):
            for words in lines(READING, {"log": WRITING["log"]}, {one: MAKING[one] for one in ("remind", "backup")}):
                done = home.run(*way[0], *words, env=dict(way[1], RAPPORT_TODAY="2026-11-19"))
                alone = words in (["backup", "--list"], ["config", "--path"])  # these speak of the home
                self.assertEqual(done.returncode, 1 if alone else 0, (words, done.stderr))

    def test_a_home_that_is_not_there(self):
        home = Home()
        there = os.path.join(home.path, "gone")
        for words in lines(READING):
            if words[:1] in (["list"], ["due"], ["remind"], ["journal"], ["agenda"], ["search"], ["doctor"], ["export"]):
                done = home.run(*words, env={"HOME": there})
                self.assertIn(done.returncode, (0, 1, 3), (words, done.stderr))
                self.assertLess(len(done.stderr.splitlines()), 3, words)
        self.assertEqual(os.listdir(home.path), [])

    def test_a_home_in_which_nothing_can_be_written(self):
        home = fill(Home(), lambda kind, field: "words")
        said = on_a_read_only_disk(self, home, """"$0" due >/dev/null; echo $?; "$0" remind --dry-run | tail -n +2; echo
            "$0" add Ana && echo done; "$0" remind 2>&1 >/dev/null""")
        self.assertTrue(said.startswith("0\n" + "\n".join(home.ok("remind", "--dry-run").splitlines()[1:])), said)
        self.assertNotIn("done", said)
        empty = Home()
        said = on_a_read_only_disk(self, empty, '"$0" list; "$0" remind; "$0" due; echo $?; "$0" add Ana && echo done')
        self.assertEqual([line.split(":")[0] for line in said.splitlines()], ["0", "rapport"])

    def test_a_journal_elsewhere_is_written_though_the_home_cannot_be(self):
        home = Home()
        said = on_a_read_only_disk(self, home, """export RAPPORT_JOURNAL=/tmp/rapport-elsewhere.$$.db; "$0" add Ana -q; "$0" log "tea with Ana" -q
            "$0" journal --format ids | wc -l; rm -f $RAPPORT_JOURNAL""")
        self.assertEqual(said.splitlines()[-1], "1")
        self.assertTrue(all("could not write today's backup" in line for line in said.splitlines()[:-1]), said)


if __name__ == "__main__":
    unittest.main(warnings="ignore")
