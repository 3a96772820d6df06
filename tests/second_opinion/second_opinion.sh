#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# second_opinion.sh compare INPUTS WORK     does feelin decide as we do? INPUTS is the program second_opinion_inputs
# second_opinion.sh save INPUTS WORK        WORK/rules: what a free editor makes of rules/, sealed
set -euo pipefail
here=$(dirname "$(realpath "$0")")
root=$(dirname "$(dirname "$here")")
verb=$1 inputs=$2 work=$3

fail() {
  echo "second_opinion: $*" >&2
  exit 1
}

# compare RULES [MOST]
compare() { "$inputs" "$@" | node "$here/compare.mjs" "$1"; }

# What the shipped tables have not, and the table of the benchmark, as a rulebook of their own.
make_sample() {
  mkdir -p "$work/sample/2024-01-01"
  cp "$root/rules/sources.xml" "$work/sample"
  cp -r "$here"/sample/* "$root"/tests/bench/rules/* "$work/sample/2024-01-01"
  "$inputs" --seal "$work/sample/2024-01-01"
}

# One cell is changed between our answers and the comparison.
demand_that_it_can_fail() {
  local table=$work/sample/2024-01-01/sample.dmn
  "$inputs" "$work/sample" >"$work/answers"
  sed -i 's/"缺说明"/"改过"/' "$table"
  if node "$here/compare.mjs" "$work/sample" <"$work/answers" >"$work/difference"; then
    fail 'a changed table was not noticed'
  fi
  grep -A 3 DIFFERS "$work/difference" || fail 'the difference was not told'
}

[[ -d $root/build/second_opinion/node_modules/feelin ]] || fail 'the npm packages are missing: run ./dev setup --tests'
rm -rf "$work"
mkdir -p "$work"
case $verb in
  compare)
    compare "$root/rules"
    make_sample
    compare "$work/sample"
    compare "$work/sample" 20
    echo 'changed on purpose:'
    demand_that_it_can_fail
    ;;
  save)
    mkdir "$work/rules"
    cp "$root/rules/sources.xml" "$work/rules"
    for edition in "$root"/rules/*/; do
      saved=$work/rules/$(basename "$edition")
      mkdir "$saved"
      cp -r "$edition"/*.xml "$edition/tests" "$saved"
      node "$here/save.mjs" "$edition" "$saved"
      "$inputs" --seal "$saved"
    done
    ;;
  *) fail "there is no verb $verb" ;;
esac
