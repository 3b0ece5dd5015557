#!/usr/bin/env python3
"""After `forget` not a byte of somebody is left, whatever was done to them before.

usage: forgetting.py PROGRAM [long]
"""
import json, os, random, shutil, sqlite3, subprocess, sys, unicodedata, unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))
from everything import dump
from home import Home as HomeOf, bytes_of

PROGRAM = os.path.abspath(sys.argv.pop(1))
LONG = "long" in sys.argv and sys.argv.remove("long") is None


def journal(*lines):
    """A home in which each line was run; a line is a list of words, or a function of the home."""
    home = HomeOf(PROGRAM)
    os.makedirs(os.path.join(home.path, ".config/rapport"), 0o700)
    with open(os.path.join(home.path, ".config/rapport/config.toml"), "w") as file:
        file.write("backup_daily = 0\n")
    home.ok("add", "Ulf Berg")
    for line in lines:
        line(home) if callable(line) else home.ok(*line)
    return home


def left(home, *traces):
    """The files that hold one of these, in whatever case and composition."""
    found = set()
    for folder, _, names in os.walk(home.path):
        for name in names:
            path = os.path.join(folder, name)
            content = bytes_of(path).decode("utf-8", "replace").casefold()
            forms = [unicodedata.normalize(form, trace).casefold() for trace in traces for form in ("NFC", "NFD")]
            found |= {path} if any(form in content for form in forms) else set()
    return found


def identity(home, *words):
    return json.loads(home.ok(*words, "--json"))["id"]


