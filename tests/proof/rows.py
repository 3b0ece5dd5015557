"""The rows of the long form: what is promised, what shows it, and what shows that it could be missed.

In a command {python}, {release}, {proof}, {fuzz} and {coverage} stand for the interpreter and the trees; words are as in a
shell, none of which is started. It ends with 0 where all was well; a control ends with 0 where it found the fault that
was put there. Its figures are the lines it prints, or those that `figures` matches.
"""
import dataclasses


@dataclasses.dataclass
class Row:
    name: str
    promise: str
    run: list
    control: list
    figures: str = ""  # a regular expression; its first group is taken where it has one
    needs: tuple = ()  # programs without which the row is skipped
    minutes: int = 30  # the longest that one command may take
    on_disk: bool = False  # where it matters that a disk is slow; else in memory, where there is room


RAPPORT = "{release}/rapport"
CRASH = "{python} tests/crash/"
SYSTEM = "{python} tests/system/"
GTEST = r"\[ +OK \] (\S+ \(\d+ ms\))"


def system(name, promise, *scripts, **more):
    """Scripts of tests/system; their controls are the tests that say so in their names."""
    runs = ["%s%s.py %s%s" % (SYSTEM, one.split()[0], RAPPORT, one[len(one.split()[0]):]) for one in scripts]
    return Row(name, promise, runs, [one + " -k control" for one in runs], **more)


# What kills the program, or keeps it from writing, has it spoil its counts of lines, or complain of them.
UNCOUNTED = "^(exchange.limits|crash.(kill|faults|full)|system.files)$"

