#!/usr/bin/env python3
"""What day it is, in every zone and around every change of its clocks; and where 29 February falls in years without one.

usage: zones.py PROGRAM [CASES] [--break]

The clock of the machine cannot be moved, so zones are made around the present moment: their clocks go forward or back, or
their day ends, some seconds before or after it, by hours, half hours or a whole day. What day it is there is reckoned here
by hand. Then come the zones of the world, beside Python's zoneinfo, and birthdays beside datetime. --break reckons with
the clocks changed the other way; then a difference must be found.
"""
import datetime, json, os, random, subprocess, sys, tempfile, time, zoneinfo

PROGRAM = os.path.abspath(sys.argv[1])
BROKEN = "--break" in sys.argv
CASES = next((int(one) for one in sys.argv[2:] if one.isdigit()), 400)
UTC = datetime.timezone.utc


def rapport(*words, **variables):
    done = subprocess.run([PROGRAM, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                          env={"HOME": "/nonexistent", "PATH": "/usr/bin:/bin", **variables})
    return done.stdout.strip() if done.returncode == 0 else "failed: " + done.stderr.strip()


def clock(seconds):
    """Seconds as TZ has them: [-]h:mm:ss."""
    return "%s%d:%02d:%02d" % ("-" if seconds < 0 else "", abs(seconds) // 3600, abs(seconds) // 60 % 60, abs(seconds) % 60)


def rule(wall):
    """The moment of a change, by the clock on the wall before it: the day of the year without 29 February, and the time."""
    day = wall.timetuple().tm_yday - (wall.month > 2 and wall.year % 4 == 0)
    return "J%d/%s" % (day, clock(wall.hour * 3600 + wall.minute * 60 + wall.second))


def zone(rng, now):
    """A zone whose clocks change close to now, and its offset from UTC now in seconds; east is positive."""
    standard = rng.choice([rng.randrange(-12, 15) * 3600, rng.randrange(-48, 57) * 900])
    if rng.random() < 0.5:  # midnight is close
        here = now.hour * 3600 + now.minute * 60 + now.second
        standard = (43200 - here + rng.choice([-43200, 43200]) + rng.randrange(-7200, 7200)) % 86400
        standard -= 86400 if standard > 14 * 3600 else 0
    shift = rng.choice([3600, 3600, 1800, 7200, -3600, 24 * 3600 - 1])
    if not -24 * 3600 < standard + shift < 24 * 3600:
        shift = 3600
    change = now + datetime.timedelta(seconds=rng.choice([-1, 1]) * rng.choice([rng.randrange(60, 300), rng.randrange(300, 4 * 3600)]))
    to_summer = rng.random() < 0.5
    before, after = (standard, standard + shift) if to_summer else (standard + shift, standard)
    wall = change + datetime.timedelta(seconds=before)
    elsewhere = rule(wall + datetime.timedelta(days=182))
    start, end = (rule(wall), elsewhere) if to_summer else (elsewhere, rule(wall))
    offset = after if (now >= change) != BROKEN else before
    return "AAA%sBBB%s,%s,%s" % (clock(-standard), clock(-standard - shift), start, end), offset


def made_zones(cases):
    rng = random.Random(14)
    for _ in range(cases):
        now = datetime.datetime.now(UTC).replace(tzinfo=None)
        tz, offset = zone(rng, now)
        day = lambda moment: str((moment + datetime.timedelta(seconds=offset)).date())
        said = rapport("date", "today", TZ=tz)
        later = datetime.datetime.now(UTC).replace(tzinfo=None)
        yield "TZ=%s at %s" % (tz, now), {day(now), day(later)}, said


def zones_of_the_world():
    for name in sorted(zoneinfo.available_timezones()):
        if name.startswith(("posix", "right")) or not os.path.exists("/usr/share/zoneinfo/" + name):
            continue
        day = lambda: str(datetime.datetime.now(zoneinfo.ZoneInfo(name)).date())
        now, said = day(), rapport("date", "today", TZ=name)
        yield "TZ=" + name, {now, day()}, said


def leap_days():
    with tempfile.TemporaryDirectory() as folder:
        variables = {"RAPPORT_JOURNAL": os.path.join(folder, "j.db"), "XDG_CONFIG_HOME": folder, "HOME": folder}
        rapport("add", "Ana Lund", **variables)
        rapport("occasion", "ana", "birthday", "02-29", **variables)
        for setting, common in (("feb-28", (2, 28)), ("mar-1", (3, 1))):
            rapport("config", "leap_day", setting, **variables)
            for year in (1999, 2000, 2023, 2024, 2027, 2028, 2096, 2099, 2100, 2104):
                for month, number in ((1, 1), (2, 28), (3, 1), (3, 2), (12, 31)):
                    today = datetime.date(year, month, number)
                    falls = [datetime.date(y, 2, 29) if y % 4 == 0 and (y % 100 or not y % 400) else datetime.date(y, *common)
                             for y in (year, year + 1)]
                    said = rapport("occasion", "--json", "--today", str(today), **variables)
                    yield "29 February as %s, on %s" % (setting, today), {str(min(d for d in falls if d >= today))}, (
                        json.loads(said)[0]["next"] if said.startswith("[") else said)


def main():
    tried, wrong = 0, []
    for cases in (made_zones(CASES), zones_of_the_world(), leap_days()):
        before = tried
        for where, days, said in cases:
            tried += 1
            if said not in days:
                wrong.append("%s it is %s; rapport has %s" % (where, " or ".join(sorted(days)), said))
        if tried == before:
            wrong.append("there was nothing to try")
    for line in wrong[:10]:
        print(line)
    print("%d of %d days in zones and birthdays are as Python has them" % (tried - len(wrong), tried))
    return (0 if wrong else 1) if BROKEN else (1 if wrong else 0)


if __name__ == "__main__":
    sys.exit(main())
