#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Makes a Tryton database with the demo company: database.sh SITE FOLDER zh|en [URI]
# SITE is build/<preset>/tryton; in FOLDER come trytond.conf, the database (SQLite unless URI says otherwise) and
# the library's own store. Debian's Python is called by its name: another may come first on PATH.
set -euo pipefail
site=$(realpath "$1")
mkdir -p "$2"
folder=$(realpath "$2")
lang=$3
uri=${4:-sqlite://}
samples=$(dirname "$(realpath "$0")")

rm -rf "$folder/database" "$folder/store"
mkdir -p "$folder/database"
cat >"$folder/trytond.conf" <<END
[database]
uri = $uri
path = $folder/database
language = en
[web]
listen = 127.0.0.1:${RUBIAO_TRYTON_PORT:-8000}
root = /usr/share/tryton-sao/www
[rubiao]
store = $folder/store
END
if [[ $uri == sqlite:* ]]; then : >"$folder/database/rubiao.sqlite"; fi
printf 'rubiao-demo\n' >"$folder/password"
chmod 600 "$folder/password"
export PYTHONPATH=$site PYTHONWARNINGS=ignore
TRYTONPASSFILE=$folder/password /usr/bin/python3 /usr/bin/trytond-admin -c "$folder/trytond.conf" -d rubiao \
  -u ir res account rubiao --activate-dependencies -l zh_CN --email demo@example.com
/usr/bin/python3 "$samples/demo.py" "$folder/trytond.conf" "$uri" "$lang"
