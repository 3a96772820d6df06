#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# 滨江城投两年的演示：建账、期初、按 story.txt 逐步导入、复核、月末，最后出报告。
# Two years of Binjiang: books and opening balances, story.txt step by step, and the reports at the end.
# Every command is shown as a user would type it. `./dev demo` calls it: demo.sh RUBIAO OUTPUT-FOLDER zh|en
set -euo pipefail

bin=$(realpath "$1")
mkdir -p "$2"
out=$(realpath "$2")
lang=$3
cd "$(dirname "$0")"
rm -rf "$out/home" "$out/reports"
log="$out/demo.log"
: >"$log"

export RUBIAO_HOME="$out/home"
if [[ -t 1 ]]; then bold=$'\e[1m' grey=$'\e[2m' plain=$'\e[0m'; else bold='' grey='' plain=''; fi

say() { if [[ $lang == en ]]; then printf '%s\n' "$bold$2$plain"; else printf '%s\n' "$bold$1$plain"; fi; }
type_out() {
  local argument line=''
  for argument in "$@"; do
    if [[ $argument == *' '* ]]; then argument="'$argument'"; fi
    line+=" $argument"
  done
  printf '%s  $ rubiao%s%s\n' "$grey" "$line" "$plain"
}
rubiao() { "$bin" --lang "$lang" "$@"; }

# run: quietly, its output goes to the log.  show: with its output.
# refused REASON: must fail, and for that reason: a rule, or the last bad line of a file.
run() {
  type_out "$@"
  if ! rubiao "$@" >>"$log" 2>"$out/error.txt"; then
    cat "$out/error.txt" >&2
    say "演示中断。" "The demo stopped." >&2
    exit 1
  fi
}
show() {
  type_out "$@"
  rubiao "$@" | tee -a "$log"
}
refused() {
  local reason=$1 status=0
  shift
  type_out "$@"
  rubiao "$@" >>"$log" 2>"$out/error.txt" || status=$?
  sed 's/^/    /' "$out/error.txt"
  if ((status == 0)) || ! grep -qF "$reason" "$out/error.txt"; then
    say "应当因 $reason 被拒绝，退出码却是 $status。" "This should have been refused for $reason, but ended with $status." >&2
    exit 1
  fi
}

# One field of company.json, which has a field a line.
field() { sed -n "s/^  \"$1\": \"\{0,1\}\([^\",]*\).*/\1/p" "$2"; }
# 英文名称含逗号，单独取。
english_name() { sed -n 's/^  "name_en": "\(.*\)",$/\1/p' "$1"; }
found_company() {
  run init --company "$(field code "$1")" --name "$(field name "$1")" --name-en "$(english_name "$1")" \
    --credit-code "$(field credit_code "$1")" --from-year "$(field from_year "$1")" --years "$(field years "$1")"
}
add_users() {
  local id name roles
  while IFS='|' read -r id name roles; do
    run user add "$id" --name "$name" --roles "$roles"
  done < <(sed -n 's/^    {"id": "\(.*\)", "name": "\(.*\)", "roles": "\(.*\)"}.*/\1|\2|\3/p' "$1")
}

needs_second_person() { grep -qE '"event": "(assessed|stage_changed|invalidated|configured)"' "$1"; }
approve() {
  run run approvals.decide --set all=true --set approve=true --set reason=已核对证据 --user 王强 --date "$1" "${@:2}"
}

# What a refusal is for stands in brackets at the end of its line; without it, it is about line 4 of the file.
reason_of() {
  local rule
  rule=$(sed -n 's/.*(\([A-Z]*-[0-9]*\)).*/\1/p' <<<"$2")
  printf '%s' "${rule:-${1##*/}:4}"
}

step() {
  local what=$1 date=$2 file=$3 en=$4
  case $what in
    import)
      run import events "$file" --user 李敏 --date "$date"
      if needs_second_person "$file"; then approve "$date"; fi
      ;;
    self)
      run import events "$file" --user 陈静 --date "$date"
      refused SOD run approvals.decide --set all=true --set approve=true --user 陈静 --date "$date"
      approve "$date"
      ;;
    refuse) refused "$(reason_of "$file" "$en")" import events "$file" --user 李敏 --date "$date" ;;
    again) show import events "$file" --user 李敏 --date "$date" ;;
    vouchers) run import vouchers "$file" --user 李敏 --date "$date" ;;
    month-end) run nightly --as-of "$date" ;;
    within) run run month_end.run --set "through=${date%-*}" --transaction --user 李敏 --date "$date" ;;
    rerun) show nightly --as-of "$date" ;;
    *) say "story.txt 中没有这种步骤：$what" "story.txt has no such step: $what" >&2 && exit 1 ;;
  esac
}