class Forgetting(unittest.TestCase):
    def forget(self, home, name, *traces):
        """Forgets; nothing of the traces is left, all else holds together, and the reply says what was."""
        self.assertIn(home.journal, left(home, *traces))  # the control: before, they are there
        said = home.ok("forget", name, "--yes")
        self.assertEqual([path for path in left(home, *traces) if os.path.dirname(path) not in said], [])
        self.assertNotIn(home.journal, left(home, *traces))
        self.assertEqual(home.trouble(), [])
        home.ok("export", "--include-private", "-o", "dump.jsonl")
        again = HomeOf(PROGRAM)
        again.ok("import", os.path.join(home.path, "dump.jsonl"))
        return said

    def test_after_a_merge_the_other_goes_too(self):
        home = journal(["add", "Carla Quendel"], ["add", "Karla Zwetsch", "--met", "at the vernissage", "--email", "kz@site.example"],
                       ["log", "tea with Karla Zwetsch and Ulf"], ["merge", "carla", "karla"])
        self.forget(home, "carla", "quendel", "zwetsch", "vernissage", "kz@site", "karla")

    def test_after_a_rename_the_former_name_goes_too(self):
        home = journal(["add", "Annika Maidenson"], ["log", "tea with Annika Maidenson and Ulf"], ["note", "ulf", "brother of Annika Maidenson"],
                       ["edit", "annika", "--name", "Annika Marryname", "--as", "anmarr"])
        self.forget(home, "anmarr", "maidenson", "marryname", "annika", "anmarr")

    def test_a_text_that_was_edited_away(self):
        home = journal(["add", "Vera Quittung"])
        talk = identity(home, "log", "tea with Vera and Ulf about the zeppelin")
        home.ok("edit", talk, "--without", "vera", "--text", "tea with Ulf")
        self.forget(home, "vera", "vera", "quittung", "zeppelin")
        self.assertEqual(home.texts(), ["tea with Ulf"])

    def test_what_was_undone_or_removed(self):
        home = journal(["add", "Vera Quittung"])
        conflict = identity(home, "repair", "vera", "a misunderstanding")
        for words in (["repair", "--step", conflict, "the zeppelin letter"], ["undo"], ["note", "vera", "likes xylophones"], ["undo"]):
            home.ok(*words)
        home.ok("rm", identity(home, "promise", "vera", "a marimba"))
        self.forget(home, "vera", "vera", "quittung", "zeppelin", "xylophone", "marimba", "misunderstanding")

    def test_somebody_who_was_removed_or_whose_adding_was_undone(self):
        for name, last in (("Vera Quittung", ["rm", "vera"]), ("vera", ["undo"])):
            home = journal(["add", "Vera Quittung", "--met", "at the vernissage"], last)
            self.forget(home, name, "vera", "quittung", "vernissage")

    def test_every_spelling_in_what_others_wrote(self):
        spellings = ["NORA-WINTER", "Nora_Winter", "nora winter", "#norawinter", "#nora-winter", "nora.winter@mail.example", "NoraWinter",
                     "Winter, Nora", "Nora Winter's", "No\u0308ra Winter"]
        home = journal(["add", "Nora Winter"], *(["note", "ulf", "saw %s again" % one] for one in spellings))
        said = self.forget(home, "nora", "winter", "nora")
        self.assertNotIn("look at", said)
        self.assertEqual(home.ok("show", "ulf", "--facts").count("someone"), len(spellings))

    def test_what_came_of_an_introduction_of_others(self):
        home = journal(["add", "Nora Winter"], ["add", "Ann Other"], ["intro", "ulf", "ann", "both sail"],
                       ["intro", "ulf", "ann", "--outcome", "they met through Nora Winter"])
        self.forget(home, "nora", "winter")

    def test_a_first_name_alone_stays_and_is_named(self):
        home = journal(["add", "Nora Winter"])
        fact = identity(home, "note", "ulf", "a Nora taught him, and the Winterbergs did")
        [doubtful] = json.loads(home.ok("forget", "nora", "--yes", "--json"))["doubtful"]
        self.assertTrue(fact.startswith(doubtful))
        self.assertIn("Winterbergs", home.ok("show", "ulf", "--facts"))

    def test_the_index_of_a_journal_behind_a_link(self):
        home = journal(["add", "Vera Quittung"], ["log", "tea with Vera Quittung: zeppelins"])
        dump(home, [{"type": "interaction", "id": "z%05d06fmaxp" % i, "date": "2026-10-19", "text": "violins %d" % i} for i in range(6000)])
        home.ok("import", "everything.jsonl")
        real = os.path.join(home.path, "real.db")
        os.rename(home.journal, real)
        os.symlink(real, home.journal)
        home.ok("search", "zeppelins")
        self.assertIn(real + "-search", left(home, "zeppelins"))
        home.ok("forget", "vera", "--yes")
        self.assertEqual(left(home, "zeppelins", "quittung"), set())
        self.assertTrue(os.path.islink(home.journal))

    def test_a_draft_and_what_an_editor_left_beside_it_are_named(self):
        home = journal(["add", "Vera Quittung"])
        folder = os.path.join(home.path, ".local/state/rapport/edit.a1B2c3")
        os.makedirs(folder, 0o700)
        with open(os.path.join(folder, ".text.txt.swp"), "w") as file:
            file.write("Vera Quittung")
        self.assertIn(folder, self.forget(home, "vera", "quittung"))

    def test_undo_after_it_takes_back_nothing_older(self):
        home = journal(["add", "Vera Quittung"], ["log", "tea with Ulf"])
        home.ok("forget", "vera", "--yes")
        before = home.entries()
        self.assertNotEqual(home.run("undo").returncode, 0)
        self.assertEqual(home.entries(), before)

    def test_what_was_added_twice_and_removed_in_between(self):
        home = journal(["add", "Vera Quittung", "--as", "vq9", "--phone", "+351 911 222 333"], ["note", "vq9", "plays the zither"],
                       ["rm", "vq9"], ["add", "Vera Quittung", "--as", "vq9"])
        self.forget(home, "vq9", "quittung", "vq9", "911 222", "zither")

    def test_a_merge_that_was_undone(self):
        for words in (["merge", "ulf", "vq9"], ["merge", "vq9", "ulf"]):
            home = journal(["add", "Vera Quittung", "--as", "vq9"], words, ["undo"])
            self.forget(home, "vq9", "quittung", "vq9")

    def test_an_undone_note_about_others(self):
        home = journal(["add", "Vera Quittung"], ["note", "ulf", "knows the Quittungs"], ["undo"])
        self.forget(home, "vera", "quittung")

    def test_a_command_that_names_a_tag(self):
        home = journal(["add", "Vera Quittung"], ["cadence", "--tag", "vera-quittung", "--every", "2w"])
        self.forget(home, "vera", "quittung")

    def test_what_somebody_else_has_too_stays_in_entry_and_log(self):
        for option, mine, theirs in (("--phone", "+351 911 222 333", "911222333"), ("--email", "v@site.example", "V@site.example"),
                                     ("--url", "https://site.example/v", "https://site.example/v")):
            home = journal(["add", "Vera Quittung", option, mine], ["edit", "ulf", option, theirs])
            home.ok("forget", "vera", "--yes")
            self.assertEqual(home.trouble(), [])
            self.assertIn(theirs, home.ok("show", "ulf"))
            self.assertEqual(left(home, "quittung"), set())

    def test_the_plural_of_a_name_is_named(self):
        home = journal(["add", "Vera Quittung"], ["note", "ulf", "lives beside the Quittungs"])
        self.assertIn("check them: fact", home.ok("forget", "vera", "--yes"))

    def test_copies_beside_the_journal_and_settings_are_named(self):
        home = journal(["add", "Vera Quittung"], ["config", "kinds.chess", "chess vera quittung"])
        folder = os.path.dirname(home.journal)
        names = ["journal (conflicted copy).db", "journal.db~", "journal.db.bak", "old"]
        for name in names:
            shutil.copy(home.journal, os.path.join(folder, name))
        said = home.ok("forget", "vera", "--yes")
        for name in names + ["config.toml"]:
            self.assertIn("/" + name + "\n", said)

    def test_a_backup_that_was_begun_before_is_named(self):
        """Several writers make the first backup of a day while somebody is forgotten."""
        unnamed = 0
        for _ in range(40 if LONG else 6):
            home = journal(["add", "Vera Quittung"])
            with open(os.path.join(home.path, ".config/rapport/config.toml"), "w") as file:
                file.write("backup_daily = 7\n")
            lines = [["note", "ulf", "a"], ["note", "ulf", "b"], ["forget", "vera", "--yes"], ["note", "ulf", "c"]]
            runs = [subprocess.Popen(**home.command(*words), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for words in lines]
            said = runs[2].communicate()[0]
            for run in runs:
                run.communicate()
            unnamed += any(path not in said for path in left(home, "quittung"))
        self.assertEqual(unnamed, 0)

    def test_the_control_archiving_is_no_forgetting_and_a_copy_is_found(self):
        home = journal(["add", "Vera Quittung"])
        home.ok("archive", "vera")
        self.assertEqual(left(home, "quittung"), {home.journal})
        home.ok("backup", "copy.db")
        home.ok("forget", "vera", "--yes")
        self.assertEqual(left(home, "quittung"), {os.path.join(home.path, "copy.db")})


class History:
    """What may become of somebody before they are forgotten, drawn from a seed. `secrets` are the words that must go:
    every name they bore, and what stood in entries of theirs alone."""

    def __init__(self, seed):
        self.chance, self.lines, self.secrets = random.Random(seed), [], []
        self.home = journal(["add", "Ann Other"])
        self.name = "%s %s" % (self.word().title(), self.word().title())
        self.handle = self.word()
        self.act("add", self.name, "--as", self.handle)
        for _ in range(self.chance.randint(3, 9)):
            self.chance.choice(self.STEPS)(self)

    def word(self):
        """One that means nothing, and is kept as a secret."""
        self.secrets.append("".join(self.chance.choice("bdfgklmnprtvz") + self.chance.choice("aeiou") for _ in range(4)) + "x")
        return self.secrets[-1]

    def run(self, *words):
        self.lines.append(words)
        return identity(self.home, *words)

    def act(self, *words):
        self.lines.append(words)
        self.home.ok(*words)

    def rename(self):
        self.name = "%s %s" % (self.word().title(), self.chance.choice((self.name.split()[-1], self.word().title())))
        self.act("edit", self.handle, "--name", self.name)

    def call_otherwise(self):
        former, self.handle = self.handle, self.word()
        self.act("edit", former, "--as", self.handle)

    def merge(self):
        other = self.word()
        self.act("add", "%s %s" % (self.word().title(), self.word().title()), "--as", other, "--met", "at " + self.word())
        self.act("note", other, "likes " + self.word())
        into, gone = (self.handle, other) if self.chance.random() < 0.5 else (other, self.handle)
        self.act("merge", into, gone)
        self.handle = into

    def write(self):
        command = self.chance.choice((["note"], ["promise"], ["ask"], ["thank"], ["repair"], ["celebrate", "--later"]))
        entry = self.run(command[0], self.handle, "of %s, %s" % (self.name, self.word()), *command[1:])
        after = self.chance.choice(("stay", "undo", "rm", "edit"))
        if after == "undo":
            self.act("undo")
        elif after == "rm":
            self.act("rm", entry)
        elif after == "edit" and command[0] != "repair":
            self.act("edit", entry, "--text", "rather " + self.word())

    def talk_with_others(self):
        entry = self.run("log", "tea with @%s and Ulf, %s came late" % (self.handle, self.name))
        if self.chance.random() < 0.5:
            self.act("edit", entry, "--without", self.handle, "--text", "tea with Ulf")

    def be_written_of(self):
        first, last = self.name.split()
        spelled = self.chance.choice((self.name.upper(), first + last, "#%s-%s" % (first, last), "%s, %s" % (last, first),
                                      "%s_%s" % (first.lower(), last), "%s.%s@mail.example" % (first.lower(), last.lower())))
        self.act("note", "ulf", "saw %s again" % spelled)

    def have_details(self):
        self.act("edit", self.handle, "--met", "at " + self.word(), "--aka", "%s %s" % (self.word().title(), self.word()),
                 "--email", self.word() + "@site.example")
        self.act("occasion", self.handle, "birthday", "02-03")
        self.act("relate", self.handle, "friend", "ulf")

    def meet(self):
        self.act("intro", "ann", self.handle, "both know " + self.word())

    def search(self):
        self.act("search", self.name.split()[0])

    def leave(self):
        self.act("archive", self.handle)

    STEPS = (rename, call_otherwise, merge, write, write, write, talk_with_others, be_written_of, have_details, meet, search, leave)


class Histories(unittest.TestCase):
    def test_whatever_was_done_before_nothing_is_left(self):
        count, faults = 400 if LONG else 12, []
        for seed in range(count):
            history = History(seed)
            home = history.home
            home.ok("forget", history.handle, "--yes")
            remains = [one for one in history.secrets if left(home, one)]
            trouble = home.trouble()
            if remains or trouble:
                faults.append("seed %d: %s left, %s: %s" % (seed, remains, trouble, history.lines))
        print("\n".join(faults + ["%d histories, %d with something left" % (count, len(faults))]))
        self.assertEqual(faults, [])

    def test_the_control_a_history_that_is_not_forgotten_is_found(self):
        for seed in range(5):
            history = History(seed)
            self.assertTrue(any(left(history.home, one) for one in history.secrets))


class Effort(unittest.TestCase):
    """Of processor time, for one who has a part of the talks of a journal."""

    def effort(self, talks, *command):
        home = journal(["add", "Vera Quittung"], ["add", "Ann Other"])
        people = dict(sqlite3.connect(home.journal).execute("SELECT handle,id FROM person"))
        text = lambda value: "".join("0123456789abcdefghjkmnpqrstvwxyz"[value >> shift & 31] for shift in range(25, -1, -5)) + "".join(
            "0123456789abcdefghjkmnpqrstvwxyz"[value >> shift & 31] for shift in range(60, 29, -5))
        vera, ulf = text(people["vera"]), text(people["ulf"])
        dump(home, [{"type": "interaction", "id": "z%05d06fmaxp" % i, "date": "2026-10-19", "text": "talk %d" % i,
                     "people": [vera if i < talks else ulf]} for i in range(10_000)])
        home.ok("import", "everything.jsonl")
        begun = os.times().children_user
        home.ok(*command)
        return os.times().children_user - begun

    def test_grows_no_faster_than_the_talks(self):
        for command in (["forget", "vera", "--yes"], ["merge", "ann", "vera"]):
            few, many = self.effort(1000, *command), self.effort(8000, *command)
            print("%s: %.2f s of processor for 1,000 talks, %.2f for 8,000" % (command[0], few, many))
            self.assertLess(many, 12 * max(few, 0.05))


if __name__ == "__main__":
    unittest.main(warnings="ignore")
