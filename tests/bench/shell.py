"""What the sqlite3 shell is asked for, to have the same rows from the same file as rapport."""
import csv, os, random, sqlite3

DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"

# The settings under which "saved" means saved: the shell writes as durably as rapport does.
DURABLE = "PRAGMA journal_mode=DELETE;PRAGMA synchronous=EXTRA;PRAGMA secure_delete=ON;PRAGMA cell_size_check=ON;"


def number(text):
    """The number of an id that is written with its thirteen digits, the random ones first."""
    value = 0
    for digit in text[6:] + text[:6]:
        value = value * 32 + DIGITS.index(digit)
    return value


def due(day):
    """From the derived table, by the share of the period passed; names and sorts the twenty."""
    return ("SELECT handle,name,standing.every,last_contact,due_on,channel FROM standing JOIN person ON person.id=standing.person "
            "WHERE shown_on<>'' AND shown_on<='%s' ORDER BY (julianday('%s')-julianday(anchor)) DESC LIMIT 20;" % (day, day))


def listed(words):
    """Those with every word in a name, handle, address, organisation, role, relation, or as a tag; and what `list` shows."""
    found = " AND ".join(
        "id IN(SELECT person FROM name WHERE instr(key,'{0}')UNION SELECT person FROM detail WHERE kind='tag'AND value='{0}' "
        "UNION SELECT person FROM job WHERE until=''AND(instr(org,'{0}')OR instr(role,'{0}'))"
        "UNION SELECT id FROM person WHERE instr(relation,'{0}'))".format(word) for word in words)
    return ("SELECT handle,name,status,relation,(SELECT org||role FROM job WHERE person=p.id AND until=''ORDER BY id DESC LIMIT 1),"
            "(SELECT group_concat(value)FROM detail WHERE person=p.id AND kind='tag'),"
            "(SELECT value FROM detail WHERE person=p.id AND kind='email'LIMIT 1),"
            "(SELECT value FROM detail WHERE person=p.id AND kind='phone'LIMIT 1),"
            "(SELECT date FROM occasion WHERE person=p.id AND kind='birthday'LIMIT 1),s.last_contact,s.every,s.due_on,s.over_on "
            "FROM person AS p JOIN standing AS s ON s.person=p.id WHERE %s ORDER BY name;" % found)


def newest(database, count):
    """The newest talks, and the names of those who took part (whose ids the shell is told)."""
    talks = "SELECT id,date,time,kind,outcome,people,text FROM interaction ORDER BY date DESC,time DESC,id DESC LIMIT %d;" % count
    people = {number(one) for row in database.execute(talks) for one in row[5].split()}
    return talks + "SELECT id,handle,name FROM person WHERE id IN(%s);" % ",".join(map(str, people))


def everything_of(database, handle):
    """What `show` looks up of one person."""
    person = database.execute("SELECT person FROM name WHERE key=?", (handle,)).fetchone()[0]
    sql = "SELECT*FROM person WHERE id=(SELECT person FROM name WHERE key='%s'AND kind='handle');" % handle
    for table in ("standing", "detail", "job", "occasion", "fact", "style", "gratitude", "win", "pause"):
        sql += "SELECT*FROM %s WHERE person=%d;" % (table, person)
    sql += "SELECT*FROM relation WHERE a=%d OR b=%d;SELECT*FROM conflict WHERE person=%d;" % (person, person, person)
    sql += "SELECT*FROM promise WHERE state='open';SELECT*FROM question WHERE settled_on='';"
    sql += ("SELECT interaction.*FROM participant JOIN interaction ON id=interaction WHERE person=%d "
            "ORDER BY participant.date DESC LIMIT 5;" % person)
    return sql


def before_meeting(database, handle):
    """What `brief` looks up: that, the newest talks with those who took part in them, dates near, and conflicts to come
    back to."""
    sql = everything_of(database, handle).replace("LIMIT 5", "LIMIT 20")
    person = database.execute("SELECT person FROM name WHERE key=?", (handle,)).fetchone()[0]
    talks = "SELECT people FROM participant JOIN interaction ON id=interaction WHERE person=? ORDER BY participant.date DESC LIMIT 20"
    people = {number(one) for (row,) in database.execute(talks, (person,)) for one in row.split()}
    sql += "SELECT id,handle,name FROM person WHERE id IN(%s);" % ",".join(map(str, people))
    sql += "SELECT*FROM win WHERE celebrated_on='';SELECT*FROM conflict WHERE resolved_on<>'';"
    return sql


