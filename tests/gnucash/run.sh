#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Tests of the GnuCash host: run.sh BUILD FOLDER. BUILD is a build folder with the library; FOLDER is filled anew.
set -euo pipefail
build=$(realpath "$1")
repository=$(realpath "$(dirname "$(realpath "$0")")/../..")
rm -rf "$2"
mkdir -p "$2"
folder=$(realpath "$2")

export RUBIAO_LIBRARY=$build/lib/librubiao.so RUBIAO_RULES=$repository/rules TMPDIR=$folder
export PYTHONPATH=$repository/samples/hosts/gnucash PYTHONPYCACHEPREFIX=$folder/pycache PYTHONUTF8=1
printf '== gnucash: demo\n'
/usr/bin/python3 "$repository/samples/hosts/gnucash/demo.py" "$RUBIAO_LIBRARY" "$RUBIAO_RULES" "$folder/demo"
printf '== gnucash: book\n'
RUBIAO_GNUCASH_DEMO=$folder/demo /usr/bin/python3 "$repository/tests/gnucash/book_test.py"
