#pragma once

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "store/identifiers.hpp"

namespace rapport::store {

/// Takes the names of somebody who is to be forgotten out of texts, and puts `someone` in their place. Names are found
/// in any spelling: in capitals, with hyphens, underscores or full stops, written together, as a tag, as an address,
/// the last name first.
class Scrubber {
 public:
  Scrubber(const Database& database, const Identifiers& all);

  /// How sure it is that a text is about them: `near` in an entry that names them, where a first name is enough; `far`
  /// anywhere else, where only what can be nobody else's is taken out.
  enum class Reach { near, far };

  /// The text without the names.
  std::string scrubbed(const std::string& text, Reach reach) const;
  /// Whether there may be anything to take out; told at little cost, and for most texts no.
  bool may_find(const std::string& text) const;

 private:
  /// A name as the pieces it is written in (base/word_break), folded.
  using Sequence = std::vector<std::string>;

  /// Names, to be found by the piece with which they begin, or written together.
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
  Names others_;                      ///< of several pieces, so that no namesake loses half of theirs
  std::vector<std::string> exact_;    ///< addresses and pages, in lower case
  std::vector<std::string> numbers_;  ///< the digits of theirs
  std::set<std::string> parts_;       ///< one of each name, as far as it is ASCII
};

}  // namespace rapport::store
