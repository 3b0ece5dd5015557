#pragma once

#include <string_view>

/// The readers of other programs' files, against any bytes: what they hand on is text, the same each time.
namespace rapport::fuzz {

void vcard(std::string_view bytes);
void calendar(std::string_view bytes);
/// The records alone: read in blocks or in small pieces they are the same, and so they are once they are written again,
/// for spreadsheets too.
void csv(std::string_view bytes);
void table(std::string_view bytes);
void friends(std::string_view bytes);
void markdown(std::string_view bytes);
void monica(std::string_view bytes);
void dump(std::string_view bytes);

}  // namespace rapport::fuzz
