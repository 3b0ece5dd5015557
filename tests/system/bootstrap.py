#!/usr/bin/env python3
"""cmake/bootstrap.sh on machines where it cannot install what is missing: it says why, and what would help, in a few
lines, at once, and with a log that says something.

usage: bootstrap.py
"""
import os, shutil, stat, subprocess, sys, tempfile, time, unittest

PROJECT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")

ALL_INSTALLED = "echo installed"
NOTHING_INSTALLED = "exit 1"
ONE_MISSING = 'case "$*" in *libutf8proc-dev*) exit 1 ;; esac; echo installed'
OFFLINE = "echo 'Temporary failure resolving deb.example'; exit 100"


class Machine(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="rapport-bootstrap-")
        self.addCleanup(shutil.rmtree, self.folder)
        shutil.copytree(os.path.join(PROJECT, "cmake"), os.path.join(self.folder, "cmake"))
        self.programs = os.path.join(self.folder, "bin")
        os.mkdir(self.programs)
        self.program("apt-cache", "echo '  Candidate: 1.0'")

    def program(self, name, script):
        path = os.path.join(self.programs, name)
        with open(path, "w") as file:
            file.write("#!/bin/sh\n" + script + "\n")
        os.chmod(path, stat.S_IRWXU)

    def bootstrap(self):
        began = time.monotonic()
        done = subprocess.run(["sh", os.path.join(self.folder, "cmake", "bootstrap.sh"), "demo"], text=True, timeout=60,
                              stdin=subprocess.DEVNULL, capture_output=True, cwd="/",
                              env={"PATH": self.programs + ":" + os.environ["PATH"], "HOME": self.folder})
        self.assertNotEqual(done.returncode, 0)
        self.assertLess(time.monotonic() - began, 30)
        with open(os.path.join(self.folder, "build", "release", "bootstrap.log")) as log:
            self.assertNotEqual(log.read().strip(), "")
        return done.stdout, done.stderr.splitlines()

    def test_a_user_who_cannot_become_root_is_given_the_line_for_an_administrator(self):
        self.program("dpkg-query", NOTHING_INSTALLED)
        self.program("id", "echo 1000")
        self.program("sudo", "exit 1")
        self.program("apt-get", "echo apt-get was called; exit 1")
        out, err = self.bootstrap()
        self.assertEqual(err[0], "bootstrap: packages are missing, and only an administrator can install them")
        self.assertTrue(err[1].startswith("hint: apt-get install --no-install-recommends g++ cmake ninja-build"), err)
        self.assertIn("libsqlite3-dev", err[1])
        self.assertEqual(len(err), 2)
        self.assertNotIn("apt-get was called", out)

    def test_a_machine_that_is_offline_is_told_so_with_the_one_package_that_is_missing(self):
        self.program("dpkg-query", ONE_MISSING)
        self.program("id", "echo 0")
        self.program("apt-get", OFFLINE)
        _, err = self.bootstrap()
        self.assertIn("is this machine offline?", err[0])
        self.assertEqual(err[1], "hint: apt-get install --no-install-recommends libutf8proc-dev")
        self.assertEqual(len(err), 2)

    def test_a_library_that_cannot_be_fetched_is_named_in_one_line(self):
        self.program("dpkg-query", ALL_INSTALLED)
        self.program("cmake", "echo '-- fmt is not installed: fetching it'; echo 'CMake Error: no'; exit 1")
        _, err = self.bootstrap()
        self.assertEqual(len(err), 1)
        self.assertIn("could not fetch fmt, which is not installed; is this machine offline?", err[0])

    def test_any_other_failure_to_configure_shows_the_error_and_names_the_log(self):
        self.program("dpkg-query", ALL_INSTALLED)
        self.program("cmake", "echo 'CMake Error at CMakeLists.txt:1: something is wrong'; exit 1")
        _, err = self.bootstrap()
        self.assertIn("something is wrong", err[0])
        self.assertIn("bootstrap: could not configure. Details: ", err[1])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
