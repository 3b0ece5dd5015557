#include "cli/help_topics.hpp"

#include <fmt/core.h>
#include <algorithm>

#include "cli/parser.hpp"

namespace rapport::cli {
namespace {

constexpr std::string_view dates = R"(How rapport reads dates

  2026-11-03, 2026-W45-2   ISO; also 2026-11, 2026-W45 and 2026 in filters
  today, yesterday, tomorrow
  fri, last fri, next fri
  3 days ago, two weeks ago, a week ago, 2w ago, in 3 weeks
  last month, next month, end of month
  Nov 3, 3 Nov, November 3rd 2025

A weekday, or a day without a year, is the last one in `log` and the next one in
`promise`. 03/04 is refused because it is ambiguous, and 2026-02-30 because it
does not exist. A month or a year alone is a span in filters; as the day of an
entry it is refused.

Periods are 10d, 3w, 2m, 1y, or daily, weekly, fortnightly, monthly, quarterly,
yearly. Months follow the calendar: one month after 31 January is the last day of
February. Partial dates look like 1984-02-29, 02-29, 1984-02 or 1984.

`rapport date PHRASE` prints how rapport reads a date.
)";

constexpr std::string_view sentences = R"(How `rapport log` reads a sentence

  yesterday: lunch ...       a day, a time or both, before a colon
  ... on tuesday at 15:00    or elsewhere, if it stands by itself
  Priya, P. Nair, @priya     a full, first or last name, an alias, a handle or an
                             address; accents and case may be left out
  \Grace                     not a name; **New Name** adds a person
  lunch, called, zoom        the kind; the first one counts
  got a card from, emailed   who contacted whom
  no answer, left a message  nobody was reached
  #word, +word               a tag
  -> text by friday          a promise you made; one for each arrow
  ?? text                    a question for next time
  == family: two girls       a fact, with or without a topic. Start it with a
                             name to say whom it is about (== Marco: ...);
                             otherwise it is about everyone present

Grace Kelly is not Grace Hopper. A name that is also a word (will, may) counts
only with a capital letter inside a sentence, or next to another name. If several
people have the same name, rapport takes the one who has met the others in the
sentence, or asks.

--dry-run shows the reading; --json also shows where each part was read. The text
is stored as typed. `rapport config kinds.workshop "workshops"` adds a kind.
)";

constexpr std::string_view formats = R"(Formats

  table    for people; fits the terminal (the default)
  csv      RFC 4180: CRLF, a header, several values in one field joined by ;
  tsv      tab-separated; tabs, line feeds and backslashes in a text are escaped
  json     one array, or one object if there is only one thing to print
  jsonl    one object per line
  ids      one handle or id per line, for another command
  vcf, ics, md    only in `rapport export`: vCard, iCalendar, Markdown pages

--columns handle,due_on selects columns; without a format it prints a table of
them. --no-header leaves out the header line. Column names and keys are the same
in all formats, and new ones are only ever added; `rapport help COMMAND` lists
them. Unknown values are null in JSON and empty in CSV. An empty list is [] or a
header alone. A command that changes something prints its reply as an object.
)";

constexpr std::string_view exits = R"(Exit status

   0   success, even if a list is empty
   1   failure: input or output, a damaged file, an undo that is not possible
   2   the command line or a value in it is invalid
   3   the person or entry was not found, or is ambiguous
   4   the journal is locked by another process; try again
   5   some records of an import were refused; the others were imported
  10   with --exit-code: something is due

Any status other than 0 and 5 means nothing was changed.
)";

constexpr std::string_view people = R"(How to name a person or an entry

A PERSON is, in this order, a handle or @handle, a full name, an alias, an e-mail
address, or a part of a name that only one active person has. Case and accents do
not matter. If several people match, rapport asks on a terminal; elsewhere it
lists them and exits with status 3. It never guesses.

Entries (interactions, promises, thanks ...) have short ids such as 7k3. The first
few characters are enough if only one entry has them. If an id and a handle both
match, put @ before the handle.
)";

constexpr std::string_view environment = R"(Files and environment

  RAPPORT_JOURNAL    the journal; --journal overrides it
  RAPPORT_TODAY      run as if today were this day; --today overrides it
  XDG_DATA_HOME      holds the journal, rapport/journal.db (~/.local/share)
  XDG_CONFIG_HOME    holds the settings, rapport/config.toml (~/.config)
  XDG_STATE_HOME     holds the backups, rapport/backups (~/.local/state)
  VISUAL, EDITOR     the editor for texts
  NO_COLOR, CLICOLOR, CLICOLOR_FORCE, TERM=dumb    control colour as usual

