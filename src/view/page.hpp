#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"

/// Small pieces of sentences for people.
namespace rapport::view {

/// `today`, `yesterday`, `tomorrow`; `Sun 22 Nov` within a week; `3 Dec`; `3 Dec 2025` in another year.
std::string date_words(Day day, Day today);

/// `1 day`, `17 days`
std::string days_words(int days);

/// `1 person`, `3 people`
std::string count_words(int count, std::string_view one, std::string_view many);

/// `Priya`, `Priya and Marco`, `Priya, Marco and Anna`
std::string joined(const std::vector<std::string>& words);

}  // namespace rapport::view
