#!/usr/bin/env python3
"""`rapport help COMMAND` lists every key that the command prints with --json.

usage: keys.py PROGRAM
"""
import json, os, re, sys, unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))
from everything import MAKING, READING, WRITING, fill, lines, uncovered
from home import Home as HomeOf

PROGRAM = os.path.abspath(sys.argv.pop(1))
# The morning page has no page of the manual; an export has the forms of the commands that list the same.
UNLISTED = {"", "export", "__complete"}
LIST = re.compile(r"^(Columns|With [^:]+|Reply): (.*(?:\n  .*)*)$", re.M)


def Home(like=None):
    return HomeOf(PROGRAM, like)


def listed(page):
    """The sets of keys that a page of the manual lists, for what is read and for what is replied."""
    sets = []
    columns = []
    for heading, names in LIST.findall(page):
        keys = [one.strip() for one in names.replace("\n", " ").split(",")]
        if heading == "Columns":
            columns = keys
        sets.append(set(keys[:-1] + columns if keys[-1] == "then the columns" else keys))
    return sets


def printed(text):
    """The keys of the objects that were printed: of an array's elements, or of the one object."""
    try:
        value = json.loads(text)
    except ValueError:
        return []
    return [set(one) for one in (value if isinstance(value, list) else [value]) if isinstance(one, dict)]


class Keys(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.home = fill(Home(), lambda kind, field: "Open" + kind + field)

    def unlisted(self, sets, words, output):
        return ["%s prints %s" % (words, sorted(keys - max(sets, key=lambda one: len(one & keys), default=set())))
                for keys in printed(output) if not any(keys <= one for one in sets)]

    def test_every_key_is_listed_by_the_help(self):
        wrong, seen = [], set()
        for words in lines(READING, WRITING, text="Openpersonname"):
            name = words[0] if words and not words[0].startswith("-") else ""
            if name in UNLISTED:
                continue
            said = Home(self.home).run(*words, "--json").stdout.decode()
            wrong += self.unlisted(listed(self.home.ok("help", name)), words, said)
            seen |= {name} if printed(said) else set()
        self.assertEqual("\n".join(wrong), "")
        self.assertGreater(len(seen), 25, seen)

    def test_a_key_that_is_not_listed_is_found(self):
        sets = listed(self.home.ok("help", "promise"))
        self.assertEqual(self.unlisted(sets, ["promise"], '[{"id":"x","handel":"y"}]'), ["['promise'] prints ['handel']"])


if __name__ == "__main__":
    unittest.main(warnings="ignore")
