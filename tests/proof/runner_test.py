#!/usr/bin/env python3
"""The runner of the long form: what it takes for passed, and that its rows name what is there.

usage: runner_test.py
"""
import importlib.machinery, importlib.util, io, json, os, re, sys, tempfile, unittest

FOLDER = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, FOLDER)
sys.dont_write_bytecode = True
import report
from rows import ROWS, Row

loader = importlib.machinery.SourceFileLoader("runner", os.path.join(FOLDER, "run"))
runner = importlib.util.module_from_spec(importlib.util.spec_from_loader("runner", loader))
loader.exec_module(runner)


def result_of(script, minutes=1):
    """What the runner makes of a command."""
    row = Row("R0", "", [], [], minutes=minutes)
    return runner.run(row, "sh -c '%s'" % script, io.StringIO())


class Results(unittest.TestCase):
    def test_a_command_that_ends_well_has_passed_and_its_lines_are_its_figures(self):
        done = result_of("echo 3 of 3")
        self.assertEqual((done["result"], done["figures"]), ("passed", ["3 of 3"]))

    def test_a_command_that_fails_or_runs_nothing_or_takes_too_long_has_failed(self):
        self.assertEqual(result_of("exit 1")["result"], "failed")
        self.assertEqual(result_of("kill -SEGV $$")["result"], "failed")
        self.assertEqual(result_of("echo Ran 0 tests in 0 s >&2")["result"], "failed")
        self.assertEqual(result_of("echo No tests were found!!!")["result"], "failed")
        self.assertEqual(result_of("sleep 60", 0.005)["result"], "failed")

    def test_what_was_skipped_has_not_passed(self):
        self.assertEqual(result_of("echo skipped: there is no strace; exit 77")["reason"], "skipped: there is no strace")
        self.assertEqual(result_of('echo "OK (skipped=1)" >&2')["result"], "skipped")
        self.assertEqual(result_of('echo "read back by jq; not installed: khard"')["result"], "skipped")
        self.assertEqual(runner.worst(["passed", "skipped", "passed"]), "skipped")
        self.assertEqual(runner.worst(["passed", "skipped", "failed"]), "failed")

    def test_a_row_without_its_tools_is_skipped(self):
        with tempfile.TemporaryDirectory() as folder:
            runner.KEPT = folder
            kept = runner.prove(Row("R0", "", ["true"], [], needs=("no-such-tool",)))
        self.assertEqual((kept["result"], kept["reason"]), ("skipped", "not installed: no-such-tool"))


class Report(unittest.TestCase):
    def test_says_what_did_not_pass_and_what_is_of_another_commit(self):
        kept = {"name": "R2", "promise": "p", "result": "failed", "reason": "ended with 1", "minutes": 1, "commit": "abc",
                "on": "today", "run": [], "control": []}
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "R2.json"), "w") as file:
                json.dump(kept, file)
            report.write(folder, os.path.join(folder, "report.md"), "def")
            with open(os.path.join(folder, "report.md")) as file:
                text = file.read()
        self.assertIn("0 of %d rows passed; failed: R2; not run: R1 R3" % len(ROWS), text)
        self.assertIn("taken at another commit than def: R2", text)


class Rows(unittest.TestCase):
    def test_name_scripts_that_are_there_and_have_a_control(self):
        for row in ROWS:
            for command in row.run + row.control:
                for script in re.findall(r"(?<![\w}/])tests/\S+", command):
                    self.assertTrue(os.path.exists(os.path.join(runner.SOURCE, script)), command)
            self.assertTrue(row.control or row.name in ("S4", "S5", "speed"), row.name)  # these have theirs in the same run

    def test_are_all_that_are_promised(self):
        names = ["R%d" % n for n in range(1, 19)] + ["S%d" % n for n in range(1, 14)] + ["rescue", "settings", "backups", "growth", "speed"]
        self.assertEqual([row.name for row in ROWS], names)

    def test_know_their_trees(self):
        self.assertEqual(runner.trees(runner.chosen(["r4"])), ["release"])
        self.assertEqual(runner.trees(runner.chosen(["S4", "S11"])), ["release", "proof", "fuzz", "coverage"])


if __name__ == "__main__":
    unittest.main()
