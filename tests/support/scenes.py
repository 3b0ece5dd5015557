"""A command that waits for an answer or an editor, and what others do meanwhile: a scene that is played, and what is wrong."""
import os, re, shlex, stat, time

from contents import as_text, entries, faults
from conversation import Conversation
from couples import ident
from home import Home, bytes_of
from waiting import Held

TYPED = "Words that took an hour, café"
LINE = (TYPED + "\n").encode()
PLACES = {name: ident(name) for name in ("talk", "promise", "thanks", "win", "fact", "question", "conflict")}
MARCOS = {"mr": "Marco Rossi", "mb": "Marco Bianchi"}  # two of a name, so that rapport has to ask
REMOVING = ("rm", "forget", "merge")


def words(line):
    return [word.format_map(PLACES) for word in shlex.split(line)]


def marcos():
    """The two, with an entry each, beside the world of couples.py."""
    for handle, name in MARCOS.items():
        yield {"type": "person", "id": ident(handle), "handle": handle, "name": name, "added_on": "2026-09-01"}
    for handle in MARCOS:
        yield {"type": "promise", "id": ident("to " + handle), "people": [ident(handle)], "text": "a book",
               "made_on": "2026-09-01"}


def names_someone(row, handle):
    """Whether an entry is about them."""
    return any(ident(handle) in (as_text(value) if isinstance(value, int) else value) for value in row.values())


