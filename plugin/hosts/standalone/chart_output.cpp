// SPDX-License-Identifier: Apache-2.0
#include "chart_output.h"

#include <algorithm>

#include "fen.h"
#include "printable.h"
#include "text_table.h"

namespace erp {

namespace {

constexpr std::size_t most_points = 24;
constexpr Fen widest_bar = 40;

Fen value_at(const Json& series, std::size_t point) {
  return parse_amount(cell_text(series.at("values").at(point))).fen;
}

Fen largest(const Json& chart) {
  Fen most = 1;
  for (const Json& series : chart.at("series"))
    for (std::size_t i = 0; i < series.at("values").size(); ++i) most = std::max(most, value_at(series, i));
  return most;
}

std::string bar(Fen value, Fen most) {
  std::string text;
  const Fen length = value <= 0 ? 0 : std::max<Fen>(1, value / std::max<Fen>(1, most / widest_bar));
  for (Fen i = 0; i < std::min(length, widest_bar); ++i) text += "█";
  return text;
}

// Every so many points, so that the whole fits a screen; the last always.
std::vector<std::size_t> points_of(std::size_t count) {
  std::vector<std::size_t> points;
  const std::size_t step = (count + most_points - 1) / most_points;
  for (std::size_t i = 0; i < count; i += std::max<std::size_t>(1, step)) points.push_back(i);
  if (!points.empty() && points.back() + 1 != count) points.push_back(count - 1);
  return points;
}

}  // namespace

std::string render_chart(const Json& chart) {
  const Json& axis = chart.at("axis");
  const Fen most = largest(chart);
  std::string text = printable(cell_text(chart.at("title"))) + "\n";
  for (const std::size_t point : points_of(axis.size())) {
    for (const Json& series : chart.at("series")) {
      const Fen value = value_at(series, point);
      text += "  " + pad_right(printable(cell_text(axis.at(point))), 10) +
              pad_right(printable(cell_text(series.at("title"))), 16) +
              pad_left(group_thousands(format_amount(value)), 18) + "  " + bar(value, most) + "\n";
    }
  }
  return text;
}

}  // namespace erp
