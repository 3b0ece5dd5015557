#include "services/importing/import_streams.hpp"

#include <fmt/core.h>
#include <algorithm>

#include "base/error.hpp"
#include "base/files.hpp"
#include "base/spelling.hpp"
#include "base/utf8.hpp"
#include "interchange/columns.hpp"
#include "interchange/decoding.hpp"
#include "interchange/tables.hpp"

namespace rapport::services {
namespace {

constexpr std::size_t head_size = 16384;

/// A stream of the bytes, then the rest.
Input joined(std::string bytes, std::shared_ptr<Input> rest) {
  return Input([bytes = std::move(bytes), rest = std::move(rest)](char* into, std::size_t size) mutable {
    const std::string next = bytes.empty() ? rest->read(size) : bytes.substr(0, size);
    if (!bytes.empty()) bytes.erase(0, next.size());
    std::ranges::copy(next, into);
    return next.size();
  });
}

std::string beginning(Input& in) {
  std::string head;
  while (head.size() < head_size) {
    const std::string more = in.read(head_size);
    if (more.empty()) break;
    head += more;
  }
  return head;
}

/// The same stream; `count` is the number of bytes read.
Input counted(Input in, std::shared_ptr<std::size_t> count) {
  auto inner = std::make_shared<Input>(std::move(in));
  return Input([inner, count = std::move(count)](char* into, std::size_t size) {
    const std::string bytes = inner->read(size);
    std::ranges::copy(bytes, into);
    *count += bytes.size();
    return bytes.size();
  });
}

void check_field(const std::string& field) {
  const auto& names = interchange::field_names();
  if (field.empty() || std::ranges::find(names, field.substr(0, field.find(':'))) != names.end()) return;
  const auto near = nearest(field, names);
  throw Error(ErrorCode::usage, "unknown field '" + shown(field) + "' in --map",
              near ? "did you mean " + *near + "?" : "rapport help import lists the fields");
}

}  // namespace

OpenedFile open_stream(Session& session, const std::string& file) {
  const bool is_piped = file == standard_input;
  const PathState state = is_piped ? PathState{} : inspect(file);
  if (!is_piped && state.kind == PathState::Kind::missing) throw Error(ErrorCode::failure, file + " not found");
  auto read = std::make_shared<std::size_t>(0);
  auto raw = std::make_shared<Input>(counted(is_piped ? session.piped().input() : file_input(file), read));
  std::string bytes = beginning(*raw);
  const bool marked = bytes.starts_with("\xef\xbb\xbf");
  auto text = std::make_shared<Input>(interchange::decoded(joined(std::move(bytes), raw)));
  std::string head;
  try {
    head = beginning(*text);
  } catch (const Error& error) {
    throw Error(error.code, file + ": " + error.message, error.hint);
  }
  Input in = joined(head, text);
  const std::size_t size = is_piped ? session.piped().size() : state.size;
  return {file, std::move(in), std::move(head), marked, size, std::move(read)};
}

std::vector<std::string> files_of(const std::vector<std::string>& given) {
  std::vector<std::string> files;
  for (const std::string& file : given) {
    if (file == standard_input || inspect(file).kind != PathState::Kind::folder) {
      files.push_back(file);
      continue;
    }
    const std::size_t before = files.size();
    for (const std::string& name : list_folder(file)) {
      if (name.ends_with(".md") && !name.starts_with('.')) files.push_back(file + "/" + name);
    }
    if (files.size() == before) throw Error(ErrorCode::failure, file + " contains no Markdown pages (*.md)");
  }
  return files;
}

std::string stem_of(const std::string& path) {
  std::string name = path.substr(path.rfind('/') == std::string::npos ? 0 : path.rfind('/') + 1);
  return name == standard_input ? std::string{} : name.substr(0, name.rfind('.'));
}

std::map<std::string, std::string> mapping_of(Session& session, const std::vector<std::string>& given,
                                              const OpenedFile& stream) {
  std::map<std::string, std::string> mapping;
  for (const std::string& one : given) {
    const auto equals = one.rfind('=');
    if (equals == std::string::npos)
      throw Error(ErrorCode::usage, "invalid --map '" + shown(one) + "'; expected COLUMN=FIELD");
    const std::string field(trimmed(std::string_view(one).substr(equals + 1)));
    check_field(field);
    mapping[lower_ascii(trimmed(std::string_view(one).substr(0, equals)))] = field;
  }
  const auto suggested = interchange::suggested_mapping(stream.head);
  if (!mapping.empty() || suggested.empty() || !session.is_interactive() || stream.file == standard_input)
    return mapping;
  std::string question = stream.file + ": unknown columns; perhaps:\n";
  for (const auto& [name, field] : suggested) question += fmt::format("  {} is {}\n", shown(name), field);
  const std::string answer = session.answer(question, [question](Dialogue& dialogue) {
    dialogue.world().err.write(question + "Take it? [Y/n] ");
    dialogue.world().err.flush();
    return lower_ascii(trimmed(dialogue.world().in.line().value_or("n")));
  });
  return answer.empty() || answer.starts_with('y') ? suggested : mapping;
}

}  // namespace rapport::services
