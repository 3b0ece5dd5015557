"""An empty home folder, and rapport in it, in the bare environment of a cron job."""
import json, os, re, shutil, sqlite3, subprocess, tempfile

TODAY = "2026-11-19"


def is_sanitized(program):
    """Whether a sanitizer is in it, with calls, memory and a way of its own to end."""
    with open(program, "rb") as file:
        return b"__asan_init" in file.read()


def bytes_of(path):
    with open(path, "rb") as file:
        return file.read()


class Home:
    def __init__(self, program, like=None):
        """`like` is another home, of which this one becomes a copy."""
        self.program = program
        self.folder = tempfile.TemporaryDirectory(prefix="rapport-test-")
        self.path = self.folder.name
        if like:
            shutil.copytree(like.path, self.path, dirs_exist_ok=True, symlinks=True)
        self.env = {"HOME": self.path, "PATH": "/usr/bin:/bin", "RAPPORT_TODAY": TODAY}
        self.journal = os.path.join(self.path, ".local/share/rapport/journal.db")
        self.backups = os.path.join(self.path, ".local/state/rapport/backups")

    def command(self, *words, before=()):
        """Options for subprocess: the program in this home, `before` it the words of a program that runs it."""
        return dict(args=[*before, self.program, *words], env=self.env, cwd=self.path)

    def run(self, *words, before=(), **options):
        return subprocess.run(**{"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE,
                                 **self.command(*words, before=before), **options})

    def ok(self, *words):
        done = self.run(*words)
        assert done.returncode == 0, "%s: %s" % (words, done.stderr.decode())
        return done.stdout.decode()

    def texts(self):
        return [row["text"] for row in json.loads(self.ok("journal", "--json"))]

    def entries(self):
        """All that is in the journal, in order, without ids: those differ from run to run."""
        dump = self.ok("export", "--include-private").split("\n")[1:]
        return sorted(re.sub(r'\b[0-9a-hjkmnp-tv-z]{13}\b', "ID", line) for line in dump if line)

    def trouble(self):
        """What doctor finds broken, and files of backups that are not whole."""
        done = self.run("doctor")
        found = [line for line in (done.stdout + done.stderr).decode().split("\n") if done.returncode and " ok " not in line]
        for folder, _, names in os.walk(self.path):
            for name in names:
                if name.endswith(".db") and not name.startswith(".") and not whole(os.path.join(folder, name)):
                    found.append(name + " is damaged")
        return found


def destroy(path, name):
    """Makes the first page of a table or an index nothing but zeros."""
    database = sqlite3.connect(path)
    [(page,)] = database.execute("SELECT rootpage FROM sqlite_schema WHERE name=?", (name,))
    database.close()
    with open(path, "r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(bytes(4096))


def whole(path):
    database = sqlite3.connect("file:%s?mode=ro" % path, uri=True)
    try:
        return database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    except sqlite3.Error:
        return False
    finally:
        database.close()


def on_a_read_only_disk(test, home, script):
    """Runs a script in a copy of the home to which nothing can be written, with the program as `$0`; its output. Skips the
    test where nothing can be mounted."""
    script = 'mount -t tmpfs none /mnt; cp -a "$1/." /mnt; mount -o remount,ro /mnt; cd /mnt\n' + script
    done = subprocess.run(["unshare", "-rm", "sh", "-ec", script, home.program, home.path], stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/mnt",
                                                         "RAPPORT_TODAY": home.env["RAPPORT_TODAY"]})
    said = done.stdout.decode()
    if said.startswith(("unshare:", "mount:")):
        test.skipTest("nothing can be mounted here: " + said.strip())
    return said
