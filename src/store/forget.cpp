#include "store/forget.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <type_traits>

#include "base/error.hpp"
#include "base/files.hpp"
#include "base/names.hpp"
#include "base/utf8.hpp"
#include "base/words.hpp"
#include "store/journal.hpp"
#include "store/people.hpp"
#include "store/search.hpp"

namespace rapport::store {
namespace {

constexpr std::string_view nobody = "someone";

/// The names of a person, as they are looked for in texts.
class NamesOf {
 public:
  NamesOf(const Database& database, const model::Person& person) {
    for (const auto& [key, part] : name_keys(person.name)) {
      near_.insert(key);
      if (part == NamePart::full && key.find(' ') != std::string::npos) far_.insert(key);
    }
    near_.insert(person.handle);
    Statement others = database.prepare("SELECT key FROM name WHERE person<>? AND key LIKE'% %'");
    others.bind(1, person.id);
    while (others.step()) others_.emplace(others.text(0));
    for (const auto& one : details(database, person.id)) {
      if (one.kind == "alias" || one.kind == "handle") {
        near_.insert(name_key(one.value));
        if (name_key(one.value).find(' ') != std::string::npos) far_.insert(name_key(one.value));
      } else if (one.kind != "tag") {
        exact_.push_back(one.value);
      }
    }
    // What a namesake is called, too, is theirs wherever the person has no part.
    std::erase_if(far_, [&](const std::string& key) { return others_.contains(key); });
  }

  /// The text without the names: with `near` all of them, else only those that can be nobody else's.
  std::string scrubbed(std::string text, bool near) const {
    for (const std::string& one : exact_) {
      for (std::size_t at = 0; !one.empty() && (at = text.find(one, at)) != std::string::npos; at += nobody.size()) {
        text.replace(at, one.size(), nobody);
      }
    }
    std::string result;
    std::size_t copied = 0;
    for (auto word = next_word(text, 0); word; word = next_word(text, word->end)) {
      const auto end = name_end(text, *word, near ? near_ : far_);
      if (!end) continue;
      if (const auto other = name_end(text, *word, others_); other && *other > *end) {
        word->end = *other;
        continue;
      }
      result.append(text, copied, word->begin - copied).append(nobody);
      copied = word->end = *end;
    }
    return result.append(text, copied, std::string::npos);
  }

 private:
  static constexpr int widest = 6;

  std::set<std::string> near_;
  std::set<std::string> far_;
  std::set<std::string> others_;    // of several words, so that no namesake loses half of theirs
  std::vector<std::string> exact_;  // addresses, numbers, pages

  /// The end of the longest name that begins at a word; an ending after an apostrophe stays.
  static std::optional<std::size_t> name_end(const std::string& text, WordAt word, const std::set<std::string>& names) {
    std::optional<std::size_t> found;
    std::string before;
    std::optional<WordAt> next = word;
    for (int count = 0; next && count < widest; ++count, next = next_word(text, next->end)) {
      const auto written = text.substr(next->begin, next->end - next->begin);
      const std::string key = word_key(written);
      if (names.contains(before + key)) found = next->end;
      const auto ending = key.rfind('\'');
      if (ending != std::string::npos && names.contains(before + key.substr(0, ending))) {
        found = next->begin + std::min(written.rfind('\''), written.rfind("\u2019"));
      }
      before += key + " ";
    }
    return found;
  }
};

/// What is to become of one entry.
enum class Fate { stays, changes, goes };

/// Whether a field's text is a word of the program's own, or what another is called: no name is taken out of it.
bool is_own_word(std::string_view table, std::string_view name) {
  if (table == model::Detail::table || (table == model::Person::table && (name == "name" || name == "handle")))
    return true;
  constexpr std::array<std::string_view, 12> words{"kind",  "channel", "direction", "outcome", "whose", "state",
                                                   "stage", "status",  "every",     "max",     "time",  "key"};
  return std::find(words.begin(), words.end(), name) != words.end();
}

template <class Entity>
class Forgetting {
 public:
  Forgetting(Id person, const NamesOf& names, const std::set<Id>& gone) : person_(person), names_(names), gone_(gone) {}

  /// Whether `of` left a name alone in it that may be the person's.
  bool is_doubtful() const { return doubtful_; }

