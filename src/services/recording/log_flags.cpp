#include "services/recording/log_flags.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/nearest.hpp"
#include "base/utf8.hpp"
#include "model/kinds.hpp"
#include "services/people/person_lookup.hpp"
#include "services/session/arguments.hpp"

namespace rapport::services {
namespace {

std::vector<std::string> texts(const auto& views) { return {views.begin(), views.end()}; }

void apply_outcome(const Options& options, model::Interaction& interaction) {
  if (options.has("--in") && options.has("--out"))
    interaction.direction = model::Direction::both;
  else if (options.has("--in"))
    interaction.direction = model::Direction::in;
  else if (options.has("--out"))
    interaction.direction = model::Direction::out;
  if (options.has("--attempt") && options.has("--planned")) {
    throw Error(Fault::usage, "--attempt has happened and --planned has not", "give one of them");
  }
  if (options.has("--attempt")) interaction.outcome = model::Outcome::attempt;
  if (options.has("--planned")) interaction.outcome = model::Outcome::planned;
}

/// A kind that is known; Error{usage} with the nearest one.
std::string checked_kind(Session& session, const std::string& kind) {
  const auto kinds = known_kinds(session);
  if (std::find(kinds.begin(), kinds.end(), kind) != kinds.end()) return kind;
  const auto near = nearest(kind, kinds);
  throw Error(
      Fault::usage, "--kind does not know '" + shown(kind) + "'",
      near ? "did you mean " + *near + "?" : "rapport config kinds." + shown(kind) + " WORDS adds one of your own");
}

}  // namespace

std::vector<std::string> known_kinds(Session& session) {
  std::vector<std::string> kinds = texts(model::kinds());
  for (const OwnKind& one : session.settings().kinds) {
    if (!model::is_kind(one.kind)) kinds.push_back(one.kind);
  }
  return kinds;
}

std::vector<Parameter> log_parameters(bool editing) {
  std::vector<Parameter> parameters{
      {.name = "--on", .value = "DATE", .help = "the day it was", .completes = Completes::date},
      {.name = "--at-time", .value = "HH:MM", .help = "the time of day"},
      {.name = "--at", .value = "PLACE", .help = "where it was"},
      {.name = "--with",
       .value = "PERSON",
       .help = "somebody who was there",
       .repeats = true,
       .completes = Completes::person},
      {.name = "--kind",
       .value = "KIND",
       .help = "coffee, call, meeting ... instead of what the text says",
       .completes = Completes::kind},
      {.name = "--by", .value = "CHANNEL", .help = "by what means", .choices = texts(model::channels())},
      {.name = "--in", .help = "they came to you"},
      {.name = "--out", .help = "you went to them"},
      {.name = "--attempt", .help = "you did not reach them"},
      {.name = "--planned", .help = "it is still to come"},
      {.name = "--ask", .help = "you asked for something"},
      {.name = "--gave", .value = "TEXT", .help = "what you gave"},
      {.name = "--no-touch", .help = "does not count as having been in touch"},
      {.name = "--private", .help = "left out of exports and reminders"},
  };
  if (editing) {
    for (auto& parameter : parameters) {
      if (parameter.name == "--gave" || parameter.name == "--at") parameter.help += "; an empty value clears";
    }
  }
  return parameters;
}

void apply_log_options(Session& session, const Options& options, model::Interaction& interaction) {
  apply_outcome(options, interaction);
  if (const auto time = options.find("--at-time")) interaction.time = time->empty() ? "" : checked_time(*time);
  if (const auto place = options.find("--at")) interaction.place = trimmed(*place);
  if (const auto kind = options.find("--kind"); kind && !kind->empty()) {
    interaction.kind = checked_kind(session, *kind);
    interaction.channel = model::channel_of(interaction.kind);
  }
  if (const auto channel = options.find("--by")) {
    if (!channel->empty() && !model::is_channel(*channel)) {
      throw Error(Fault::usage, "'" + *channel + "' is no means",
                  "in-person, call, video, message, email, letter, card, gift or public");
    }
    interaction.channel = *channel;
  }
  if (options.has("--ask")) interaction.asked = true;
  if (const auto gave = options.find("--gave")) interaction.gave = trimmed(*gave);
  if (options.has("--no-touch")) interaction.counts = false;
  if (options.has("--private")) interaction.is_private = true;
  for (const std::string& name : options.all("--with")) {
    const Id id = person(session, name).id;
    if (std::find(interaction.people.begin(), interaction.people.end(), id) == interaction.people.end()) {
      interaction.people.push_back(id);
    }
    std::erase(interaction.mentioned, id);
  }
}

}  // namespace rapport::services
