#!/usr/bin/env python3
"""Of how many lines of src/ the runs of a tree built with -DRAPPORT_COVERAGE=ON came by, by gcov.

usage: coverage.py TREE LEAST [--control PROGRAM]     fails below LEAST per cent

--control forgets what was counted, runs PROGRAM --version alone, and ends with 0 where that falls below; the counts of
the suite are put back.
"""
import collections, json, os, shutil, subprocess, sys, tempfile
from concurrent.futures import ThreadPoolExecutor

TREE, LEAST = os.path.abspath(sys.argv[1]), float(sys.argv[2])
SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../src/")


def counts(ending):
    return [os.path.join(folder, name) for folder, _, names in os.walk(os.path.join(TREE, "src")) for name in names if name.endswith(ending)]


def lines_of(notes):
    """The lines of one object that are code, and how often each was run: (file, line) to a count."""
    said = subprocess.run(["gcov", "--json-format", "--stdout", notes], cwd=TREE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    found = {}
    for text in said.decode().splitlines():
        if not text.startswith("{"):
            continue
        report = json.loads(text)
        for file in report["files"]:
            path = os.path.realpath(os.path.join(report["current_working_directory"], file["file"]))
            for line in file["lines"]:
                place = (path, line["line_number"])
                found[place] = max(found.get(place, 0), line["count"])
    return found


def measure():
    """For each file of src/: lines of code, and how many of them were run."""
    source = os.path.realpath(SOURCE) + "/"
    lines = collections.Counter()
    with ThreadPoolExecutor(2) as pool:
        for found in pool.map(lines_of, counts(".gcno")):
            lines.update({place: count for place, count in found.items() if place[0].startswith(source)})
            for place, count in found.items():
                if place[0].startswith(source):
                    lines[place] += 0
    files = collections.defaultdict(lambda: [0, 0, []])
    for (path, number), count in sorted(lines.items()):
        one = files[path[len(source):]]
        one[0] += 1
        one[1] += count > 0
        if not count:
            one[2].append(number)
    return files


def percentage(files):
    return 100 * sum(one[1] for one in files.values()) / max(1, sum(one[0] for one in files.values()))


def control(program):
    with tempfile.TemporaryDirectory() as folder:
        kept = [(path, os.path.join(folder, str(i))) for i, path in enumerate(counts(".gcda"))]
        for path, safe in kept:
            shutil.move(path, safe)
        subprocess.run([program, "--version"], stdout=subprocess.DEVNULL, check=True)
        reached = percentage(measure())
        for path in counts(".gcda"):
            os.remove(path)
        for path, safe in kept:
            shutil.move(safe, path)
    print("control: --version alone comes by %.1f %% of the lines" % reached)
    return 0 if reached < LEAST else 1


def main():
    if "--control" in sys.argv:
        return control(os.path.abspath(sys.argv[sys.argv.index("--control") + 1]))
    files = measure()
    for name, (code, ran, missed) in sorted(files.items(), key=lambda one: one[1][0] - one[1][1], reverse=True)[:15]:
        print("%-36s %5.1f %%  %4d of %4d not run: %s" % (name, 100 * ran / code, code - ran, code, " ".join(map(str, missed[:12]))))
    print("coverage: %.1f %% of %d lines, at least %g %%" % (percentage(files), sum(one[0] for one in files.values()), LEAST))
    return 0 if percentage(files) >= LEAST else 1


sys.exit(main())
