"""A journal with something in every field of every kind of entry, and at least one line to type for every command."""
import json, os, shlex, sqlite3, tempfile

MEMORY = "/dev/shm"
if os.path.isdir(MEMORY) and not os.statvfs(MEMORY).f_flag & os.ST_NOEXEC:  # what is tried with this is no question of disks
    tempfile.tempdir = MEMORY

EVE, BOB, KIM, SAM = "cb2aj406fmaxp", "b210tr06fmaxq", "rrm5wg06fmaxq", "wz90tr06fmaxq"
TALK, PLANNED, PROMISE, THANKS, WIN = "zxda8z06fmaxr", "t3n5cm06fmaxr", "7bx1gs06fmaxr", "s50f5q06fmaxr", "jakwbr06fmaxs"
FACT, QUESTION, CONFLICT, WAITING = "3drj0606fmaxp", "9mq8s906fmaxr", "ncszzx06fmaxx", "8cd1gs06fmaxr"

# What a text cannot stand in, and rapport reads no more than it lets in: days, references, and words of a closed list.
CLOSED = {"date", "added_on", "cadence_on", "snoozed_on", "snoozed_until", "met_on", "since", "until", "set_on", "start", "time",
          "made_on", "due_on", "settled_on", "felt_on", "said_on", "won_on", "celebrated_on", "learned_on", "noted_on", "talk_on",
          "opened_on", "resolved_on", "done_on", "people", "mentioned", "handle", "status", "every", "max", "direction", "outcome",
          "whose", "state", "stage", "key", "tags", "channel"}
OPEN = {("introduction", "outcome"), ("interaction", "tags")}  # free text, though a field of this name elsewhere is not


def entries(text):
    """Every kind of entry; `text(kind, field)` stands wherever a user's words can."""
    made = []

    def put(entity, ident, words, /, **fields):
        made.append({"type": entity, "id": ident, **fields, **{word: text(entity, word) for word in words.split()}})

    for ident, handle, more in ((EVE, "eve", {"every": "1w", "cadence_on": "2026-09-01"}), (BOB, "bob", {"met_via": EVE}),
                                (KIM, "kim", {"every": "2w", "cadence_on": "2026-09-01"}), (SAM, "sam", {"status": "archived"})):
        put("person", ident, "name relation met", handle=handle, added_on="2026-09-01", **more)
    for number, kind in enumerate(("tag", "phone", "email", "alias", "url")):
        put("detail", "%ds6nm006fmaxp" % number, "value label", person=EVE, kind=kind)
    put("job", "bmdtsg06fmaxp", "org role", person=EVE)
    put("rhythm", "4ns5sb06fmaxy", "tag", every="2w", set_on="2026-11-01")
    put("pause", "2cwswg06fmaxz", "", person=BOB, start="2026-11-18", until="2026-12-01")
    put("interaction", TALK, "place text gave kind", date="2026-10-19", people=[EVE, BOB], mentioned=[KIM], channel="in-person",
        tags=[text("interaction", "tags")])
    put("interaction", PLANNED, "place text", date="2026-11-24", outcome="planned", people=[EVE], kind="lunch", channel="in-person")
    put("promise", PROMISE, "text", people=[EVE, BOB], made_on="2026-11-01", due_on="2026-11-18", source=TALK)
    put("promise", WAITING, "text", people=[EVE], made_on="2026-11-01", due_on="2026-11-18", whose="theirs")
    put("gratitude", THANKS, "text", person=EVE, felt_on="2026-11-17", source=TALK)
    put("win", WIN, "text", person=EVE, won_on="2026-11-17")
    put("occasion", "ref6nr06fmaxp", "kind", person=EVE, date="1980-11-21")
    put("fact", FACT, "about text", person=EVE, learned_on="2026-11-17")
    for ident, who, about in (("5drj0606fmaxp", EVE, "need"), ("6drj0606fmaxp", KIM, "offer"), ("8drj0606fmaxp", KIM, "interest"),
                              ("2drj0606fmaxp", EVE, "interest"), ("7drj0606fmaxp", EVE, "gift-idea")):
        put("fact", ident, "", person=who, learned_on="2026-11-17", about=about, text="violins " + text("fact", "text"))
    put("question", QUESTION, "text", people=[EVE], noted_on="2026-11-17", source=TALK)
    put("relation", "v8dg6k06fmaxv", "kind", a=EVE, b=BOB)
    put("style", "6qd9na06fmaxt", "value because", person=EVE, key="tip", noted_on="2026-11-17")
    put("style", "7qd9na06fmaxt", "because", person=EVE, key="channel", value="call", noted_on="2026-11-17")
    put("introduction", "t9n20a06fmaxw", "why outcome", a=EVE, b=BOB, stage="asked", since="2026-11-17")
    put("conflict", CONFLICT, "text mine theirs how", person=BOB, opened_on="2026-11-12", talk_on="2026-11-20")
    put("conflict", "pcszzx06fmaxx", "text mine theirs how", person=KIM, opened_on="2026-10-01", resolved_on="2026-11-01")
    put("step", "q83r8n06fmay0", "text", conflict=CONFLICT, done_on="2026-11-17")
    return made


