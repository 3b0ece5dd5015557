#!/usr/bin/env python3
"""Reads dates beside Python's datetime, with rules written a second time, and prints where the two differ.

usage: dates.py READ_DATES [CASES] [--break]

READ_DATES takes lines of `today<TAB>past|future<TAB>phrase` and answers each with a day, `first..last`, `refused` or `-`.
--break makes the rules here wrong on purpose; then a difference must be found.
"""
import calendar, datetime, random, subprocess, sys

Date = datetime.date
DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
SHORT_DAYS = {1: ["tues"], 2: ["weds"], 3: ["thur", "thurs"]}
MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
BROKEN = "--break" in sys.argv


def months_on(day, count):
    month = day.year * 12 + day.month - 1 + count
    year, month = month // 12, month % 12 + 1
    if not 1 <= year <= 9999:
        return None
    last = calendar.monthrange(year, month)[1]
    return Date(year, month, min(day.day, last) if not BROKEN else min(day.day, 28))


def step(day, count, unit):
    if unit in "my":
        return months_on(day, count * (12 if unit == "y" else 1))
    try:
        return day + datetime.timedelta(days=count * {"d": 1, "w": 7, "f": 14}[unit])
    except OverflowError:
        return None


def nearest(today, month, number, way):
    for away in range(9):
        year = today.year + way * away
        try:
            there = Date(year, month, number)
        except ValueError:
            continue
        if (there - today).days * way >= 0:
            return there
    return None


def weekday_name(rng, number):
    return rng.choice([DAYS[number], DAYS[number][:3], *SHORT_DAYS.get(number, [])])


def month_name(rng, number):
    return rng.choice([MONTHS[number - 1], MONTHS[number - 1][:3], *(["sept"] if number == 9 else [])])


def ordinal(rng, number):
    ending = "th" if 10 < number < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return rng.choice([str(number), str(number) + ending])


def word_case(rng, phrase):
    return rng.choice([phrase, phrase, phrase.upper(), phrase.title(), "  " + phrase.replace(" ", "  ") + " "])


def span(first, last):
    return "%s..%s" % (first, last) if first != last else str(first)


def amount(rng):
    """A count, its unit's letter, and the words."""
    letter, names = rng.choice([("d", ("day", "days")), ("w", ("week", "weeks")), ("m", ("month", "months")),
                                ("y", ("year", "years")), ("f", ("fortnight", "fortnights"))])
    count = rng.choice([1, 2, 3, 5, 10, 12, rng.randrange(1, 400)])
    if count == 1 and rng.random() < 0.5:
        return 1, letter, "a " + names[0]
    if letter != "f" and rng.random() < 0.3:
        return count, letter, "%d%s" % (count, letter)
    figure = NUMBERS[count] if count <= 12 and rng.random() < 0.5 else str(count)
    return count, letter, figure + " " + names[count != 1]


