#!/usr/bin/env python3
"""What somebody else wrote does nothing to a terminal: hostile text in every field, every command, on a terminal of its own.

usage: terminal.py PROGRAM
"""
import csv, io, json, os, re, shutil, sqlite3, subprocess, sys, termios, unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))
from everything import (ASKING, JOURNALLESS, MAKING, READING, WRITING, columns_without, commands, dump, fill, lines,
                        typed, uncovered)
from home import Home as HomeOf
from screen import harm, on_a_terminal

PROGRAM = os.path.abspath(sys.argv.pop(1))
EVIL = "Eve\x1b[2J\x1b]52;c;YQ==\x07\u009b\u202e\u2066\x7f\r\nFORGED"

# What prints no list, and takes no form of one.
WITHOUT_FORM = [["stats", "--html", "-"], ["config", "--path"], ["export"], ["export", "--include-private"], ["export", "--format", "ics"],
                ["export", "--format", "md"], ["export", "--format", "vcf"], ["export", "--format", "vcf", "--vcard", "4.0"],
                ["__complete", "--", "show", ""], ["__complete", "--", "list", "--tag", ""]]


def is_for_programs(words):
    return words[:1] == ["export"] or "--html" in words


def Home(like=None):
    return HomeOf(PROGRAM, like)


class Hostile(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.home = fill(Home(), lambda kind, field: EVIL)

    def setUp(self):
        self.harmed = []

    def tearDown(self):
        self.assertEqual("\n".join(self.harmed), "")

    def harmless(self, home, *words, table=True, **options):
        seen, _ = on_a_terminal(home, *words, **options)
        if harm(seen, table):
            self.harmed.append("%s: %s" % (list(words), harm(seen, table)[:4]))
        return seen

    def test_the_text_stands_in_every_field_and_every_command_is_tried(self):
        missing, kinds = columns_without(self.home, EVIL)
        self.assertEqual((missing, len(kinds)), ([], 17))
        self.assertEqual(uncovered(self.home, READING, JOURNALLESS, MAKING, WRITING, ASKING), set())
        # The controls: a text that stands nowhere, and a command that is left out.
        self.assertIn(("interaction", "text"), columns_without(self.home, "another text")[0])
        self.assertEqual(uncovered(self.home, READING, MAKING, WRITING, ASKING), {"date", "completions", "help"})

    def test_the_control_sees_what_is_sent_raw(self):
        for one in ("\x1b[2J", "\x1b]52;c;YQ==\x07", "\u009b2J", "\rx", "\x7f", "\u202e", "\u2066", "\nFORGED"):
            self.assertNotEqual(harm(one.encode()), [], one)
        self.assertNotEqual(harm(b"\x9b2J"), [])
        self.assertEqual(harm("\x1b[1mZo\u00eb\x1b[0m\r\n".encode()), [])
        with open(os.path.join(self.home.path, "raw"), "w") as file:
            file.write(EVIL)
        seen, _ = on_a_terminal(HomeOf("/bin/cat", self.home), "raw")
        self.assertIn("\x1b", harm(seen))

    def test_looking(self):
        shown = 0
        for words in lines(READING, JOURNALLESS, text=EVIL):
            if is_for_programs(words):
                continue
            shown += b"x1b" in self.harmless(self.home, *words)
            self.harmless(self.home, *words, columns=40, LC_ALL="C", CLICOLOR_FORCE="1")
        self.assertGreater(shown, 20)  # the texts were on the screen, made visible

    def test_forms_for_programs_on_a_terminal(self):
        for words in lines(READING, text=EVIL):
            if is_for_programs(words):
                self.harmless(self.home, *words, table=False)
            for form in ("json", "jsonl", "csv", "tsv", "ids"):
                if words not in WITHOUT_FORM:
                    self.harmless(self.home, *words, "--format", form, table=False)

    def test_writing(self):
        for words in lines(WRITING, MAKING, text=EVIL):
            self.harmless(self.home, "--dry-run", *words, keys=b"1\n1\n1\n1\n")
            self.harmless(Home(self.home), *words, keys=b"1\n1\n1\n1\n")

    def test_questions_and_editors(self):
        for words in lines(ASKING, text=EVIL):
            self.harmless(Home(self.home), *words, keys=b"sb1\nqq\n\n")
        for words in (["show", "forged"], ["log", "tea with Eve"], ["log", "tea with FORGED"]):
            self.assertIn(b"Number, or Enter", self.harmless(self.home, *words, keys=b"\n"))
        with open(os.path.join(self.home.path, "table.csv"), "w", newline="") as file:
            csv.writer(file).writerows([["Name", EVIL, "Mail " + EVIL], ["Ana " + EVIL, EVIL, EVIL]])
        self.harmless(self.home, "import", "table.csv", "--dry-run", keys=b"\n\n\n")

    def test_errors_name_what_was_given_visibly(self):
        given = [[EVIL], ["lis" + EVIL], ["due", "--" + EVIL], ["due", "--limi" + EVIL], ["show", EVIL + "x"], ["help", EVIL],
                 ["date", EVIL], ["config", EVIL, EVIL], ["config", "color", EVIL], ["completions", EVIL], ["undo", EVIL],
                 ["--journal", EVIL, "list"], ["--journal", EVIL + ".db", "backup", "x.db"], ["import", EVIL], ["restore", EVIL],
                 ["-v", "--journal", EVIL, "add", "Uma"],
                 ["export", "-o", EVIL + "/x"], ["backup", EVIL + "/x"], ["demo", EVIL + "/x"], ["stats", "--html", EVIL + "/x"],
                 ["add", b"Eve \x9b2J"], ["show", b"\x9b2J"], [b"\x9b2J"], ["list", b"--\x9b"]]
        for words in given:
            seen = self.harmless(self.home, *words)
            self.assertNotEqual(seen, b"", words)

    def test_paths_are_shown_visibly(self):
        home = Home(self.home)
        folder = os.path.join(home.path, "folder" + EVIL)
        os.mkdir(folder)
        journal = os.path.join(folder, "j.db")
        shutil.copy(home.journal, journal)
        for words in lines(READING, WRITING, text="plain"):
            if not is_for_programs(words) and "-v" not in words:
                self.harmless(home, "--journal", journal, *words, keys=b"1\n1\n1\n")
        for words in typed("backup {text}/x.db", "export -o {text}/x", "stats --html {text}/x", "demo {text}/s.db", text=folder):
            self.harmless(home, *words)
        for words in typed("add Uma", "config --path", "config color never", "remind", "restore copy.db", "backup --list", "forget uma --yes"):
            self.harmless(home, *words, XDG_STATE_HOME=folder, XDG_CONFIG_HOME=folder)
        for variable in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "HOME"):  # that cannot be folders: what is to be kept there cannot be
            self.harmless(home, "add", "Uma " + variable, RAPPORT_JOURNAL=home.journal, **{variable: journal})

    def test_every_option_with_a_hostile_value(self):
        tried = 0
        for command in sorted(commands(self.home)):
            page = self.home.ok("help", command)
            for option in sorted(set(re.findall(r"^  (?:-\w, )?(--[\w-]+) [A-Z]", page, re.M)) - {"--output"}):
                self.harmless(self.home, command, option, EVIL, "--dry-run", keys=b"\n\n")
                self.harmless(self.home, command, "eve", "bob", option, EVIL, "--dry-run", keys=b"\n\n")
                tried += 1
        self.assertGreater(tried, 100)

    def test_files_that_are_no_good_are_described_visibly(self):
        made = [{"type": "person", "id": "no id" + EVIL, "name": EVIL}, {"type": EVIL}, {"type": "person", "id": "2b2aj406fmaxp", EVIL: 1},
                {"type": "interaction", "id": "3b2aj406fmaxp", "date": EVIL},
                {"type": "person", "id": "4b2aj406fmaxp", "name": "", "handle": EVIL}]
        dump(self.home, made, "bad.jsonl")
        with open(os.path.join(self.home.path, "bad.vcf"), "w", newline="") as file:
            file.write("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana\x1b[2J\u009b\r\nBDAY:x\x1b[2J\u202e\r\nEMAIL:\x1b[2J\u009b\r\n"
                       "TEL;\x1b[2J=\u202e:1\r\nEND:VCARD\r\n")
        with open(os.path.join(self.home.path, "bad.csv"), "w", newline="") as file:
            csv.writer(file).writerows([["id", "date", "people", "kind", "text"], ["1", EVIL, EVIL, EVIL, EVIL],
                                        [EVIL, "2026-11-01", EVIL, "call", EVIL]])
        for name in ("bad.jsonl", "bad.vcf", "bad.csv"):
            for words in (["import", name, "-v"], ["import", name, "--dry-run"], ["import", name, "--update", "-v", "--dry-run"]):
                self.harmless(Home(self.home), *words, keys=b"\n\n")

    def test_standard_error_is_a_terminal_and_standard_output_is_not(self):
        for words in lines(READING, MAKING, WRITING, text=EVIL):
            self.harmless(self.home, "-v", "--dry-run", *words, wired=(0, 2), keys=b"\n\n\n")
        for words in typed("show forged", "log 'tea with Eve'", "import everything.jsonl -v --dry-run", "triage", "forget eve"):
            self.harmless(Home(self.home), *words, wired=(0, 2), keys=b"sq\n")

    def test_settings_with_hostile_text_are_refused_visibly(self):
        home = Home(self.home)
        folder = os.path.join(home.path, ".config/rapport")
        os.makedirs(folder)
        for line in ('"a\u009b\u202e" = 1', 'color = "x\u009b"', 'color = "\x1b[2J"', 'journal = "/tmp/\u009b\u202e.db"',
                     '[kinds]\n"\u009b" = "\u202e"'):
            with open(os.path.join(folder, "config.toml"), "w") as file:
                file.write(line + "\n")
            for words in ([], ["config"], ["list"], ["log", "x", "--dry-run"]):
                self.harmless(home, *words)

    def test_names_that_rapport_keeps_for_itself(self):
        """A journal that somebody else wrote holds hostile text even where users cannot put any."""
        home = Home(self.home)
        database = sqlite3.connect(home.journal)
        for field in ("operation.command", "operation.device", "detail.kind", "person.status", "person.handle", "person.every",
                      "interaction.direction", "interaction.outcome", "style.key", "introduction.stage"):
            database.execute("UPDATE %s SET %s=?" % tuple(field.split(".")), (EVIL,))
        database.commit()
        database.close()
        for words in lines(READING, text="eve"):
            if not is_for_programs(words):
                self.harmless(home, *words)


