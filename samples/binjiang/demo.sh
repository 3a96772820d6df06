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
type_out() { printf '%s  $ rubiao %s%s\n' "$grey" "$*" "$plain"; }
rubiao() { "$bin" --lang "$lang" "$@"; }

# run: quietly, its output goes to the log.  show: with its output.  refused: must fail, and says why.
run() {
  type_out "$*"
  if ! rubiao "$@" >>"$log" 2>"$out/error.txt"; then
    cat "$out/error.txt" >&2
    say "演示中断。" "The demo stopped." >&2
    exit 1
  fi
}
show() {
  type_out "$*"
  rubiao "$@" | tee -a "$log"
}
refused() {
  type_out "$*"
  local status=0
  rubiao "$@" >>"$log" 2>"$out/error.txt" || status=$?
  sed 's/^/    /' "$out/error.txt"
  if ((status == 0 || status > 5)); then
    say "应当被拒绝，退出码却是 $status。" "This should have been refused, but ended with $status." >&2
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

step() {
  local what=$1 date=$2 file=$3
  case $what in
    import)
      run import events "$file" --user 李敏 --date "$date"
      if needs_second_person "$file"; then approve "$date"; fi
      ;;
    self)
      run import events "$file" --user 陈静 --date "$date"
      refused run approvals.decide --set all=true --set approve=true --user 陈静 --date "$date"
      approve "$date"
      ;;
    refuse) refused import events "$file" --user 李敏 --date "$date" ;;
    again) show import events "$file" --user 李敏 --date "$date" ;;
    vouchers) run import vouchers "$file" --user 李敏 --date "$date" ;;
    month-end) run nightly --as-of "$date" ;;
    *) say "story.txt 中没有这种步骤：$what" "story.txt has no such step: $what" >&2 && exit 1 ;;
  esac
}

tell_story() {
  local what date file zh en
  while IFS='|' read -r what date file zh en <&3; do
    what=${what//[[:space:]]/}
    if [[ -z $what || $what == \#* ]]; then continue; fi
    printf '%s ' "${date//[[:space:]]/}"
    say "${zh# }" "${en# }"
    step "$what" "${date//[[:space:]]/}" "${file//[[:space:]]/}"
  done 3<story.txt
}

report_on() {
  say "$1 年度披露报告（XBRL 与网页）" "The disclosures of $1 (XBRL and a page)"
  run run disclosure.report --set "year=$1" --out "$out/reports/$1" --user 李敏 --date "$1-12-31"
}

show_results() {
  say "登记簿" "The register"
  show run register.list --user 审计 --date 2025-12-31
  report_on 2024
  report_on 2025
  say "对资产负债率的影响" "What it does to the debt ratio"
  show run impact.debt_ratio --set date=2025-12-31 --user 审计 --date 2025-12-31
  say "资产负债表（总账）" "The balance sheet (general ledger)"
  show ledger balance-sheet --date 2025-12-31
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
found_company company.json
add_users company.json
run import trial-balance opening/trial-balance.csv --date 2023-12-31
tell_story
show_results
host_posted

say "全部文件在 $out：" "Everything is in $out:"
find "$out/reports" -type f | sort
