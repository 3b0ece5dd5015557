#!/usr/bin/env python3
"""Restores at the same time as others and as writers, each stopped and continued at any moment: what was acknowledged is in
the journal, or in what a restore kept of the journal that was there.

usage: restores.py PROGRAM [long] [--seed NUMBER] [CLASS...]

The control is a restore of our own: it copies the files without a lock.
"""
import concurrent.futures, os, random, signal, sqlite3, subprocess, sys, time, unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))
from home import Home, whole
from waiting import Held, until_waiting


def taken(word, count):
    """So many arguments of this option, which are taken out of the command line; None where it is not there."""
    if word not in sys.argv:
        return None
    at = sys.argv.index(word)
    found = sys.argv[at + 1:at + 1 + count]
    del sys.argv[at:at + 1 + count]
    return found


PROGRAM = os.path.abspath(sys.argv.pop(1))
AT_ONCE = 6  # schedules beside each other; most of the time they sleep
LONG, SEED = taken("long", 0) is not None, taken("--seed", 1)

# What keeps a copy and puts the other file in its place, and does not care who writes meanwhile.
CARELESS = ["sh", "-c", """kept=.local/state/rapport/backups/before-restore-$$.db; mkdir -p .local/state/rapport/backups
cp .local/share/rapport/journal.db $kept; sleep 0.01; cp "$2" .local/share/rapport/journal.db"""]


def times(short, long):
    return long if LONG else short


def prepared():
    home = Home(PROGRAM)
    os.makedirs(os.path.join(home.path, ".config/rapport"), 0o700)
    with open(os.path.join(home.path, ".config/rapport/config.toml"), "w") as file:
        file.write("backup_daily = 0\n")
    home.ok("add", "Priya Nair")
    home.ok("log", "the first talk with @priya")
    home.ok("backup", "copy.db")
    home.ok("log", "one since then with @priya")
    return home


START = prepared()


def texts(path):
    database = sqlite3.connect("file:%s?mode=ro" % path, uri=True)
    try:
        return {text for text, in database.execute("SELECT text FROM interaction")}
    except sqlite3.Error:
        return set()
    finally:
        database.close()


class Stage:
    """A home, the commands that run in it, what was acknowledged, and all that was done, in order."""

    def __init__(self, restore=()):
        self.home, self.restoring = Home(PROGRAM, START), restore
        self.acknowledged = {"the first talk with @priya", "one since then with @priya"}
        self.running, self.stopped, self.statuses, self.done = {}, set(), {}, []
        self.restores, self.talks = 0, 0

    def start(self, name, words):
        nowhere = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
        before = self.restoring if words[0] == "restore" else ()
        self.running[name] = subprocess.Popen(**self.home.command(*words, before=before), **nowhere)
        self.done.append("%s: rapport %s" % (name, " ".join(words)))
        return self.running[name]

    def restore(self):
        self.restores += 1
        name = "R%d" % self.restores
        self.start(name, ["restore", "copy.db"])
        return name

    def log(self, writer="W"):
        self.talks += 1
        self.start(writer, ["log", "talk %d with @priya" % self.talks, "-q"]).text = "talk %d with @priya" % self.talks
        return writer

    def stop(self, name):
        self.running[name].send_signal(signal.SIGSTOP)
        self.stopped.add(name)
        self.done.append("stop " + name)

    def go_on(self, name):
        self.running[name].send_signal(signal.SIGCONT)
        self.stopped.discard(name)
        self.done.append("continue " + name)

    def has_ended(self, name):
        """Takes note of it."""
        process = self.running[name]
        if process.poll() is None:
            return False
        if process.returncode == 0 and hasattr(process, "text"):
            self.acknowledged.add(process.text)
        self.statuses[process.returncode] = self.statuses.get(process.returncode, 0) + 1
        self.done.append("%s ends with %d" % (name, process.returncode))
        del self.running[name]
        self.stopped.discard(name)
        return True

    def wait(self, *names):
        for name in names:
            self.running[name].wait()
            self.has_ended(name)

    def end(self):
        for name in sorted(self.stopped):
            self.go_on(name)
        self.wait(*list(self.running))

    def wrong(self):
        """What is lost, and files that are not whole. What a restore kept counts as kept; the user's own copy does not."""
        kept = [os.path.join(at, name) for at, _, names in os.walk(self.home.backups) for name in names if name[0] != "."]
        there = texts(self.home.journal).union(*map(texts, kept))
        found = ["lost: " + text for text in sorted(self.acknowledged - there)]
        found += ["damaged: " + os.path.basename(path) for path in [self.home.journal, *kept] if not whole(path)]
        done = self.home.run("doctor")
        found += ["doctor: " + done.stdout.decode()] if done.returncode else []
        found += ["a command ended with %d" % status for status in self.statuses if status < 0]
        return found


