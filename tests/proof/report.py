"""The report of the long form, from what each row gave when it was last run."""
import json, os, platform

from rows import ROWS


def cell(text):
    return text.replace("|", "\\|").replace("\n", " ")


def block(title, commands):
    """What one part of a row ran, and its figures."""
    text = "%s:\n\n" % title
    for one in commands:
        text += "- `%s`: %s%s, %d s\n" % (one["command"], one["result"], " (%s)" % one["reason"] if one["reason"] else "", one["seconds"])
    lines = [line for one in commands for line in one["figures"]]
    return text + "\n```\n%s\n```\n\n" % "\n".join(lines[:80])


def short(commands):
    """The figures in one cell of the table: what fits."""
    lines = [line for one in commands for line in one["figures"]]
    text = "; ".join(lines)
    return text if len(text) <= 200 else "%s; ... (%d lines below)" % ("; ".join(lines[:2])[:200], len(lines))


def summary(kept, head):
    rows = [kept.get(row.name) for row in ROWS]
    passed = sum(1 for one in rows if one and one["result"] == "passed")
    text = "%d of %d rows passed" % (passed, len(ROWS))
    for result in ("failed", "skipped"):
        names = [one["name"] for one in rows if one and one["result"] == result]
        text += "; %s: %s" % (result, " ".join(names)) if names else ""
    missing = [row.name for row in ROWS if row.name not in kept]
    text += "; not run: " + " ".join(missing) if missing else ""
    other = [one["name"] for one in rows if one and one["commit"] != head]
    return text + ("; taken at another commit than %s: %s" % (head, " ".join(other)) if other else "") + "."


def write(folder, path, head):
    kept = {}
    for row in ROWS:
        file = os.path.join(folder, row.name + ".json")
        if os.path.exists(file):
            with open(file) as opened:
                kept[row.name] = json.load(opened)
    text = "# Proof\n\n%s\nTaken on %s %s, %s, %d cores. What ran, word for word, is in `rows/`.\n\n" % (
        summary(kept, head), platform.system(), platform.release(), platform.machine(), os.cpu_count())
    text += "| row | promise | result | figures | what the control did | minutes | commit |\n|---|---|---|---|---|--:|---|\n"
    for row in ROWS:
        one = kept.get(row.name)
        if one is None:
            text += "| %s | %s | not run | | | | |\n" % (row.name, row.promise)
            continue
        control = short(one["control"]) if one["control"] else "in the same run" if one["run"] else ""
        text += "| %s | %s | %s | %s | %s | %.1f | %s |\n" % (
            row.name, row.promise, cell(one["result"] + (": " + one["reason"] if one["reason"] else "")),
            cell(short(one["run"])), cell(control), one["minutes"], one["commit"])
    text += "\n"
    for row in ROWS:
        one = kept.get(row.name)
        if one:
            text += "## %s: %s\n\n%s, %s, at %s\n\n" % (row.name, row.promise, one["result"], one["on"], one["commit"])
            text += block("Run", one["run"]) if one["run"] else ""
            text += block("Control", one["control"]) if one["control"] else ""
    with open(path + ".new", "w") as file:
        file.write(text.rstrip() + "\n")
    os.replace(path + ".new", path)
