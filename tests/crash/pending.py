#!/usr/bin/env python3
"""While a command waits for an answer or for an editor, another one changes or removes what it is about: the newer change
stays, nothing refers to what is gone, and what was typed is saved, or lies in a file that the reply names.

usage: pending.py PROGRAM [long] [CLASS...]

Besides it is refused before the editor opens what will be refused anyway, and a text outlives every other failure. The
controls go through the same harness: an editing that writes back what it read before, a choice that is looked up anew, and a
text that is removed behind the program's back.
"""
import collections, concurrent.futures, itertools, json, os, shutil, subprocess, sys, time, unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))
from conversation import Conversation, with_an_editor
from couples import world
from everything import tempfile  # in memory: no question of disks
from home import Home
from scenes import LINE, MARCOS, TYPED, Scene, marcos, words

PROGRAM = os.path.abspath(sys.argv.pop(1))
LONG = "long" in sys.argv and sys.argv.remove("long") is None
AT_ONCE = 3  # scenes that are played beside each other


def prepared():
    home = with_an_editor(Home(PROGRAM))
    with open(os.path.join(home.path, "world.jsonl"), "w") as file:
        file.write("".join(json.dumps(one) + "\n" for one in [*world(), *marcos()]))
    home.ok("import", "world.jsonl")
    with open(os.path.join(home.path, "table.csv"), "w") as file:
        file.write("Contact,Email\nCai Wen,cai@wen.example\nUma Park,uma@park.example\n")
    return home


START = prepared()

# What is edited, and what changes or removes it meanwhile.
EDITED = {
    "edit {talk}": ["edit {talk} --text 'a newer text'", "edit {talk} --private", "edit {talk} --at Porto",
                    "edit {talk} --with uma", "rm {talk}", "forget lou --yes", "merge bob lou"],
    "edit {promise}": ["edit {promise} --text 'a newer text'", "edit {promise} --by 2026-12-24", "edit {promise} --private",
                       "promise --done {promise}", "rm {promise}", "rm {talk}", "forget uma --yes"],
    "edit {fact}": ["edit {fact} --text 'a newer text'", "edit {fact} --private",
                    "note uma 'a newer fact' --supersedes {fact}", "rm {fact}", "forget uma --yes", "merge lou uma"],
    "edit {thanks}": ["edit {thanks} --text 'a newer text'", "thank uma", "rm {thanks}", "forget uma --yes"],
    "edit {win}": ["edit {win} --text 'a newer text'", "celebrate uma", "rm {win}", "rm uma"],
    "edit {question}": ["edit {question} --text 'a newer text'", "ask --done {question}", "rm {question}", "forget uma --yes"]}

# What opens an editor for a text that is new, and what becomes of the person, the fact or the talk meanwhile.
GOING = ["forget uma --yes", "rm uma", "merge lou uma", "edit uma --name 'Ada Roth'", "edit uma --as umi", "archive uma"]
WRITTEN = {line: GOING for line in ("log --with uma", "note uma", "promise uma", "promise uma --theirs", "ask uma",
                                    "repair uma --mine time", "give uma", "celebrate uma --later")}
WRITTEN.update({"note uma --supersedes {fact}": ["rm {fact}", "note uma 'a newer fact' --supersedes {fact}", "forget uma --yes"],
                "note uma --from {talk}": ["rm {talk}"]})
TEXTS = [*EDITED, *WRITTEN, "log"]

# Commands about a Marco, of whom there are two.
CHOOSING = ["log 'tea with Marco'", "log tea --with Marco", "note Marco 'plays chess'", "promise Marco 'the book'",
            "ask Marco 'how is it?'", "repair Marco 'a loud word'", "thank Marco 'for the lift'", "celebrate Marco 'a prize'",
            "give Marco 'the article'", "tag Marco +team", "edit Marco --org Lumen", "edit {talk} --with Marco", "archive Marco",
            "snooze Marco 2w", "cadence Marco --every 3w", "pause Marco --until 2027-01-01", "occasion Marco birthday 02-03",
            "style Marco --channel call", "relate Marco friend tom", "relate tom friend Marco", "intro Marco tom 'a flat'",
            "add 'Ben Ode' --met-via Marco", "merge lou Marco", "merge Marco lou", "rm Marco", "forget Marco"]
CHOOSING_AND_WRITING = ["note Marco", "promise Marco", "ask Marco", "repair Marco --mine time", "give Marco", "log --with Marco"]

WRONG = ["log --with nobody", "log --on 2026-13-01", "log --kind nonsense", "log --at-time 99:99", "log --attempt --planned",
         "note nobody", "note uma --supersedes zzz", "note uma --from zzz", "note uma --on 2026-13-01",
         "note uma --supersedes {talk}", "promise uma --by nonsense", "promise nobody", "ask nobody", "repair uma --talk nonsense",
         "repair nobody --mine time", "give uma --on nonsense", "give uma --kind nonsense", "give nobody",
         "celebrate nobody --later", "celebrate uma --later --on nonsense", "edit zzz", "edit {conflict}"]

