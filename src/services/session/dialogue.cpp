#include "services/session/dialogue.hpp"

#include <fmt/core.h>
#include <algorithm>

#include "base/error.hpp"
#include "base/files.hpp"
#include "base/private_folder.hpp"
#include "base/utf8.hpp"

namespace rapport::services {
namespace {

/// The text without the lines of the notice.
std::string without_notice(std::string_view text, std::string_view notice) {
  std::string kept;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string line = std::string(text.substr(0, end)) + "\n";
    const bool is_ours = notice.starts_with(line) || notice.find("\n" + line) != std::string_view::npos;
    if (line == "\n" || !is_ours) kept += line;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return std::string(trimmed(kept));
}

std::string text_in(const Draft& draft) {
  return without_notice(read_file(draft.file, longest_text).value_or(""), draft.notice);
}

bool is_worth_keeping(const Draft& draft) try {
  const std::string text = text_in(draft);
  return !text.empty() && text != trimmed(draft.initial);
} catch (const Error&) {
  return true;  // too large to be stored, but somebody wrote it
}

}  // namespace

void Dialogue::begin() {
  for (auto& [key, answer] : answers_) answer.is_used = false;
}

const std::string* Dialogue::answer(const std::string& key) {
  const auto found = answers_.find(key);
  if (found == answers_.end()) return nullptr;
  found->second.is_used = true;
  return &found->second.text;
}

void Dialogue::ask(const PendingQuestion& question) {
  if (!question.ask) return;
  if (drafts_.empty()) std::erase_if(answers_, [](const auto& one) { return !one.second.is_used; });
  answers_[question.key] = {question.ask(*this), true};
}

bool Dialogue::all_used() const {
  return std::ranges::all_of(answers_, [](const auto& one) { return one.second.is_used; });
}

const Spool& Dialogue::piped() {
  if (!piped_) piped_.emplace(world_.in);
  return *piped_;
}

std::string Dialogue::edited(const std::string& folder, const std::string& text, const std::string& notice) {
  make_private_folder(folder);
  Draft draft{.folder = private_folder_in(folder, "edit"), .file = {}, .initial = text, .notice = notice};
  draft.file = draft.folder + "/text.txt";
  drafts_.push_back(draft);
  write_file(draft.file, text + "\n" + notice);
  Program program{
      .words = words_of_command(world_.variable("VISUAL").value_or(world_.variable("EDITOR").value_or("vi"))),
      .environment = {}};
  if (program.words.empty()) program.words = {"vi"};
  const std::string name = program.words.front();
  program.words.push_back(draft.file);
  const auto status = world_.run ? world_.run(program) : std::nullopt;
  if (status != 0) {
    throw Error(ErrorCode::failure,
                fmt::format("the editor {}{}; nothing was changed", name, status ? " failed" : " could not be started"),
                "set EDITOR, or give the text on the command line");
  }
  return text_in(draft);
}

void Dialogue::discard_drafts() {
  for (const Draft& draft : drafts_) remove_folder(draft.folder);
  drafts_.clear();
}

void Dialogue::keep_drafts() {
  for (const Draft& draft : drafts_) {
    if (is_worth_keeping(draft))
      world_.err.write("rapport: your text was saved in " + shown(draft.file) + "\n");
    else
      remove_folder(draft.folder);
  }
  drafts_.clear();
}

std::vector<std::string> words_of_command(std::string_view line) {
  std::vector<std::string> words;
  char quote = 0;
  bool in_word = false;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char c = line[at];
    const bool is_space = c == ' ' || c == '\t' || c == '\n';
    if (quote == 0 && is_space) {
      in_word = false;
      continue;
    }
    if (!in_word) words.emplace_back();
    in_word = true;
    const bool escapes = c == '\\' && quote != '\'' && at + 1 < line.size();
    if (escapes)
      words.back() += line[++at];
    else if (quote == 0 && (c == '\'' || c == '"'))
      quote = c;
    else if (c == quote)
      quote = 0;
    else
      words.back() += c;
  }
  return words;
}

}  // namespace rapport::services
