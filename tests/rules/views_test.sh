#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The views beside the rule tables are what `rubiao rules render` makes of them now; and a decision of a trace is
# taken again from its inputs with the same bytes. views_test.sh RUBIAO RULES WORK-FOLDER
set -euo pipefail
bin=$1 rules=$2 work=$3

rm -rf "$work"
mkdir -p "$work"
cp -r "$rules" "$work/rules"
find "$work/rules" -name '20*' -prune -exec sh -c 'rm -f "$1"/*.md' _ {} \;
"$bin" rules render "$work/rules" >/dev/null
if ! diff -r "$rules" "$work/rules" >"$work/stale"; then
  cat "$work/stale"
  echo 'stale views: run `rubiao rules render rules`'
  exit 1
fi

cat >"$work/inputs.json" <<'JSON'
{"拥有或控制": true, "经济利益很可能流入": true, "成本可靠计量": true, "可辨认": true, "持有目的": "自用",
 "技术可行": true, "完成意图": true, "利益方式": true, "资源支持": true, "支出可靠计量": true,
 "取得方式": "自行研发", "阶段": "开发", "履约成本条件": false}
JSON
"$bin" rules explain classification --in "$work/inputs.json" --date 2025-06-30 --rules "$rules" --out "$work/page" >/dev/null
"$bin" rules explain classification --in "$work/page/classification.json" --rules "$rules" --format json >"$work/again.json"
cmp "$work/page/classification.json" "$work/again.json"
grep -q '开发支出' "$work/again.json"
grep -q '<p class="answer">资产类别 = 开发支出' "$work/page/classification.html"
grep -q '<tr class="hit"><th>C11' "$work/page/classification.html"
grep -q '<summary><code>CAS6:9' "$work/page/classification.html"

# A changed edition is refused until it has been approved, and taken then.
sed -i 's/开发阶段且同时满足五项条件/开发阶段且五项条件同时满足/' "$work/rules/2024-01-01/classification.dmn"
if "$bin" rules check "$work/rules" >"$work/out" 2>&1; then echo 'a changed file was taken'; exit 1; fi
grep -q R801 "$work/out"
"$bin" rules seal "$work/rules/2024-01-01" --name '陈静 & 王强' --date 2026-01-05 >/dev/null
"$bin" rules check "$work/rules" | grep -q '陈静 & 王强'