EDITORS = ["sh -c 'cp text \"$0\"'", 'sh -c "cp text \\"\\$0\\""', "'%s/My Editor/edit'", '"%s/My Editor/edit" --wait',
           "%s/My\\ Editor/edit", "%s/editor --wait", "%s/editor"]


def meanwhile_to(chosen):
    [other] = MARCOS.keys() - {chosen}
    return ["forget %s --yes" % chosen, "rm " + chosen, "merge bob " + chosen, "edit %s --name 'Piet Holm'" % chosen,
            "forget %s --yes" % other, "edit %s --name 'Piet Holm'" % other, "add 'Marco Verdi'"]


class Played(unittest.TestCase):
    def report(self, title, count, wrong):
        """`wrong` holds what is wrong, beside what shows it again."""
        kinds = collections.Counter(one.split(":")[0].split(";")[0] for one, _ in wrong)
        lines = ["%s: %s" % (one.replace("\n", " ")[:300], again) for one, again in wrong]
        counts = "".join("; %d %s" % (number, kind) for kind, number in kinds.items())
        print("\n".join(lines + ["%s: %d tried, %d faults%s" % (title, count, len(wrong), counts)]))
        self.assertEqual(len(wrong), 0)

    def check(self, title, scenes):
        with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
            found = list(pool.map(lambda scene: scene.play(START), scenes))
        self.report(title, len(scenes), [(one, str(scene)) for scene, some in zip(scenes, found) for one in some])


class Newer(Played):
    """The newer change stays."""

    def test_in_an_editor_of_what_is_there(self):
        self.check("edit", [Scene(line, other, typed=LINE) for line, others in EDITED.items() for other in others])

    def test_in_an_editor_of_what_is_new(self):
        scenes = [Scene(line, other, typed=LINE) for line, others in WRITTEN.items() for other in others]
        self.check("new texts", scenes + [Scene("log", other, typed=b"lunch with @uma, " + LINE) for other in GOING])

    def test_at_a_choice(self):
        scenes = [Scene(line, other, answers=[chosen, "yes"]) for line in CHOOSING for chosen in MARCOS
                  for other in meanwhile_to(chosen)]
        self.check("choices", scenes if LONG else scenes[::3])

    def test_at_a_choice_before_or_after_an_editor(self):
        scenes = [Scene("log", other, typed=b"tea with Marco, " + LINE, answers=[chosen], late=True)
                  for chosen in MARCOS for other in meanwhile_to(chosen)]
        more = [Scene(line, other, typed=LINE, answers=[chosen], late=late) for line in CHOOSING_AND_WRITING for chosen in MARCOS
                for other in meanwhile_to(chosen) for late in (False, True)]
        self.check("choices and texts", scenes + (more if LONG else more[::5]))

    def test_at_the_question_whether_to_forget(self):
        others = ["edit uma --name 'Ada Roth'", "merge uma tom", "merge lou uma", "rm uma"]
        self.check("forget", [Scene("forget uma", other, answers=["yes"], strict=True) for other in others])

    def test_at_the_question_what_columns_are(self):
        others = ["edit uma --name 'Ada Roth'", "forget uma --yes", "merge lou uma", "add 'Cai Wen'"]
        self.check("columns", [Scene("import table.csv", other, answers=["y"]) for other in others])

    def test_while_a_pipe_is_slow(self):
        home, wrong = Home(PROGRAM, START), []
        with subprocess.Popen([PROGRAM, "import", "-", "--map", "name=name", "--map", "email=email"], env=home.env, cwd=home.path, stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, text=True) as process:
            process.stdin.write("name,email\n" + "".join("Cai Wen %d,cai%d@wen.example\n" % (i, i) for i in range(40000)))
            process.stdin.flush()
            begun = time.monotonic()
            home.ok("note", "uma", "newer than the table")
            if time.monotonic() - begun > 2:
                wrong.append(("another command has to wait", "rapport import -"))
            process.stdin.write("Cai Wen,cai@wen.example\n")
            said = process.communicate()[0]
        if "40001 new" not in said or "newer than" not in home.ok("show", "uma", "--facts"):
            wrong.append((said, "rapport import -"))
        self.report("a slow pipe", 1, wrong)

    def test_in_triage(self):
        others = ["cadence bob --every 1w", "edit bob --name 'Ada Roth'", "forget bob --yes", "merge lou bob", "archive bob"]
        self.check("triage", [Scene("triage", other, answers=[key, "q"]) for other in others for key in ("1", "n")])


