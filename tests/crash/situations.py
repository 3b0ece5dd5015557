"""Journals as they stand before something fails, and the commands during which it fails."""
import os, sqlite3, sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))
from home import Home, destroy

MIGRATIONS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../src/store/migrations")
SCHEMAS = sorted(os.listdir(MIGRATIONS))

# What each version learned to keep, said with all that there is to say.
LIFE = {1: [
    ["add", "Priya Nair", "--every", "3w", "--tag", "team", "--aka", "PN", "--email", "priya@site.example", "--org", "Lumen", "--role", "Lead"],
    ["add", "Marco Rossi", "--met-via", "priya", "--met", "at a talk", "--relation", "peer", "--phone", "+351 1"],
    ["add", "Zoë Müller", "--every", "2m", "--note", "climbs"],
    ["import", "cards.vcf"], ["import", "talks.csv"],
    ["cadence", "--tag", "team", "--every", "2m"], ["snooze", "priya", "2w"], ["pause", "marco", "--until", "2027-01-01"],
    ["log", "yesterday: lunch with Priya and Marco -> send the draft by friday ?? how is the flat == family: two daughters"],
    ["log", "call with @zoe", "--private"], ["promise", "marco", "the photographs", "--theirs", "--by", "tomorrow"],
    ["thank", "priya", "for the introduction", "--later"], ["celebrate", "zoe", "the new job", "--later"],
    ["occasion", "marco", "birthday", "02-29"], ["archive", "zoe"], ["log", "tea with @priya"], ["undo"]],
    2: [
    ["relate", "priya", "mentor", "marco", "--since", "2024"], ["style", "priya", "--channel", "call", "--because", "said so"],
    ["intro", "priya", "marco", "both climb"], ["repair", "marco", "we were both loud", "--mine", "time", "--talk", "tomorrow"]]}


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


def half_destroyed(program):
    home = usual(program)
    destroy(home.journal, "standing")
    return home


def of_version(program, version):
    """A journal as the rapport of an earlier version left it: all that it knew is in it, a few hundred rows with their log."""
    home = usual(program)
    os.remove(home.journal)
    with open(os.path.join(home.path, "talks.csv"), "w") as file:
        file.write("date,people,text\n")
        for i in range(150):
            file.write("2026-%02d-%02d,Person%d Name%d,walk %d\n" % (i % 10 + 1, i % 28 + 1, i % 40, i % 40, i))
    for words in [one for known in range(1, version + 1) for one in LIFE.get(known, ())]:
        home.ok(*words)
    newer = home.journal + ".newer"
    os.rename(home.journal, newer)
    database = sqlite3.connect(home.journal)
    for name in SCHEMAS[:version]:
        with open(os.path.join(MIGRATIONS, name)) as file:
            database.executescript(file.read())
    database.execute("ATTACH ? AS newer", (newer,))
    for table in tables(database):
        columns = ",".join(row[1] for row in database.execute("PRAGMA main.table_info(%s)" % table))
        database.execute("INSERT INTO main.%s(%s) SELECT %s FROM newer.%s" % (table, columns, columns, table))
    database.commit()
    database.executescript("PRAGMA application_id=1919971956;PRAGMA user_version=%d" % version)
    database.close()
    os.remove(newer)
    os.chmod(home.journal, 0o600)
    return home


def tables(database):
    return [row[0] for row in database.execute("SELECT name FROM main.sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite%'")]


def version_of(path):
    database = sqlite3.connect(path)
    version = database.execute("PRAGMA user_version").fetchone()[0]
    database.close()
    return version


def rows(path, like=()):
    """All rows of all tables, by the eyes of SQLite alone: each as its table and its named values; of tables that rows in
    `like` are of, only the values that these have. What a killed writer left behind is taken back first."""
    database = sqlite3.connect(path)
    database.row_factory = sqlite3.Row
    known = {table: {name for name, _ in values} for table, values in like}
    all_rows = {(table, tuple((name, value) for name, value in zip(row.keys(), row) if name in known.get(table, row.keys())))
                for table in tables(database) for row in database.execute("SELECT*FROM " + table)}
    database.close()
    return all_rows


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
    "migration": (lambda program: of_version(program, 1), ["note", "priya", "two daughters"]),
    "migration of the newest": (lambda program: of_version(program, len(SCHEMAS) - 1), ["note", "priya", "two daughters"]),
    "backup": (usual, ["backup", "another.db"]),
    "restore": (usual, ["restore", "copy.db"]),
    "config": (usual, ["config", "color", "never"]),
    "repairs": (usual, ["doctor", "--fix"]),
    "repairs of damage": (half_destroyed, ["doctor", "--fix"]),
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
        self.was_in_trouble = bool(looked_at.trouble())
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
        confessed = "did not confirm that it lasts" in said and "nothing was changed" not in said
        if confessed and entries != self.after:
            return "not there, and said to be: " + said
        if status > 0 and entries == self.after != self.before and not confessed:
            return "done, and denied: " + said
        trouble = home.trouble()
        if trouble and self.was_in_trouble and status != 0:
            home.ok(*self.words)
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
