// SPDX-License-Identifier: Apache-2.0
// How pages of rules look: a working paper, wide tables, the matched row lit, A4 across when printed.
#pragma once

#include <string_view>

namespace rubiao::rulebook {

inline constexpr std::string_view rule_page_style = R"css(
:root { --ink: #1c2333; --soft: #6b7484; --line: #cfd4de; --hit: #e7f4e8; --green: #1d6b33; --red: #9c2a22; --near: #fff6e6; }
* { box-sizing: border-box; }
body { margin: 24px auto 48px; max-width: 1400px; padding: 0 24px; color: var(--ink); background: #fff;
       font: 14px/1.6 "Source Han Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", Arial, sans-serif; }
header { border-bottom: 3px double var(--ink); padding-bottom: 10px; }
h1 { margin: 0 0 4px; font-size: 24px; }
.facts { margin: 0; color: var(--soft); font-size: 13px; overflow-wrap: anywhere; }
.facts span { margin-right: 1.6em; }
h2 { margin: 28px 0 2px; font-size: 18px; }
h2 small, small { color: var(--soft); font-weight: 400; font-size: 12.5px; }
.question, .note, .parameter { color: var(--soft); margin: 2px 0 6px; }
table { border-collapse: collapse; width: 100%; font-size: 13px; }
th, td { border: 1px solid var(--line); padding: 3px 7px; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { background: #f3f5f9; }
.out { background: #f7f8fb; }
.law, code { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: 12px; }
tr.given td, tr.given th { background: #eef2fb; font-weight: 600; }
tr.other { color: var(--soft); }
tr.hit th, tr.hit td { background: var(--hit); font-weight: 600; border-top: 2px solid var(--green); border-bottom: 2px solid var(--green); }
tr.near { color: #555; }
tr.near .failing { background: var(--near); outline: 2px solid #d98a00; outline-offset: -2px; }
td i, span i { margin-left: .6em; font-style: normal; font-size: 12px; white-space: nowrap; }
.yes i { color: var(--green); }
.no i { color: var(--red); }
tbody th { white-space: nowrap; }
.answer { margin: 14px 0 0; font-size: 17px; font-weight: 600; color: var(--green); }
.outcome { margin: 10px 0 4px; padding: 6px 10px; border-left: 4px solid var(--green); background: #fafcfa; }
details { margin: 2px 0 2px 14px; }
summary { cursor: pointer; }
details p { margin: 4px 0 8px 18px; max-width: 70em; }
.articles { display: none; }
td.conditions { width: 50%; }
.conditions span { display: inline-block; margin-right: 1.2em; }
@media print { @page { size: A4 landscape; margin: 12mm; } body { margin: 0; padding: 0; } details { display: none; } .articles { display: block; } }
)css";

}  // namespace rubiao::rulebook