class Machine(unittest.TestCase):
    """What programs get parses, and holds the text to the letter."""

    def setUp(self):
        self.home = fill(Home(), lambda kind, field: EVIL)

    def test_json_parses_and_csv_has_the_same_cells(self):
        held = 0
        for words in lines(READING, text="eve"):
            if words in WITHOUT_FORM:
                continue
            read = json.loads(self.home.ok(*words, "--json"))
            held += EVIL in json.dumps(read, ensure_ascii=False).replace("\\u001b", "\x1b").replace("\\u0007", "\x07").replace(
                "\\u007f", "\x7f").replace("\\r\\n", "\r\n")
            for line in self.home.ok(*words, "--format", "jsonl").splitlines():
                json.loads(line)
            if not isinstance(read, list) or words[0] == "brief":
                continue
            done = self.home.run(*words, "--csv")
            rows = list(csv.reader(io.StringIO(done.stdout.decode(), newline=""), strict=True))
            self.assertEqual({len(row) for row in rows}, {len(rows[0])}, words)
            self.assertEqual(len(rows) - 1, len(read), words)
            for cells, row in zip(rows[1:], read):
                for name, cell in zip(rows[0], cells):
                    if isinstance(row[name], str):
                        self.assertEqual(cell, row[name], words)
        self.assertGreater(held, 15)

    def test_the_control_does_not_parse(self):
        with self.assertRaises(ValueError):
            json.loads('["%s"]' % EVIL)
        self.assertNotEqual({len(row) for row in csv.reader(io.StringIO("a,b\r\n%s,x,y\r\n" % EVIL, newline=""))}, {2})

    def test_what_is_no_utf8_is_refused_and_nothing_is_stored(self):
        home = Home()
        for words in (["add", b"Eve \xff"], ["add", "Eve", "--org", b"\xc0\xaf"], ["log", b"met \xed\xa0\x80"]):
            done = home.run(*words)
            self.assertEqual(done.returncode, 2, words)
            self.assertIn("UTF-8", done.stderr.decode())
        self.assertEqual(os.listdir(home.path), [])


class Triage(unittest.TestCase):
    def triage(self, home, keys):
        """Presses keys on a terminal, each once the one before was understood; the status, and whether the modes are back."""
        master, slave = os.openpty()
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

    def test_one_key_each_and_leaving_in_the_middle_keeps_what_was_done(self):
        home = Home()
        dump(home, [{"type": "person", "id": "0%05d6f61100" % i, "handle": "p%d" % i, "name": "Person %d" % i, "added_on": "2026-01-01"}
                    for i in range(500)])
        home.ok("import", "everything.jsonl")
        for last in (b"q", b"\x03", b"\x04"):
            with_rhythm = len(json.loads(home.ok("cadence", "--json")))
            self.assertEqual(self.triage(home, [b"1", b"n", b"3", last]), (0, True))
            self.assertEqual(len(json.loads(home.ok("cadence", "--json"))), with_rhythm + 3)
        self.assertEqual(len(json.loads(home.ok("triage", "--json"))), 491)
        self.triage(home, [b"2"] * 491)
        self.assertEqual(json.loads(home.ok("triage", "--json")), [])


if __name__ == "__main__":
    unittest.main(warnings="ignore")
