#pragma once

#include <string>
#include <vector>

#include "model/stats.hpp"
#include "view/table.hpp"

/// Statistics as charts.
namespace rapport::view {

/// As text: a heat map of days, and bars. Fits the display, and uses ASCII if it must.
std::string as_text(const model::Stats& stats, const Display& display);

/// As a self-contained HTML page with SVG charts, without scripts, fonts or network access. Follows the reader's light
/// or dark theme.
std::string as_html(const model::Stats& stats);

/// `interactions from 24 Nov 2025 to 19 Nov 2026`, with the person's name if there is one
std::string stats_title(const model::Stats& stats);

/// A bar with its label, and its value as text.
struct Bar {
  std::string label;
  int count = 0;
  std::string words;
};

std::vector<Bar> kind_bars(const model::Stats& stats);
/// The bar shows cadences that are kept; the text counts the others.
std::vector<Bar> cadence_bars(const model::Stats& stats);
/// Up, across, down and outside, without empty ones.
std::vector<Bar> direction_bars(const model::Stats& stats);

/// What the user gave and asked for in a month, or in a year if there are more than two years.
struct GivingBar {
  std::string label;
  int gave = 0;
  int asked = 0;
};

/// Includes empty months; empty if nothing was given or asked for.
std::vector<GivingBar> giving_bars(const model::Stats& stats);

}  // namespace rapport::view
