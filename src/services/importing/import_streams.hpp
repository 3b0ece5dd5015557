#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "services/session/session.hpp"

/// The files given to `import`, as streams.
namespace rapport::services {

/// The name that stands for standard input.
constexpr std::string_view standard_input = "-";

/// A text stream and its beginning.
struct OpenedFile {
  std::string file;  ///< as given on the command line
  Input in;
  std::string head;
  bool marked = false;                ///< it starts with a UTF-8 byte order mark
  std::size_t size = 0;               ///< of the file, in bytes; 0 if unknown
  std::shared_ptr<std::size_t> read;  ///< bytes read so far
};

/// Throws Error{failure} if the file is missing or cannot be read.
OpenedFile open_stream(Session& session, const std::string& file);

/// The files to read: a folder stands for the Markdown pages in it.
std::vector<std::string> files_of(const std::vector<std::string>& given);

/// The file name without its ending: `Zoë Müller` for `people/Zoë Müller.md`; empty for standard input.
std::string stem_of(const std::string& path);

/// Parses `COLUMN=FIELD` pairs into a map by column name in lower case. If none are given and the columns of a table
/// are unknown, offers a suggested mapping on the terminal, unless the table itself is read from there.
std::map<std::string, std::string> mapping_of(Session& session, const std::vector<std::string>& given,
                                              const OpenedFile& stream);

}  // namespace rapport::services
