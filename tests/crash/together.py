#!/usr/bin/env python3
"""Many writers, readers and backups at once: all are served, and nothing that was acknowledged is missing.

usage: together.py PROGRAM [long] [CLASS...]     the short form, or the long one, with the numbers of docs/security.md

The controls go through the same harness: writers and readers that do not wait for each other, and a backup that only
copies the file.
"""
import json, os, stat, subprocess, sys, time, unittest

from situations import Home, usual
from home import whole

PROGRAM = os.path.abspath(sys.argv.pop(1))
LONG = "long" in sys.argv and sys.argv.remove("long") is None

LOG = '"$0" log "$1 with @priya" -q'
READ = '"$0" due >/dev/null && "$0" journal --limit 5 >/dev/null'
# What does not wait for whoever else has the file.
HASTY_LOG = """sqlite3 -cmd ".timeout 0" .local/share/rapport/journal.db \
"BEGIN IMMEDIATE;INSERT INTO interaction(id,date,text)VALUES(abs(random()),'2026-11-19','$1');COMMIT" 2>/dev/null"""
HASTY_READ = """sqlite3 -cmd ".timeout 0" .local/share/rapport/journal.db "SELECT count(*)FROM interaction" >/dev/null 2>&1"""

SET = '"$0" config "kinds.k$1" "word$1" -q'
HASTY_SET = 'old=$(cat .config/rapport/config.toml); sleep 0.01; printf "%s\\nk$1 = [\\"word$1\\"]\\n" "$old" >.config/rapport/config.toml'

# What keeps everybody out for long.
SLOW_LOG = 'sqlite3 -cmd ".timeout 10000" .local/share/rapport/journal.db "BEGIN EXCLUSIVE;" ".shell sleep 0.02" "COMMIT;"'


def times(short, long):
    return long if LONG else short


