#!/usr/bin/env python3
"""What doctor says, and what backup and restore do, tried on the real program.

usage: doctor.py PROGRAM      Every check has a control that shows it can fail.
"""
import json, os, signal, sqlite3, stat, subprocess, sys, threading, time, unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))
from home import Home as HomeOf, bytes_of, destroy, whole

PROGRAM = os.path.abspath(sys.argv.pop(1))

WRITING = {"journal_mode": "DELETE", "synchronous": "EXTRA", "busy_timeout": "5s", "foreign_keys": "OFF", "trusted_schema": "OFF",
           "cell_size_check": "ON", "secure_delete": "ON", "temp_store": "MEMORY", "mmap_size": "0", "defensive": "ON",
           "extensions": "OFF", "triggers": "OFF", "views": "OFF"}
READING = {name: WRITING[name] for name in ("busy_timeout", "trusted_schema", "temp_store", "mmap_size", "defensive",
                                            "extensions", "triggers", "views")}
PROCESS = {"umask": "077", "SIGPIPE": "ignored", "SIGXFSZ": "ignored", "core_files": "OFF"}


class Home(HomeOf):
    def __init__(self, like=None):
        super().__init__(PROGRAM, like)
        if like is None:
            self.ok("add", "Priya Nair", "--every", "3w")

    def doctor(self, *words):
        """Check by check its state and detail; what was mended under `mended`."""
        said = json.loads(self.run("doctor", "--json", *words).stdout)
        return {one["check"]: (one["state"], one["detail"]) for one in said["checks"]} | {"mended": said["mended"]}

    def beside(self, name, content=b"x"):
        path = os.path.join(os.path.dirname(self.journal), name)
        with open(path, "wb") as file:
            file.write(content)
        os.chmod(path, 0o600)
        return path

    def backup_files(self):
        return [os.path.join(folder, name) for folder, _, names in os.walk(self.backups) for name in names]


def settings(detail):
    return dict(pair.split("=") for pair in detail.split(", "))


class Settings(unittest.TestCase):
    def test_each_is_shown_and_is_what_it_must_be(self):
        said = Home().doctor()
        for check, demanded in (("settings", WRITING), ("reading", READING), ("process", PROCESS)):
            self.assertEqual(said[check][0], "ok")
            self.assertEqual(settings(said[check][1]), demanded)

    def test_the_control_sees_another_value(self):
        shown = settings(Home().doctor()["settings"][1])
        for name in WRITING:
            self.assertNotEqual(shown, WRITING | {name: "other"})

    def process_state(self, command, **options):
        """What the system itself says of a running process that waits for its input: its mask, ignored signals and core limit."""
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, preexec_fn=lambda: os.umask(0o022), **options)
        try:
            for _ in range(200):
                with open("/proc/%d/wchan" % process.pid) as file, open("/proc/%d/status" % process.pid) as status:
                    lines = dict(line.split(":\t", 1) for line in status.read().split("\n") if ":\t" in line)
                    if lines["State"].startswith("S") and file.read() != "0":
                        break
                time.sleep(0.02)
            with open("/proc/%d/limits" % process.pid) as file:
                core = [line.split()[4] for line in file if line.startswith("Max core file size")][0]
            ignored = int(lines["SigIgn"], 16)
            return (int(lines["Umask"], 8), bool(ignored >> signal.SIGPIPE - 1 & 1), bool(ignored >> signal.SIGXFSZ - 1 & 1), core)
        finally:
            process.kill()
            process.wait()

    def test_the_system_says_the_same_of_a_running_process(self):
        home = Home()
        state = self.process_state([PROGRAM, "log", "-"], env=home.env)
        self.assertEqual(state, (0o077, True, True, "0"))
        self.assertNotEqual(self.process_state(["cat"]), state)  # the control: another program


