#pragma once

#include <random>
#include <string>

namespace rapport::fuzz {

/// Makes one to four changes to a journal's file, such as a bad disk, a bad program or an enemy would: bits, runs of
/// bytes, pages, the header, cells, the freelist, the schema; or, by SQL, values that rapport would never write. Says
/// in a few words what it did.
std::string mutate(const std::string& file, std::mt19937_64& random);

}  // namespace rapport::fuzz