tell_story() {
  local what date file zh en
  while IFS='|' read -r what date file zh en <&3; do
    what=${what//[[:space:]]/}
    if [[ -z $what || $what == \#* ]]; then continue; fi
    printf '%s ' "${date//[[:space:]]/}"
    zh=${zh# } en=${en# }
    say "${zh% }" "${en% }"
    step "$what" "${date//[[:space:]]/}" "${file//[[:space:]]/}" "$en"
  done 3<story.txt
}

# report_on YEAR run|show: quietly, or with its tables.
report_on() {
  say "$1 年度披露报告（XBRL 与网页）" "The disclosures of $1 (XBRL and a page)"
  "$2" report "$1" --out "$out/reports/$1" --user 李敏 --date "$1-12-31"
}

show_results() {
  say "登记簿" "The register"
  show run register.list --user 审计 --date 2025-12-31
  say "2024 年 3 月的凭证及其规则与条款" "The vouchers of March 2024 with the rules and articles they rest on"
  show run journal.list --set from=2024-03 --user 审计
  report_on 2024 run
  report_on 2025 show
  say "对资产负债率的影响" "What it does to the debt ratio"
  show run impact.debt_ratio --set date=2025-12-31 --set tax_booked=false --user 审计 --date 2025-12-31
  say "资产负债表（总账）" "The balance sheet (general ledger)"
  show ledger balance-sheet --date 2025-12-31
}

# expected/ was worked out from the event files without the library.
compare_with_hand_calculation() {
  local expected=expected/trial-balance-2025-12-31.csv
  say "总账余额与不经程序另行计算的结果核对，精确到分" "The ledger against balances worked out without the library, to the fen"
  type_out ledger trial-balance --from 2024-01-01 --to 2025-12-31 --format csv
  rubiao ledger trial-balance --from 2024-01-01 --to 2025-12-31 --format csv --lang zh |
    tr -d '\r' | LC_ALL=C sed '1s/^\xEF\xBB\xBF//' | cut -d, -f1,2,6 | grep -v -e ',$' -e ',0\.00$' >"$out/trial-balance.csv"
  diff "$expected" "$out/trial-balance.csv" || { say "不符。" "They differ." >&2 && exit 1; }
  say "相符。" "They agree."
}

# 子公司的 ERP 自己过账：我们只记变动，并与它的凭证核对。
host_posted() {
  local zhishui=(--company zhishui --date 2025-03-31) file
  say "子公司智水科技：采购由 ERP 自行过账，入表只登记并核对（其中一张 ERP 凭证记错了科目）" \
    "The subsidiary Zhishui: its ERP posts purchases itself, we record and reconcile (one ERP voucher is wrong)"
  found_company host-posted/company.json
  run import vouchers host-posted/vouchers.csv --user 李敏 "${zhishui[@]}"
  for file in host-posted/*.jsonl; do
    run import events "$file" --user 李敏 "${zhishui[@]}"
    if needs_second_person "$file"; then approve 2025-03-31 --company zhishui; fi
  done
  show run ledger.reconcile --user 审计 "${zhishui[@]}"
}

say "滨江城市建设投资有限公司（虚构）：建账、用户、期初余额" "Binjiang (fictional): books, users, opening balances"
say "以下命令在 samples/binjiang 中执行，RUBIAO_HOME=$RUBIAO_HOME" "The commands run in samples/binjiang with RUBIAO_HOME=$RUBIAO_HOME"
found_company company.json
add_users company.json
run import trial-balance opening/trial-balance.csv --date 2023-12-31
tell_story
compare_with_hand_calculation
show_results
host_posted

say "报告：网页可用浏览器打开，XBRL 实例与分类标准在同一目录" \
  "The reports: open the pages in a browser; the XBRL instances have their taxonomy beside them"
find "$out/reports" -name 'cas-dr-binjiang-*' | sort
say "账套在 $out/home，全部输出在 $log" "The books are in $out/home, all output in $log"
