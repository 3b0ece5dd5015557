#!/usr/bin/env python3
"""Every pair of writing commands, started together: what comes out is what one of the two orders gives.

usage: pairs.py PROGRAM [long] [--pair NAME NAME] [--control PROGRAM]

Each trial begins with a copy of one journal. The two commands start at nearly the same moment ("free"), or while the
journal is locked, which is given up once both wait ("held"): whatever they read before they lock is the same then. The
entries, the log and all that is derived must be what one order, run one after the other, gives with the same commands
acknowledged; no reference may lead to what is gone, no handle be there twice; doctor must be content, and an export come
in again into an empty home. The short form tries chosen pairs, the long one all of them, 20 times free and 20 times held.
With --control the same harness tries another program instead, and passes if that one is caught.
"""
import collections, concurrent.futures, itertools, json, os, random, shlex, sqlite3, subprocess, sys, threading, time, unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))
from contents import Origin, faults
from couples import COMMANDS, FIRST, all_pairs, chosen, ident, world
from everything import dump
from home import Home
from waiting import Held, until_waiting


def taken(word, count):
    """So many arguments of this option, which are taken out of the command line; nothing where it is not there."""
    if word not in sys.argv:
        return []
    at = sys.argv.index(word)
    found = sys.argv[at:at + count + 1]
    del sys.argv[at:at + count + 1]
    return found[1:] or [word]


PROGRAM = os.path.abspath(sys.argv.pop(1))
LONG, ONLY, CONTROL = taken("long", 0), taken("--pair", 2), taken("--control", 1)
PROGRAM = os.path.abspath(CONTROL[0]) if CONTROL else PROGRAM
AT_ONCE = 3  # pairs that are tried beside each other


def times(short, long):
    return long if LONG else short


