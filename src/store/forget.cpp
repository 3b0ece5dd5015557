#include "store/forget.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <type_traits>

#include "base/error.hpp"
#include "base/files.hpp"
#include "model/values.hpp"
#include "store/identifiers.hpp"
#include "store/journal.hpp"
#include "store/scrubber.hpp"
#include "store/search.hpp"

namespace rapport::store {
namespace {

/// Whether a field contains a word of the program or somebody's name, from which no name is removed.
bool is_own_word(std::string_view table, std::string_view field) {
  if (table == model::Person::table && (field == "name" || field == "handle")) return true;
  if (field == "kind") return table == model::Interaction::table || table == model::Detail::table;
  return model::is_restricted(table, field);
}

/// The same for an entity: of details, only tags are free text.
template <class Entity>
bool is_text(const Entity& entity, std::string_view field) {
  if constexpr (std::is_same_v<Entity, model::Detail>)
    return field == "value" && entity.kind == "tag";
  else
    return !is_own_word(Entity::table, field);
}

/// Entries that, according to the log, once referred to a person.
struct Former {
  std::set<Id> gone;  ///< theirs, and removed
  std::set<Id> kept;  ///< still existing
};

/// Searches the log for entries that referred to one of these people before or after any change.
class FormerEntries {
 public:
  FormerEntries(const Database& database, const Identifiers& all, const std::set<Id>& gone)
      : database_(database), statements_(database), gone_(gone) {
    for (const Id id : all.ids) {
      written_.push_back(to_text(id));
      written_.push_back(std::to_string(id.value));
    }
    for (const std::string& handle : all.handles) handles_.push_back("\"value\":\"" + handle + "\"");
  }

  Former read() {
    Former found;
    std::vector<std::pair<Id, Id>> owned;  // removed entries, and the entries other than people that they belonged to
    Statement rows = database_.prepare("SELECT entity,id,before,after FROM change");
    while (rows.step()) {
      const std::string_view table = rows.text(0);
      const bool had_handle = table == model::Detail::table && (has_handle(rows.text(2)) || has_handle(rows.text(3)));
      const bool names_them = had_handle || speaks_of(rows.text(2)) || speaks_of(rows.text(3));
      if (!names_them && table != model::Step::table) continue;
      if (is_there(statements_, table, rows.id(1))) {
        if (names_them && !had_handle) found.kept.insert(rows.id(1));
      } else if (names_them) {
        found.gone.insert(rows.id(1));
      } else {
        owned.emplace_back(rows.id(1), conflict_of(rows));
      }
    }
    for (const auto& [id, owner] : owned) {
      if (found.gone.contains(owner) || gone_.contains(owner)) found.gone.insert(id);
    }
    return found;
  }

 private:
  const Database& database_;
  Statements statements_;
  const std::set<Id>& gone_;  ///< what is removed now
  std::vector<std::string> written_;
  std::vector<std::string> handles_;  ///< former handles, stored as details of others by a merge that was undone

  static bool has_one_of(const std::vector<std::string>& texts, std::string_view json) {
    return std::ranges::any_of(texts,
                               [&](const std::string& text) { return json.find(text) != std::string_view::npos; });
  }
  bool speaks_of(std::string_view json) const { return has_one_of(written_, json); }
  bool has_handle(std::string_view json) const { return has_one_of(handles_, json); }

  Id conflict_of(const Statement& row) {
    for (const int column : {2, 3}) {
      for (const auto& [name, value] : from_json(statements_, row.text(column))) {
        if (name == "conflict") return {std::get<std::int64_t>(value)};
      }
    }
    return {};
  }
};

/// Removes the names from the remaining entries.
class Sweep {
 public:
  Sweep(Edit& edit, const Scrubber& names, const std::set<Id>& near) : edit_(edit), names_(names), near_(near) {}

  void run() {
    model::each_entity([&]<class Entity>() { sweep<Entity>(); });
  }
  const std::set<Id>& changed() const { return changed_; }
  const std::vector<PossibleMention>& possible_mentions() const { return doubtful_; }

 private:
  Edit& edit_;
  const Scrubber& names_;
  const std::set<Id>& near_;
  std::set<Id> changed_;
  std::vector<PossibleMention> doubtful_;

  template <class Entity>
  void sweep() {
    std::vector<Id> found;
    Statement rows = edit_.database().prepare(Mapping<Entity>::select_clause());
    while (rows.step()) {
      if (speaks_of_them(rows)) found.push_back(rows.id(0));
    }
    rows.reset();
    for (const Id id : found) {
      const int before = edit_.changes();
      bool leaves_doubt = false;
      edit_.change<Entity>(id, [&](Entity& entity) { leaves_doubt = scrub(entity); });
      if (edit_.changes() > before) changed_.insert(id);
      if (leaves_doubt) doubtful_.push_back({std::string(Entity::table), id});
    }
  }

