// SPDX-License-Identifier: Apache-2.0
// How the page looks: an annual report on paper, three-line tables, figures in columns that line up, A4 when
// printed. No image, no font and no address is fetched.
#pragma once

#include <string_view>

namespace rubiao::disclosure {

inline constexpr std::string_view page_style = R"css(
:root { --ink: #1c2333; --soft: #5d6677; --line: #c9ced8; --tint: #f3f5f9; --seal: #9c2a22; --paper: #fff; }
* { box-sizing: border-box; }
html { background: #e7e9ee; color: var(--ink); }
body { margin: 0; font: 15px/1.65 "Source Han Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei",
       "Helvetica Neue", Arial, sans-serif; font-variant-numeric: tabular-nums lining-nums; }
.switch { position: absolute; opacity: 0; pointer-events: none; }
.languages { max-width: 1040px; margin: 22px auto 10px; padding: 0 12px; text-align: right; }
.languages label { display: inline-block; padding: 3px 15px; border: 1px solid var(--line); background: var(--paper);
                   color: var(--soft); cursor: pointer; font-size: 13px; }
.languages label + label { border-left: 0; }
#zh:checked ~ .languages label[for="zh"], #en:checked ~ .languages label[for="en"] {
  background: var(--ink); border-color: var(--ink); color: #fff; }
#zh:focus-visible ~ .languages label[for="zh"], #en:focus-visible ~ .languages label[for="en"] {
  outline: 2px solid var(--seal); outline-offset: 2px; }
#zh:checked ~ .page .en, #en:checked ~ .page .zh { display: none; }
.inline-.head { display: none; }
.figure a { color: inherit; text-decoration: none; }
:target { background: #fff3c4; }
.page { max-width: 1040px; margin: 0 auto 40px; padding: 54px 64px 34px; background: var(--paper);
       box-shadow: 0 1px 3px rgba(28, 35, 51, .18), 0 12px 40px rgba(28, 35, 51, .08); }
.head { border-bottom: 3px double var(--ink); padding-bottom: 20px; margin-bottom: 12px; text-align: center; }
.head .kind { margin: 0; color: var(--seal); font-size: 14px; letter-spacing: .35em; text-indent: .35em; }
.head .kind .en { letter-spacing: .14em; text-indent: .14em; text-transform: uppercase; font-size: 12.5px; }
h1 { margin: 8px 0 6px; font: 600 29px/1.35 "Source Han Serif SC", "Noto Serif CJK SC", "Songti SC", SimSun, Georgia,
     serif; overflow-wrap: anywhere; }
.head .facts { margin: 0; color: var(--soft); font-size: 13.5px; }
.head .facts > span { white-space: nowrap; margin: 0 .8em; }
h2 { margin: 34px 0 4px; font: 600 18.5px/1.5 "Source Han Serif SC", "Noto Serif CJK SC", "Songti SC", SimSun, Georgia,
     serif; }
h2 .ordinal { color: var(--seal); margin-right: .1em; }
h2 .ordinal .en { margin-right: .5em; }
h3 { margin: 16px 0 2px; font-size: 15px; font-weight: 600; }
p { margin: 4px 0; max-width: 72em; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; border-top: 2px solid var(--ink); border-bottom: 2px solid var(--ink);
        font-size: 14px; line-height: 1.5; }
caption { caption-side: top; text-align: right; color: var(--soft); font-size: 12.5px; padding: 0 2px 3px; }
thead th { border-bottom: 1px solid var(--ink); padding: 8px 10px; font-weight: 600; font-size: 13px;
           vertical-align: bottom; text-align: right; max-width: 13em; line-height: 1.4; }
thead th:first-child { text-align: left; }
tbody th { font-weight: 400; text-align: left; }
tbody th, td { padding: 4px 10px; border-top: 1px solid #eceef3; vertical-align: baseline; }
tbody tr:first-child th, tbody tr:first-child td { border-top: 0; }
.number { width: 3.2em; color: #98a0b0; font-size: 11.5px; padding-right: 0; line-height: inherit; }
thead th:first-child { white-space: nowrap; }
.note thead th:not(:first-child) { text-wrap: balance; }
.note .figure:last-child { min-width: 8.6em; }
.figure { text-align: right; white-space: nowrap; }
.text { overflow-wrap: anywhere; }
.heading th, .heading td { background: var(--tint); font-weight: 600; border-top: 1px solid var(--line);
                           padding-top: 6px; padding-bottom: 6px; }
.of-which th { padding-left: 2.4em; color: #38415a; }
.note tbody td:last-child { font-weight: 600; }
.words thead th:nth-child(2), .note thead th:nth-child(2), .lines thead th:nth-child(2) { text-align: left; }
.foot { margin-top: 38px; padding-top: 12px; border-top: 1px solid var(--line); color: var(--soft); font-size: 12px; }
.foot p { margin: 2px 0; max-width: none; }
code { font: 11px/1.5 "DejaVu Sans Mono", Consolas, Menlo, monospace; overflow-wrap: anywhere; }
@media (max-width: 720px) { .page { padding: 28px 18px; } h1 { font-size: 23px; } }
@page { size: A4; margin: 15mm 13mm 16mm; }
@media print {
  html { background: none; } body { font-size: 9.5pt; } .languages { display: none; }
  .page { max-width: none; margin: 0; padding: 0; box-shadow: none; }
  h1 { font-size: 18pt; } h2 { font-size: 12.5pt; margin-top: 13pt; break-after: avoid; }
  table { font-size: 8.3pt; line-height: 1.45; } .head { padding-bottom: 10pt; margin-bottom: 0; }
  thead th { font-size: 8pt; padding: 4px 5px; } thead { display: table-header-group; }
  tbody th, td { padding: 1.4px 5px; } .note .figure:last-child { min-width: 0; }
  .number { font-size: 6.6pt; } caption { font-size: 7.8pt; }
  .heading th, .heading td { padding-top: 2px; padding-bottom: 2px; }
  .section { break-inside: avoid; } tr, h3 { break-inside: avoid; } .scroll { overflow: visible; }
  .heading th, .heading td, .head, .foot { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
)css";

}  // namespace rubiao::disclosure
