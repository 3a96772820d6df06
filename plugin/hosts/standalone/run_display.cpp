// SPDX-License-Identifier: Apache-2.0
#include "run_display.h"

#include <fmt/format.h>
#include <unistd.h>

#include <optional>

#include "civil_date.h"
#include "fen.h"
#include "json.h"
#include "plugin_loader.h"
#include "printable.h"

namespace erp {

namespace {

// Nothing before a part of the work is done.
std::optional<std::int64_t> seconds_left(const rubiao_run_figures& figures, std::int64_t seconds) {
  if (figures.done == 0 || figures.total < figures.done) return std::nullopt;
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(seconds) * (figures.total - figures.done) /
                                   figures.done);
}

std::uint64_t assets_per_second(const rubiao_run_figures& figures, std::int64_t seconds) {
  return figures.assets / static_cast<std::uint64_t>(seconds > 0 ? seconds : 1);
}

std::string period_of(const rubiao_run_figures& figures) {
  return figures.year == 0 ? "" : format_period({figures.year, figures.number});
}

std::string clock_text(std::int64_t seconds) {
  return fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

std::string counted(std::uint64_t number) {
  return group_thousands(std::to_string(number));
}

bool is_last(const rubiao_run_figures& figures) {
  return figures.companies_done == figures.companies;
}

}  // namespace

std::string describe_run(const rubiao_run_figures& figures, std::int64_t seconds, Language language) {
  const bool zh = language == Language::zh;
  std::string text = copy(figures.company);
  if (const std::string period = period_of(figures); !period.empty()) text += " " + period;
  if (figures.companies > 1)
    text += fmt::format(fmt::runtime(zh ? "  公司 {}/{}" : "  companies {}/{}"),
                        counted(figures.companies_done), counted(figures.companies));
  if (figures.failed > 0)
    text += fmt::format(fmt::runtime(zh ? "（未完成 {}）" : " ({} not done)"), counted(figures.failed));
  text += fmt::format(fmt::runtime(zh ? "  {} 项  {} 元  {} 项/秒" : "  {} charges  {} yuan  {}/s"),
                      counted(figures.assets), group_thousands(format_amount(figures.charged_fen)),
                      counted(assets_per_second(figures, seconds)));
  if (const auto left = seconds_left(figures, seconds); left && !is_last(figures))
    text += (zh ? "  剩余 " : "  left ") + clock_text(*left);
  return printable(text);
}

std::string run_as_json(const rubiao_run_figures& figures, std::int64_t seconds) {
  Json json = {{"event", "progress"},
               {"at", format_instant(seconds_now())},
               {"company", copy(figures.company)},
               {"period", period_of(figures)},
               {"companies_done", figures.companies_done},
               {"companies", figures.companies},
               {"failed", figures.failed},
               {"assets", figures.assets},
               {"amount", format_amount(figures.charged_fen)},
               {"vouchers", figures.vouchers},
               {"seconds", seconds},
               {"assets_per_second", assets_per_second(figures, seconds)},
               {"seconds_left", nullptr}};
  if (const auto left = seconds_left(figures, seconds)) json["seconds_left"] = *left;
  return printable_json(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

void RunDisplay::show_step(const std::string& what, std::uint64_t done, std::uint64_t total) const {
  if (form_ == ProgressForm::json) {
    const Json json = {{"event", "step"},
                       {"at", format_instant(seconds_now())},
                       {"what", what},
                       {"done", done},
                       {"total", total}};
    fmt::print(stderr, "{}\n", printable_json(json.dump(-1, ' ', false, Json::error_handler_t::replace)));
  } else if (form_ == ProgressForm::text && isatty(STDERR_FILENO) == 1) {
    const std::string of_total = total > 0 ? fmt::format("/{}", total) : "";
    fmt::print(stderr, "\r\033[K{} {}{}{}", printable(what), done, of_total,
               total > 0 && done >= total ? "\r\033[K" : "");
  }
  std::fflush(stderr);
}

// A single company is told of as it comes, month by month; a batch over many ten times a second, or once in
// JSON.
bool RunDisplay::is_time(const rubiao_run_figures& figures) const {
  if (is_last(figures) || figures.companies <= 1) return true;
  const auto pause =
      form_ == ProgressForm::json ? std::chrono::milliseconds(1000) : std::chrono::milliseconds(100);
  return Clock::now() - drawn_ >= pause;
}

Json RunDisplay::figures_so_far() const {
  return {{"companies", told_.companies_done},
          {"assets", told_.assets},
          {"amount", format_amount(told_.charged_fen)},
          {"vouchers", told_.vouchers},
          {"failed", Json::array()}};
}

void RunDisplay::show_run(const rubiao_run_figures& figures) {
  told_ = figures;
  told_.company = {};
  const bool draws =
      form_ == ProgressForm::json || (form_ == ProgressForm::text && isatty(STDERR_FILENO) == 1);
  if (!draws || !is_time(figures)) return;
  drawn_ = Clock::now();
  const std::int64_t seconds = std::chrono::duration_cast<std::chrono::seconds>(drawn_ - begun_).count();
  if (form_ == ProgressForm::json)
    fmt::print(stderr, "{}\n", run_as_json(figures, seconds));
  else
    fmt::print(stderr, "\r\033[K{}{}", describe_run(figures, seconds, language_),
               is_last(figures) ? "\r\033[K" : "");
  std::fflush(stderr);
}

}  // namespace erp
