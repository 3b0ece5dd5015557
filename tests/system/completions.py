#!/usr/bin/env python3
"""Completions in the real shells. usage: completions.py PROGRAM TOP-OF-THE-PROJECT"""
import os, shutil, subprocess, sys, tempfile, unittest, warnings

warnings.simplefilter("ignore", ResourceWarning)

PROGRAM, TOP = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
del sys.argv[1:3]


class Completions(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        bin_folder = os.path.join(self.folder.name, "bin")
        os.mkdir(bin_folder)
        os.symlink(PROGRAM, os.path.join(bin_folder, "rapport"))
        self.env = {"HOME": self.folder.name, "PATH": bin_folder + ":/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "dumb"}
        for words in (["add", "Priya Nair", "--tag", "team"], ["add", "Zoë Müller"], ["log", "met Priya"]):
            subprocess.run([PROGRAM, *words, "-q"], env=self.env, check=True)

    def sh(self, *words):
        return subprocess.run(words, env=self.env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                              timeout=60).stdout.decode()

    def bash(self, *words):
        quoted = " ".join("'%s'" % word for word in words)
        return self.sh("bash", "-c", "source %s/completions/rapport.bash; COMP_WORDS=(rapport %s); COMP_CWORD=%d; _rapport; "
                       "printf '%%s\\n' \"${COMPREPLY[@]}\"" % (TOP, quoted, len(words))).split("\n")[:-1]

    def test_bash_completes_commands_options_people_and_tags(self):
        self.assertEqual(self.bash("cele"), ["celebrate"])
        self.assertEqual(self.bash("due", "--wi"), ["--within"])
        self.assertEqual(self.bash("show", "pr"), ["priya"])
        self.assertEqual(self.bash("list", "--tag", "te"), ["team"])
        self.assertEqual(self.bash("list", "--state", "over"), ["overdue"])

    def test_bash_quotes_a_name_with_a_space(self):
        self.assertEqual(self.bash("show", "Pr"), ["Priya\\ Nair"])

    def test_bash_completes_ids_of_entries(self):
        ids = self.sh(PROGRAM, "journal", "--format", "ids").split()
        self.assertTrue(any(ids[0].startswith(word) for word in self.bash("edit", "")))

    def test_the_control_proposes_nothing_for_nobody(self):
        self.assertEqual([word for word in self.bash("show", "xyz") if word], [])

    @unittest.skipUnless(shutil.which("fish"), "there is no fish")
    def test_fish_completes_people_and_commands(self):
        script = "source %s/completions/rapport.fish; complete -C '%s'"
        self.assertIn("priya", self.sh("fish", "-c", script % (TOP, "rapport show pr")))
        self.assertIn("celebrate", self.sh("fish", "-c", script % (TOP, "rapport cele")))
        self.assertNotIn("priya", self.sh("fish", "-c", script % (TOP, "rapport show xyz")))

    @unittest.skipUnless(shutil.which("zsh"), "there is no zsh")
    def test_zsh_completes_people_and_commands(self):
        # The widget's own words, with compadd replaced by a printer.
        script = ("compdef() { :; }; source %s/completions/_rapport; compadd() { print -l -- ${(P)@[-1]}; }; "
                  "words=(rapport %s); CURRENT=%d; _rapport")
        self.assertIn("priya", self.sh("zsh", "-fc", script % (TOP, "show pr", 3)))
        self.assertIn("celebrate", self.sh("zsh", "-fc", script % (TOP, "cele", 2)))
        self.assertNotIn("priya", self.sh("zsh", "-fc", script % (TOP, "show xyz", 3)))


if __name__ == "__main__":
    unittest.main(verbosity=1)