class Scene:
    """One command that waits: in the editor, where `typed` is left, or at a prompt, for `answers`; a handle as an answer is
    the number it stands by. What others do `meanwhile` is done when it waits for the first time, or `late`, for the second.
    With `strict` even what it is asked to remove stays, if that has changed. `busy`: the journal is locked, and stays so."""

    def __init__(self, line, *meanwhile, typed=None, status=0, answers=(), late=False, strict=False, busy=False, program=None):
        self.line, self.meanwhile, self.typed, self.status, self.answers = line, meanwhile, typed, status, list(answers)
        self.late, self.strict, self.busy, self.program = late, strict, busy, program

    def __str__(self):
        """What shows it again."""
        status = ", status %d" % self.status if self.status else ""
        edit = ["the editor leaves %r%s" % (self.typed[:40], status)] if self.typed else []
        other = ["meanwhile%s: rapport %s" % (", late" if self.late else "", line) for line in self.meanwhile]
        answer = ["answers %s" % ", ".join(map(repr, self.answers))] if self.answers else []
        return "; ".join(["rapport " + self.line, *other, *edit, *answer, *["the journal is locked"] * self.busy])

    def play(self, start, meddle=lambda home: None):
        """Plays it in a copy of a home; what is wrong."""
        self.home = Home(start.program, start)
        self.home.env["EDITOR"] = os.path.join(self.home.path, "editor")
        self.before = entries(self.home.journal)
        with Conversation(self.home, *words(self.line), program=self.program) as self.talk:
            wrong = self.go_on()
        if wrong:
            return wrong
        meddle(self.home)
        self.after = entries(self.home.journal)
        return list(self.all_that_is_wrong())

    def go_on(self):
        talk, answers, at, self.is_typed = self.talk, self.answers[:], 0, False
        while waits_for := talk.waits_for():
            at += 1
            wrong = self.happens() if at == (2 if self.late else 1) else []
            if wrong:
                return wrong
            if waits_for == "answer":
                talk.type(self.key(answers.pop(0)) if answers else "\n")
                continue
            self.is_typed = bool(self.typed and self.typed.strip())
            if self.busy:
                with Held(self.home.journal):
                    return self.is_refused_as_busy()
            talk.leave_in_the_editor(self.typed or b"", self.status)
        self.ended = talk.process.returncode
        return [] if at >= (2 if self.late else 1) else ["it does not wait: status %d, %s" % (self.ended, talk.seen)]

    def happens(self):
        """What happens meanwhile, and must not have to wait."""
        wrong = []
        for line in self.meanwhile:
            begun = time.monotonic()
            done = self.home.run(*words(line))
            if done.returncode != 0 or time.monotonic() - begun > 2:
                wrong.append("rapport %s, meanwhile: status %d after %.1f s, %s" % (
                    line, done.returncode, time.monotonic() - begun, done.stderr.decode()))
        self.between = entries(self.home.journal)
        return wrong

    def is_refused_as_busy(self):
        talk, begun = self.talk, time.monotonic()
        talk.leave_in_the_editor(self.typed)
        if not talk.until(lambda: talk.seen.strip(), 3):
            return ["it waits and does not say for what"]
        self.ended, waited = talk.end(), time.monotonic() - begun
        return [] if self.ended == 4 and 4 < waited < 8 else ["status %d after %.1f s" % (self.ended, waited)]

    def key(self, answer):
        """What is to be pressed: for a handle the number of the line that names it; in triage single keys."""
        lines = re.findall(r"^ +(\d+)  @(\S+)", self.talk.seen, re.M)
        return next((number for number, handle in lines if handle == answer), answer) + ("" if self.line == "triage" else "\n")

    def all_that_is_wrong(self):
        yield from ("%s: %s" % one for one in faults(self.home.journal))
        done = self.home.run("doctor")
        if done.returncode != 0:
            yield "doctor: " + done.stdout.decode()
        if self.ended < 0:
            yield "crash: it ended with %d" % self.ended
        if self.ended != 0 and self.after != self.between:
            yield "refused, and something changed all the same"
        if self.ended == 0 and self.after == self.between and self.line not in ("triage", "forget uma"):
            yield "acknowledged, and nothing has changed"
        yield from self.newer_changes_lost()
        yield from self.others_hit()
        if self.is_typed:
            yield from self.text_lost()

    def newer_changes_lost(self):
        is_removed = self.ended == 0 and self.line.split()[0] in REMOVING and not self.strict
        for key in sorted(self.before.keys() | self.between.keys()):
            old, newer, now = (some.get(key) for some in (self.before, self.between, self.after))
            if newer == old or (now is None and (newer is None or is_removed)):
                continue
            what = "%s %s" % (key[0], as_text(key[1]))
            if newer is None or now is None:
                yield "newer change lost: %s was %s" % (what, "removed" if newer is None else "added or changed")
                continue
            for column in newer:
                if newer[column] != (old or {}).get(column) and now[column] != newer[column]:
                    yield "newer change lost: %s of %s, %r" % (column, what, newer[column])

    def others_hit(self):
        """Where one Marco was chosen, nothing happens to the other one."""
        chosen = MARCOS.keys() & set(self.answers)
        for other in MARCOS.keys() - chosen if chosen else ():
            for key in self.between.keys() | self.after.keys():
                both = self.between.get(key), self.after.get(key)
                if both[0] != both[1] and any(row and names_someone(row, other) for row in both):
                    yield "somebody else hit: %s %s is about %s" % (key[0], as_text(key[1]), other)

    def text_lost(self):
        stored = [value for row in self.after.values() for value in row.values() if isinstance(value, str) and TYPED in value]
        if bool(stored) != (self.ended == 0):
            yield "status %d, and the text is %s the journal" % (self.ended, "in" if stored else "not in")
        if any("\0" in value or re.search("[\udc80-\udcff]", value) for value in stored):
            yield "a text is stored that is none: no UTF-8, or with a NUL"
        named = [path.rstrip(".,;:)'\"") for path in re.findall(r"/[^\s']*/\.local/state/rapport/[^\s']*", self.talk.seen)]
        kept = [path for path in named if os.path.isfile(path) and self.typed.strip() in bytes_of(path)]
        if self.ended != 0 and not kept:
            yield "typed text lost; said: " + self.talk.seen
        if any(stat.S_IMODE(os.stat(path).st_mode) & 0o77 for path in kept):
            yield "others may read the text that is kept"
        left = [path for path in self.files_of_state() if self.typed.strip() in bytes_of(path)]
        if self.ended == 0 and left:
            yield "saved, and yet left behind: %s" % left

    def files_of_state(self):
        """Those of rapport's own, backups aside."""
        folder = os.path.join(self.home.path, ".local/state/rapport")
        return [os.path.join(at, name) for at, _, names in os.walk(folder) for name in names
                if not at.startswith(self.home.backups)]
