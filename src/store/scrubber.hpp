#pragma once

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "store/identifiers.hpp"

namespace rapport::store {

/// Replaces the names of a forgotten person in texts by `someone`. Finds them in any spelling: in capitals, with
/// hyphens, underscores or full stops, written together, as a tag, as an address, or last name first.
class Scrubber {
 public:
  Scrubber(const Database& database, const Identifiers& all);

  /// How likely a text is about the person. near: an entry linked to them, in which a first name is enough. far: any
  /// other text, from which only unambiguous names are removed.
  enum class Reach { near, far };

  /// The text without the names.
  std::string scrubbed(const std::string& text, Reach reach) const;
  /// A quick check whether a text may contain a name; for most texts it does not.
  bool may_find(const std::string& text) const;

 private:
  /// The pieces of a name (base/word_break), folded.
  using Sequence = std::vector<std::string>;

  /// Names, found by their first piece or as one word.
  class Names {
   public:
    void add(Sequence name);
    bool contains(const Sequence& name) const;
    const std::vector<Sequence>& beginning_with(const std::string& piece) const;
    bool has_together(const std::string& word) const { return together_.contains(word); }
    const std::unordered_map<std::string, std::vector<Sequence>>& by_beginning() const { return by_beginning_; }

   private:
    std::unordered_map<std::string, std::vector<Sequence>> by_beginning_;
    std::unordered_set<std::string> together_;
  };
  friend class PiecesOf;

  void add_name(const std::string& name);
  void add_far(const Sequence& name);
  std::string without_exact(std::string text) const;
  std::string without_numbers(const std::string& text) const;
  std::string without_names(const std::string& text, const Names& names) const;

  Names near_;
  Names far_;
  Names others_;  ///< names of other people with several pieces, so that a namesake does not lose half of theirs
  std::vector<std::string> exact_;    ///< addresses and pages in lower case
  std::vector<std::string> numbers_;  ///< digits of their numbers
  std::set<std::string> parts_;       ///< one ASCII part of each name
};

}  // namespace rapport::store
