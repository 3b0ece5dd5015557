#include "services/people/person_options.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "model/cadence.hpp"
#include "model/handle.hpp"
#include "services/people/person_lookup.hpp"
#include "services/session/argument_values.hpp"
#include "store/name_keys.hpp"
#include "store/person_details.hpp"

namespace rapport::services {
namespace {

void apply_details(store::Edit& edit, Id person, const char* kind, const std::vector<std::string>& values) {
  if (values.empty()) return;
  const auto known = store::details(edit.database(), person, kind);
  for (const std::string& given : values) {
    const std::string value = std::string_view(kind) == "tag" ? checked_tag(given) : std::string(trimmed(given));
    if (value.empty()) {
      for (const auto& detail : known) edit.remove<model::Detail>(detail.id);
      continue;
    }
    const bool there =
        std::ranges::any_of(known, [&](const model::Detail& one) { return fold(one.value) == fold(value); });
    if (!there) edit.add(model::Detail{.person = person, .kind = kind, .value = value});
  }
}

/// Another organisation starts a new job; the former one is kept with today as its end.
void apply_job(const PersonOptions& flags, store::Edit& edit, Id person, Day today) {
  const auto& org = flags.org;
  const auto& role = flags.role;
  if (!org && !role) return;
  auto current = store::current_job(edit.database(), person);
  model::Job job = current.value_or(model::Job{.person = person});
  const bool moves = org && !trimmed(*org).empty() && !job.org.empty() && fold(job.org) != fold(*org);
  if (moves) {
    const Date date = date_of(today);
    const model::PartialDate day{.year = date.year, .month = date.month, .day = date.day};
    edit.change<model::Job>(job.id, [&](auto& former) { former.until = day; });
    job = model::Job{.person = person, .since = day};
    current.reset();
  }
  if (org) job.org = trimmed(*org);
  if (role) job.role = trimmed(*role);
  if (!current) {
    edit.add(job);
  } else if (job.org.empty() && job.role.empty()) {
    edit.remove<model::Job>(job.id);
  } else {
    edit.change<model::Job>(job.id, [&](auto& stored) {
      if (org) stored.org = job.org;
      if (role) stored.role = job.role;
    });
  }
}

void apply_birthday(const std::optional<std::string>& given, store::Edit& edit, Id person) {
  if (!given) return;
  const auto known = store::occasion(edit.database(), person, "birthday");
  if (given->empty()) {
    if (known) edit.remove<model::Occasion>(known->id);
    return;
  }
  const model::PartialDate date = checked_partial_date(*given);
  if (!known) {
    edit.add(model::Occasion{.person = person, .kind = "birthday", .date = date});
  } else {
    edit.change<model::Occasion>(known->id, [&](auto& birthday) { birthday.date = date; });
  }
}

}  // namespace

std::string checked_name(std::string_view name) {
  const std::string_view bare = trimmed(name);
  if (bare.empty()) throw Error(ErrorCode::usage, "the name is empty");
  return std::string(bare);
}

std::vector<Parameter> person_parameters() {
  return {
      {.name = "--as", .value = "HANDLE", .help = "the handle: a short name to type", .to = to<&PersonOptions::handle>},
      {.name = "--aka",
       .value = "ALIAS",
       .help = "another name they go by",
       .repeats = true,
       .to = to<&PersonOptions::aliases>},
      {.name = "--org", .value = "ORG", .help = "where they work", .to = to<&PersonOptions::org>},
      {.name = "--role", .value = "ROLE", .help = "what they do there", .to = to<&PersonOptions::role>},
      {.name = "--relation",
       .value = "WORD",
       .help = "what they are to you: manager, client, friend ...",
       .to = to<&PersonOptions::relation>},
      {.name = "--every",
       .value = "PERIOD",
       .help = "how often to be in touch: 3w, 2m, monthly ... or never",
       .to = to<&PersonOptions::every>},
      {.name = "--max",
       .value = "PERIOD",
       .help = "overdue after this long (default: one and a half times --every)",
       .to = to<&PersonOptions::max>},
      {.name = "--tag",
       .value = "TAG",
       .help = "a tag such as team",
       .repeats = true,
       .completes = Completes::tag,
       .to = to<&PersonOptions::tags>},
      {.name = "--email",
       .value = "ADDRESS",
       .help = "an e-mail address",
       .repeats = true,
       .to = to<&PersonOptions::emails>},
      {.name = "--phone",
       .value = "NUMBER",
       .help = "a phone number",
       .repeats = true,
       .to = to<&PersonOptions::phones>},
      {.name = "--url",
       .value = "URL",
       .help = "a web page of theirs",
       .repeats = true,
       .to = to<&PersonOptions::urls>},
      {.name = "--met", .value = "TEXT", .help = "how you met", .to = to<&PersonOptions::met>},
      {.name = "--met-on",
       .value = "DATE",
       .help = "when you met: 2024-05-17, 2024-05 or 2024",
       .completes = Completes::date,
       .to = to<&PersonOptions::met_on>},
      {.name = "--met-via",
       .value = "PERSON",
       .help = "who introduced you",
       .completes = Completes::person,
       .to = to<&PersonOptions::met_via>},
      {.name = "--birthday",
       .value = "DATE",
       .help = "1984-02-29, 02-29, 1984-02 or 1984",
       .to = to<&PersonOptions::birthday>},
  };
}

void apply(Session& session, const PersonOptions& flags, model::Person& person) {
  if (const auto& handle = flags.handle) {
    const std::string wanted = lower_ascii(handle->starts_with('@') ? handle->substr(1) : *handle);
    if (!model::valid_handle(wanted)) {
      throw Error(ErrorCode::usage, "invalid handle '" + *handle + "'", "use lower-case letters, digits and hyphens");
    }
    if (wanted != person.handle && store::handle_taken(session.journal(), wanted)) {
      throw Error(ErrorCode::usage, "handle " + wanted + " already exists");
    }
    person.handle = wanted;
  }
  if (flags.relation) person.relation = trimmed(*flags.relation);
  if (flags.every || flags.max) {
    const std::string every = flags.every.value_or(person.every);
    const CadenceOptions cadence =
        checked_cadence(every, flags.max.value_or(every.empty() ? "" : person.max), session.today());
    person.every = cadence.every;
    person.max = cadence.max;
    person.cadence_on = cadence.every.empty() ? std::nullopt : std::optional(session.today());
  }
  if (flags.met) person.met = *flags.met;
  if (const auto& on = flags.met_on)
    person.met_on = on->empty() ? model::PartialDate{} : checked_past_date(*on, session.today());
  if (const auto& via = flags.met_via)
    person.met_via = via->empty() ? Id{} : rapport::services::person(session, *via).id;
}

void apply(Session& session, const PersonOptions& flags, store::Edit& edit, Id person) {
  apply_details(edit, person, "alias", flags.aliases);
  apply_details(edit, person, "email", flags.emails);
  apply_details(edit, person, "phone", flags.phones);
  apply_details(edit, person, "url", flags.urls);
  apply_details(edit, person, "tag", flags.tags);
  apply_job(flags, edit, person, session.today());
  apply_birthday(flags.birthday, edit, person);
}

}  // namespace rapport::services