class Place:
    """A home for one run after the other, each with a journal that is laid into it."""

    def __init__(self):
        self.home = Home(PROGRAM)
        os.makedirs(os.path.join(self.home.path, ".config/rapport"), 0o700)
        os.makedirs(os.path.dirname(self.home.journal), 0o700)
        self.put(".config/rapport/config.toml", "backup_daily = 0\n")
        card = "BEGIN:VCARD\nVERSION:3.0\nFN:%s\nEMAIL:%s@%s.example\nTITLE:%s\nEND:VCARD\n"
        self.put("card.vcf", card % ("Ulla Lund", "ulla", "lund", "Cook") + card % ("Uma Park", "uma", "park", "Lead"))
        self.put("update.vcf", card % ("Uma Parker", "uma", "park", "Head"))
        self.put("talks.csv", "date,people,text\n2026-11-11,Uma Park;Lou Costa,a walk\n2026-11-12,Ulla Lund,a letter\n")
        dump(self.home, [{"type": "person", "id": ident("ulla"), "handle": "ulla", "name": "Ulla Lund", "added_on": "2026-11-01",
                          "met_via": ident("uma")},
                         {"type": "interaction", "id": ident("walk"), "date": "2026-11-11", "text": "a walk",
                          "people": [ident("ulla"), ident("uma")]}], "small.jsonl")

    def put(self, name, text):
        with open(os.open(os.path.join(self.home.path, name), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(text)

    def lay(self, journal):
        """None: there is none."""
        folder = os.path.dirname(self.home.journal)
        for name in os.listdir(folder):
            os.remove(os.path.join(folder, name))
        if journal is not None:
            with open(os.open(self.home.journal, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file:
                file.write(journal)

    def journal(self):
        with open(self.home.journal, "rb") as file:
            return file.read()

    def start(self, name):
        return subprocess.Popen(**self.home.command(*WORDS[name]), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                stderr=subprocess.PIPE)

    def run(self, name):
        """Whether it was acknowledged. Of an import with status 5 some records were."""
        process = self.start(name)
        process.communicate()
        return process.returncode in (0, 5)


def prepared():
    """The journal with which each trial begins, what its states are told by, and the words of all commands."""
    place = Place()
    place.put("world.jsonl", "".join(json.dumps(one) + "\n" for one in world()))
    place.home.ok("import", "world.jsonl")
    place.home.ok("edit", "uma", "--org", "Acme", "--tag", "chess")
    [operation] = json.loads(place.home.ok("history", "--json", "--limit", "1"))
    places = {word: ident(word) for word in ("talk", "planned", "promise", "thanks", "win", "fact", "question", "conflict")}
    places["operation"] = operation["id"]
    words = {name: [word.format_map(places) for word in shlex.split(line)] for name, line in COMMANDS.items()}
    return place.journal(), Origin(place.home.journal), words


START, ORIGIN, WORDS = prepared()


class Trials:
    """Trials of pairs, and what was found: for each pair, way and kind how often, and an example."""

    def __init__(self, repeats, start):
        self.repeats, self.start = repeats, start
        self.count, self.found = 0, collections.OrderedDict()
        self.alone, self.sound = {}, {}
        self.own = threading.local()
        self.guard = threading.Lock()

    def place(self):
        if not hasattr(self.own, "place"):
            self.own.place, self.own.chance = Place(), random.Random(threading.get_ident())
        return self.own.place

    def one_alone(self, name):
        """Whether the command is acknowledged at the start, and the journal and its state then."""
        if name not in self.alone:
            place = self.place()
            place.lay(self.start)
            acknowledged = place.run(name)
            self.alone[name] = acknowledged, place.journal(), ORIGIN.state(place.home.journal)
        return self.alone[name]

    def orders(self, pair):
        """What either order gives: which of the pair are acknowledged, and the state."""
        found = []
        for first, second in (pair, pair[::-1]):
            acknowledged, journal, _ = self.one_alone(first)
            place = self.place()
            place.lay(journal)
            status = place.run(second)
            state = ORIGIN.state(place.home.journal)
            found += [((acknowledged, status), state)] if first == pair[0] else []
            found += [((status, acknowledged), state)] if first == pair[1] else []
        return found

    def together(self, pair, held):
        """Runs both; their statuses."""
        place, chance = self.place(), self.own.chance
        place.lay(self.start)
        backwards = chance.random() < 0.5
        if held:
            with Held(place.home.journal):
                processes = [place.start(name) for name in pair[::-1 if backwards else 1]]
                until_waiting(processes)
        else:
            processes = [place.start(pair[backwards])]
            time.sleep(chance.choice((0, 0, chance.uniform(0, 0.004))))
            processes.append(place.start(pair[not backwards]))
        for process in processes:
            process.communicate()
        statuses = [process.returncode for process in processes]
        return statuses[::-1] if backwards else statuses

    def try_pair(self, pair):
        orders = self.orders(pair)
        for held, _ in itertools.product((False, True) if self.start else (False,), range(self.repeats)):
            statuses = self.together(pair, held)
            state = ORIGIN.state(self.place().home.journal)
            wrong = faults(self.place().home.journal) + self.out_of_order(pair, statuses, state, orders) + self.unsound(state)
            with self.guard:
                self.count += 1
                for kind, words in dict(wrong[::-1]).items():
                    some = self.found.setdefault((pair, held, kind), [0, "statuses %d and %d; %s" % (*statuses, words)])
                    some[0] += 1

    def out_of_order(self, pair, statuses, state, orders):
        acknowledged = tuple(status in (0, 5) for status in statuses)
        if (acknowledged, state) in orders:
            return []
        # Refused, where neither order refuses it: nothing is lost if nothing was done.
        expected = {(True, False): lambda: self.one_alone(pair[0])[2], (False, True): lambda: self.one_alone(pair[1])[2],
                    (False, False): lambda: ()}.get(acknowledged, lambda: None)()
        if state == expected:
            return [("refused", "neither order refuses that")]
        nearest = min(orders, key=lambda one: (one[0] != acknowledged, len(set(one[1]) ^ set(state))))[1]
        return [("lost", "not there: %s; too much: %s" % (shortened(nearest, state), shortened(state, nearest)))]

    def unsound(self, state):
        """What doctor and an import say; once for each state."""
        if state not in self.sound:
            self.sound[state] = self.looked_at()
        return self.sound[state]

    def looked_at(self):
        home, wrong = self.place().home, []
        done = home.run("doctor")
        if done.returncode != 0:
            wrong.append(("doctor", " ".join(line for line in done.stdout.decode().split("\n") if " broken " in line)))
        dumped = home.run("export", "--include-private").stdout
        new = os.path.join(home.path, "again.db")
        done = home.run("--journal", new, "import", "-", input=dumped, stdin=None)
        if done.returncode != 0:
            wrong.append(("dump refused", (done.stdout + done.stderr).decode().replace("\n", " ")))
        elif dumped.count(b"\n") > 1:
            again = home.run("--journal", new, "export", "--include-private").stdout
            if sorted(again.split(b"\n")) != sorted(dumped.split(b"\n")):
                wrong.append(("dump refused", "it is another one when it has come in"))
        if os.path.exists(new):
            os.remove(new)
        return wrong

    def run(self, pairs):
        for name in dict.fromkeys(name for pair in pairs for name in pair):
            self.one_alone(name)
        with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(self.try_pair, pairs))
        return self

    def report(self, pairs):
        for (pair, held, kind), (count, example) in self.found.items():
            way = "held" if held else "free" if self.start else "without a journal"
            print("%s, %d of %d %s: rapport %s & rapport %s; %s (again: pairs.py PROGRAM --pair '%s' '%s')" % (
                kind, count, self.repeats, way, *(shlex.join(WORDS[name]) for name in pair), example, *pair))
        kinds = collections.Counter()
        for (_, _, kind), (count, _) in self.found.items():
            kinds[kind] += count
        bad = {pair for pair, _, _ in self.found}
        print("pairs: %d, %d trials; %d pairs with faults: %s" % (len(pairs), self.count, len(bad), ", ".join(
            "%d %s" % (kinds[kind], kind) for kind in ("lost", "dangling", "twice", "doctor", "dump refused", "refused"))))
        return kinds


def shortened(some, others):
    """Entries rather than what is derived from them and told of them in the log."""
    missing = collections.Counter(some) - collections.Counter(others)
    rows = sorted(missing, key=lambda row: row.split(" ")[1] in ("change", "operation", "name", "standing", "participant"))
    return (rows[0][:200] if rows else "nothing") + (" and %d rows" % (len(rows) - 1) if len(rows) > 1 else "")


class Pairs(unittest.TestCase):
    @unittest.skipIf(CONTROL, "another program is tried")
    def test_give_what_one_of_both_orders_gives(self):
        pairs = [tuple(ONLY)] if ONLY else all_pairs() if LONG else chosen()
        self.assertEqual(Trials(times(2, 20), START).run(pairs).report(pairs), {})

    @unittest.skipIf(CONTROL or set(ONLY) - set(FIRST), "another program is tried, or what needs a journal")
    def test_make_a_journal_at_once(self):
        pairs = [tuple(ONLY)] if ONLY else list(itertools.combinations_with_replacement(FIRST, 2))
        self.assertEqual(Trials(times(4, 40), None).run(pairs).report(pairs), {})

    def test_are_of_every_command_that_writes(self):
        """A new command must not be forgotten. Those left out write no entries, or have harnesses of their own."""
        words = Place().home.ok("help").split("\n\n")[1]
        there = {name for line in words.splitlines() for name in line.split(":")[1].split()}
        elsewhere = set("list show brief journal search stats due agenda remind triage export backup restore history date "
                        "config completions demo help".split())
        self.assertEqual(there - elsewhere, {line[0] for line in WORDS.values()})


class Control(unittest.TestCase):
    @unittest.skipUnless(CONTROL, "no other program is given")
    def test_another_program_is_caught(self):
        pairs = chosen()
        kinds = Trials(times(1, 5), START).run(pairs).report(pairs)
        for kind in ("lost", "dangling", "twice", "dump refused"):
            self.assertGreater(kinds[kind], 0, kind)

    def test_what_is_broken_by_hand_is_seen(self):
        trials = Trials(1, START)
        place = trials.place()
        place.lay(START)
        database = sqlite3.connect(place.home.journal)
        database.executescript("UPDATE person SET handle='bob' WHERE handle='uma';DELETE FROM interaction WHERE text='lunch'")
        database.close()
        found = faults(place.home.journal) + trials.looked_at()
        self.assertEqual({kind for kind, _ in found}, {"dangling", "twice", "doctor", "dump refused"})


if __name__ == "__main__":
    unittest.main(warnings="ignore")
