"""What a journal holds, as SQLite alone sees it: a state that can be held against another one, and what is wrong with it."""
import re, sqlite3, zlib

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
ID = re.compile(r"(?<![0-9A-Za-z])[%s]{13}(?![0-9A-Za-z])" % ALPHABET)
NUMBER = re.compile(r"(?<![0-9])[1-9][0-9]{14,18}(?![0-9])")  # an id where it is no text; no other number is as large
MARK = re.compile("<([%s]{13})>" % ALPHABET)
# What the clock decides, or chance: also in which order ids are that were made at once.
CHANCE = {"operation": ("at", "device"), "change": ("seq",), "meta": ("value",)}
NO_ENTRIES = {"operation", "change", "participant", "standing", "name", "meta"}

# By which columns rows name rows of another table; in lists of ids, apart from each other by a space.
REFERENCES = {
    "person": {"met_via": "person"}, "detail": {"person": "person"}, "job": {"person": "person"}, "pause": {"person": "person"},
    "interaction": {"people": "person", "mentioned": "person"}, "promise": {"people": "person", "source": "interaction"},
    "gratitude": {"person": "person", "said_in": "interaction", "source": "interaction"},
    "win": {"person": "person", "celebrated_in": "interaction"}, "occasion": {"person": "person"},
    "fact": {"person": "person", "superseded_by": "fact", "source": "interaction"},
    "question": {"people": "person", "source": "interaction"}, "relation": {"a": "person", "b": "person"},
    "style": {"person": "person"}, "introduction": {"a": "person", "b": "person"}, "conflict": {"person": "person"},
    "step": {"conflict": "conflict"}}


def digits(number, width):
    text = ""
    for _ in range(width):
        number, digit = divmod(number, 32)
        text = ALPHABET[digit] + text
    return text


def as_text(number):
    """An id as rapport writes it."""
    return digits(number & (1 << 30) - 1, 6) + digits(number >> 30, 7)


def opened(path):
    """Text that is no UTF-8 is read, too."""
    database = sqlite3.connect(path)
    database.text_factory = lambda text: text.decode("utf-8", "surrogateescape")
    return database


def rows(path):
    """All rows of all tables; each as its table and its named values."""
    database = opened(path)
    try:
        tables = [name for name, in database.execute("SELECT name FROM sqlite_master WHERE type='table'") if name[:6] != "sqlite"]
        found = set()
        for table in tables:
            some = database.execute("SELECT*FROM " + table)
            names = [column[0] for column in some.description]
            found.update((table, *zip(names, row)) for row in some)
        return found
    finally:
        database.close()


def faults(path):
    """The kind and the words of each reference to what is not there, and of each handle that several people have."""
    database = opened(path)
    found = []
    try:
        for table, columns in REFERENCES.items():
            for column, target in columns.items():
                there = {as_text(one) for one, in database.execute("SELECT id FROM " + target)}
                for one, value in database.execute("SELECT id,%s FROM %s WHERE %s NOT IN(0,'')" % (column, table, column)):
                    named = value.split(" ") if isinstance(value, str) else [as_text(value)]
                    found += [("dangling", "%s %s: its %s %s is gone" % (table, as_text(one), column, name))
                              for name in named if name not in there]
        found += [("twice", "the handle %s" % handle) for handle, in
                  database.execute("SELECT handle FROM person GROUP BY handle HAVING count(*)>1")]
    finally:
        database.close()
    return found


def entries(path):
    """Every entry, without the log and without what is derived: its values by its table and id."""
    return {(row[0], dict(row[1:])["id"]): dict(row[1:]) for row in rows(path) if row[0] not in NO_ENTRIES}


def marked(value):
    """A value as text, with ids as `<...>`."""
    if isinstance(value, int):
        return "<%s>" % as_text(value) if value >= 10**14 else str(value)
    return ID.sub(lambda found: "<%s>" % found.group(), NUMBER.sub(lambda found: as_text(int(found.group())), value))


def words(row):
    """A row as one line, with its ids marked."""
    table, *values = row
    return table + " " + " ".join("%s=%s" % (name, marked(value)) for name, value in values
                                  if name not in CHANCE.get(table, ()) and value not in (0, ""))


class Origin:
    """A journal from which others came. What they hold is told by how they differ from it, so that it is the same for two
    journals in which the same was done, though each made ids of its own."""

    def __init__(self, path):
        self.rows = rows(path)
        self.ids = {one for row in self.rows for _, value in row[1:] for one in MARK.findall(marked(value))}

    def state(self, path):
        """The rows that went and those that came, in which ids that are new bear names made from what they stand for."""
        now = rows(path)
        went = ["- " + words(row) for row in self.rows - now]
        came = [words(row) for row in now - self.rows]
        new = {one for row in came for one in MARK.findall(row)} - self.ids
        came = ["+ " + row for row in self.named(came, new)]
        return tuple(sorted(went + came))

    def named(self, came, new):
        """The rows with the new ids named: by the rows in which they stand, and by the names of those beside them."""
        names = dict.fromkeys(new, "new")
        came = [self.command_named(row, new) for row in came]
        standing = {one: [row for row in came if "<%s>" % one in row] for one in new}
        for _ in range(3):
            names = {one: self.name(one, some, names) for one, some in standing.items()}
        return [replaced(row, names) for row in came]

    def name(self, one, standing, names):
        """Of the kind of thing that it is, if a row says so."""
        kinds = [row.split(" ")[0] for row in standing if " id=<%s>" % one in row and not row.startswith("change")]
        text = "\n".join(sorted(replaced(row, {**names, one: "self"}) for row in standing))
        return "%s-%04x" % (kinds[0] if kinds else "new", zlib.crc32(text.encode()) & 0xffff)

    def command_named(self, row, new):
        """In the name of a command ids are short, and as long as chance wants it."""
        if not row.startswith("operation"):
            return row
        head, command, tail = re.fullmatch(r"(.* command=\S+)(.*?)((?: undoes=| undone=|$).*)", row, re.S).groups()
        # One of them may begin as another one of another kind.
        known = [*MARK.findall(tail), *sorted(self.ids), *new]

        def whole(found):
            return next(("<%s>" % one for one in known if one.startswith(found.group())), found.group())

        return head + re.sub(r"\b[%s]{3,12}\b" % ALPHABET, whole, command) + tail


def replaced(row, names):
    return MARK.sub(lambda found: names.get(found.group(1), found.group(1)), row)
