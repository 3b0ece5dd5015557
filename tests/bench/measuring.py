"""What a command takes: instructions, time, memory, syncs; and a table of such rows with their goals."""
import collections, os, shutil, statistics, subprocess, sys

Taken = collections.namedtuple("Taken", "wall cpu mebibytes")


class Meter:
    def __init__(self, measure):
        self.measure = os.path.abspath(measure)  # the program beside this file

    def taken(self, command):
        done = subprocess.run([self.measure, *command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if done.returncode != 0:
            raise SystemExit("%s ended with %d: %s" % (" ".join(command)[:200], done.returncode, done.stderr[:500]))
        wall, cpu, kibibytes = done.stdout.split()
        return Taken(float(wall), float(cpu), int(kibibytes) / 1024)

    def pairs(self, ours, theirs, rounds):
        """Each command, or what makes it for every round, in turn. Ratios of the medians of wall and processor time, and
        the most memory of ours."""
        def command(one):
            return one() if callable(one) else one
        taken = [(self.taken(command(ours)), self.taken(command(theirs))) for _ in range(rounds)]
        ratio = lambda what: (statistics.median(getattr(a, what) for a, _ in taken) /
                              statistics.median(getattr(b, what) for _, b in taken))
        return ratio("wall"), ratio("cpu"), max(a.mebibytes for a, _ in taken)


def instructions(command):
    """Counted by callgrind: the same whatever else the machine is doing."""
    done = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command],
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        raise SystemExit("%s: %s" % (" ".join(command)[:200], done.stderr[-500:]))
    return int([line for line in done.stderr.split("\n") if "Collected" in line][0].split(":")[1])


def syncs(command):
    """How often the program waits for the disk; nothing where there is no strace."""
    if shutil.which("strace") is None:
        return None
    done = subprocess.run(["strace", "-f", "-e", "trace=fsync,fdatasync", *command], stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE, text=True)
    return done.stderr.count("sync(")


class Table:
    """Rows of figures; each figure may have a goal, which it must not pass."""
    FIGURES = [("instructions", "M instr.", 1e6, "%.2f"), ("share", "x instr.", 1, "%.2f"), ("wall", "x time", 1, "%.3f"), ("cpu", "x CPU", 1, "%.3f"), ("milliseconds", "ms CPU", 1, "%.1f"),
               ("mebibytes", "MiB", 1, "%.1f"), ("syncs", "syncs", 1, "%d"), ("growth", "x small", 1, "%.2f")]

    def __init__(self):
        self.rows, self.missed = [], []

    def add(self, what, size, goals=None, **figures):
        goals = goals or {}
        for name, _, unit, form in self.FIGURES:
            figure = figures.get(name)
            if name in goals and figure is not None and figure > goals[name]:
                self.missed.append("%s on %s: %s %s, at most %s" % (
                    what, size, name, form % (figure / unit), form % (goals[name] / unit)))
        self.rows.append((what, size, figures, goals))
        print("  " + self.line(self.rows[-1]), file=sys.stderr, flush=True)

    def line(self, row):
        what, size, figures, goals = row
        cells = ["%-27s %-2s" % (what, size)]
        for name, _, unit, form in self.FIGURES:
            text = form % (figures[name] / unit) if figures.get(name) is not None else ""
            if name in goals:
                text += " <%s" % (form % (goals[name] / unit)).rstrip("0").rstrip(".")
            cells.append("%16s" % text if name == "instructions" else "%14s" % text)
        return " ".join(cells).rstrip()

    def render(self):
        head = ["%-27s %-2s" % ("what", "on")] + [
            ("%16s" if name == "instructions" else "%14s") % title for name, title, _, _ in self.FIGURES]
        return "\n".join([" ".join(head)] + [self.line(row) for row in self.rows])
