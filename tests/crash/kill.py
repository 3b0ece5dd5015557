#!/usr/bin/env python3
"""The program killed at any moment, and many of them at once: what was acknowledged is there, nothing is half done.

usage: kill.py PROGRAM [long]     the short form, or the long one, with the numbers of docs/security.md
"""
import json, os, random, resource, signal, stat, subprocess, sys, time, unittest

from situations import Expectation, Home, WRITING, usual
from home import whole

PROGRAM = os.path.abspath(sys.argv.pop(1))
LONG = "long" in sys.argv and sys.argv.remove("long") is None


def times(short, long):
    return long if LONG else short


def seconds(home, words):
    begun = time.perf_counter()
    home.ok(*words)
    return time.perf_counter() - begun


class Killed(unittest.TestCase):
    def kill_while_logging(self, home, count):
        """Kills `log` at random moments; returns the texts that were acknowledged."""
        acknowledged = []
        chance = random.Random(1)
        lasts = seconds(home, ["list"])
        for i in range(count):
            text = "talk %d with @priya" % i
            process = subprocess.Popen(**home.command("log", text), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            time.sleep(chance.uniform(0, 3 * lasts))
            process.kill()
            if b"Logged" in process.communicate()[0]:
                acknowledged.append(text)
        return acknowledged

    def test_log_loses_nothing_that_was_acknowledged(self):
        home = Home(PROGRAM)
        home.ok("add", "Priya Nair", "--every", "3w")
        acknowledged = self.kill_while_logging(home, times(60, 2000))
        texts = home.texts()
        self.assertEqual([t for t in acknowledged if t not in texts], [])
        self.assertEqual(len(texts), len(set(texts)))
        self.assertEqual(home.trouble(), [])
        print("log: %d killed, %d acknowledged before that, %d in the journal" % (
            times(60, 2000), len(acknowledged), len(texts)))

    def test_the_control_finds_a_lost_entry(self):
        home = Home(PROGRAM)
        home.ok("add", "Priya Nair")
        acknowledged = self.kill_while_logging(home, 10) + ["never written"]
        self.assertEqual([t for t in acknowledged if t not in home.texts()], ["never written"])

    def kill(self, name, count):
        """Kills one command at random moments. What is wrong then, and how often it had not come to its end."""
        expectation = Expectation(PROGRAM, name)
        home = expectation.home()
        lasts = seconds(home, expectation.words)
        chance = random.Random(1)
        wrong, early = [], 0
        for _ in range(count):
            home = expectation.home()
            process = subprocess.Popen(**home.command(*expectation.words), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            time.sleep(chance.uniform(0, lasts * 0.9))
            process.kill()
            said, errors = process.communicate()
            early += process.returncode < 0
            fault = expectation.fault(home, 0 if said else process.returncode, errors.decode())
            if fault:
                wrong.append(fault)
        return wrong, early

    def test_every_command_that_writes_is_whole_or_not_there(self):
        for name in WRITING:
            with self.subTest(name):
                many = name in ("import", "undo of an import", "migration", "undo")
                count = times(3, 500 if many else 50)
                wrong, early = self.kill(name, count)
                print("%s: %d killed, %d of them before the end" % (name, count, early))
                self.assertEqual(wrong, [])


class AtOnce(unittest.TestCase):
    def start(self, script, *words, home):
        return subprocess.Popen(["sh", "-c", script, PROGRAM, *map(str, words)], env=home.env, cwd=home.path,
                                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def test_many_writers_are_all_served(self):
        home = Home(PROGRAM)
        home.ok("add", "Priya Nair")
        writers, each = times(4, 8), times(20, 200)
        script = 'for i in $(seq %d); do "$0" log "talk $1-$i with @priya" -q || exit 1; done' % each
        processes = [self.start(script, n, home=home) for n in range(writers)]
        slowest, running = 0, True
        while running:
            running = any(p.poll() is None for p in processes)
            slowest = max(slowest, seconds(home, ["log", "one more with @priya"]))
        self.assertEqual([p.returncode for p in processes], [0] * writers)
        self.assertEqual(len({t for t in home.texts() if t.startswith("talk")}), writers * each)
        self.assertLess(slowest, 5)
        print("writers: %d, %d entries each; the longest wait of another one was %.1f s" % (writers, each, slowest))

    def test_readers_are_not_disturbed_by_writers(self):
        home = usual(PROGRAM)
        stop = os.path.join(home.path, "stop")
        writing = 'while [ ! -e stop ]; do "$0" log "talk with @priya" -q || exit 1; done'
        reading = 'n=0; while [ ! -e stop ]; do "$0" due >/dev/null && "$0" journal --limit 5 >/dev/null || exit 1; n=$((n+1)); done; echo $n >&2'
        processes = [self.start(one, home=home) for one in [writing] * 4 + [reading] * 4]
        time.sleep(times(3, 30))
        open(stop, "w").close()
        self.assertEqual([p.wait() for p in processes], [0] * 8)
        print("readers: %s rounds each beside 4 writers" % ", ".join(p.stderr.read().decode().strip() for p in processes[4:]))

    def test_backups_beside_writers_are_whole_and_up_to_date(self):
        home = usual(PROGRAM)
        script = 'i=0; while [ ! -e stop ]; do "$0" log "talk $1-$i with @priya" -q && echo "talk $1-$i with @priya" >>said-$1; i=$((i+1)); done'
        writers = [self.start(script, n, home=home) for n in range(3)]
        for n in range(times(5, 40)):
            said = "".join(open(os.path.join(home.path, one)).read() for one in os.listdir(home.path) if one.startswith("said-"))
            acknowledged = said[: said.rfind("\n") + 1].split("\n")[:-1]
            home.ok("backup", "backup-%d.db" % n)
            path = os.path.join(home.path, "backup-%d.db" % n)
            self.assertTrue(whole(path))
            self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), 0o600)
            rows = json.loads(home.ok("--journal", path, "journal", "--json"))
            self.assertEqual(set(acknowledged) - {row["text"] for row in rows}, set())
        open(os.path.join(home.path, "stop"), "w").close()
        for writer in writers:
            writer.wait()
        print("backups: %d beside 3 writers; the last held %d entries" % (times(5, 40), len(rows)))


class Full(unittest.TestCase):
    """A disk, or a limit, that is reached."""

    def fill(self, home, **options):
        """Logs until it is refused; the refusal, and how many were acknowledged."""
        for count in range(2000):
            done = home.run("log", "x" * 3000 + " @priya", **options)
            if done.returncode != 0:
                return done, count
        self.fail("the limit was never reached")

    def check(self, home, refused, count):
        self.assertEqual(refused.returncode, 1)
        self.assertEqual(len(refused.stderr.decode().strip().split("\n")), 1, refused.stderr)
        self.assertEqual(len(home.texts()), count)
        self.assertEqual(home.trouble(), [])

    def test_a_file_size_limit(self):
        home = Home(PROGRAM)
        home.ok("add", "Priya Nair")
        limit = os.path.getsize(home.journal) + 4096
        refused, count = self.fill(home, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
        self.check(home, refused, count)

    def mounted(self, script):
        """Runs a script where a small disk, and one that cannot be written, can be mounted; its output."""
        done = subprocess.run(["unshare", "-rm", "sh", "-ec", script, PROGRAM], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/nonexistent"})
        if b"unshare" in done.stdout or b"mount:" in done.stdout:
            self.skipTest("nothing can be mounted here: " + done.stdout.decode().strip())
        return done.stdout.decode()

    def test_a_full_disk(self):
        said = self.mounted("""
            mount -t tmpfs -o size=1m none /mnt; cd /mnt
            "$0" --journal j.db add "Priya Nair" -q
            n=0; while "$0" --journal j.db log "$(printf '%3000d' 0) @priya" -q 2>err; do n=$((n+1)); done
            wc -l <err; "$0" --journal j.db journal --format ids | wc -l; echo $n
            "$0" --journal j.db doctor --csv --columns state | sort | uniq -c""")
        lines = said.split()
        self.assertEqual(lines[0], "1", said)
        self.assertEqual(lines[1], lines[2], said)
        self.assertGreater(int(lines[1]), 50)
        self.assertNotIn("broken", said)

    def test_a_disk_that_cannot_be_written(self):
        said = self.mounted("""
            mount -t tmpfs none /mnt; cd /mnt
            "$0" --journal j.db add "Priya Nair" -q; "$0" --journal j.db log "tea with Priya" -q
            mount -o remount,ro /mnt
            for c in due list "show priya" journal history doctor export stats agenda; do "$0" --journal j.db $c >/dev/null || echo "$c failed"; done
            for c in "add Ana" "log tea" undo "forget priya --yes" "doctor --fix"; do
              if said=$("$0" --journal j.db $c 2>&1); then echo "$c did not fail"; fi; echo "$said" | wc -l; done""")
        self.assertEqual(said.split(), ["1"] * 5, said)

    def test_a_file_that_cannot_be_written(self):
        if os.geteuid() == 0:
            self.skipTest("root may write everything")
        home = usual(PROGRAM)
        os.chmod(home.journal, 0o400)
        home.ok("journal")
        self.assertEqual(home.run("log", "tea").returncode, 1)


if __name__ == "__main__":
    unittest.main(warnings="ignore")
