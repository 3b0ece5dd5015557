#!/usr/bin/env python3
"""The program alone in an empty root, where the system has no character sets, no locales and no time zones: letters come in
as they were written, and what cannot be read there is refused. None is ever replaced by U+FFFD.

usage: alone.py PROGRAM
"""
import csv, glob, io, json, os, quopri, shutil, sys, unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))
from home import Home

PROGRAM = os.path.abspath(sys.argv.pop(1))

# How files name the sets that the program carries, and what Python calls each.
CARRIED = {"US-ASCII": "ascii", "latin1": "iso8859_1", "ISO-8859-2": "iso8859_2", "iso_8859-3": "iso8859_3",
           "ISO8859-4": "iso8859_4", "Iso 8859 5": "iso8859_5", "iso-8859-6": "iso8859_6", "ISO-8859-7": "iso8859_7",
           "iso88598": "iso8859_8", "latin5": "iso8859_9", "ISO-8859-10": "iso8859_10", "8859-11": "iso8859_11",
           "ISO-8859-13": "iso8859_13", "latin8": "iso8859_14", "iso8859-15": "iso8859_15", "ISO_8859-16": "iso8859_16",
           "windows-1250": "cp1250", "cp1251": "cp1251", "Windows-1252": "cp1252", "CP-1253": "cp1253",
           "x-cp1254": "cp1254", "windows_1255": "cp1255", "WINDOWS1256": "cp1256", "win-1257": "cp1257",
           "Windows 1258": "cp1258"}
# Sets of the system's: how files name each, what Python calls it, and a name that can be written in it.
OTHERS = [("SHIFT_JIS", "shift_jis", "田中 美咲"), ("shift-jis", "cp932", "髙橋 ソノ"),
          ("EUC-JP", "euc_jp", "田中 美咲"), ("ISO-2022-JP", "iso2022_jp", "田中 美咲"),
          ("GB18030", "gb18030", "李 小明"), ("GB2312", "gbk", "朱 镕"), ("Big5", "big5", "陳 美玲"),
          ("EUC-KR", "cp949", "김 민준"), ("KOI8-R", "koi8_r", "Зоя Белова"), ("UTF-7", "utf_7", "Zoë Nyberg"),
          ("macintosh", "mac_roman", "Zoë Nyberg")]
WIDE = [("utf_16_le", b"\xff\xfe"), ("utf_16_le", b""), ("utf_16_be", b"\xfe\xff"), ("utf_16_be", b"")]
COLUMNS = ["--map", "name=name", "--map", "note=note"]
ASTRAL = "Zoë 🦊 Łукаш 田中"
SYSTEM_HAS_SETS = glob.glob("/usr/lib*/gconv/*.so") + glob.glob("/usr/lib*/*/gconv/*.so")


class Alone(Home):
    """A home that is the root of everything the program can see, which holds nothing but the program."""

    def __init__(self):
        super().__init__("/rapport")
        shutil.copy(PROGRAM, os.path.join(self.path, "rapport"))
        self.env.update(HOME="/", PATH="/usr/sbin:/usr/bin:/sbin:/bin")

    def command(self, *words, before=()):
        return super().command(*words, before=("unshare", "-r", "chroot", self.path, *before))


def card(*lines, name=b"FN:Ana Example"):
    return b"\r\n".join([b"BEGIN:VCARD", b"VERSION:2.1", name, *lines, b"END:VCARD", b""])


def printable(data):
    return quopri.encodestring(data, quotetabs=True).replace(b"=\n", b"").replace(b"_", b"=5F")


def in_set(prop, charset, data, coded=True):
    """A line of a card, in quoted-printable or as the bytes are."""
    coding = ";ENCODING=QUOTED-PRINTABLE" if coded else ""
    return ("%s;CHARSET=%s%s:" % (prop, charset, coding)).encode() + (printable(data) if coded else data)


