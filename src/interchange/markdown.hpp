#pragma once

#include <string>
#include <vector>

#include "base/world.hpp"
#include "interchange/contact.hpp"

/// A person as a page of Markdown: front matter between `---`, then what is known, then talks as
/// `- 2026-11-18 with [[Ada Lund]], [[Ben Ortiz]]: lunch`.
namespace rapport::interchange {

/// Reads such a page, also of other tools that keep people so. `stem` is the file's name without its ending, which is
/// the person's name where the page does not say it.
void read_markdown(Input source, const std::string& stem, const Receiver& receiver);

/// A talk as a line of a page.
struct PageInteraction {
  Day date;
  std::vector<std::string> names;  ///< of all who took part, where they were several
  std::string text;
};

/// The page of a person. Newest talks first.
std::string to_markdown(const Contact& contact, const std::vector<PageInteraction>& interactions);

}  // namespace rapport::interchange