class Recipes(unittest.TestCase):
    """Both restores have looked, and wait for the lock; what one of them looked at is no longer there when it goes on."""

    def check(self, title, stage):
        stage.end()
        found = stage.wrong()
        print("\n".join(["%s: %s" % (one, "; ".join(stage.done)) for one in found] + ["%s: %d faults" % (title, len(found))]))
        self.assertEqual(found, [])

    def waiting(self, stage, writers=0, restores=2):
        """So many of them wait while the journal is locked; all but the first are stopped when it is given up."""
        stage.done.append("the journal is locked")
        with Held(stage.home.journal):
            names = [stage.restore() for _ in range(restores)] + [stage.log("W%d" % n) for n in range(writers)]
            until_waiting([stage.running[name] for name in names], 0.3)
            for name in names[1:]:
                stage.stop(name)
        stage.done.append("the journal is given up")
        return names

    def test_a_restore_that_waited_while_another_one_was_done(self):
        stage = Stage()
        first, second = self.waiting(stage)
        stage.wait(first)
        stage.wait(stage.log())
        stage.go_on(second)
        self.check("two restores, a talk between", stage)

    def test_three_restores_with_a_talk_after_each(self):
        stage = Stage()
        names = self.waiting(stage, restores=3)
        for name in names:
            if name in stage.stopped:
                stage.go_on(name)
            stage.wait(name)
            stage.wait(stage.log())
        self.check("three restores, a talk after each", stage)

    def test_restores_that_keep_what_was_there_in_the_same_second(self):
        stage = Stage()
        names = self.waiting(stage, restores=3)
        for name in names[1:]:
            stage.go_on(name)
        self.check("three restores in one second", stage)

    def test_a_writer_that_waited_while_a_restore_was_done(self):
        stage = Stage()
        restore, writer = self.waiting(stage, restores=1, writers=1)
        stage.wait(restore)
        stage.go_on(writer)
        self.check("a writer that waited for a restore", stage)

    def test_a_writer_and_a_restore_that_waited_while_another_one_was_done(self):
        stage = Stage()
        first, second, writer = self.waiting(stage, writers=1)
        stage.wait(first)
        stage.go_on(writer)
        stage.go_on(second)
        self.check("a writer and a restore that waited for a restore", stage)


def by_chance(seed, restore=()):
    """Two or three restores, beside two writers with some talks each; what is done at each moment is chance. Now and then the
    journal is locked for a while, so that several wait at once."""
    chance, stage = random.Random(seed), Stage(restore)
    restores, talks, held = chance.choice((2, 3)), {"W1": chance.randint(1, 4), "W2": chance.randint(1, 4)}, None
    latest = time.monotonic() + 2
    while (restores or any(talks.values()) or stage.running) and time.monotonic() < latest:
        for name in list(stage.running):
            stage.has_ended(name)
        deed = chance.random()
        idle = [name for name in talks if talks[name] and name not in stage.running]
        able = [name for name in stage.running if name not in stage.stopped]
        if deed < 0.2 and restores:
            stage.restore()
            restores -= 1
        elif deed < 0.45 and idle:
            talks[idle[0]] -= 1
            stage.log(idle[0])
        elif deed < 0.6 and able:
            stage.stop(chance.choice(able))
        elif deed < 0.75 and stage.stopped:
            stage.go_on(chance.choice(sorted(stage.stopped)))
        elif deed < 0.8 and held is None and not stage.stopped:
            held = locked(stage)
        elif deed < 0.9 and held is not None:
            held = given_up(stage, held)
        time.sleep(chance.choice((0, 0, 0.001, 0.002, 0.005)))
    if held is not None:
        given_up(stage, held)
    stage.end()
    return stage


def locked(stage):
    """The lock, if it can be had at once."""
    database = sqlite3.connect(stage.home.journal, isolation_level=None, timeout=0)
    try:
        database.execute("BEGIN IMMEDIATE")
    except sqlite3.Error:
        database.close()
        return None
    stage.done.append("the journal is locked")
    return database


def given_up(stage, database):
    database.execute("ROLLBACK")
    database.close()
    stage.done.append("the journal is given up")


def schedules(count, restore=()):
    """In how many of so many schedules something went wrong, counts, and what was found."""
    wrong, statuses, found, acknowledged = 0, {}, [], 0
    seeds = [int(SEED[0])] if SEED else range(count)
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        stages = list(pool.map(lambda seed: by_chance(seed, restore), seeds))
    for seed, stage in zip(seeds, stages):
        faults = stage.wrong()
        wrong += bool(faults)
        acknowledged += len(stage.acknowledged)
        again = "%s (again: restores.py PROGRAM --seed %d Chance)"
        found += ["%s: %s" % (one, again % ("; ".join(stage.done), seed)) for one in faults]
        for status, times_seen in stage.statuses.items():
            statuses[status] = statuses.get(status, 0) + times_seen
    counts = ", ".join("%d: %d" % one for one in sorted(statuses.items()))
    return wrong, "%d acknowledged; statuses %s" % (acknowledged, counts), found


class Chance(unittest.TestCase):
    def test_loses_nothing_that_was_acknowledged(self):
        count = times(100, 3000)
        wrong, counts, found = schedules(count)
        print("\n".join(found[:20] + ["by chance: %d schedules, %d with faults, %s" % (count, wrong, counts)]))
        self.assertEqual(wrong, 0)


class Control(unittest.TestCase):
    def test_a_restore_without_a_lock_is_caught(self):
        count = times(20, 100)
        wrong, _, found = schedules(count, CARELESS)
        print("control, a restore without a lock: %d of %d schedules with faults, as %s" % (wrong, count, "".join(found[:1])[:40]))
        self.assertGreater(sum("lost" in one for one in found), 0)


if __name__ == "__main__":
    unittest.main(warnings="ignore")