  Fate of(Entity& entity) {
    doubtful_ = false;
    if (entity.id == person_) return Fate::goes;
    bool near = false;
    bool owned = false;
    bool shared = false;
    std::size_t left = 0;
    Entity::fields(entity, [&](std::string_view name, auto& field) {
      using Field = std::remove_cvref_t<decltype(field)>;
      if constexpr (std::is_same_v<Field, Id>) {
        owned = owned || ((field == person_ || gone_.contains(field)) &&
                          (name == "person" || name == "a" || name == "b" || name == "conflict"));
      } else if constexpr (std::is_same_v<Field, model::Ids>) {
        shared = true;
        near = near || std::find(field.begin(), field.end(), person_) != field.end();
        left += field.size() - static_cast<std::size_t>(std::count(field.begin(), field.end(), person_));
      }
    });
    if (owned || (shared && near && left == 0)) return Fate::goes;
    return change(entity, near) ? Fate::changes : Fate::stays;
  }

 private:
  Id person_;
  const NamesOf& names_;
  const std::set<Id>& gone_;
  bool doubtful_ = false;

  bool change(Entity& entity, bool near) {
    bool changed = false;
    const auto put = [&changed](auto& field, auto value) {
      if (field != value) field = std::move(value), changed = true;
    };
    Entity::fields(entity, [&](std::string_view name, auto& field) {
      using Field = std::remove_cvref_t<decltype(field)>;
      if constexpr (std::is_same_v<Field, Id>) {
        if (field == person_ || gone_.contains(field)) put(field, Id{});
      } else if constexpr (std::is_same_v<Field, model::Ids>) {
        auto others = field;
        std::erase(others, person_);
        put(field, others);
      } else if constexpr (std::is_same_v<Field, std::string>) {
        const bool own = is_own_word(Entity::table, name);
        if (!own) put(field, names_.scrubbed(field, near));
        doubtful_ = doubtful_ || names_.scrubbed(field, !own) != field;
      }
    });
    return changed;
  }
};

void drop_index(const Database& database) {
  for (const std::string& path : search_files(database.path())) remove_file(path);
}

/// What became of the entries.
struct Swept {
  std::set<Id> gone;
  std::set<Id> changed;
  std::set<Id> doubtful;

  Forgotten told(Id operation) const {
    Forgotten result{.removed = static_cast<int>(gone.size()),
                     .changed = static_cast<int>(changed.size()),
                     .doubtful = {},
                     .operation = operation};
    std::set_difference(doubtful.begin(), doubtful.end(), gone.begin(), gone.end(),
                        std::back_inserter(result.doubtful));
    return result;
  }
};

/// Takes the person out of all entries.
Swept sweep(Edit& edit, const NamesOf& names, Id person) {
  Swept swept{.gone = {person}, .changed = {}, .doubtful = {}};
  // What owns comes first, so that what hangs on it is seen to go.
  for (bool again = true; again;) {
    again = false;
    model::each_entity([&]<class Entity>() {
      Forgetting<Entity> forgetting(person, names, swept.gone);
      for (auto& one : select<Entity>(edit.database(), "")) {
        const Fate fate = forgetting.of(one);
        if (forgetting.is_doubtful()) swept.doubtful.insert(one.id);
        if (fate == Fate::goes) {
          edit.remove<Entity>(one.id);
          swept.changed.erase(one.id);
          again = swept.gone.insert(one.id).second || again;
        } else if (fate == Fate::changes) {
          edit.change(one);
          swept.changed.insert(one.id);
        }
      }
    });
  }
  return swept;
}

}  // namespace

Forgotten rehearse_forgetting(Database& database, Author author, const model::Person& person) {
  const NamesOf names(database, person);
  Edit edit(database, std::move(author));
  return sweep(edit, names, person.id).told({});
}

Forgotten forget(Database& database, Author author, const model::Person& person) {
  drop_index(database);
  const NamesOf names(database, person);
  Edit edit(database, std::move(author));
  const Swept swept = sweep(edit, names, person.id);
  edit.commit_without_trace({.person = person.id,
                             .handle = person.handle,
                             .gone = swept.gone,
                             .changed = swept.changed,
                             .scrubbed = [&](std::string_view table, std::string_view field, std::string text) {
                               return is_own_word(table, field) ? text : names.scrubbed(std::move(text), false);
                             }});
  return swept.told(edit.operation());
}

void leave_no_trace(const Database& database) {
  try {
    drop_index(database);  // a search may have made one in the meantime
    rewrite(database);
  } catch (const Error& error) {
    throw Error(error.fault, "the file could not be written anew: " + error.message,
                "rapport doctor --fix tries it again");
  }
}

}  // namespace rapport::store
