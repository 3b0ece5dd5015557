"""A journal in which everything hangs together, every writing command about it, and pairs of these."""
import itertools, random

from contents import ALPHABET


def ident(name):
    """An id of our own for each name."""
    return "".join(random.Random(name).choices(ALPHABET, k=6)) + "06fmaxp"


def world():
    """Uma is in no talk, so that she can be removed, and in everything else; most commands are about her."""
    def one(kind, called, /, **fields):
        fields = {key: [ident(who) for who in value.split()] if key in ("people", "mentioned") else ident(value)
                  if key in ("person", "a", "b", "source", "met_via", "conflict") else value for key, value in fields.items()}
        return {"type": kind, "id": ident(called), **fields}

    yield {"type": "rapport", "version": 1}
    for name, more in (("Uma Park", {"every": "2w", "cadence_on": "2026-09-01"}), ("Tom Reyes", {"met_via": "uma"}),
                       ("Bob Weiss", {}), ("Lou Costa", {"every": "1w", "cadence_on": "2026-09-01"}),
                       ("Ivo Blum", {"status": "archived"})):
        handle = name.split()[0].lower()
        yield one("person", handle, handle=handle, name=name, added_on="2026-09-01", **more)
    yield one("detail", "tag", person="uma", kind="tag", value="old")
    yield one("detail", "mail", person="uma", kind="email", value="uma@park.example")
    yield one("interaction", "talk", date="2026-10-19", people="lou bob", mentioned="tom", text="lunch", kind="lunch",
              tags=["cooking"])
    yield one("interaction", "planned", date="2026-11-24", outcome="planned", people="lou", kind="call", text="a call")
    yield one("promise", "promise", people="uma lou", text="the article", made_on="2026-11-01", due_on="2026-11-20",
              source="talk")
    yield one("promise", "theirs", people="uma", text="the contract", made_on="2026-11-01", whose="theirs")
    yield one("gratitude", "thanks", person="uma", text="the reference", felt_on="2026-11-17", source="talk")
    yield one("win", "win", person="uma", text="a prize", won_on="2026-11-17")
    yield one("occasion", "occasion", person="uma", kind="birthday", date="1980-11-21")
    yield one("fact", "fact", person="uma", about="family", text="two daughters", learned_on="2026-11-17", source="talk")
    yield one("question", "question", people="uma", text="how was the move?", noted_on="2026-11-17", source="talk")
    yield one("relation", "relation", a="uma", kind="mentor", b="bob")
    yield one("style", "style", person="uma", key="channel", value="call", noted_on="2026-11-17")
    yield one("introduction", "introduction", a="uma", b="bob", stage="idea", since="2026-11-17", why="both paint")
    yield one("conflict", "conflict", person="uma", text="a loud word", opened_on="2026-11-12")
    yield one("step", "step", conflict="conflict", text="a letter", done_on="2026-11-17")
    yield one("pause", "pause", person="tom", start="2026-11-18", until="2026-12-01")