class Texts(Played):
    """A text that was typed outlives every other failure, too."""

    def test_that_the_journal_is_busy(self):
        self.check("busy", [Scene(line, typed=LINE, busy=True) for line in (TEXTS if LONG else ["note uma"])])

    def test_that_the_editor_fails(self):
        self.check("the editor fails", [Scene(line, typed=LINE, status=1) for line in TEXTS])

    def test_that_cannot_be_stored(self):
        typed = (LINE + b"caf\xe9\n", LINE + b"a\0b\n", LINE + b"x" * (1 << 20))
        scenes = [Scene(line, typed=one) for line, one in itertools.product(TEXTS, typed)]
        self.check("no texts", scenes if LONG else scenes[::2])

    def test_that_asks_for_a_choice_and_gets_none(self):
        line = b"tea with Marco, " + LINE
        self.check("nobody chosen", [Scene("log", typed=line, answers=[answer]) for answer in ("", "9", "x")])

    def test_that_is_empty_changes_nothing(self):
        self.check("empty", [Scene(line, typed=b"\n") for line in TEXTS])

    def test_is_asked_for_only_when_the_rest_is_right(self):
        wrong = []
        for line in WRONG:
            home = Home(PROGRAM, START)
            home.env["EDITOR"] = os.path.join(home.path, "editor")
            with Conversation(home, *words(line)) as talk:
                if talk.waits_for() == "editor":
                    wrong.append(("the editor opens", "rapport " + line))
                if talk.end() == 0:
                    wrong.append(("it is not refused", "rapport " + line))
        self.report("wrong arguments", len(WRONG), wrong)


class Commands(unittest.TestCase):
    def test_that_ask_are_all_here(self):
        """A new command must not be forgotten. Those left out write no entries, or ask for nothing."""
        lines = START.ok("help").split("\n\n")[1].splitlines()
        there = {name for line in lines for name in line.split(":")[1].split()}
        elsewhere = set("list show brief journal search stats due agenda remind export backup restore doctor history date config "
                        "completions demo help plan undo".split())
        here = {line.split()[0] for line in [*EDITED, *WRITTEN, *CHOOSING, "triage", "import table.csv"]}
        self.assertEqual(there - elsewhere, here)


class Editors(Played):
    def test_are_named_with_quotes_and_options(self):
        wrong = []
        for value in EDITORS:
            home = with_an_editor(Home(PROGRAM, START), "My Editor/edit")
            for name in ("text", "typed"):
                with open(os.path.join(home.path, name), "wb") as file:
                    file.write(LINE)
            home.env["EDITOR"] = value.replace("%s", home.path)
            with Conversation(home, "note", "uma") as talk:
                talk.until(lambda: False)
                if talk.process.returncode != 0 or TYPED not in home.ok("show", "uma", "--facts"):
                    wrong.append((talk.seen.replace(":", ""), "EDITOR=" + value))
        self.report("ways to name an editor", len(EDITORS), wrong)


class Controls(unittest.TestCase):
    # Opens the editor, and writes back the whole entry, the place as it was read before.
    HASTY = """at=$(sqlite3 .local/share/rapport/journal.db "SELECT place FROM interaction WHERE text='lunch'")
        "$EDITOR" draft; "$0" edit "$2" --text "$(cat draft)" --at "$at" """
    # Asks, and then looks for the number in a list of its own.
    ANEW = """list() { "$0" list --format ids | grep '^m' | sort -r; }
        list | sed 's/^/@/' | nl -w 3 -s '  '; printf 'Number: '; read -r n; "$0" note "$(list | sed -n "${n}p")" chess"""

    def control(self, scene, expected, **options):
        found = scene.play(START, **options)
        print("control: %s" % "; ".join(found).replace("\n", " ")[:200])
        self.assertTrue(any(one.startswith(expected) for one in found), found)

    def test_an_editing_that_writes_back_what_it_read_is_caught(self):
        hasty = ["sh", "-c", self.HASTY, PROGRAM]
        self.control(Scene("edit {talk}", "edit {talk} --at Porto", typed=LINE, program=hasty), "newer change lost")

    def test_a_choice_that_is_looked_up_anew_is_caught(self):
        anew = ["sh", "-c", self.ANEW, PROGRAM]
        self.control(Scene("note Marco chess", "rm mr", answers=["mr"], program=anew), "somebody else hit")

    def test_a_text_that_is_gone_is_missed(self):
        def remove(home):
            shutil.rmtree(os.path.join(home.path, ".local/state/rapport"), ignore_errors=True)
        self.control(Scene("edit {talk}", "rm {talk}", typed=LINE), "typed text lost", meddle=remove)


if __name__ == "__main__":
    unittest.main(warnings="ignore")
