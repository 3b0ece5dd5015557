#pragma once

#include <string>
#include <vector>

#include "base/world.hpp"
#include "interchange/contact.hpp"

/// A person as a Markdown page: front matter between `---`, then facts, then interactions such as `- 2026-11-18 with
/// [[Ada Lund]], [[Ben Ortiz]]: lunch`.
namespace rapport::interchange {

/// Reads such a page, including those of other programs. `stem` is the file name without its ending, and the person's
/// name if the page has none.
void read_markdown(Input source, const std::string& stem, const Receiver& receiver);

/// An interaction as a line of a page.
struct PageInteraction {
  Day date;
  std::vector<std::string> names;  ///< everyone who took part, if there were several
  std::string text;
};

/// The page of a person, with the newest interaction first.
std::string to_markdown(const Contact& contact, const std::vector<PageInteraction>& interactions);

}  // namespace rapport::interchange