def letters_and_others(codec):
    """The letters of a set, and the bytes for which it has none; each with its number and between two others."""
    letters, nothing = [], []
    for number in range(0x20, 0x100):
        data = b"%02x x%cx" % (number, number)
        try:
            letters.append((data, data.decode(codec)))
        except UnicodeDecodeError:
            nothing.append(data)
    return letters, nothing


class Case(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        done = Alone().run("--version")
        if done.stderr.startswith((b"unshare:", b"chroot:")):
            said = done.stderr.decode().strip()
            raise unittest.SkipTest("there are no namespaces here, or the program is not linked statically: " + said)

    def bring(self, home, name, content, *options, status=0):
        """Imports a file of this content; what is said on standard error."""
        with open(os.path.join(home.path, name), "wb") as file:
            file.write(content)
        done = home.run("import", name, *options)
        self.assertEqual(done.returncode, status, done.stderr.decode() + done.stdout.decode())
        self.said = done.stdout.decode()
        return done.stderr.decode()

    def entries(self, home):
        """All that is in the journal, in which nothing has been replaced."""
        dump = home.ok("export", "--include-private")
        for sign in ("\ufffd", "\\ufffd"):
            self.assertNotIn(sign, dump)
        return [json.loads(line) for line in dump.splitlines()]

    def texts(self, home, type, key):
        return sorted(one[key] for one in self.entries(home) if one["type"] == type)

    def refused(self, said):
        return [line for line in said.splitlines() if line.startswith("rapport: a.")]


class OneByte(Case):
    """Every byte of every set that the program carries, as Python reads it."""

    def read(self, charset, codec, coded):
        home, (letters, _) = Alone(), letters_and_others(codec)
        self.bring(home, "a.vcf", card(*[in_set("NOTE", charset, data, coded) for data, _ in letters]))
        self.assertEqual(self.texts(home, "fact", "text"), [text for _, text in letters])

    def test_every_letter_of_every_set(self):
        for charset, codec in CARRIED.items():
            for coded in (True, False):
                with self.subTest(charset, coded=coded):
                    self.read(charset, codec, coded)

    def test_every_byte_that_is_no_letter_is_refused_by_file_and_line(self):
        for charset, codec in CARRIED.items():
            with self.subTest(charset):
                home, (_, nothing) = Alone(), letters_and_others(codec)
                cards = [card(in_set("NOTE", charset, data)) for data in nothing]
                said = self.bring(home, "a.vcf", b"".join(cards) + card(name=b"FN:Ben"), "-v", status=5 if cards else 0)
                self.assertEqual(self.refused(said), ["rapport: a.vcf:%d: NOTE is not readable as %s" % (
                    1 + 5 * i, charset.lower()) for i in range(len(cards))])
                self.assertEqual(self.texts(home, "person", "name"), ["Ben"])

    def test_names_of_people(self):
        for charset, codec, name in (("iso-8859-2", "iso8859_2", "Małgorzata Łukaszówna"), ("cp1251", "cp1251", "Её"),
                                     ("iso-8859-7", "iso8859_7", "Ωρίων Ψάλτης"), ("8859-11", "iso8859_11", "รถ")):
            home = Alone()
            self.bring(home, "a.vcf", card(name=in_set("FN", charset, name.encode(codec))))
            self.assertEqual(self.texts(home, "person", "name"), [name])
            self.assertIn(name, home.ok("list", "--json"))

    def test_a_table_without_a_declared_set(self):
        letters, nothing = letters_and_others("cp1252")
        letters = [one for one in letters if b'"' not in one[0]]
        rows = [b'N%d,"%s"' % (i, data) for i, data in enumerate(nothing + [data for data, _ in letters])]
        home = Alone()
        said = self.bring(home, "a.csv", b"\n".join([b"name,note", *rows, b""]), *COLUMNS, status=5)
        self.assertEqual(self.texts(home, "fact", "text"), [text for _, text in letters])
        self.assertEqual(self.refused(said), ["rapport: a.csv:%d: the row is not readable as utf-8 or windows-1252" % (
            2 + i) for i in range(5)])
        self.assertIn("5 refused", self.said)

    def test_the_control_finds_a_letter_of_another_set(self):
        with self.assertRaises(AssertionError):
            self.read("windows-1252", "iso8859_1", True)
        with self.assertRaises(AssertionError):
            self.read("iso-8859-5", "cp1251", False)


class Wide(Case):
    """UTF-16 with and without a mark, in both orders; longer than a block, with pairs at every place where two meet."""

    def test_cards(self):
        for codec, mark in WIDE:
            for more in range(2):
                home = Alone()
                notes = ["%02d%s%s" % (i, "x" * more, "🦊é" * 5000) for i in range(20)]
                text = card(*[("NOTE:" + one).encode() for one in notes], name=("FN:" + ASTRAL).encode()).decode()
                self.bring(home, "a.vcf", mark + text.encode(codec))
                self.assertEqual(self.texts(home, "person", "name"), [ASTRAL])
                self.assertEqual(self.texts(home, "fact", "text"), notes)

    def test_tables(self):
        for codec, mark in WIDE:
            home, out = Alone(), io.StringIO()
            rows = [["N%d" % i, "%04d" % i + ASTRAL * (i % 7 + 1)] for i in range(3000)]
            csv.writer(out).writerows([["name", "note"], *rows])
            self.bring(home, "a.csv", mark + out.getvalue().encode(codec), *COLUMNS)
            self.assertEqual(self.texts(home, "fact", "text"), [note for _, note in rows])

    def test_one_property(self):
        for charset, codec, mark in (("UTF-16", "utf_16_be", b"\xfe\xff"), ("UTF-16", "utf_16_le", b"\xff\xfe"),
                                     ("utf16le", "utf_16_le", b""), ("UTF-16BE", "utf_16_be", b"")):
            home = Alone()
            self.bring(home, "a.vcf", card(name=in_set("FN", charset, mark + ASTRAL.encode(codec))))
            self.assertEqual(self.texts(home, "person", "name"), [ASTRAL])

    def test_what_is_broken_is_said_and_nothing_comes_in(self):
        for codec, mark in WIDE:
            whole = card(name=("FN:" + ASTRAL).encode()).decode().encode(codec)
            first, second = (half.encode(codec, "surrogatepass") for half in ("\ud83e", "\udd8a"))
            for large in (b"", card(name=b"FN:Ben").decode().encode(codec) * 2000):
                for broken in (whole[:-1], whole + first, whole + first + whole, whole + second + whole):
                    home = Alone()
                    home.ok("add", "Ana")
                    said = self.bring(home, "a.vcf", mark + large + broken, status=1)
                    self.assertTrue(said.startswith("rapport: a.vcf: invalid UTF-16 after "), said)
                    self.assertEqual(self.texts(home, "person", "name"), ["Ana"])


class OfTheSystem(Case):
    """Sets that only the system has are read where it has them, and refused where it has not."""

    FILE = b"".join(card(name=in_set("FN", charset, name.encode(codec))) for charset, codec, name in OTHERS)

    def test_alone_they_are_refused(self):
        home = Alone()
        said = self.bring(home, "a.vcf", self.FILE + card(name="FN:Zoë".encode()), status=5)
        self.assertEqual(self.refused(said), ["rapport: a.vcf:%d: FN is not readable as %s" % (1 + 4 * i, charset.lower())
                                              for i, (charset, _, _) in enumerate(OTHERS)])
        self.assertIn("Imported 1 new, %d refused." % len(OTHERS), self.said)
        self.assertEqual(self.texts(home, "person", "name"), ["Zoë"])

    def test_beside_the_system_they_are_read(self):
        if not SYSTEM_HAS_SETS:
            self.skipTest("this system has no character sets")
        home = Home(PROGRAM)
        last = card(name=in_set("FN", "TCVN5712-1", b"H\xb5 Hoa"))  # whose last letter waits for what may join it
        self.bring(home, "a.vcf", self.FILE + last)
        self.assertEqual(self.texts(home, "person", "name"), sorted({name for _, _, name in OTHERS} | {"Hà Hoa"}))

    def test_what_no_system_reads_is_refused_beside_it_too(self):
        for charset, data in (("SHIFT_JIS", b"\x83"), ("EUC-JP", b"\xa4\xff"), ("X-NONE", b"Zo\xeb"),
                              ("UTF-7//IGNORE", b"+AO-\xff")):
            for home in (Alone(), Home(PROGRAM)):
                said = self.bring(home, "a.vcf", card(in_set("NOTE", charset, data)), status=5)
                self.assertRegex(said, "^rapport: a.vcf:1: NOTE is (not readable as|unknown character set)")
                self.assertEqual(self.texts(home, "person", "name"), [])

    def test_ascii_is_the_same_in_all_but_those_that_write_others_with_it(self):
        home = Alone()
        cards = [card(name=in_set("FN", charset, b"+AOk- " + charset.encode()))
                 for charset in ("Shift_JIS", "X-NONE", "UTF-7")]
        self.assertEqual(len(self.refused(self.bring(home, "a.vcf", b"".join(cards), status=5))), 1)
        self.assertEqual(self.texts(home, "person", "name"), ["+AOk- Shift_JIS", "+AOk- X-NONE"])


class Undeclared(Case):
    """Bytes of which nobody says what they are."""

    def test_broken_utf8_is_no_other_set(self):
        for name, data in (("a.vcf", card(name="FN:Zoë M".encode() + b"\xc3ller")),
                           ("a.vcf", card(name=in_set("FN", "UTF-8", b"Zo\xeb"))),
                           ("a.csv", "name,note\nAna,Zoë ".encode() + b"\xc3\n")):
            home = Alone()
            self.assertIn("not readable as utf-8\n", self.bring(home, name, data, *COLUMNS, status=5))
            self.assertEqual(self.texts(home, "person", "name"), [])

    def test_each_format_refuses_a_byte_that_is_no_letter_by_its_line(self):
        event = (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261101\nATTENDEE:mailto:ana@site.example\n"
                 b"SUMMARY:tea\x9d\nEND:VEVENT\nEND:VCALENDAR\n")
        for name, data, line in (("a.vcf", card() + card(b"NOTE:\x9d"), 5), ("a.csv", b"name\nAna\n\x9d\n", 3),
                                 ("a.md", b"# Ana\n\n\x9d\n", 3), ("f.md", b"### Friends:\n\n- Ana\n- Ben\x9d\n", 4),
                                 ("a.ics", event, 2)):
            said = self.bring(Alone(), name, data, *COLUMNS, status=5)
            self.assertRegex(said, "^rapport: %s:%d: .* is not readable as utf-8 or windows-1252\n$" % (name, line))

    def test_what_is_typed(self):
        home = Alone()
        home.ok("add", ASTRAL)
        home.ok("log", "tea with " + ASTRAL)
        self.assertEqual(self.texts(home, "person", "name"), [ASTRAL])
        self.assertEqual(self.texts(home, "interaction", "text"), ["tea with " + ASTRAL])
        self.assertIn(ASTRAL, home.ok("list"))
        self.assertNotEqual(home.run("add", b"Zo\xeb").returncode, 0)
        self.assertEqual(self.texts(home, "person", "name"), [ASTRAL])

    def test_the_control_finds_what_was_replaced(self):
        home = Alone()
        self.bring(home, "a.vcf", card(name="FN:Zo\ufffd".encode()))
        with self.assertRaises(AssertionError):
            self.entries(home)
        with self.assertRaises(AssertionError):
            self.bring(Alone(), "a.vcf", card(b"NOTE:\x9d"))


if __name__ == "__main__":
    unittest.main(warnings="ignore")
