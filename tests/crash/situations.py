"""Journals as they stand before something fails, and the commands during which it fails."""
import os, sqlite3, sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))
from home import Home

FIRST_SCHEMA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../src/store/migrations/0001_journal.sql")


def usual(program):
    home = Home(program)
    home.ok("add", "Priya Nair", "--every", "3w", "--tag", "team")
    home.ok("add", "Marco Rossi", "--email", "marco@site.example")
    home.ok("log", "lunch with Priya and Marco about the launch")
    home.ok("backup", "copy.db")
    home.ok("log", "call with Marco")
    with open(os.path.join(home.path, "cards.vcf"), "w") as file:
        for i in range(40):
            file.write("BEGIN:VCARD\nVERSION:3.0\nFN:Person%d Name%d\nEMAIL:p%d@site.example\nEND:VCARD\n" % (i, i, i))
    return home


def after_import(program):
    home = usual(program)
    home.ok("import", "cards.vcf")
    return home


def of_first_version(program):
    """A journal as the first rapport made it."""
    home = Home(program)
    os.makedirs(os.path.dirname(home.journal))
    database = sqlite3.connect(home.journal)
    with open(FIRST_SCHEMA) as file:
        database.executescript(file.read())
    database.executescript("PRAGMA application_id=1919971956;PRAGMA user_version=1")
    database.close()
    os.chmod(home.journal, 0o600)
    return home


# Name: where it starts, and what is run.
WRITING = {
    "add": (usual, ["add", "Ana Lund", "--every", "3w"]),
    "first add": (Home, ["add", "Ana Lund"]),
    "log": (usual, ["log", "tea with Priya -> send the draft by friday"]),
    "note": (usual, ["note", "priya", "two daughters"]),
    "thank": (usual, ["thank", "priya", "for the introduction"]),
    "celebrate": (usual, ["celebrate", "marco", "the new job"]),
    "promise": (usual, ["promise", "marco", "the photographs"]),
    "repair": (usual, ["repair", "marco", "we were both loud"]),
    "edit": (usual, ["edit", "priya", "--relation", "friend"]),
    "merge": (usual, ["merge", "marco", "priya"]),
    "rhythm of a tag": (usual, ["cadence", "--tag", "team", "--every", "2m"]),
    "import": (usual, ["import", "cards.vcf"]),
    "first import": (usual, ["--journal", "new.db", "import", "cards.vcf"]),
    "undo": (usual, ["undo"]),
    "undo of an import": (after_import, ["undo"]),
    "forget": (usual, ["forget", "marco", "--yes"]),
    "migration": (of_first_version, ["log", "tea with Priya"]),
    "backup": (usual, ["backup", "another.db"]),
    "restore": (usual, ["restore", "copy.db"]),
    "config": (usual, ["config", "color", "never"]),
    "repairs": (usual, ["doctor", "--fix"]),
    "remind": (usual, ["remind"]),
    "export": (usual, ["export", "-o", "all.jsonl"]),
}


class Expectation:
    """What a command makes of a journal when nothing fails."""

    def __init__(self, program, name):
        start, self.words = WRITING[name]
        self.before_home = start(program)
        looked_at = Home(program, self.before_home)
        self.before = looked_at.entries()
        done = Home(program, self.before_home)
        self.reply = done.ok(*self.words)
        self.after = done.entries()

    def home(self):
        return Home(self.before_home.program, self.before_home)

    def fault(self, home, status, said):
        """What is wrong once the command has ended so, if anything is. `status` is negative where it was killed."""
        try:
            entries = home.entries()
        except AssertionError as error:
            return "cannot be read: %s" % error
        if entries not in (self.before, self.after):
            return "half done"
        if status == 0 and entries != self.after:
            return "acknowledged, and not there"
        confessed = "did not confirm that it lasts" in said
        if confessed and entries != self.after:
            return "not there, and said to be: " + said
        if status > 0 and entries == self.after != self.before and not confessed:
            return "done, and denied: " + said
        trouble = home.trouble()
        if trouble:
            return "; ".join(trouble)
        if entries == self.before != self.after:
            again = home.run(*self.words)
            if again.returncode != 0:
                return "cannot be run again: " + again.stderr.decode()
            if home.entries() != self.after:
                return "gives something else when it is run again"
        return None