# Each writing command in the forms that touch different things. Words in braces are ids. All names have a letter (i l o u) that
# no id has, so that none can look like one.
COMMANDS = {name.strip(): words.strip() for name, words in (line.split(":", 1) for line in """
add: add "Ulla Lund" --as ulla --email ulla@lund.example
add the same handle: add "Ulla Blom" --as ulla --tag team
add a free handle: add "Ulla Holm" --every 3w
add met via: add "Otto Ode" --met-via uma
edit name: edit uma --name "Uma Roth"
edit handle: edit uma --as ulla
edit org: edit uma --org Lumen
edit role: edit uma --role Lead
edit relation: edit uma --relation peer
edit rhythm: edit uma --every 3w
edit tags: edit uma --tag team --untag old
edit birthday: edit uma --birthday 1981-03-04
edit met via: edit bob --met-via uma
edit text: edit {talk} --text "tea, after all"
edit place: edit {talk} --at Porto
edit with: edit {talk} --with uma
edit without: edit {talk} --without bob
edit untag: edit {talk} --untag cooking
edit private: edit {talk} --private
edit happened: edit {planned} --happened
edit promise text: edit {promise} --text "the book"
edit promise day: edit {promise} --by 2026-12-24
edit promise private: edit {promise} --private
edit thanks: edit {thanks} --text "the long reference"
edit win: edit {win} --on 2026-11-15
edit fact: edit {fact} --text "three daughters"
edit fact private: edit {fact} --private
edit question: edit {question} --text "and how was it?"
log: log "lunch with @uma and @lou -> send it by friday ?? how is it == work: a new job" --got "her advice"
log attempt: log "called @lou" --attempt
log with new: log "tea with @tom" --with uma --with-new "Ulla Lund"
note: note uma "plays chess" --about interest
note supersedes: note uma "two daughters and a son" --supersedes {fact}
note from: note lou "paints" --from {talk}
ask: ask uma "how is the flat?"
ask done: ask --done {question}
style: style uma --channel email --because "she said so"
style tip: style uma --tip "with an agenda"
relate: relate uma friend tom
relate the same: relate uma mentor bob --since 2025
relate rm: relate uma mentor bob --rm
give: give uma "the article on batteries" --kind resource
intro: intro uma tom "a flat in Porto"
intro stage: intro uma bob --stage asked
intro outcome: intro uma bob --stage made --outcome "they share a flat" --thanked
thank: thank uma
thank at once: thank uma "for the lift" --by card
thank later: thank uma "for the soup" --later
celebrate: celebrate uma
celebrate done: celebrate --done {win} --by card
celebrate later: celebrate uma "a house" --later
occasion: occasion uma birthday 1984-02-29
occasion rm: occasion uma birthday --rm
promise: promise uma "the photographs" --by fri
promise done: promise --done {promise}
promise drop: promise --drop {promise}
repair: repair uma "she was not told" --mine "time"
repair step: repair --step {conflict} "we talked"
repair resolve: repair --resolve {conflict} "both are told"
tag: tag uma +team -old
tag the same: tag uma +team +chess
cadence: cadence uma --every 5w
cadence of a tag: cadence --tag old --every 6w
snooze: snooze uma 2w
pause: pause uma --until 2027-01-01
pause all: pause --until 2026-12-27
pause clear: pause tom --clear
plan: plan --apply --per-week 1
archive: archive uma
archive back: archive ivo --back
merge into lou: merge lou uma
merge away tom: merge uma tom
merge away lou: merge uma lou
rm person: rm uma
rm talk: rm {talk}
rm promise: rm {promise}
rm thanks: rm {thanks}
rm win: rm {win}
rm fact: rm {fact}
rm question: rm {question}
rm conflict: rm {conflict}
forget: forget uma --yes
forget lou: forget lou --yes
undo: undo
undo that: undo {operation}
import dump: import small.jsonl
import vcard: import card.vcf --tag team
import update: import update.vcf --update
import talks: import talks.csv
doctor fix: doctor --fix
""".strip().split("\n"))}

REMOVING = ["forget", "merge into lou", "rm person", "rm talk"]
ABOUT_HER = ["add met via", "edit org", "edit with", "log", "log with new", "note", "note supersedes", "ask", "style", "relate",
             "give", "intro", "intro stage", "thank", "thank at once", "celebrate", "celebrate later", "occasion", "promise",
             "promise done", "repair", "repair step", "tag", "cadence", "snooze", "pause", "archive", "import dump", "undo"]
ALIKE = ["add|add the same handle|add a free handle|edit handle|log with new",
         "edit name|edit org|edit role|edit relation|edit tags",
         "edit text|edit place|edit with|edit without|edit private|edit untag",
         "edit promise text|edit promise day|edit promise private",
         "edit private|log|note from|promise done", "promise done|promise drop|edit promise day", "tag|tag the same|edit tags",
         "thank|edit thanks", "celebrate|celebrate done|edit win", "snooze|plan|edit org", "relate rm|relate the same",
         "occasion|occasion rm|edit birthday", "note supersedes|edit fact|rm fact", "ask done|edit question|rm question",
         "intro stage|intro outcome", "repair step|repair resolve|rm conflict", "edit happened|forget lou",
         "merge into lou|merge away tom|doctor fix", "doctor fix|log", "doctor fix|forget"]
# What works where there is no journal yet.
FIRST = ["add", "add the same handle", "add a free handle", "log attempt", "import vcard", "import talks"]


def chosen():
    """What is known to go wrong without a lock, and each command beside itself."""
    pairs = [(name, name) for name in COMMANDS] + list(itertools.product(REMOVING, ABOUT_HER))
    for names in ALIKE:
        pairs += itertools.combinations(names.split("|"), 2)
    return list(dict.fromkeys(tuple(sorted(pair)) for pair in pairs))


def all_pairs():
    return list(itertools.combinations_with_replacement(COMMANDS, 2))
