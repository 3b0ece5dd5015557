#!/usr/bin/env python3
"""Runs the recipes of the guide in a real shell, on a sample journal. What a machine has not (fzf, a desktop, a mailer)
is a small stand-in that does what the user would; jq, miller and SQLite are the real ones, or their recipe is skipped.

usage: recipes.py PROGRAM GUIDE
"""
import os, re, shutil, subprocess, sys, tempfile

PROGRAM, GUIDE = map(os.path.abspath, sys.argv[1:3])
STANDINS = {"fzf": "grep -i -m1 priya", "notify-send": 'printf "%s\\n" "$@" >>"$HOME/notified"', "sendmail": 'cat >"$HOME/mail"'}

with open(GUIDE) as file:
    recipes = file.read().split("\n## Recipes\n")[1]
blocks = re.findall(r"```(\w*)\n(.*?)```", recipes, re.S)
failures, skipped, ran = [], [], 0

with tempfile.TemporaryDirectory() as home:
    tools = os.path.join(home, "bin")
    os.mkdir(tools)
    os.symlink(PROGRAM, os.path.join(tools, "rapport"))
    for name, what in STANDINS.items():
        with open(os.path.join(tools, name), "w") as script:
            script.write("#!/bin/sh\n" + what + "\n")
        os.chmod(os.path.join(tools, name), 0o755)
    env = {"HOME": home, "PATH": tools + ":/usr/bin:/bin", "RAPPORT_TODAY": "2026-11-19", "TERM": "dumb",
           "RAPPORT_JOURNAL": os.path.join(home, "journal.db")}
    subprocess.run([PROGRAM, "demo", env["RAPPORT_JOURNAL"]], env=env, check=True, stdout=subprocess.DEVNULL)
    subprocess.run([PROGRAM, "edit", "priya", "--email", "priya@lumen.example"], env=env, check=True,
                   stdout=subprocess.DEVNULL)

    def text(name):
        try:
            with open(os.path.join(home, name)) as file:
                return file.read()
        except OSError:
            return ""

    def run(command, wanted, needs=()):
        """Runs a recipe, and looks for what it must bring about in its output."""
        global ran
        missing = [one for one in needs if not shutil.which(one)]
        if missing:
            skipped.append("%s (%s is not installed)" % (command.strip().splitlines()[-1], ", ".join(missing)))
            return
        for name in ("notified", "mail"):
            if text(name):
                os.remove(os.path.join(home, name))
        done = subprocess.run(["sh", "-c", command], env=env, cwd=home, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
        out = done.stdout.decode() + text("notified") + text("mail")
        ran += 1
        if done.returncode != 0 or b"hint" in done.stderr or not re.search(wanted, out):
            failures.append("%s\n  status %d\n  %s%s" % (command, done.returncode, out, done.stderr.decode()))

    # What each recipe must show, by a word that only it has.
    wanted = {"notify-send": r"(?m)^rapport$", "PS1": r"^\d+\n$|^\d+$", "fzf": "@priya", "--tag team": "@siobhan",
              "jq": r"\d+ 2026-11", "mlr": r"meeting +\d", "sqlite3": r"\|\d+"}
    tools_of = {"jq": ["jq"], "mlr": ["mlr"], "sqlite3": ["sqlite3"]}
    def run_shell(block):
        key = next((one for one in wanted if one in block), None)
        if key is None:
            failures.append("nothing says what this recipe must show:\n" + block)
            return
        prompt = re.search(r"PS1='(.*)\\\$ '", block)
        command = block.replace(prompt.group(0), "") + "\nprintf '%%s\\n' %s" % prompt.group(1) if prompt else block
        run(command, wanted[key], needs=tools_of.get(key, ()))

    def run_other(block):
        """A line of mutt's settings, a unit of systemd, or a table of cron."""
        query = re.search(r'query_command = "(.*)"', block)
        if query:
            run(query.group(1).replace("%s", "priya"), r"^email\tname\npriya@lumen\.example\tPriya Nair\n")
            return
        for line in block.strip().splitlines():
            if line.startswith("ExecStart="):
                run(line.removeprefix("ExecStart=").replace("$$", "$"), r"(?m)^rapport$")
            elif line.startswith("OnCalendar="):
                run("systemd-analyze calendar '%s' 2>&1" % line.split("=", 1)[1], "Normalized", ["systemd-analyze"])
            elif re.match(r"0 8 ", line):
                run(re.sub(r"^(\S+ +){5}", "", line), "reconnect")

    for kind, block in blocks:
        (run_shell if kind == "sh" else run_other)(block)
    topic = subprocess.run([PROGRAM, "help", "recipes"], env=env, stdout=subprocess.PIPE).stdout.decode()
    for line in re.findall(r"(?m)^  (.*)$", topic):
        (run_other if re.match(r"0 8 |set query", line) else run_shell)(line)
    run("rapport nonsense || echo control", "nothing says this")  # the control: a recipe that fails

for one in skipped:
    print("skipped:", one)
control = failures.pop() if failures else ""
for one in failures:
    print("FAILED:", one)
print("%d recipes ran, %d skipped, %d failed" % (ran - 1, len(skipped), len(failures)))
sys.exit(1 if failures or "nonsense" not in control or ran < 8 else 0)
