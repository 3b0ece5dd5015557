#include "cli/help_topics.hpp"

#include <fmt/core.h>
#include <algorithm>

#include "cli/parser.hpp"

namespace rapport::cli {
namespace {

constexpr std::string_view dates = R"(Dates, as rapport reads them

  2026-11-03, 2026-W45-2   ISO; also 2026-11, 2026-W45 and 2026 in filters
  today, yesterday, tomorrow
  fri, last fri, next fri
  3 days ago, two weeks ago, a week ago, 2w ago, in 3 weeks
  last month, next month, end of month
  Nov 3, 3 Nov, November 3rd 2025

A weekday or a day without a year is the last one when logging, the next one when
promising. 03/04 is refused, since it is two days, and so is 2026-02-30. A month
or a year alone is a span in filters, and refused as the day of an entry.

Periods are 10d, 3w, 2m, 1y, or daily, weekly, fortnightly, monthly, quarterly,
yearly. Months are added by the calendar: 31 January and one month is the last
day of February. Partial dates are 1984-02-29, 02-29, 1984-02 and 1984.

`rapport date PHRASE` prints the day that rapport understands.
)";

constexpr std::string_view sentences = R"(Sentences, as `rapport log` reads them

  yesterday: lunch ...       a day, a time or both before a colon
  ... on tuesday at 15:00    or anywhere, where it stands by itself
  Priya, P. Nair, @priya     a full, first or last name, an alias, a handle, an
                             address; accents and case may be left out
  \Grace                     nobody's name; **New Name** adds somebody
  lunch, called, zoom        the kind; the first one counts
  got a card from, emailed   who reached whom, where the words say it
  no answer, left a message  nobody was reached
  #word, +word               a tag
  -> text by friday          a promise of yours; one for each arrow
  ?? text                    a question for next time
  == family: two girls       something learned, with a topic or without, about
                             whom it begins with (== Marco: ...), else about
                             those who were there

Grace Kelly is not Grace Hopper, and a name that is also a word (will, may)
counts only with a capital inside a sentence, or beside another name. Of several
people of one name it is the one who has met the others; else rapport asks.

--dry-run shows the reading, --json where in the text each part was read. The
text is kept as typed. `rapport config kinds.workshop "workshops"` adds a kind.
)";

constexpr std::string_view formats = R"(Formats

  table    for people: fitted to the terminal, the default
  csv      RFC 4180: CRLF, a header, several values in a field joined by ;
  tsv      tabs; tab, line feed and backslash in a text are escaped
  json     one array, or one object where there is one thing to say
  jsonl    one object a line
  ids      one handle or id a line, to feed another command
  vcf, ics, md    of `rapport export` only: vCard, iCalendar, pages of Markdown

--columns handle,due_on picks columns (without a format, a table of them),
--no-header leaves out the first line.
Names of columns and keys are the same in all formats and are only ever added to;
`rapport help COMMAND` lists them. What is unknown is null in JSON and empty in
CSV. An empty list is [] or a header alone. A command that has written prints an
object, its reply.
)";

constexpr std::string_view exits = R"(Exit status

   0   done; an empty list is done too
   1   could not be done: input and output, a damaged file, an undo that something
       depends on
   2   the command line, or a value in it, is wrong
   3   no such person or entry, or more than one fits
   4   the journal is in use; try again
   5   an import of which some records were refused; the good ones are in
  10   with --exit-code: something is due

Whatever is not 0 changed nothing, 5 aside.
)";

constexpr std::string_view people = R"(Who is meant

A PERSON is, in this order, a handle or @handle, a full name, an alias, an e-mail
address, or a part of a name that fits just one active person. Case and accents
may be left out. Where several fit, rapport asks on a terminal, and otherwise
names the candidates and stops with status 3. It never guesses.

Entries (talks, promises, thanks ...) have short ids such as 7k3; the shortest
beginning that fits only one is enough. Where both an id and a handle fit, write
@ before the handle.
)";

constexpr std::string_view environment = R"(Files and environment

  RAPPORT_JOURNAL    the journal; --journal comes before it
  RAPPORT_TODAY      behave as if run on that day; --today comes before it
  XDG_DATA_HOME      the journal is rapport/journal.db below it (~/.local/share)
  XDG_CONFIG_HOME    settings are rapport/config.toml below it (~/.config)
  XDG_STATE_HOME     backups are rapport/backups below it (~/.local/state)
  VISUAL, EDITOR     the editor for texts
  NO_COLOR, CLICOLOR, CLICOLOR_FORCE, TERM=dumb    as everywhere

