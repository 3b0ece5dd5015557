#include <algorithm>
#include <stdexcept>

#include "base/hash.hpp"
#include "support/transcript.hpp"

namespace rapport::test {
namespace {

std::string joined(const std::vector<std::string>& words, std::size_t from) {
  std::string text;
  for (std::size_t i = from; i < words.size(); ++i) text += (i > from ? " " : "") + words[i];
  return text;
}

/// Control characters as their pictures (U+2400 and on), so that a transcript shows carriage returns and escapes.
std::string pictured(const std::string& text) {
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 && c != '\n') {
      result += "\xe2\x90";
      result += static_cast<char>(0x80 + byte);
    } else if (byte == 0x7f) {
      result += "\xe2\x90\xa1";
    } else {
      result += c;
    }
  }
  return result;
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

/// The lines of a stream. What a listing of lines would hide is said: empty lines at the end, and a line feed left out.
std::vector<std::string> lines_in(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  for (std::size_t i = lines.size(); i-- > 0 && lines[i].empty();) lines[i] = "[empty line]";
  if (!text.empty() && text.back() != '\n') lines.emplace_back("[no line feed]");
  return lines;
}

}  // namespace

Session::Session(const Subject& subject, Flavour flavour)
    : subject_(subject), flavour_(flavour), former_(std::filesystem::current_path()) {
  std::filesystem::current_path(folder_.path());
  setting_.environment = {{"HOME", home()}, {"PATH", home() + "/bin"}, {"LANG", "C.UTF-8"}, {"NO_COLOR", "1"}};
  setting_.run = [this](const Program& one) { return edit(one); };
  if (flavour == Flavour::document) setting_.terminal = {.in = true, .out = true, .err = true};
}

Session::~Session() {
  std::error_code ignored;
  std::filesystem::current_path(former_, ignored);
}

void Session::direct(const CommandLine& directive, const std::string& input) {
  const auto& words = directive.stages.front().words;
  const std::string& what = words.front();
  Terminal& terminal = setting_.terminal;
  if (const auto day = parse_iso(what)) {
    setting_.today = *day;
  } else if (what == "tty" || what == "notty") {
    terminal.in = terminal.out = terminal.err = what == "tty";
    terminal.columns = words.size() > 1 ? std::stoi(words[1]) : 80;
  } else if (what == "colour") {
    setting_.environment.erase("NO_COLOR");
    setting_.environment["TERM"] = "xterm-256color";
  } else if (what == "ascii") {
    terminal.utf8 = false;
    setting_.environment["LANG"] = "C";
  } else if (what == "env") {
    for (std::size_t i = 1; i < words.size(); ++i) {
      const std::size_t end = words[i].find('=');
      if (end == std::string::npos) setting_.environment.erase(words[i]);
      if (end != std::string::npos) setting_.environment[words[i].substr(0, end)] = words[i].substr(end + 1);
    }
  } else if (what == "editor") {
    setting_.environment["VISUAL"] = "editor";
    edited_.reset();
    if (directive.input_until) edited_ = input;
  } else if (what == "types") {
    typed_ = joined(words, 1) + "\n";
  } else if (what == "demo") {
    open_sample();
  } else {
    throw std::runtime_error("no such directive: " + joined(words, 0));
  }
}

void Session::open_sample() {
  const std::string folder = home() + "/.local/share/rapport";
  std::filesystem::create_directories(folder);
  TestSetup setting = setting_;
  setting.arguments = {"demo", folder + "/journal.db"};
  TestWorld one(setting);
  if (subject_.run(one.world) != 0) throw std::runtime_error("no sample journal: " + one.err());
}

/// Stands in for the user's editor: keeps what it was shown in `editor-saw.txt` and puts what the transcript says in
/// its place.
std::optional<int> Session::edit(const Program& program) {
  if (program.words.size() < 2 || program.words.front() != "editor") return std::nullopt;
  const std::string& file = program.words.back();
  put_file("editor-saw.txt", contents(file));
  if (edited_) put_file(file, *edited_);
  return 0;
}