A program named rapport-foo on the PATH runs as `rapport foo`. It finds the
journal through RAPPORT_JOURNAL.
)";

constexpr std::string_view practices = R"(The seven practices, with commands

  1  Understand the relationship: what it is for, and where you stand in it.
       rapport add "Priya Nair" --org Lumen --role "Design lead" --relation peer
       rapport edit priya --relation manager --met "at the Lisbon meetup"
       rapport relate priya mentor sam           what they are to each other
       rapport show priya

  2  Be truly interested: ask, listen, remember.
       rapport log "lunch with Priya == family: two girls ?? how was the move"
       rapport note priya "looks for a flat in Porto" --about need
       rapport ask priya "how did the keynote go?"
       rapport brief priya                       before you meet

  3  Add value without keeping score.
       rapport give                              ideas: for whom, and what
       rapport give priya "an article on diary studies" --kind resource
       rapport intro                             who could meet whom
       rapport intro priya marco "a flat in Porto"
       rapport intro priya marco --stage asked   when both said yes

  4  Celebrate wins.
       rapport celebrate priya "her first keynote" --later
       rapport celebrate priya "the launch" --by public
       rapport occasion priya wedding 2012-05-04
       rapport celebrate                         open wins and dates coming up

  5  Adapt to each person's style.
       rapport style priya --channel call --hours mornings --because "she says"
       rapport style priya --tip "send an agenda ahead"

  6  Keep momentum: stay in touch, keep promises, say thanks.
       rapport cadence priya --every 3w          how often
       rapport triage                            the same for many people
       rapport due                               whom to reach
       rapport promise priya "send her the deck" --by friday
       rapport thank priya "for the reference"
       rapport agenda                            what is coming up, day by day
       rapport plan                              spread a backlog over weeks

  7  Resolve conflicts with respect; all of it stays private.
       rapport repair marco "the demo was moved" --mine "time to prepare"
       rapport repair                            open conflicts and next steps

Entries have ids: rapport celebrate --done 7k3, rapport repair --step 7k3 "we
talked". To undo a command: rapport undo
)";

constexpr std::string_view recipes = R"~(Recipes

A mail from cron, only if something has come up since the last one:
  0 8 * * *  rapport remind
  0 8 * * *  rapport remind --email-subject | sendmail you@example.org

A shell prompt that shows how many people are due, if any:
  PS1='$(rapport due --format ids | wc -l | sed "s/^ *0$//")\$ '

A desktop notification:
  text=$(rapport remind) && test -n "$text" && notify-send rapport "$text"

Pick a person with fzf:
  rapport show "$(rapport list --format ids | fzf)"

Complete addresses in mutt with Tab (in muttrc):
  set query_command = "rapport list %s --format tsv --columns email,name | grep -e ^email -e @"

Count interactions by month or by kind, with jq or miller:
  rapport journal --json | jq -r '.[].date[:7]' | sort | uniq -c
  rapport journal --csv | mlr --icsv --opprint count-distinct -f kind
)~";

std::string options_text() {
  std::string text = "Options of every command; they go before or after its name\n\n";
  for (const auto& parameter : global_parameters()) {
    std::string words = parameter.brief ? fmt::format("-{}, ", parameter.brief) : std::string{};
    words += parameter.name;
    if (!parameter.value.empty()) words.append(" ").append(parameter.value);
    words.resize(std::max<std::size_t>(words.size() + 2, 20), ' ');
    text += fmt::format("  {}{}\n", words, explained(parameter));
  }
  return text + "\n-- ends the options, so that a text may start with a dash.\n";
}

}  // namespace

std::vector<HelpTopic> topics() {
  return {{"practices", "the seven practices, with commands", std::string(practices)},
          {"options", "the options of every command", options_text()},
          {"dates", "how dates and periods are read", std::string(dates)},
          {"sentences", "how a line of `log` is read", std::string(sentences)},
          {"people", "how to name a person or an entry", std::string(people)},
          {"recipes", "cron, shell prompt, fzf, mutt, jq ...", std::string(recipes)},
          {"formats", "table, CSV, JSON and others", std::string(formats)},
          {"exit-status", "what the exit statuses mean", std::string(exits)},
          {"environment", "files and variables", std::string(environment)}};
}

std::optional<HelpTopic> find_topic(std::string_view name) {
  for (const HelpTopic& topic : topics()) {
    if (topic.name == name) return topic;
  }
  return std::nullopt;
}

}  // namespace rapport::cli
