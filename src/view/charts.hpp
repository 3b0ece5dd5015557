#pragma once

#include <string>
#include <vector>

#include "model/stats.hpp"
#include "view/table.hpp"

/// Figures as pictures.
namespace rapport::view {

/// In lines of text: a heat map of days, and bars. Fits the page; in ASCII where nothing else can be shown.
std::string as_text(const model::Stats& stats, const Display& display);

/// As a page of HTML with pictures in SVG that needs nothing else: no script, no font, nothing from a network. It
/// follows the reader's light or dark scheme.
std::string as_html(const model::Stats& stats);

/// `talks from 24 Nov 2025 to 19 Nov 2026`, with a person's name
std::string stats_title(const model::Stats& stats);

/// A row of a picture: a name, how much of it there is, and the same in words.
struct Bar {
  std::string label;
  int count = 0;
  std::string words;
};

std::vector<Bar> kind_bars(const model::Stats& stats);
/// Long are those that are kept; the words say what is not.
std::vector<Bar> cadence_bars(const model::Stats& stats);
/// Up, across, down and outside; those with nobody left out.
std::vector<Bar> direction_bars(const model::Stats& stats);

/// What the user gave and asked for in a month, or, of more than two years, in a year.
struct GivingBar {
  std::string label;
  int gave = 0;
  int asked = 0;
};

/// None left out between the first and the last; empty where nothing was given or asked for.
std::vector<GivingBar> giving_bars(const model::Stats& stats);

}  // namespace rapport::view
