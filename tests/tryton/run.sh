#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Tests of the Tryton module, on SQLite and on a PostgreSQL server of their own, and its web client in a browser:
# run.sh BUILD FOLDER [TEST...]. BUILD is a build folder with the library; FOLDER is filled anew.
set -euo pipefail
build=$(realpath "$1")
mkdir -p "$2"
folder=$(realpath "$2")
shift 2
tests=$(dirname "$(realpath "$0")")
names=("$@")
if ((${#names[@]} == 0)); then
  names=(abi_layout refusals update actions access companies posted_by_host invoice one_truth browser)
fi

postgresql=/usr/lib/postgresql/15/bin
port=${RUBIAO_TRYTON_TEST_PORT:-54329}
export RUBIAO_TRYTON_PORT=${RUBIAO_TRYTON_PORT:-18732}
# initdb refuses root, as whom CI and containers run.
as_postgres() { if ((EUID == 0)); then runuser -u postgres -- "$@"; else "$@"; fi; }
cluster='' server='' beside=''
# Whatever ends the script: nothing of it answers the next one.
clean_up() {
  if [[ -n $server ]]; then kill "$server" 2>/dev/null || true; fi
  if [[ -n $beside ]]; then kill "$beside" 2>/dev/null && wait "$beside" || true; fi
  if [[ -z $cluster ]]; then return; fi
  as_postgres "$postgresql/pg_ctl" -D "$cluster" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$cluster"
}
trap clean_up EXIT
start_postgresql() {
  cluster=$(mktemp -d /tmp/rubiao-postgresql-XXXXXX)
  if ((EUID == 0)); then chown postgres "$cluster"; fi
  as_postgres "$postgresql/initdb" -D "$cluster" -U postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 >/dev/null
  as_postgres "$postgresql/pg_ctl" -D "$cluster" -w -l "$cluster/log" \
    -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$cluster -c fsync=off" start >/dev/null
  "$postgresql/createdb" -h 127.0.0.1 -p "$port" -U postgres rubiao
}

run_tests() {
  local name template=$1
  export RUBIAO_TRYTON_TEMPLATE=$template TRYTOND_CONFIG=$template/trytond.conf
  for name in "${names[@]}"; do
    if [[ $name == browser ]]; then continue; fi
    printf '== tryton: %s (%s)\n' "$name" "${RUBIAO_TRYTON_URI:-sqlite}"
    /usr/bin/python3 "$tests/${name}_test.py"
  done
}

cc -std=c11 -I "$tests/../../plugin/include" "$tests/abi_layout.c" -o "$folder/abi_layout"
export RUBIAO_ABI_LAYOUT=$folder/abi_layout PYTHONPATH=$build/tryton PYTHONWARNINGS=ignore
export PYTHONPYCACHEPREFIX=$folder/pycache

# The database is used up by it, so it comes last of those on SQLite.
test_browser() {
  local answered=no address=http://127.0.0.1:$RUBIAO_TRYTON_PORT
  printf '== tryton: browser\n'
  mkdir -p "$folder/browser"
  cp "$tests/package.json" "$tests/package-lock.json" "$folder/browser"
  npm ci --prefix "$folder/browser" --ignore-scripts --no-audit --no-fund --loglevel=error
  if curl -s -o /dev/null "$address/"; then
    printf 'something answers on %s already\n' "$address" >&2
    return 1
  fi
  /usr/bin/python3 /usr/bin/trytond -c "$folder/sqlite/trytond.conf" -d rubiao >"$folder/browser/server.log" 2>&1 &
  server=$!
  for _ in $(seq 300); do
    if curl -s -o /dev/null "$address/"; then answered=yes && break; fi
    sleep 0.2
  done
  [[ $answered == yes ]] || { cat "$folder/browser/server.log" >&2 && return 1; }
  (cd "$folder/browser" && node "$tests/browser_test.mjs" "$address" .)
  /usr/bin/python3 - "$folder/sqlite/database/rubiao.sqlite" <<'END'
import sqlite3, sys
moves = sqlite3.connect(sys.argv[1]).execute(
    "SELECT count(DISTINCT move) FROM account_move_line WHERE CAST(debit AS TEXT) = '12345.67'").fetchone()[0]
assert moves == 1, '%d moves of one invoice' % moves
END
}

test_on_sqlite() {
  "$tests/../../samples/tryton/database.sh" "$build/tryton" "$folder/sqlite" zh
  run_tests "$folder/sqlite"
  if [[ " ${names[*]} " == *' browser '* ]]; then test_browser; fi
}

test_on_postgresql() {
  export RUBIAO_TRYTON_URI=postgresql://postgres@127.0.0.1:$port/
  "$tests/../../samples/tryton/database.sh" "$build/tryton" "$folder/postgresql" zh "$RUBIAO_TRYTON_URI"
  run_tests "$folder/postgresql"
}

# Side by side; what the second says is shown once the first is done.
start_postgresql
(test_on_postgresql) >"$folder/postgresql.log" 2>&1 &
beside=$!
test_on_sqlite
failed=0
wait "$beside" || failed=$?
beside=''
cat "$folder/postgresql.log"
exit "$failed"