# The talks with the handles of those who took part, newest first, as `export --what journal` has them.
EXPORT = ("SELECT i.id,i.date,i.time,i.kind,i.channel,i.direction,i.outcome,group_concat(p.handle,';'),i.tags,i.place,i.text,"
          "i.counts,i.private FROM interaction i JOIN participant t ON t.interaction=i.id JOIN person p ON p.id=t.person "
          "WHERE t.part>0 GROUP BY i.id ORDER BY i.date DESC,i.time DESC,i.id DESC;")

# Looks at every note, and has nothing to print.
LIKE = "SELECT id,date,text FROM interaction WHERE text LIKE '%zebra%';"


class Log:
    """What `log` with two people writes, as literal rows: the newest talk once more, under new ids each time."""

    def __init__(self, journal):
        self.journal = journal
        self.random = random.Random(1)
        database = sqlite3.connect(journal)
        self.operation = database.execute("SELECT*FROM operation ORDER BY id DESC LIMIT 1").fetchone()
        self.change = database.execute("SELECT*FROM change WHERE operation=?", self.operation[:1]).fetchone()
        self.talk = database.execute("SELECT*FROM interaction WHERE id=?", (self.change[3],)).fetchone()
        people = [(number(one),) for one in self.talk[7].split()]
        self.standing = [database.execute("SELECT*FROM standing WHERE person=?", one).fetchone() for one in people]
        database.close()
        self.clock = self.operation[0] >> 30

    def id(self):
        self.clock += 1
        return self.clock << 30 | self.random.getrandbits(30)

    def __call__(self):
        operation, talk = self.id(), self.id()
        rows = [("operation", (operation, *self.operation[1:])), ("interaction", (talk, *self.talk[1:])),
                ("change", (operation, *self.change[1:3], talk, *self.change[4:]))]
        rows += [("participant", (one[0], self.talk[1], talk, 1)) for one in self.standing]
        rows += [("standing", one) for one in self.standing]
        literal = lambda value: str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"
        inserts = ["INSERT OR REPLACE INTO %s VALUES(%s);" % (table, ",".join(map(literal, values))) for table, values in rows]
        return ["sqlite3", self.journal, DURABLE + "BEGIN IMMEDIATE;" + "".join(inserts) + "COMMIT;"]


class Import:
    """The rows that an import has made, table by table in the order in which they were made, brought into the same tables
    with their indexes by `.import`."""
    TABLES = ("person", "detail", "occasion", "job", "fact", "interaction", "participant", "change", "operation", "standing", "name")

    def __init__(self, journal, folder):
        self.folder = folder
        database = sqlite3.connect(journal)
        with open(os.path.join(folder, "script.sql"), "w") as script:
            script.write(DURABLE + "\n")
            for (sql,) in database.execute("SELECT sql FROM sqlite_schema WHERE sql<>''"):
                script.write(sql + ";\n")
            script.write(".mode csv\n")
            for table in self.TABLES:
                if self.write(table, self.rows(database, table)):
                    script.write(".import %s.csv %s\n" % (os.path.join(folder, table), table))
        database.close()

    def rows(self, database, table):
        made = "FROM change AS c CROSS JOIN %s AS x ON x.id=c.id WHERE c.entity='%s'ORDER BY c.operation,c.seq"
        if table == "participant":
            for talk, date, people in database.execute("SELECT x.id,x.date,x.people " + made % ("interaction", "interaction")):
                yield from ((number(one), date, talk, 1) for one in people.split())
        elif table in ("change", "operation", "standing", "name"):
            yield from database.execute("SELECT*FROM " + table)
        else:
            yield from database.execute("SELECT x.*" + made % (table, table))

    def write(self, table, rows):
        count = 0
        with open(os.path.join(self.folder, table + ".csv"), "w", newline="") as file:
            writer = csv.writer(file)
            for count, row in enumerate(rows, 1):
                writer.writerow(row)
        return count

    def __call__(self):
        new = os.path.join(self.folder, "shell.db")
        if os.path.exists(new):
            os.remove(new)
        return ["sqlite3", new, ".read " + os.path.join(self.folder, "script.sql")]