std::vector<std::string> Session::perform(const std::string& text, const CommandLine& line, const std::string& input) {
  Streams streams{
      .input = input, .piped_in = line.input_file || line.input_text, .piped_out = false, .seed = seed_for(text)};
  if (!streams.piped_in && !typed_.empty()) streams.input = std::exchange(typed_, {});
  if (line.input_text) streams.input = *line.input_text;
  if (line.input_file) streams.input = contents(*line.input_file);
  if (line.input_file && !std::filesystem::exists(*line.input_file))
    throw std::runtime_error("no file " + *line.input_file);
  Result all;
  for (std::size_t i = 0; i < line.stages.size(); ++i) {
    const bool last = i + 1 == line.stages.size();
    streams.piped_out = !last || line.output_file;
    Result one = run_stage(line.stages[i], streams);
    all.err += one.err;
    all.status = one.status;
    if (last) all.out = std::move(one.out);
    if (!last) streams.input = std::move(one.out);
    streams.piped_in = true;
    ++streams.seed;
  }
  if (line.output_file) put_file(*line.output_file, std::exchange(all.out, {}));
  return lines_of(all);
}

Session::Result Session::run_stage(const Stage& stage, const Streams& streams) {
  return stage.words.front() == "rapport" ? run_rapport(stage, streams) : run_helper(stage, streams.input);
}

Session::Result Session::run_rapport(const Stage& stage, const Streams& streams) {
  TestSetup setting = setting_;
  setting.arguments.assign(stage.words.begin() + 1, stage.words.end());
  setting.input = streams.input;
  setting.seed = streams.seed;
  setting.terminal.in = setting.terminal.in && !streams.piped_in;
  setting.terminal.out = setting.terminal.out && !streams.piped_out;
  for (const auto& [name, value] : stage.variables) setting.environment[name] = value;
  TestWorld one(setting);
  const int status = subject_.run(one.world);
  return {.status = status, .out = one.out(), .err = one.err()};
}

Session::Result Session::run_helper(const Stage& stage, const std::string& input) {
  namespace fs = std::filesystem;
  const auto& words = stage.words;
  const std::string& name = words.front();
  Result result;
  if (name == "echo") {
    result.out = joined(words, 1) + "\n";
  } else if (name == "cat") {
    if (words.size() == 1) result.out = input;
    for (std::size_t i = 1; i < words.size(); ++i) {
      if (!fs::exists(words[i])) throw std::runtime_error("no file " + words[i]);
      result.out += contents(words[i]);
    }
  } else if (name == "write" && words.size() == 2) {
    put_file(words[1], input);
  } else if (name == "cp" && words.size() == 3) {
    fs::copy_file(words[1], words[2], fs::copy_options::overwrite_existing);
  } else if (name == "rm" && words.size() == 2) {
    if (fs::remove_all(words[1]) == 0) throw std::runtime_error("no file " + words[1]);
  } else if (name == "ls") {
    std::vector<std::string> names;
    for (const auto& one : fs::directory_iterator(words.size() > 1 ? words[1] : "."))
      names.push_back(one.path().filename());
    std::sort(names.begin(), names.end());
    for (const auto& one : names) result.out += one + "\n";
  } else {
    throw std::runtime_error("cannot run " + name);
  }
  return result;
}

std::string Session::tidied(std::string text) const {
  replace_all(text, home(), "~");
  // The folder of a draft is named by chance.
  constexpr std::string_view draft = "/rapport/edit.";
  constexpr std::size_t by_chance = 6;
  for (std::size_t at = text.find(draft); at != std::string::npos; at = text.find(draft, at + draft.size()))
    text.replace(at + draft.size(), by_chance, by_chance, 'X');
  return pictured(text);
}

std::vector<std::string> Session::lines_of(const Result& result) const {
  auto lines = lines_in(tidied(result.out));
  for (auto& line : lines) {
    if (line.starts_with("$ ") || line.starts_with("@ ") || line.starts_with("#") || line.starts_with("\\"))
      line = "\\" + line;
  }
  for (const auto& line : lines_in(tidied(result.err)))
    lines.push_back((flavour_ == Flavour::golden ? "! " : "") + line);
  if (flavour_ == Flavour::golden && result.status != 0)
    lines.push_back("[exit " + std::to_string(result.status) + "]");
  return lines;
}

/// Depends on the command's own words, so that ids stay as they are when other commands come before it.
std::uint64_t Session::seed_for(const std::string& text) { return hash(text, hash({}) + seen_[text]++); }

}  // namespace rapport::test