def case(rng):
    """Today, the way of reading, a phrase, and what it must be read as."""
    today = Date.fromordinal(rng.randrange(Date(1900, 1, 1).toordinal(), Date(2200, 1, 1).toordinal()))
    if rng.random() < 0.2:
        today = Date(rng.choice([2000, 2023, 2024, 1900, 2100]), rng.choice([1, 2, 3, 12]), rng.choice([1, 28]))
    future = rng.random() < 0.5
    way = 1 if future else -1
    kind = rng.randrange(15)
    day = Date.fromordinal(rng.randrange(Date(1, 1, 1).toordinal(), Date(9999, 12, 31).toordinal() + 1))
    answer = lambda there: "refused" if there is None else str(there)
    if kind == 0:
        phrase, read = day.isoformat(), str(day)
    elif kind == 1:
        year, month, number = rng.randrange(1, 10000), rng.randrange(0, 14), rng.randrange(0, 33)
        phrase = "%04d-%02d-%02d" % (year, month, number)
        try:
            read = str(Date(year, month, number))
        except ValueError:
            read = "refused"
    elif kind == 2:
        phrase, ahead = rng.choice([("today", 0), ("yesterday", -1), ("tomorrow", 1), ("tonight", 0),
                                    ("the day before yesterday", -2), ("the day after tomorrow", 2)])
        read = str(today + datetime.timedelta(days=ahead))
    elif kind in (3, 4):
        number = rng.randrange(7)
        ahead = (number - today.weekday()) % 7
        how = rng.choice(["", "", "last ", "next "])
        if how == "last ":
            ahead -= 7
        elif how == "next ":
            ahead = ahead or 7
        elif not future and ahead:
            ahead -= 7
        phrase, read = how + weekday_name(rng, number), str(today + datetime.timedelta(days=ahead))
    elif kind in (5, 6):
        count, unit, words = amount(rng)
        back = rng.random() < 0.5
        phrase = words + " ago" if back else "in " + words
        read = answer(step(today, -count if back else count, unit))
    elif kind == 7:
        name, unit = rng.choice([("month", "m"), ("week", "w"), ("year", "y")])
        back = rng.random() < 0.5
        phrase, read = ("last " if back else "next ") + name, answer(step(today, -1 if back else 1, unit))
    elif kind in (8, 9):
        month, number = rng.randrange(1, 13), rng.randrange(1, 32)
        name, figure = month_name(rng, month), ordinal(rng, number)
        phrase = rng.choice([name + " " + figure, figure + " " + name, figure + " of " + name, "the " + figure + " of " + name])
        if rng.random() < 0.5:
            read = answer(nearest(today, month, number, way))
        else:
            phrase += rng.choice([" ", ", "]) + "%04d" % day.year
            try:
                read = str(Date(day.year, month, number))
            except ValueError:
                read = "refused"
    elif kind == 10:
        phrase = rng.choice(["end of month", "the end of the month", "end of the month"])
        read = str(today.replace(day=calendar.monthrange(today.year, today.month)[1]))
    elif kind == 11:
        month = rng.randrange(1, 13)
        year = day.year
        phrase = rng.choice(["%04d-%02d" % (year, month), month_name(rng, month) + " %04d" % year])
        read = span(Date(year, month, 1), Date(year, month, calendar.monthrange(year, month)[1]))
    elif kind == 12:
        phrase, read = "%04d" % day.year, span(Date(day.year, 1, 1), Date(day.year, 12, 31))
    elif kind == 13:
        year, week, number = rng.randrange(1, 9999), rng.randrange(0, 55), rng.randrange(0, 9)
        whole = rng.random() < 0.5
        phrase = "%04d-W%02d" % (year, week) + ("" if whole else "-%d" % number)
        try:
            if whole:
                read = span(Date.fromisocalendar(year, week, 1), Date.fromisocalendar(year, week, 7))
            else:
                read = str(Date.fromisocalendar(year, week, number))
        except ValueError:
            read = "refused"
    else:
        # A weekday and a date must speak of the same day.
        number = rng.randrange(7)
        phrase = "%s, %s %d %04d" % (weekday_name(rng, number), month_name(rng, day.month), day.day, day.year)
        read = str(day) if day.weekday() == number else "refused"
    return today, "future" if future else "past", word_case(rng, phrase), read


def main():
    figures = [int(one) for one in sys.argv[2:] if one.isdigit()]
    rng = random.Random(20261119)
    cases = [case(rng) for _ in range(figures[0] if figures else 100_000)]
    lines = "".join("%s\t%s\t%s\n" % one[:3] for one in cases)
    answers = subprocess.run([sys.argv[1]], input=lines, stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()
    assert len(answers) == len(cases), "%d answers to %d cases" % (len(answers), len(cases))
    wrong = [(*one, got) for one, got in zip(cases, answers) if one[3] != got]
    for today, way, phrase, read, got in wrong[:20]:
        print("on %s, %s: '%s' is %s, read as %s" % (today, way, phrase, read, got))
    print("%d of %d dates are read as Python has them" % (len(cases) - len(wrong), len(cases)))
    return (0 if wrong else 1) if BROKEN else (1 if wrong else 0)


sys.exit(main())
