#include "support/command_line.hpp"

#include <algorithm>
#include <cctype>
#include <stdexcept>

namespace rapport::test {
namespace {

struct Token {
  std::string text;
  bool is_operator = false;
};

class Splitter {
 public:
  Splitter(std::string_view line, const std::string& home) : line_(line), home_(home) {}

  std::vector<Token> tokens() {
    while (skip_space()) {
      if (!operation()) word();
    }
    return std::move(tokens_);
  }

 private:
  bool at_end() const { return at_ >= line_.size(); }
  static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n'; }

  bool skip_space() {
    while (!at_end() && is_space(line_[at_])) ++at_;
    return !at_end() && line_[at_] != '#';
  }

  bool operation() {
    for (const std::string_view one : {"<<<", "<<", "<", ">", "|"}) {
      if (line_.substr(at_, one.size()) != one) continue;
      tokens_.push_back({.text = std::string(one), .is_operator = true});
      at_ += one.size();
      return true;
    }
    return false;
  }

  void word() {
    Token token;
    if (line_.substr(at_, 2) == "~/") {
      token.text = home_;
      ++at_;
    }
    for (; !at_end() && !is_space(line_[at_]); ++at_) {
      const char c = line_[at_];
      if (c == '|' || c == '<' || c == '>') break;
      if (std::string_view("$`*?;&()").find(c) != std::string_view::npos) {
        throw std::runtime_error(std::string("a shell gives '") + c + "' a meaning: quote it");
      }
      if (c == '\'') {
        single_quoted(token.text);
      } else if (c == '"') {
        double_quoted(token.text);
      } else if (c == '\\' && at_ + 1 < line_.size()) {
        token.text += line_[++at_];
      } else {
        token.text += c;
      }
    }
    tokens_.push_back(std::move(token));
  }

  void single_quoted(std::string& text) {
    const std::size_t end = line_.find('\'', at_ + 1);
    if (end == std::string_view::npos) throw std::runtime_error("a quote is not closed");
    text += line_.substr(at_ + 1, end - at_ - 1);
    at_ = end;
  }

  void double_quoted(std::string& text) {
    for (++at_; !at_end() && line_[at_] != '"'; ++at_) {
      char c = line_[at_];
      if (c == '`' || c == '$') throw std::runtime_error("a shell gives '$' and '`' a meaning within double quotes");
      if (c == '\\' && at_ + 1 < line_.size() &&
          std::string_view("$`\"\\").find(line_[at_ + 1]) != std::string_view::npos) {
        c = line_[++at_];
      }
      text += c;
    }
    if (at_end()) throw std::runtime_error("a quote is not closed");
  }

  std::string_view line_;
  const std::string& home_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
};

bool is_assignment(const std::string& word) {
  const std::size_t end = word.find('=');
  if (end == std::string::npos || end == 0) return false;
  return std::all_of(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(end), [](char c) {
    return std::isupper(static_cast<unsigned char>(c)) || std::isdigit(static_cast<unsigned char>(c)) || c == '_';
  });
}

void redirect(CommandLine& line, const std::string& operation, const std::string& word) {
  if (operation == "<") line.input_file = word;
  if (operation == "<<<") line.input_text = word + "\n";
  if (operation == "<<") line.input_until = word;
  if (operation == ">") line.output_file = word;
}

}  // namespace

CommandLine parse_command_line(std::string_view line, const std::string& home) {
  CommandLine result;
  result.stages.emplace_back();
  const auto tokens = Splitter(line, home).tokens();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    Stage& stage = result.stages.back();
    if (token.is_operator && token.text == "|") {
      result.stages.emplace_back();
    } else if (token.is_operator) {
      if (i + 1 == tokens.size() || tokens[i + 1].is_operator) throw std::runtime_error("nothing after " + token.text);
      redirect(result, token.text, tokens[++i].text);
    } else if (stage.words.empty() && is_assignment(token.text)) {
      const std::size_t end = token.text.find('=');
      stage.variables.emplace_back(token.text.substr(0, end), token.text.substr(end + 1));
    } else {
      stage.words.push_back(token.text);
    }
  }
  for (const Stage& stage : result.stages) {
    if (stage.words.empty()) throw std::runtime_error("no command");
  }
  return result;
}

}  // namespace rapport::test