ROWS = [
    Row("R1", "Killed at any moment: nothing acknowledged is lost, nothing is half done",
        [CRASH + "kill.py " + RAPPORT + " long Log Commands"],
        [CRASH + "kill.py " + RAPPORT + " long Controls"], minutes=90, on_disk=True),
    Row("R2", "Eight writers at once are all served, none waits for 5 seconds; so are settings",
        [CRASH + "together.py " + RAPPORT + " long Writers Settings.test_changed_at_once_are_all_there"],
        [CRASH + "together.py " + RAPPORT + " long Controls -k writers", CRASH + "together.py " + RAPPORT + " Settings -k control"],
        on_disk=True),
    Row("R3", "Four readers beside four writers for 30 seconds: no read fails",
        [CRASH + "together.py " + RAPPORT + " long Readers"],
        [CRASH + "together.py " + RAPPORT + " long Controls -k readers"], on_disk=True),
    Row("R4", "Power lost at any moment: no image of the disk is damaged or lacks what was acknowledged",
        ["{release}/tests/crash/power 12000"],
        ["{release}/tests/crash/power 1000 --lie syncs", "{release}/tests/crash/power 1000 --lie folders"],
        figures=r"^power: .*", minutes=60),
    Row("R5", "Every call of the system and every request for memory that fails is borne, and told in one line",
        [CRASH + "faults.py " + RAPPORT + " 1", "{release}/tests/crash/memory 7"],
        [CRASH + "faults.py " + RAPPORT + " 1 --control", "{release}/tests/crash/memory 997 --careless"],
        figures=r"^(?:faults|memory|control|ENOSPC|EIO|EACCES|EMFILE|kill) ?.*", needs=("strace",), minutes=120),
    Row("R6", "On a full disk, or at a limit, what was acknowledged is there, and reading works",
        [CRASH + "full.py " + RAPPORT + " Limits FullDisk"],
        [CRASH + "full.py " + RAPPORT + " Controls -k success"], needs=("unshare",)),
    Row("R7", "What cannot be written is read, and writing fails in one line",
        [CRASH + "full.py " + RAPPORT + " ReadOnly", SYSTEM + "files.py " + RAPPORT + " ReadOnly"],
        [CRASH + "full.py " + RAPPORT + " Controls -k written", SYSTEM + "files.py " + RAPPORT + " ReadOnly -k control"],
        needs=("unshare",)),
    system("R8", "What is no journal of rapport's is refused, and not touched", "refusals"),
    Row("R9", "Damaged and hostile journals crash no command that reads, and hold none up",
        ["{proof}/tests/fuzz/journals 1500"],
        ["{proof}/tests/fuzz/journals 60 --careless " + bug for bug in ("crash", "spin", "write", "print")], minutes=90),
    Row("R10", "A migration that is killed is done or not begun, and the backup is there",
        [CRASH + "kill.py " + RAPPORT + " long Migration"],
        [CRASH + "kill.py " + RAPPORT + " long Controls -k migration"], on_disk=True),
    Row("R11", "Whatever was done, undo gives the journal back, and what is derived is as a rebuild would give",
        ["env RC_PARAMS=max_success=1000 {release}/tests/property/properties --gtest_filter=Histories.*"],
        ["{release}/tests/property/properties --gtest_filter=*Control*"], figures=GTEST, minutes=60),
    Row("R12", "Backups beside writers are whole, up to date and for their owner alone",
        [CRASH + "together.py " + RAPPORT + " long Backups"],
        [CRASH + "together.py " + RAPPORT + " long Controls -k copy"], on_disk=True),
    Row("R13", "Out, in and out again gives the same bytes; others read what goes out",
        ["env RC_PARAMS=max_success=10000 {release}/tests/property/properties "
         "--gtest_filter=AJournal.*:ATableOfTalks.*:Csv.*:AVcard.*:ALineOfTheDump.*",
         "{python} tests/exchange/cases.py " + RAPPORT + " tests/exchange/cases", "{python} tests/exchange/readers.py " + RAPPORT],
        ["{release}/tests/property/properties --gtest_filter=OutAndInControl.*"],
        figures=r"\[ +OK \] (\S+ \(\d+ ms\))|^(?:read back|\d+ of|\d+ cases|control).*", minutes=90),
    Row("R14", "Dates are as Python has them, in every zone and at every change of clocks",
        ["{python} tests/property/dates.py {release}/tests/property/read_dates 1000000",
         "{python} tests/property/zones.py " + RAPPORT + " 5000"],
        ["{python} tests/property/dates.py {release}/tests/property/read_dates 20000 --break",
         "{python} tests/property/zones.py " + RAPPORT + " 500 --break"], figures=r".*as Python has them.*"),
    system("R15", "An output that cannot be written is a failure, a closed one is quiet, what is saved is said", "streams"),
    Row("R16", "Two commands at once: no acknowledged change is lost, no reference leads to what is gone",
        [CRASH + "pairs.py " + RAPPORT + " long"],
        [CRASH + "pairs.py " + RAPPORT + " --control {release}/tests/crash/rapport_unlocked"],
        figures=r"^(?:pairs|control|\d).*", minutes=90),
    Row("R17", "What changes while a command asks or an editor is open stays, and so does the text that was typed",
        [CRASH + "pending.py " + RAPPORT + " long Newer Texts Editors Commands"], [CRASH + "pending.py " + RAPPORT + " Controls"],
        figures=r"^(?:.*\d+ tried.*|control.*)$", minutes=60),
    Row("R18", "Restores at once, with writers, stopped and continued: what was acknowledged is in the journal or a kept file",
        [CRASH + "restores.py " + RAPPORT + " long"], [CRASH + "restores.py " + RAPPORT + " Controls"],
        figures=r"^(?:.*\d+ schedules.*|control.*)$", minutes=60),
    system("S1", "Files are for their owner alone, whatever the umask", "files Modes"),
    system("S2", "No control character of a text reaches a terminal", "terminal"),
    system("S3", "No cell of a safe table starts a formula, and it comes back as it was", "tables"),
    Row("S4", "Every reader takes any bytes: ten minutes of libFuzzer for each",
        ["{python} tests/fuzz/run {fuzz} 600"], [], figures=r"^.*\S.*$", needs=("clang",), minutes=240),
    Row("S5", "Monstrous input costs little, fails in one line, and leaves nothing",
        ["{python} tests/exchange/limits.py " + RAPPORT + " 1024"], [], figures=r"^.*(?:MiB|FAILED|control).*$",
        minutes=60),
    system("S6", "A name is a name, whatever it looks like; no shell is started", "names"),
    system("S7", "A foreign table, view or trigger is refused by its name", "refusals"),
    system("S8", "What is private stays out of what leaves, unless it is asked for", "private", "traces Remains"),
    Row("S9", "What is forgotten is in no file but those that are named, whatever was done before",
        [SYSTEM + "traces.py " + RAPPORT + " Forgetting", SYSTEM + "forgetting.py " + RAPPORT + " long"],
        [SYSTEM + "traces.py " + RAPPORT + " Forgetting -k archiving", SYSTEM + "forgetting.py " + RAPPORT + " -k control"],
        figures=r"^(?:forget|merge|\d+ histories).*"),
    system("S10", "A bare environment is enough, and asks for nothing", "cron"),
    Row("S11", "Sanitizers and valgrind find nothing, and the suite comes by nine lines of ten",
        ["ctest --test-dir {proof} --output-on-failure -j2 --timeout 3000",
         "{python} tests/proof/memcheck.py {release}",
         "ctest --test-dir {coverage} --output-on-failure -j2 --timeout 3000 -E '" + UNCOUNTED + "'",
         "{python} tests/proof/coverage.py {coverage} 90"],
        ["ctest --test-dir {proof} -R ^proof.control", "{python} tests/proof/memcheck.py {release} --control",
         "{python} tests/proof/coverage.py {coverage} 90 --control {coverage}/rapport"],
        figures=r"^(?:\d+% tests passed|coverage|memcheck|control).*", needs=("valgrind",), minutes=120),
    system("S12", "Ctrl-C and signals leave the terminal as it was, and no file of ours beside the user's", "signals",
           figures=r"^.*ended at.*$"),
    system("S13", "The program alone, without anything of a system around it, reads right or refuses", "alone"),
    system("rescue", "No slip costs a journal, and backups are found without one", "rescue"),
    system("settings", "Doctor shows each setting that this rests on, and what is wrong with a place", "doctor"),
    Row("backups", "The newest 7 days, 4 weeks and 6 months are kept, and each brings its day back",
        ["{release}/tests/cli_unit --gtest_filter=Backups.*:Restore.*:Rotation.*-*Controls*"],
        ["{release}/tests/cli_unit --gtest_filter=Rotation.TheControlsAreSeen"], figures=GTEST),
    Row("growth", "Four times the work takes at most five times as long, also where all is of one shape",
        ["{python} tests/bench/growth.py " + RAPPORT + " long Growth"], ["{python} tests/bench/growth.py " + RAPPORT + " -k control"],
        figures=r"^.*times$", minutes=60),
    Row("speed", "Beside the sqlite3 shell, and flat from S to L",
        ["{python} tests/bench/run " + RAPPORT + " {release}/tests/bench/generate {release}/tests/bench/measure "
         "--sizes r,s,m,l"], [],
        figures=r"^.*\S.*$", needs=("valgrind", "sqlite3", "strace"), minutes=120, on_disk=True),
]