def dump(home, made, name="everything.jsonl"):
    with open(os.path.join(home.path, name), "w") as file:
        for one in [{"type": "rapport", "version": 1}, *made]:
            file.write(json.dumps(one) + "\n")
    return name


# What is private if it is marked so, with the name of the mark; and what always is.
MARKED = {"interaction": "private", "promise": "private", "gratitude": "private", "question": "private", "fact": "sensitive"}
ALWAYS_PRIVATE = {"conflict", "step"}


def fill_with_secrets(home):
    """Brings it all in with every mark set; each private text is `Xyzzy...`. What kind of talk it was is no text."""
    secret = MARKED.keys() | ALWAYS_PRIVATE
    made = entries(lambda kind, field: ("Xyzzy" if kind in secret and field != "kind" else "Open") + kind + field)
    for one in made:
        if one["type"] in MARKED:
            one[MARKED[one["type"]]] = True
    return bring(home, made)


def fill(home, text):
    """Brings it all into the home's journal; lays files beside it that commands can read."""
    return bring(home, entries(text))


def bring(home, made):
    home.ok("import", dump(home, made))
    home.ok("backup", "copy.db")
    with open(os.path.join(home.path, "card.vcf"), "w") as file:
        file.write("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Lund\r\nEND:VCARD\r\n")
    return home


def columns_without(home, text):
    """The columns of text in the journal's tables in which the text stands nowhere, those of a closed list aside."""
    database = sqlite3.connect(home.journal)
    tables = [row[0] for row in database.execute("SELECT DISTINCT entity FROM change")]
    missing = []
    for table in tables:
        for _, column, kind, *_ in database.execute("PRAGMA table_info(%s)" % table).fetchall():
            closed = column in CLOSED and (table, column) not in OPEN or (table, column) in (("detail", "kind"),)
            if not kind.startswith("INT") and not closed:
                found = database.execute("SELECT count(*) FROM %s WHERE instr(%s,?)" % (table, column), (text,)).fetchone()[0]
                missing += [] if found else [(table, column)]
    database.close()
    return missing, tables


# Lines that only look. {text} stands for words of the user, {talk} and the like for ids.
READING = {
    "": ["", "-v"],
    "list": ["list", "list --archived", "list --sort last", "list {text}"],
    "show": ["show eve", "show bob", "show eve --facts"],
    "brief": ["brief eve", "brief eve bob --long"],
    "journal": ["journal", "journal --with eve --sort oldest"],
    "search": ["search eve", "search violins --include-private"],
    "stats": ["stats", "stats --person eve", "stats --html -"],
    "due": ["due", "due --all --why"],
    "agenda": ["agenda", "agenda --days 30 --include-private"],
    "remind": ["remind --dry-run", "remind --dry-run --email-subject --days 9 --include-private"],
    "thank": ["thank"],
    "celebrate": ["celebrate"],
    "occasion": ["occasion", "occasion eve"],
    "promise": ["promise", "promise --theirs"],
    "repair": ["repair", "repair bob"],
    "ask": ["ask"],
    "style": ["style eve"],
    "relate": ["relate eve"],
    "give": ["give"],
    "intro": ["intro"],
    "cadence": ["cadence"],
    "pause": ["pause"],
    "plan": ["plan"],
    "triage": ["triage --format ids"],
    "tag": ["tag", "tag eve"],
    "export": ["export", "export --include-private", "export --what journal", "export --what due", "export --what people",
               "export --what promises", "export --format ics", "export --format md", "export --format vcf",
               "export --format vcf --vcard 4.0"],
    "backup": ["backup --list"],
    "doctor": ["doctor"],
    "history": ["history"],
    "config": ["config", "config color", "config --path"],
    "__complete": ["__complete -- show ''", "__complete -- list --tag ''"],
}

