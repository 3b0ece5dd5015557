#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "services/session/session.hpp"

/// The files that `import` is given, as streams.
namespace rapport::services {

/// The name under which standard input is given.
constexpr std::string_view standard_input = "-";

/// A stream of text, and how it begins.
struct OpenedFile {
  std::string file;  ///< as it was given
  Input in;
  std::string head;
  bool marked = false;                ///< it begins with the byte order mark of UTF-8
  std::size_t size = 0;               ///< of the file; 0: not known
  std::shared_ptr<std::size_t> read;  ///< bytes that have been read so far
};

/// Throws Error{failure} where the file is not there or cannot be read.
OpenedFile open_stream(Session& session, const std::string& file);

/// The files that are meant: a folder stands for the pages of Markdown in it.
std::vector<std::string> files_of(const std::vector<std::string>& given);

/// `people/Zoë Müller.md` is `Zoë Müller`; empty for standard input.
std::string stem_of(const std::string& path);

/// `COLUMN=FIELD` each, by the column's name in lower case. Where none is given and a table has columns that nobody
/// knows, what suggests itself can be taken with one key on a terminal, unless the table itself comes from there.
std::map<std::string, std::string> mapping_of(Session& session, const std::vector<std::string>& given,
                                              const OpenedFile& stream);

}  // namespace rapport::services