A program rapport-foo on the PATH is `rapport foo`; RAPPORT_JOURNAL tells it
where the journal is.
)";

constexpr std::string_view practices = R"(Seven practices, and what to type for each

  1  Know the relationship: what it is for, and where you stand in it.
       rapport add "Priya Nair" --org Lumen --role "Design lead" --relation peer
       rapport edit priya --relation manager --met "at the Lisbon meetup"
       rapport relate priya mentor sam           what they are to each other
       rapport show priya

  2  Be interested: ask, listen, remember.
       rapport log "lunch with Priya == family: two girls ?? how was the move"
       rapport note priya "looks for a flat in Porto" --about need
       rapport ask priya "how did the keynote go?"
       rapport brief priya                       before you meet

  3  Give, and keep no score.
       rapport give                              something small, and for whom
       rapport give priya "an article on diary studies" --kind resource
       rapport intro                             who could meet whom
       rapport intro priya marco "a flat in Porto"
       rapport intro priya marco --stage asked   when both said yes

  4  Be glad for others.
       rapport celebrate priya "her first keynote" --later
       rapport celebrate priya "the launch" --by public
       rapport occasion priya wedding 2012-05-04
       rapport celebrate                         what is near, and what was

  5  Meet people in their own way.
       rapport style priya --channel call --hours mornings --because "she says"
       rapport style priya --tip "send an agenda ahead"

  6  Stay in touch, keep your word, say thanks.
       rapport cadence priya --every 3w          how often
       rapport triage                            the same for many, a key each
       rapport due                               whom to reach
       rapport promise priya "send her the deck" --by friday
       rapport thank priya "for the reference"
       rapport agenda                            what comes, day by day
       rapport plan                              a backlog, spread over weeks

  7  Mend what is broken, with respect; all of it stays private.
       rapport repair marco "the demo was moved" --mine "time to prepare"
       rapport repair                            the next step of each

Entries have ids: rapport celebrate --done 7k3, rapport repair --step 7k3 "we
talked". Whatever you did, rapport undo takes it back.
)";

constexpr std::string_view recipes = R"~(Recipes

A mail from cron, only when something has come up since the last one:
  0 8 * * *  rapport remind
  0 8 * * *  rapport remind --email-subject | sendmail you@example.org

A shell prompt that says how many are due, where any are:
  PS1='$(rapport due --format ids | wc -l | sed "s/^ *0$//")\$ '

A notification on the desktop:
  text=$(rapport remind) && test -n "$text" && notify-send rapport "$text"

A person, picked with fzf:
  rapport show "$(rapport list --format ids | fzf)"

Addresses in mutt, with Tab, in its muttrc:
  set query_command = "rapport list %s --format tsv --columns email,name | grep -e ^email -e @"

Talks by month or by kind, with jq or miller:
  rapport journal --json | jq -r '.[].date[:7]' | sort | uniq -c
  rapport journal --csv | mlr --icsv --opprint count-distinct -f kind
)~";

std::string options_text() {
  std::string text = "Options of every command, before or after its name\n\n";
  for (const auto& parameter : global_parameters()) {
    std::string words = parameter.brief ? fmt::format("-{}, ", parameter.brief) : std::string{};
    words += parameter.name;
    if (!parameter.value.empty()) words.append(" ").append(parameter.value);
    words.resize(std::max<std::size_t>(words.size() + 2, 20), ' ');
    text += fmt::format("  {}{}\n", words, explained(parameter));
  }
  return text + "\n-- ends the options: what follows may begin with a dash.\n";
}

}  // namespace

std::vector<HelpTopic> topics() {
  return {{"practices", "what to type for each of seven", std::string(practices)},
          {"options", "the options of every command", options_text()},
          {"dates", "how dates and periods are read", std::string(dates)},
          {"sentences", "how a line of `log` is read", std::string(sentences)},
          {"people", "how a person or an entry is named", std::string(people)},
          {"recipes", "cron, a prompt, fzf, mutt, jq ...", std::string(recipes)},
          {"formats", "tables, CSV, JSON and the rest", std::string(formats)},
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
