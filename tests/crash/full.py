#!/usr/bin/env python3
"""A disk, or a limit, that is reached, and one that cannot be written: what was acknowledged is there, what is refused is
refused in one line, and reading works.

usage: full.py PROGRAM [CLASS...]

The controls go through the same harness: a program that takes every end for a success, and a disk that can be written.
"""
import os, resource, subprocess, sys, tempfile, unittest

from situations import Home, usual

PROGRAM = os.path.abspath(sys.argv.pop(1))
CARELESS = ["sh", "-c", '"$0" "$@" 2>/dev/null || true']
READING = "due list 'show priya' journal history doctor export stats agenda"
WRITING = "'add Ana' 'log tea' undo 'forget priya --yes' 'doctor --fix'"


class Limits(unittest.TestCase):
    def fill(self, before=()):
        """Logs under a limit of the file's size until one is refused: what is wrong then, and how many were acknowledged."""
        home = Home(PROGRAM)
        home.ok("add", "Priya Nair")
        limit = os.path.getsize(home.journal) + 65536
        reached = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        for count in range(200):
            done = home.run("log", "x" * 3000 + " @priya", before=before, preexec_fn=reached)
            if done.returncode != 0:
                break
        wrong = home.trouble()
        if done.returncode != 1:
            wrong.append("ended with %d" % done.returncode)
        if done.stderr.decode().count("\n") > 2 or "the file size limit is too low\nhint: ulimit -f" not in done.stderr.decode():
            wrong.append("said: " + done.stderr.decode())
        if len(home.texts()) != count:
            wrong.append("acknowledged %d, in the journal %d" % (count, len(home.texts())))
        return wrong, count

    def test_of_a_file_are_told_in_one_line_and_nothing_is_lost(self):
        wrong, count = self.fill()
        print("file-size limit: %d acknowledged and there, then refused in one line" % count)
        self.assertEqual(wrong, [])


