#include "support/transcript.hpp"

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace rapport::test {
namespace {

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

bool is_marked(const std::string& line) {
  return line.starts_with("$ ") || line.starts_with("@ ") || line.starts_with("#");
}

/// Walks over the lines of a transcript and writes them anew.
class Player {
 public:
  Player(const Subject& subject, Flavour flavour) : subject_(subject), flavour_(flavour) { begin_session(); }

  void begin_session() {
    // One after the other, since each makes its home the current folder.
    session_.reset();
    session_ = std::make_unique<Session>(subject_, flavour_);
  }

  void direct(const std::string& directive) { session_->direct(parse_command_line(directive, session_->home()), {}); }

  /// Plays the lines from `at` to `end`.
  void play(const std::vector<std::string>& lines, std::size_t at, std::size_t end) {
    while (at < end) {
      try {
        at = step(lines, at, end);
      } catch (const std::runtime_error& problem) {
        throw std::runtime_error("line " + std::to_string(at + 1) + ": " + problem.what());
      }
    }
  }

  void copy(const std::string& line) { replay_.text += line + "\n"; }
  Replay result() { return std::move(replay_); }

 private:
  std::size_t step(const std::vector<std::string>& lines, std::size_t at, std::size_t end) {
    if (lines[at].starts_with("@ ")) return directive(lines, at, end);
    if (lines[at].starts_with("$ ")) return command(lines, at, end);
    if (!lines[at].empty() && !is_marked(lines[at])) throw std::runtime_error("output without a command before it");
    copy(lines[at]);
    return at + 1;
  }

  struct Head {
    std::string text;
    CommandLine line;
    std::string input;
    std::size_t next = 0;
  };

  /// A marked line with its continuation lines and the text given to it.
  Head head(const std::vector<std::string>& lines, std::size_t at, std::size_t end) {
    Head head{.text = lines[at].substr(2), .line = {}, .input = {}, .next = at + 1};
    copy(lines[at]);
    while (head.text.ends_with('\\') && head.next < end) {
      head.text.pop_back();
      head.text += lines[head.next];
      copy(lines[head.next++]);
    }
    head.line = parse_command_line(head.text, session_->home());
    if (!head.line.input_until) return head;
    for (bool more = true; more;) {
      if (head.next >= end) throw std::runtime_error("no line " + *head.line.input_until);
      const std::string& line = lines[head.next++];
      copy(line);
      more = line != *head.line.input_until;
      if (more) head.input += line + "\n";
    }
    return head;
  }

  std::size_t directive(const std::vector<std::string>& lines, std::size_t at, std::size_t end) {
    const Head one = head(lines, at, end);
    session_->direct(one.line, one.input);
    return one.next;
  }

  std::size_t command(const std::vector<std::string>& lines, std::size_t at, std::size_t end) {
    const Head one = head(lines, at, end);
    std::size_t next = one.next;
    while (next < end && !is_marked(lines[next])) ++next;
    std::size_t last = next;
    while (last > one.next && lines[last - 1].empty()) --last;
    const std::vector<std::string> expected(lines.begin() + static_cast<std::ptrdiff_t>(one.next),
                                            lines.begin() + static_cast<std::ptrdiff_t>(last));
    const auto actual = session_->perform(one.text, one.line, one.input);
    ++replay_.commands;
    if (actual != expected) replay_.mismatches.push_back({at + 1, one.text, expected, actual});
    for (const auto& line : actual) copy(line);
    for (; last < next; ++last) copy(lines[last]);
    return next;
  }

  const Subject& subject_;
  Flavour flavour_;
  std::unique_ptr<Session> session_;
  Replay replay_;
};

/// What stands between `<!-- NAME` and `-->`; empty where the line is something else.
std::string comment_of(const std::string& line, std::string_view name) {
  const std::string begin = "<!-- " + std::string(name);
  if (!line.starts_with(begin) || !line.ends_with(" -->")) return {};
  return line.substr(begin.size(), line.size() - begin.size() - 4);
}

}  // namespace

Replay replay_golden(std::string_view text, const Subject& subject) {
  Player player(subject, Flavour::golden);
  const auto lines = split_lines(text);
  player.play(lines, 0, lines.size());
  return player.result();
}

Replay replay_document(std::string_view text, const Subject& subject) {
  Player player(subject, Flavour::document);
  const auto lines = split_lines(text);
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const std::string& line = lines[at];
    player.copy(line);
    const std::string session = comment_of(line, "session: ");
    if (!session.empty()) player.begin_session();
    if (session == "demo") player.direct(session);
    const std::string directive = comment_of(line, "@ ");
    if (!directive.empty()) player.direct(directive);
    if (line != "```console" || at + 1 >= lines.size() || !lines[at + 1].starts_with("$ rapport")) continue;
    const auto fence = std::find(lines.begin() + static_cast<std::ptrdiff_t>(at), lines.end(), "```");
    const auto end = static_cast<std::size_t>(fence - lines.begin());
    player.play(lines, at + 1, end);
    at = end - 1;
  }
  return player.result();
}

}  // namespace rapport::test