# Lines that read nothing of the journal.
JOURNALLESS = {
    "date": ['date "last fri"'],
    "completions": ["completions bash"],
    "demo": ["demo"],
    "help": ["help", "help log", "help dates", "log --help"],
}

# Lines that write into the journal; each works on a journal as `fill` makes it.
WRITING = {
    "add": ['add "Ana Lund" --note {text} --org {text} --met {text}', "add --new -- {text}"],
    "log": ['log "lunch with @eve {text} -> send it {text} by friday ?? how {text}" --gave {text} --at {text}',
            'log "tea with @kim" --with-new {text}'],
    "tag": ["tag bob +team"],
    "note": ["note eve {text}"],
    "ask": ["ask eve {text}", "ask --done {question}"],
    "style": ["style eve --tip {text} --because {text}"],
    "relate": ["relate bob mentor kim", "relate bob {text} kim"],
    "give": ["give eve {text}"],
    "intro": ["intro eve kim {text}", "intro eve bob --outcome {text}"],
    "thank": ["thank eve", "thank bob {text} --later"],
    "celebrate": ["celebrate eve {text}", "celebrate eve", "celebrate --done {win}"],
    "occasion": ["occasion bob {text} 02-03"],
    "promise": ["promise eve {text}", "promise --done {promise}", "promise --drop {waiting}"],
    "repair": ["repair eve {text} --mine {text}", "repair --step {conflict} {text}", "repair --resolve {conflict} {text}"],
    "cadence": ["cadence bob --every 2w", "cadence --tag team --every 2w"],
    "snooze": ["snooze eve 2w", "snooze {promise} 1w"],
    "pause": ["pause eve --until 2027-01-01"],
    "plan": ["plan --apply --per-week 1"],
    "import": ["import card.vcf"],
    "restore": ["restore copy.db"],
    "doctor": ["doctor --fix"],
    "edit": ['edit bob --org {text} --name "{text} B"', "edit {talk} --text {text}", "edit {promise} --text {text}"],
    "rm": ["rm {promise}", "rm {talk}", "rm {fact}"],
    "archive": ["archive bob"],
    "merge": ["merge eve kim"],
    "forget": ["forget eve --yes"],
    "undo": ["undo"],
}

# Lines that write, but not into the journal.
MAKING = {
    "remind": ["remind"],
    "config": ["config color never"],
    "backup": ["backup another.db"],
    "export": ["export -o out.jsonl", "export --what people --format csv -o out.csv", "export --format vcf -o out.vcf",
               "export --format ics -o out.ics", "export --format md -o out.md", "export --format md -o pages/"],
    "stats": ["stats --html out.html"],
    "demo": ["demo sample.db"],
}

# Lines that ask, on a terminal only: for a key, for a yes, which of several is meant, or in an editor.
ASKING = {
    "triage": ["triage"],
    "forget": ["forget eve"],
    "edit": ["edit {talk}", "edit {promise}", "edit {fact}"],
    "log": ["log"],
    "note": ["note eve"],
    "ask": ["ask eve"],
    "give": ["give eve"],
    "promise": ["promise eve"],
}


def typed(*many, text="words"):
    """Lines, each split into its words, with the text and the ids of entries in their places."""
    places = {"text": text, "talk": TALK, "promise": PROMISE, "waiting": WAITING, "win": WIN, "fact": FACT, "question": QUESTION,
              "conflict": CONFLICT}
    return [[word.format_map(places) for word in shlex.split(line)] for line in many]


def lines(*tables, text="words"):
    """All lines of the tables, as words."""
    return typed(*(line for table in tables for many in table.values() for line in many), text=text)


def commands(home):
    """The commands that `rapport help` lists."""
    listing = home.ok("help").split("\n\n")[1]
    return {name for line in listing.splitlines() for name in line.split(":")[1].split()}


def uncovered(home, *tables):
    """Commands that no line of these tables runs: a new one must not be forgotten."""
    return commands(home) - {name for table in tables for name in table}