class Places(unittest.TestCase):
    def test_a_new_home_is_well_in_every_way(self):
        said = Home().doctor()
        self.assertEqual({state for state, _ in (said[check] for check in said if check != "mended")}, {"ok"})

    def test_what_is_open_to_others_is_named_and_closed(self):
        for part in ("file", "folder", "backup", "settings"):
            home = Home()
            home.ok("config", "color", "never")
            path = {"file": home.journal, "folder": os.path.dirname(home.journal), "backup": home.backup_files()[0],
                    "settings": os.path.join(home.path, ".config/rapport/config.toml")}[part]
            before = stat.S_IMODE(os.stat(path).st_mode)
            os.chmod(path, before | 0o044)
            state, detail = home.doctor()["permissions"]
            self.assertEqual(state, "warning", part)
            self.assertIn(path, detail)
            said = home.doctor("--fix")
            self.assertIn("made private: " + path, said["mended"])
            self.assertEqual(said["permissions"][0], "ok")
            self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), before)

    def test_a_folder_of_the_users_own_is_left_as_it_is(self):
        home = Home()
        folder = os.path.join(home.path, "shared")
        os.mkdir(folder)
        os.chmod(folder, 0o777)
        words = ("--journal", os.path.join(folder, "j.db"))
        home.ok(*words, "add", "Ana")
        self.assertEqual(home.doctor(*words, "--fix")["permissions"][0], "warning")
        self.assertEqual(stat.S_IMODE(os.stat(folder).st_mode), 0o777)
        os.chmod(folder, 0o755)
        self.assertEqual(home.doctor(*words)["permissions"][0], "ok")

    def test_what_killed_commands_left_is_removed_once_it_is_old_and_nobody_holds_it(self):
        home = Home()
        names = [".journal.db.a1B2c3", ".journal.db.a1B2c3-journal", ".journal.db-search.Zz09aB"]
        left = [home.beside(name) for name in names]
        left.append(os.path.join(home.path, ".local/state/rapport/.remind-abc.Q1w2E3"))
        left.append(os.path.join(os.path.dirname(home.backup_files()[0]), ".2026-11-18.db.Q1w2E3"))
        for path in left[3:]:
            open(path, "w").close()
        kept = [home.beside(name) for name in (".hidden", "notes.txt", ".journal.db.toolong1", ".other.db.a1B2c3")]
        state, detail = home.doctor("--fix")["leftovers"]  # new: a command may be at work
        self.assertEqual(state, "warning")
        for path in left:
            self.assertIn(path, detail)
            os.utime(path, (time.time() - 7200,) * 2)
        held = home.beside(".journal.db.h3ldH3", open(home.journal, "rb").read())
        os.utime(held, (time.time() - 7200,) * 2)
        holder = sqlite3.connect(held, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        said = home.doctor("--fix")
        for path in left:
            self.assertIn("removed " + path, said["mended"])
            self.assertFalse(os.path.exists(path), path)
        for path in kept + [held, home.journal]:
            self.assertTrue(os.path.exists(path), path)
        self.assertIn(held, said["leftovers"][1])
        holder.close()
        self.assertIn("removed " + held, home.doctor("--fix")["mended"])
        self.assertEqual(home.doctor()["leftovers"], ("ok", "none"))

    def test_second_versions_are_named(self):
        for name in ("journal (conflicted copy 2026-11-19).db", "journal.sync-conflict-20261119-080000-ABCDEFG.db", "journal (1).db"):
            home = Home()
            home.beside(name)
            state, detail = home.doctor()["conflicts"]
            self.assertEqual(state, "warning")
            self.assertIn(name, detail)

    def test_a_synced_folder_is_told_once_when_the_journal_is_made_and_then_by_doctor(self):
        home = Home()
        for folder, marker in (("Dropbox", None), ("notes", ".stfolder")):
            folder = os.path.join(home.path, folder)
            os.mkdir(folder)
            if marker:
                os.mkdir(os.path.join(folder, marker))
            words = ("--journal", os.path.join(folder, "j.db"))
            self.assertIn(b"rapport: warning: ", home.run(*words, "add", "Ana").stderr)
            self.assertEqual(home.run(*words, "log", "met Ana").stderr, b"")
            self.assertEqual(home.doctor(*words)["synced folder"][0], "warning")
        self.assertEqual(home.run("--journal", "here.db", "add", "Ana").stderr, b"")  # the control

    def test_settings_that_cannot_be_read_are_named(self):
        home = Home()
        os.makedirs(os.path.join(home.path, ".config/rapport"), mode=0o700)
        with open(os.path.join(home.path, ".config/rapport/config.toml"), "w") as file:
            file.write("colour = 1\n")
        state, detail = home.doctor()["configuration"]
        self.assertEqual(state, "broken")
        self.assertIn("color", home.run("list").stderr.decode())
        self.assertIn("config.toml", detail)


class Contents(unittest.TestCase):
    """What another program did to the journal."""

    def changed(self, sql):
        home = Home()
        home.ok("log", "tea with Priya")
        self.change(home, sql)
        return home

    def change(self, home, sql):
        with sqlite3.connect(home.journal) as database:
            database.executescript(sql)
        database.close()

    def test_what_is_derived_is_made_anew_down_to_its_tables(self):
        for name, sql in (("index standing_shown", "DROP INDEX standing_shown"), ("table standing", "DROP TABLE standing"),
                          ("table participant", "DROP TABLE participant;DROP TABLE name;DROP INDEX job_person")):
            home = self.changed("")
            due = home.ok("due", "--all", "--csv")
            self.change(home, sql)
            refused = home.run("due")
            self.assertIn("is missing the", refused.stderr.decode())
            self.assertIn(b"rapport doctor --fix rebuilds it", refused.stderr)
            said = home.doctor("--fix")
            self.assertIn("made anew: " + name, said["mended"])
            said.pop("mended")
            self.assertEqual({state for state, _ in said.values()}, {"ok"})
            self.assertEqual(home.ok("due", "--all", "--csv"), due)
            self.assertEqual(home.doctor("--fix")["mended"], [])

    def test_what_is_no_ones_to_make_anew_is_left_as_it_is(self):
        for sql in ("DROP TABLE fact", "DROP TABLE fact;DROP INDEX job_person", "DROP INDEX job_person;CREATE TABLE spy(x)"):
            home = self.changed(sql)
            before = bytes_of(home.journal)
            refused = home.run("doctor", "--fix")
            self.assertEqual(refused.returncode, 1)
            self.assertIn(b"restore", refused.stderr)
            self.assertEqual(bytes_of(home.journal), before)

    def test_another_journal_mode_is_named_and_set_back_by_the_next_command(self):
        home = self.changed("PRAGMA journal_mode=WAL")
        self.assertIn("journal_mode=WAL", home.doctor()["settings"][1])
        home.ok("log", "met @priya")
        self.assertEqual(home.doctor()["settings"][0], "ok")

    def test_an_index_that_is_behind_its_table_is_made_anew(self):
        home = Home()
        home.ok("note", "priya", "two daughters")
        database = sqlite3.connect(home.journal)
        [(page,)] = database.execute("SELECT rootpage FROM sqlite_schema WHERE name='fact_person'")
        database.close()
        with open(home.journal, "rb") as file:
            file.seek((page - 1) * 4096)
            old = file.read(4096)
        home.ok("note", "priya", "plays the viola")
        with open(home.journal, "r+b") as file:
            file.seek((page - 1) * 4096)
            file.write(old)
        state, detail = home.doctor()["integrity"]
        self.assertEqual(state, "broken")
        self.assertIn("rapport doctor --fix", detail)
        said = home.doctor("--fix")
        self.assertEqual((said["integrity"], said["mended"]), (("ok", "ok"), ["rewrote the file"]))

    def test_whatever_is_destroyed_but_facts_is_made_anew_from_them(self):
        whole_home = Home()
        for words in (["log", "tea with Priya -> send the draft"], ["note", "priya", "two daughters"], ["tag", "priya", "+team"],
                      ["cadence", "--tag", "team", "--every", "2m"], ["undo"]):
            whole_home.ok(*words)
        entries, history = whole_home.entries(), whole_home.ok("history", "--json")
        schema = sqlite3.connect(whole_home.journal).execute("SELECT name,type FROM sqlite_schema").fetchall()
        derived = [name for name, kind in schema if kind == "index" or name in ("participant", "standing", "name")]
        for name, _ in schema:
            home = Home(whole_home)
            destroy(home.journal, name)
            damaged = bytes_of(home.journal)
            told = home.doctor()["integrity"]
            self.assertEqual((told[0], "doctor --fix" in told[1]), ("broken", name in derived), name)
            said = home.doctor("--fix")
            if name in derived:
                self.assertEqual(said["integrity"][0], "ok", name)
                self.assertEqual({said[check][0] for check in said if check != "mended"}, {"ok"}, name)
                [kept] = [one for one in home.backup_files() if one.endswith(".damaged")]
                self.assertIn(kept, said["mended"][0])
                self.assertEqual(bytes_of(kept), damaged)
                self.assertEqual(home.entries(), entries)
                self.assertEqual(home.ok("history", "--json"), history)
                self.assertEqual(home.run("doctor").returncode, 0)
            else:
                self.assertEqual((said["integrity"], said["mended"]), (told, []), name)
                self.assertIn("backup --list", told[1])
                self.assertEqual(bytes_of(home.journal), damaged)
        self.assertEqual(Home(whole_home).doctor("--fix")["mended"], [])  # the control

    def test_where_the_list_of_tables_is_destroyed_the_rest_is_looked_at_and_nothing_touched(self):
        home = Home()
        self.assertIn("log", home.doctor())  # the control
        with open(home.journal, "r+b") as file:
            file.seek(100)  # behind the header
            file.write(b"A" * 3000)
        damaged = bytes_of(home.journal)
        for words in ((), ("--fix",)):
            said = home.doctor(*words)
            self.assertEqual((said["integrity"][0], said["backups"][0], said["mended"]), ("broken", "ok", []))
            self.assertIn("backup --list", said["integrity"][1])
            self.assertEqual(bytes_of(home.journal), damaged)
        home.ok("restore", home.ok("backup", "--list", "--format", "ids").split("\n")[0])
        self.assertEqual(home.doctor()["integrity"], ("ok", "ok"))

    def test_a_value_that_cannot_be_is_named_with_its_entry_and_ends_no_check(self):
        home = self.changed("UPDATE interaction SET date='banana'")
        for words in ((), ("--fix",)):
            said = home.doctor(*words)
            self.assertIn("interaction", said["log"][1])
            self.assertIn("has an invalid value 'banana' in 'date'", said["derived"][1])
            self.assertEqual((said["log"][0], said["derived"][0], said["integrity"][0]), ("broken", "broken", "ok"))
            self.assertIn("backup --list", said["log"][1])
        self.assertIn(b"in 'date'", home.run("journal").stderr)


class Backups(unittest.TestCase):
    def test_a_damaged_one_is_named(self):
        home = Home()
        [backup] = home.backup_files()
        self.assertEqual(home.doctor()["backups"][0], "ok")
        with open(backup, "r+b") as file:
            file.seek(4096)
            file.write(b"\xff" * 100)
        state, detail = home.doctor()["backups"]
        self.assertEqual(state, "broken")
        self.assertIn(backup, detail)
        self.assertEqual(home.run("restore", backup).returncode, 1)

    def test_one_that_is_older_than_what_was_written_since_is_told(self):
        home = Home()
        [backup] = home.backup_files()
        os.rename(backup, os.path.join(os.path.dirname(backup), "2026-01-02.db"))
        state, detail = home.doctor()["backups"]
        self.assertEqual(state, "warning")
        self.assertIn("older than the last change", detail)
        home.ok("log", "met @priya")  # makes today's
        self.assertEqual(home.doctor()["backups"][0], "ok")

    def test_with_none_at_all_remind_makes_one(self):
        home = Home()
        os.remove(home.backup_files()[0])
        self.assertEqual(home.doctor()["backups"][0], "warning")
        home.ok("remind")
        self.assertEqual(home.doctor()["backups"][0], "ok")
        self.assertTrue(whole(home.backup_files()[0]))


class Restore(unittest.TestCase):
    def test_a_look_says_what_would_go_return_and_change_and_changes_nothing(self):
        home = Home()
        home.ok("log", "tea with Priya")
        home.ok("backup", "copy.db")
        [tea] = json.loads(home.ok("journal", "--json"))
        home.ok("rm", tea["id"])
        home.ok("edit", "priya", "--relation", "friend")
        home.ok("add", "Ulf Berg")
        before = bytes_of(home.journal)
        said = json.loads(home.ok("restore", "copy.db", "--dry-run", "--json"))
        self.assertEqual(bytes_of(home.journal), before)
        self.assertEqual([(one["type"], one["count"]) for one in said["lost"]], [("person", 1)])
        self.assertEqual([(one["type"], one["count"], one["first"]) for one in said["returning"]], [("interaction", 1, [tea["id"]])])
        self.assertEqual([(one["type"], one["count"]) for one in said["changed"]], [("person", 1)])
        self.assertEqual((said["here"]["command"], said["there"]["command"]), ("add ulf", "log"))
        kept = json.loads(home.ok("restore", "copy.db", "--json"))["kept"]
        self.assertEqual(bytes_of(kept), before)
        after = json.loads(home.ok("restore", "copy.db", "--dry-run", "--json"))  # the control
        self.assertEqual((after["lost"], after["returning"], after["changed"]), ([], [], []))

    def test_it_is_a_command_that_undo_neither_passes_over_nor_takes_back(self):
        home = Home()
        home.ok("backup", "copy.db")
        home.ok("log", "tea with Priya")
        kept = json.loads(home.ok("restore", "copy.db", "--json"))["kept"]
        refused = home.run("undo")
        self.assertEqual(refused.returncode, 1)
        self.assertIn(("rapport restore " + kept).encode(), refused.stderr)
        home.ok("log", "met @priya")
        home.ok("undo")
        self.assertEqual(home.run("undo").returncode, 1)
        home.ok("undo", json.loads(home.ok("history", "--json"))[-1]["id"])  # by its id any other is
        home.ok("restore", kept)
        self.assertEqual([talk["text"] for talk in json.loads(home.ok("journal", "--json"))], ["tea with Priya"])

    def test_a_backup_of_another_journal_is_said_to_be_one_and_what_was_there_is_found_again(self):
        home = Home()
        home.ok("--journal", "other.db", "add", "Ulf Berg")
        home.ok("backup", "copy.db")
        self.assertNotIn("a different journal", home.ok("restore", "copy.db"))  # the control
        self.assertIn("a different journal", home.ok("restore", "other.db"))
        self.assertIn("rapport restore ", home.run("undo").stderr.decode())
        kept = home.run("undo").stderr.decode().split("rapport restore ")[1].strip()
        home.ok("restore", kept)
        self.assertIn("Priya", home.ok("list"))

    def test_what_doctor_would_find_in_the_backup_is_said(self):
        home = Home()
        home.ok("backup", "copy.db")
        self.assertEqual(home.run("restore", "copy.db").stderr, b"")  # the control
        for sql, what in (("UPDATE person SET name='Ada'", b"differ from the log"), ("UPDATE person SET added_on='x'", b"in 'added_on'"),
                          ("DELETE FROM standing", b"derived: out of date")):
            home.ok("backup", "copy.db")
            with sqlite3.connect(os.path.join(home.path, "copy.db")) as database:
                database.execute(sql)
            database.close()
            self.assertIn(what, home.run("restore", "copy.db", "--dry-run").stderr)

    def test_a_day_may_be_said_in_words(self):
        home = Home()
        self.assertIn("Would restore 1 person", home.ok("restore", "today", "--dry-run", "--today", time.strftime("%Y-%m-%d", time.gmtime())))
        for words in ("yesterday", "2026-01-02", "2 jan"):
            self.assertIn(b"no backup from", home.run("restore", words).stderr)
        self.assertIn(b"today.db not found", home.run("restore", "today.db").stderr)

    def test_what_is_written_meanwhile_is_in_the_journal_or_in_what_was_kept_or_was_refused(self):
        home = Home()
        home.ok("backup", "copy.db")
        acknowledged, refused, stop = set(), [0], threading.Event()

        def write(number):
            count = 0
            while not stop.is_set():
                text = "talk %d-%d" % (number, count)
                done = home.run("log", text, "--with", "priya")
                if done.returncode == 0:
                    acknowledged.add(text)
                else:
                    refused[0] += 1
                count += 1

        writers = [threading.Thread(target=write, args=(number,)) for number in range(3)]
        for one in writers:
            one.start()
        for _ in range(12):
            home.ok("restore", "copy.db")
        stop.set()
        for one in writers:
            one.join()
        found = set(home.texts())
        for path in home.backup_files():
            if "before-restore" in path:
                self.assertTrue(whole(path))
                found |= set(home.run("--journal", path, "journal", "--json").stdout.decode().split('"'))
        self.assertGreater(len(acknowledged), 12)
        self.assertEqual(acknowledged - found, set())
        self.assertNotEqual((acknowledged | {"talk never"}) - found, set())  # the control
        self.assertEqual(home.trouble(), [])


if __name__ == "__main__":
    unittest.main(warnings="ignore")