  bool speaks_of_them(const Statement& row) const {
    for (int column = 1; column < row.columns(); ++column) {
      if (names_.may_find(std::string(row.text(column)))) return true;
    }
    return false;
  }

  /// Reports a remaining name that may be theirs.
  template <class Entity>
  bool scrub(Entity& entity) {
    const auto reach = near_.contains(entity.id) ? Scrubber::Reach::near : Scrubber::Reach::far;
    bool leaves_doubt = false;
    const auto clean = [&](std::string& text, bool is_text) {
      if (is_text) text = names_.scrubbed(text, reach);
      leaves_doubt =
          leaves_doubt || names_.scrubbed(text, is_text ? Scrubber::Reach::near : Scrubber::Reach::far) != text;
    };
    Entity::fields(entity, [&](std::string_view name, auto& field) {
      using Field = std::remove_cvref_t<decltype(field)>;
      if constexpr (std::is_same_v<Field, std::string>) {
        clean(field, rapport::store::is_text(entity, name));
      } else if constexpr (std::is_same_v<Field, model::Words>) {
        for (std::string& word : field) clean(word, true);
      }
    });
    return leaves_doubt;
  }
};

void drop_index(const Database& database) {
  for (const std::string& path : search_files(database.path())) remove_file(path);
}

/// The entries that refer to a person now.
std::set<Id> naming(const Database& database, Id person) {
  Statements statements(database);
  std::set<Id> found;
  for (const Reference& reference : references_to(model::Person::table)) {
    for (const Id id : rows_naming(statements, reference, person)) found.insert(id);
  }
  return found;
}

struct Done {
  Forgotten told;
  LogRedaction traces;
};

Done take_out(Edit& edit, const Scrubber& names, const Identifiers& all, Id person) {
  Statements statements(edit.database());
  Done done{.told = {}, .traces = {.handles = all.handles, .gone = all.ids, .changed = {}, .scrubbed = {}}};
  std::set<Id> near = naming(edit.database(), person);
  if (is_there(statements, model::Person::table, person)) edit.remove_with_all(model::Person::table, person);
  for (const auto& [table, ids] : edit.gone()) done.traces.gone.insert(ids.begin(), ids.end());
  done.told.removed = static_cast<int>(done.traces.gone.size());
  // Now that their entries are known, find the entries that belonged to those.
  const Former former = FormerEntries(edit.database(), all, done.traces.gone).read();
  near.insert(former.kept.begin(), former.kept.end());
  done.traces.gone.insert(former.gone.begin(), former.gone.end());
  Sweep sweep(edit, names, near);
  sweep.run();
  done.traces.changed = sweep.changed();
  std::set_difference(near.begin(), near.end(), done.traces.gone.begin(), done.traces.gone.end(),
                      std::inserter(done.traces.changed, done.traces.changed.end()));
  done.told.changed = static_cast<int>(done.traces.changed.size());
  done.told.possible_mentions = sweep.possible_mentions();
  // Nobody needs to be told about first names in entries that no longer exist.
  done.traces.scrubbed = [&names](std::string_view table, std::string_view field, const std::string& text,
                                  bool is_there) {
    return is_own_word(table, field) ? text
                                     : names.scrubbed(text, is_there ? Scrubber::Reach::far : Scrubber::Reach::near);
  };
  done.traces.may_find = [&names](const std::string& text) { return names.may_find(text); };
  return done;
}

}  // namespace

Forgotten rehearse_forget(Edit& edit, Id person) {
  const Identifiers all = identifiers_of(edit.database(), person);
  return take_out(edit, Scrubber(edit.database(), all), all, person).told;
}

Forgotten forget(Edit& edit, Id person) {
  drop_index(edit.database());
  const Identifiers all = identifiers_of(edit.database(), person);
  const Scrubber names(edit.database(), all);
  const Done done = take_out(edit, names, all, person);
  edit.commit_redacted(done.traces);
  return done.told;
}

void purge_deleted(const Database& database) {
  try {
    drop_index(database);  // a search may have created one in the meantime
    rewrite(database);
  } catch (const Error& error) {
    throw Error(error.code, "could not rewrite the file: " + error.message, "to try again: rapport doctor --fix");
  }
}

}  // namespace rapport::store