def start(home, script, *words):
    return subprocess.Popen(["sh", "-c", script, PROGRAM, *map(str, words)], env=home.env, cwd=home.path,
                            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def until_stopped(home, script, *words):
    """Does it again and again until there is a file `stop`; says how often it was done and how often refused."""
    loop = 'done=0; refused=0; while [ ! -e stop ]; do if %s; then done=$((done+1)); else refused=$((refused+1)); fi; done; echo $done $refused >&2'
    return start(home, loop % script, *words)


def stop(home, processes):
    """Ends such loops: for each how often it was done, and how often refused."""
    open(os.path.join(home.path, "stop"), "w").close()
    return [tuple(map(int, one.communicate()[1].decode().split("\n")[-2].split())) for one in processes]


class Writers(unittest.TestCase):
    def write(self, log, writers, each):
        """How many entries there are in the end, how often one was refused, and the longest wait of another writer."""
        home = Home(PROGRAM)
        home.ok("add", "Priya Nair")
        script = 'for i in $(seq %d); do set -- "$1" "$2"; (set -- "talk $1-$i"; %s) || echo refused >&2; done' % (each, log)
        processes = [start(home, script, n) for n in range(writers)]
        slowest, running = 0, True
        while running:
            running = any(p.poll() is None for p in processes)
            begun = time.perf_counter()
            home.ok("log", "one more with @priya")
            slowest = max(slowest, time.perf_counter() - begun)
        refused = sum(p.communicate()[1].count(b"refused") for p in processes)
        return len({text for text in home.texts() if text.startswith("talk")}), refused, slowest

    def test_are_all_served(self):
        writers, each = times(4, 8), times(20, 200)
        there, refused, slowest = self.write(LOG, writers, each)
        print("writers: %d, %d entries each; %d in the journal, %d refused, the longest wait of another one was %.1f s" % (
            writers, each, there, refused, slowest))
        self.assertEqual((there, refused), (writers * each, 0))
        self.assertLess(slowest, 5)


class Settings(unittest.TestCase):
    def missing(self, script, count):
        """How many of the settings that are acknowledged at once are not in the file."""
        home = Home(PROGRAM)
        home.ok("config", "kinds.first", "word")
        processes = [start(home, script, n) for n in range(count)]
        acknowledged = [n for n, one in enumerate(processes) if one.wait() == 0 or one.communicate() is None]
        with open(os.path.join(home.path, ".config/rapport/config.toml")) as file:
            text = file.read()
        return sum("k%d =" % n not in text for n in acknowledged)

    def test_changed_at_once_are_all_there(self):
        lost = sum(self.missing(SET, 8) for _ in range(times(5, 100)))
        print("settings: %d lost" % lost)
        self.assertEqual(lost, 0)

    def test_the_control_that_reads_without_a_lock_is_caught(self):
        lost = sum(self.missing(HASTY_SET, 8) for _ in range(3))
        print("control: settings without a lock: %d lost" % lost)
        self.assertGreater(lost, 0)


class Readers(unittest.TestCase):
    def read(self, reader, writer=LOG):
        """How often was written and read, and how often either was refused."""
        home = usual(PROGRAM)
        writers = [until_stopped(home, writer, "talk %d" % n) for n in range(4)]
        readers = [until_stopped(home, reader) for _ in range(4)]
        time.sleep(times(3, 30))
        counts = stop(home, writers + readers)
        return sum(n for n, _ in counts[:4]), sum(n for n, _ in counts[4:]), sum(n for _, n in counts)

    def test_are_not_disturbed_by_writers(self):
        written, read, refused = self.read(READ)
        print("readers: 4 beside 4 writers; %d written, %d times read, %d refused" % (written, read, refused))
        self.assertEqual(refused, 0)
        self.assertGreater(min(written, read), 0)


class Backups(unittest.TestCase):
    def back_up(self, backup, count):
        """Backups beside three writers, each held against what had been acknowledged before it began: what is wrong."""
        home = usual(PROGRAM)
        script = 'i=0; while [ ! -e stop ]; do "$0" log "talk $1-$i with @priya" -q && echo "talk $1-$i with @priya" >>said-$1; i=$((i+1)); done; echo $i 0 >&2'
        writers = [start(home, script, n) for n in range(3)]
        wrong, held = [], 0
        for n in range(count):
            time.sleep(0.01)
            path = os.path.join(home.path, "backup-%d.db" % n)
            said = self.said(home)
            backup(home, path)
            fault, held = self.fault(home, path, said)
            wrong += [fault] if fault else []
        stop(home, writers)
        return wrong, held

    def said(self, home):
        said = []
        for name in os.listdir(home.path):
            if name.startswith("said-"):
                with open(os.path.join(home.path, name)) as file:
                    said += file.read().split("\n")[:-1]
        return set(said)

    def fault(self, home, path, said):
        """What is wrong with a backup, if anything is, and how many entries it holds."""
        if not whole(path):
            return "damaged", 0
        if stat.S_IMODE(os.stat(path).st_mode) != 0o600:
            return "others may read it", 0
        done = home.run("--journal", path, "journal", "--json")
        if done.returncode != 0:
            return "cannot be read", 0
        texts = {row["text"] for row in json.loads(done.stdout)}
        return ("older than what was acknowledged" if said - texts else None), len(texts)

    def test_beside_writers_are_whole_and_up_to_date(self):
        count = times(5, 40)
        wrong, held = self.back_up(lambda home, path: home.ok("backup", path), count)
        print("backups: %d beside 3 writers, %d wrong; the last held %d entries" % (count, len(wrong), held))
        self.assertEqual(wrong, [])


def copy(home, path):
    """The file, page by page, as a busy disk lets one read it."""
    with open(home.journal, "rb") as old, open(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as new:
        while page := old.read(4096):
            new.write(page)
            time.sleep(0.001)


class Controls(unittest.TestCase):
    def test_writers_that_do_not_wait_are_refused(self):
        _, refused, _ = Writers().write(HASTY_LOG, times(4, 8), 30)
        print("control, writers that do not wait: %d refused" % refused)
        self.assertGreater(refused, 0)

    def test_readers_that_do_not_wait_are_refused(self):
        _, _, refused = Readers().read(HASTY_READ, SLOW_LOG)
        print("control, readers that do not wait: %d refused" % refused)
        self.assertGreater(refused, 0)

    def test_a_plain_copy_is_found_bad(self):
        count = times(20, 40)
        wrong, _ = Backups().back_up(copy, count)
        print("control, copies of the file: %d of %d wrong" % (len(wrong), count))
        self.assertNotEqual(wrong, [])


if __name__ == "__main__":
    unittest.main(warnings="ignore")