def mounted(script, *words):
    """Runs a script where a small disk, and one that cannot be written, can be mounted; its output."""
    done = subprocess.run(["unshare", "-rm", "sh", "-ec", script, PROGRAM, *words], stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/nonexistent"})
    if b"unshare" in done.stdout or b"mount:" in done.stdout:
        raise unittest.SkipTest("nothing can be mounted here: " + done.stdout.decode().strip())
    return done.stdout.decode()


class FullDisk(unittest.TestCase):
    def fill(self, otherwise):
        """How many lines the refusal had, how many entries are there, how many were acknowledged, and all that was said."""
        said = mounted("""
            mount -t tmpfs -o size=1m none /mnt; cd /mnt
            "$0" --journal j.db add "Priya Nair" -q
            n=0; while [ $n -lt 400 ] && { "$0" --journal j.db log "$(printf '%3000d' 0) @priya" -q 2>err || """ + otherwise + """; }; do n=$((n+1)); done
            wc -l <err; "$0" --journal j.db journal --format ids | wc -l; echo $n
            "$0" --journal j.db doctor --csv --columns state | sort | uniq -c""")
        lines, there, acknowledged = map(int, said.split()[:3])
        return lines, there, acknowledged, said

    def test_keeps_what_was_acknowledged(self):
        lines, there, acknowledged, said = self.fill("false")
        print("full disk: %d acknowledged, %d in the journal, then refused in %d line" % (acknowledged, there, lines))
        self.assertEqual((lines, there), (1, acknowledged), said)
        self.assertGreater(there, 50)
        self.assertNotIn("broken", said)

    def copies(self, size):
        """What is said where a journal is copied to a disk of this size: by `backup`, and by a `restore` to there."""
        return mounted("""
            mount -t tmpfs none /mnt; cd /mnt; mkdir small; mount -t tmpfs -o size=%s none small
            "$0" --journal j.db add "Priya Nair" -q
            "$0" --journal j.db backup small/copy.db || true; "$0" --journal small/restored.db restore j.db -q || true
            ls -A small""" % size).replace("rapport: ", "").strip().split("\n")

    def test_is_told_of_the_copy_that_it_has_no_room_for(self):
        said = self.copies("64k")
        print("full disk: a copy, and a restore, that have no room are told by their own names")
        self.assertEqual(said, [one + " cannot be written: the disk is full" for one in ("small/copy.db", "small/restored.db")])


class ReadOnly(unittest.TestCase):
    def on_a_disk(self, remount):
        """What does not behave on a disk that cannot be written, and how many lines each refusal has."""
        said = mounted("""
            mount -t tmpfs none /mnt; cd /mnt
            "$0" --journal j.db add "Priya Nair" -q; "$0" --journal j.db log "tea with Priya" -q
            %s
            for c in %s; do "$0" --journal j.db $c >/dev/null || echo "$c failed"; done
            for c in %s; do
              if said=$("$0" --journal j.db $c 2>&1); then echo "$c did not fail"; else echo "$said" | wc -l; fi; done""" % (
                  remount, READING, WRITING))
        return said.strip().split("\n")

    def test_a_disk_is_read_and_what_would_write_fails_in_one_line(self):
        self.assertEqual(self.on_a_disk("mount -o remount,ro /mnt"), ["1"] * 5)
        print("read-only disk: 9 commands read, 5 that write fail in one line each")

    def as_a_user(self, mode):
        """What becomes of commands where the file has this mode, in somebody's hands who is not root."""
        home = usual(PROGRAM)
        for folder, folders, files in os.walk(home.path):
            for name in [*folders, *files]:
                os.chown(os.path.join(folder, name), *self.somebody())
        os.chown(home.path, *self.somebody())
        os.chmod(home.journal, mode)
        become = dict(user=self.somebody()[0], group=self.somebody()[1], extra_groups=[]) if os.geteuid() == 0 else {}
        with tempfile.TemporaryDirectory() as folder:  # where that one may run it, too
            program = os.path.join(folder, "rapport")
            with open(PROGRAM, "rb") as old, open(program, "wb") as new:
                new.write(old.read())
            os.chmod(folder, 0o755)
            os.chmod(program, 0o755)
            home.program = program
            return [home.run(*words, **become) for words in (["journal"], ["log", "tea"])]

    def somebody(self):
        return (65534, 65534) if os.geteuid() == 0 else (os.geteuid(), os.getegid())

    def test_a_file_is_read_and_what_would_write_fails_in_one_line(self):
        reading, writing = self.as_a_user(0o400)
        self.assertEqual((reading.returncode, writing.returncode), (0, 1), (reading.stderr, writing.stderr))
        self.assertIn(b"call with Marco", reading.stdout)
        self.assertEqual(writing.stderr.count(b"\n"), 1, writing.stderr)
        print("read-only file: read; what would write failed in one line")


class Controls(unittest.TestCase):
    def test_a_program_that_takes_every_end_for_a_success_is_found(self):
        wrong, count = Limits().fill(CARELESS)
        print("control, a careless program at a limit: " + wrong[-1])
        self.assertTrue(wrong[-1].startswith("acknowledged"), wrong)
        _, there, acknowledged, _ = FullDisk().fill("true")
        print("control, a careless program on a full disk: acknowledged %d, in the journal %d" % (acknowledged, there))
        self.assertLess(there, acknowledged)
        said = FullDisk().copies("4m")
        print("control, a disk with room: " + said[0])
        self.assertIn("copy.db", said)

    def test_a_disk_and_a_file_that_can_be_written_are_told_apart(self):
        said = ReadOnly().on_a_disk("true")
        print("control, a disk that can be written: " + "; ".join(said))
        self.assertIn("log tea did not fail", said)
        self.assertEqual([one.returncode for one in ReadOnly().as_a_user(0o600)], [0, 0])


if __name__ == "__main__":
    unittest.main(warnings="ignore")
