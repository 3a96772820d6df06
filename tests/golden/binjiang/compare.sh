#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What the sample reports, against what was reviewed: compare.sh RUBIAO SAMPLE-OUTPUT. With RUBIAO_RENEW_GOLDEN=1 the
# reviewed files are written anew and read in the diff.
set -euo pipefail
bin=$(realpath "$1")
out=$(realpath "$2")
cd "$(dirname "$0")"
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT

rubiao() { RUBIAO_HOME="$out/home" "$bin" --lang zh --user 审计 --date 2025-12-31 "$@"; }
for year in 2024 2025; do cp "$out/reports/$year/cas-dr-binjiang-$year-12-31.xml" "$made/instance-$year.xml"; done
rubiao run impact.debt_ratio --company binjiang --set date=2025-12-31 --set tax_booked=false >"$made/debt-ratio.txt"
rubiao run register.list --company binjiang >"$made/register.txt"
rubiao run ledger.reconcile --company zhishui >"$made/reconcile.txt"

if [[ ${RUBIAO_RENEW_GOLDEN:-} == 1 ]]; then
  cp "$made"/* .
  exit
fi
for file in "$made"/*; do diff -u "$(basename "$file")" "$file"; done
echo "5 files agree"
