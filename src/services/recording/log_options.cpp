#include "services/recording/log_options.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/spelling.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "model/kinds.hpp"
#include "services/people/person_lookup.hpp"
#include "services/session/argument_values.hpp"

namespace rapport::services {
namespace {

std::vector<std::string> texts(const auto& views) { return {views.begin(), views.end()}; }

void apply_outcome(const InteractionOptions& flags, model::Interaction& interaction) {
  if (flags.in && flags.out)
    interaction.direction = model::Direction::both;
  else if (flags.in)
    interaction.direction = model::Direction::in;
  else if (flags.out)
    interaction.direction = model::Direction::out;
  if (flags.attempt && flags.planned) {
    throw Error(ErrorCode::usage, "--attempt and --planned exclude each other");
  }
  if (flags.attempt) interaction.outcome = model::Outcome::attempt;
  if (flags.planned) interaction.outcome = model::Outcome::planned;
}

/// Returns a known kind, or throws Error{usage} with the nearest one.
std::string checked_kind(Session& session, const std::string& kind) {
  const auto kinds = known_kinds(session);
  if (contains(kinds, kind)) return kind;
  const auto near = nearest(kind, kinds);
  throw Error(ErrorCode::usage, "unknown kind '" + shown(kind) + "'",
              near ? "did you mean " + *near + "?" : "rapport config kinds." + shown(kind) + " WORDS adds it");
}

}  // namespace

std::vector<std::string> known_kinds(Session& session) {
  std::vector<std::string> kinds = texts(model::kinds());
  for (const OwnKind& one : session.settings().kinds) {
    if (!model::is_kind(one.kind)) kinds.push_back(one.kind);
  }
  return kinds;
}

std::vector<Parameter> interaction_parameters() {
  std::vector<Parameter> parameters{
      {.name = "--on",
       .value = "DATE",
       .help = "the day it happened",
       .completes = Completes::date,
       .to = to<&InteractionOptions::on>},
      {.name = "--at-time", .value = "HH:MM", .help = "the time of day", .to = to<&InteractionOptions::at_time>},
      {.name = "--at", .value = "PLACE", .help = "where it happened", .to = to<&InteractionOptions::at>},
      {.name = "--with",
       .value = "PERSON",
       .help = "somebody who was there",
       .repeats = true,
       .completes = Completes::person,
       .to = to<&InteractionOptions::with>},
      {.name = "--kind",
       .value = "KIND",
       .help = "coffee, call, meeting ... instead of what the text says",
       .completes = Completes::kind,
       .to = to<&InteractionOptions::kind>},
      {.name = "--by",
       .value = "CHANNEL",
       .help = "by which channel",
       .choices = texts(model::channels()),
       .to = to<&InteractionOptions::by>},
      {.name = "--in", .help = "they contacted you", .to = to<&InteractionOptions::in>},
      {.name = "--out", .help = "you contacted them", .to = to<&InteractionOptions::out>},
      {.name = "--attempt", .help = "you tried, and did not reach them", .to = to<&InteractionOptions::attempt>},
      {.name = "--planned", .help = "it is still to come", .to = to<&InteractionOptions::planned>},
      {.name = "--ask", .help = "you asked for something", .to = to<&InteractionOptions::ask>},
      {.name = "--gave", .value = "TEXT", .help = "what you gave", .to = to<&InteractionOptions::gave>},
      {.name = "--no-touch", .help = "does not count as being in touch", .to = to<&InteractionOptions::no_touch>},
      {.name = "--private", .help = "leave out of exports and reminders", .to = to<&InteractionOptions::is_private>},
  };
  return parameters;
}

void apply(Session& session, const InteractionOptions& flags, model::Interaction& interaction) {
  apply_outcome(flags, interaction);
  if (flags.at_time) interaction.time = flags.at_time->empty() ? "" : checked_time(*flags.at_time);
  if (flags.at) interaction.place = trimmed(*flags.at);
  if (flags.kind && !flags.kind->empty()) {
    interaction.kind = checked_kind(session, *flags.kind);
    interaction.channel = model::channel_of(interaction.kind);
  }
  if (flags.by) {
    if (!flags.by->empty() && !model::is_channel(*flags.by)) {
      throw Error(ErrorCode::usage, "unknown channel '" + *flags.by + "'",
                  "use in-person, call, video, message, email, letter, card, gift or public");
    }
    interaction.channel = *flags.by;
  }
  if (flags.ask) interaction.asked = true;
  if (flags.gave) interaction.gave = trimmed(*flags.gave);
  if (flags.no_touch) interaction.counts = false;
  if (flags.is_private) interaction.is_private = true;
  for (const std::string& name : flags.with) {
    const Id id = person(session, name).id;
    if (!contains(interaction.people, id)) interaction.people.push_back(id);
    std::erase(interaction.mentioned, id);
  }
}

}  // namespace rapport::services
