#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# `rubiao decide` and `rubiao rules check` as a person types them: decide_test.sh RUBIAO RULES. Needs no books.
set -euo pipefail
bin=$(realpath "$1")
rules=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
passed=0

fail() {
  echo "FAILED: $*"
  exit 1
}
expect() { # WHAT EXPECTED FOUND
  [[ $2 == "$3" ]] || fail "$1: expected $2, found $3"
  passed=$((passed + 1))
}

cat >loan.dmn <<'XML'
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="loan" namespace="urn:test">
  <inputData id="i" name="年利率"><variable name="年利率" typeRef="number"/></inputData>
  <decision id="d" name="档次"><informationRequirement><requiredInput href="#i"/></informationRequirement>
    <decisionTable hitPolicy="FIRST"><input><inputExpression><text>年利率</text></inputExpression></input><output/>
      <rule><inputEntry><text>&lt; 0.04</text></inputEntry><outputEntry><text>"低"</text></outputEntry></rule>
      <rule><inputEntry><text>-</text></inputEntry><outputEntry><text>"高"</text></outputEntry></rule>
    </decisionTable></decision>
</definitions>
XML
answers=$(printf '%s\n' '{"id": "a", "decision": "档次", "inputs": {"年利率": 0.0375}}' '' \
  '{"id": "b", "decision": "档次", "inputs": {"年利率": 0.04}}' 'no json' | "$bin" decide loan.dmn)
expect "first answer" '{"id":"a","value":"低"}' "$(sed -n 1p <<<"$answers")"
expect "second answer" '{"id":"b","value":"高"}' "$(sed -n 2p <<<"$answers")"
[[ $(sed -n 3p <<<"$answers") == '{"id":null,"error":{"code":"R201"'* ]] || fail "no json: $answers"

sed 's/"低"/低/' loan.dmn >wrong.dmn
code=0
"$bin" --lang en decide wrong.dmn </dev/null 2>error.txt || code=$?
expect "exit code of a wrong model" 2 "$code"
grep -q 'wrong.dmn:5:.*unknown name.*R202' error.txt || fail "$(cat error.txt)"

# Refused as a file that is none, at once: refused NAME WORDS COMMAND...
refused() {
  local name=$1 words=$2 code=0
  shift 2
  timeout 60 "$bin" --lang en "$@" </dev/null >/dev/null 2>error.txt || code=$?
  expect "exit code: $name" 2 "$code"
  grep -q "$words" error.txt || fail "$name: $(cat error.txt)"
}
mkfifo pipe.dmn
refused 'a pipe for a model' 'pipe.dmn is not a regular file' decide pipe.dmn
refused 'a device for a model' '/dev/zero is not a regular file' decide /dev/zero
refused 'a folder for a model' 'is a folder' decide .

"$bin" rules check "$rules" | grep -q '2024-01-01' || fail "the shipped rules"
"$bin" --format csv rules check "$rules" | grep -q 'Rubiao rules maintainers' || fail "who approved the edition"
cp -r "$rules" copied
sed -i '0,/"自用"/s//自用/' copied/2024-01-01/classification.dmn
code=0
"$bin" rules check copied 2>error.txt || code=$?
expect "exit code of wrong rules" 2 "$code"
grep -q 'classification.dmn:[0-9]*:[0-9]*' error.txt || fail "no place: $(cat error.txt)"
grep -q 'R801' error.txt || fail "the change of a sealed file is not told"
mkdir piped && cp "$rules/sources.xml" piped && mkdir piped/2024-01-01 && mkfifo piped/2024-01-01/edition.xml
refused 'a pipe for an edition' 'edition.xml.*not a regular file.*R802' rules check piped
mkdir deviced && ln -s /dev/zero deviced/sources.xml
refused 'a device for the sources' 'sources.xml.*not a regular file.*R802' rules check deviced
mkdir dated && cp -r "$rules"/* dated && mkdir dated/2030-01-01
refused 'a dated folder without an edition' '2030-01-01/edition.xml.*R802' rules check dated
for name in pipe.dmn /dev/zero nowhere; do
  code=0
  timeout 60 "$bin" rules check "$name" >/dev/null 2>&1 || code=$?
  expect "exit code of rules in $name" 3 "$code"
done
passed=$((passed + 5))
echo "$passed passed, 0 failed"
