#include "cli/command_line.hpp"

#include <algorithm>

namespace rapport::cli {
namespace {

constexpr char mark = '\x01';

bool misread(std::string_view word) {
  if (word.empty()) return false;
  return word == "++" || word.front() == '[' || word.front() == mark;
}

std::string marked(std::string_view word) { return std::string(1, mark).append(word); }

const services::Parameter* option(const std::vector<services::Parameter>& known, std::string_view word) {
  const auto found = std::find_if(known.begin(), known.end(), [&](const services::Parameter& one) {
    return one.name == word || (word.size() == 2 && one.brief != 0 && word[1] == one.brief);
  });
  return found == known.end() ? nullptr : &*found;
}

bool takes_dashes(const services::Command& command) {
  return std::any_of(command.parameters.begin(), command.parameters.end(), [](auto& one) { return one.takes_dashes; });
}

}  // namespace

std::vector<std::string> protect(const std::vector<services::Parameter>& known, const std::vector<std::string>& words,
                                 const services::Command& command) {
  const bool dashes = takes_dashes(command);
  std::vector<std::string> result;
  bool plain = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    const bool dashed = !plain && word.size() > 1 && word.front() == '-';
    if (!dashed) {
      result.push_back(misread(word) ? marked(word) : word);
      continue;
    }
    plain = word == "--";
    const std::size_t equals = word.starts_with("--") ? word.find('=') : std::string::npos;
    const services::Parameter* const found = option(known, word.substr(0, equals));
    // No option has a space in it: `-> send the deck` is a text.
    const bool text = !found && word.find(' ') != std::string::npos;
    if (text || (!found && dashes && !plain && !word.starts_with("--"))) {
      result.push_back(marked(word));
    } else if (found && equals != std::string::npos && !found->value.empty()) {
      result.push_back(found->name);
      result.push_back(marked(word.substr(equals + 1)));
    } else {
      result.push_back(word);
      if (found && !found->value.empty() && i + 1 < words.size()) result.push_back(marked(words[++i]));
    }
  }
  return result;
}

std::string unprotected(std::string_view word) {
  if (word.starts_with(mark)) word.remove_prefix(1);
  return std::string(word);
}

}  // namespace rapport::cli
