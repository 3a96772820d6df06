#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# 按已公布数列报零点有数 2024 年的三行。 / Presents the published rows of Lingdian for 2024.
# demo.sh RUBIAO OUTPUT-FOLDER zh|en
set -euo pipefail

bin=$(realpath "$1")
mkdir -p "$2"
out=$(realpath "$2")
cd "$(dirname "$0")"
rm -rf "$out/lingdian-home"
export RUBIAO_HOME="$out/lingdian-home"
name=北京零点有数数据科技股份有限公司

"$bin" --lang "$3" init --company lingdian --name "$name" --from-year 2024 --years 1
"$bin" --lang "$3" user add 审计 --name 审计 --roles auditor
# 主体代码用证券代码：统一社会信用代码不在样本中。 The securities code names the entity; its credit code is not in the sample.
"$bin" --lang "$3" run disclosure.presented --set file=assets.csv --set name="$name" \
  --set name_en="Beijing Dataway Horizon Co., Ltd." --set code=301169.SZ \
  --set scheme=http://rubiao.example/scheme/securities-code --set year=2024 --user 审计 --date 2025-04-30 --out "$out/reports/lingdian"
