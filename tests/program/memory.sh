#!/bin/sh
# memory.sh PROGRAM: plays, keeps, exports, scores and verifies under valgrind. Nothing is forgiven, no suppressions.
set -eu
program=$1
command -v valgrind >/dev/null || { echo 'skipped: no valgrind' >&2; exit 77; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export XDG_DATA_HOME="$folder"

checked() {
    valgrind -q --error-exitcode=99 --leak-check=full --show-leak-kinds=definite,indirect,possible \
        --errors-for-leak-kinds=definite,indirect,possible "$program" "$@"
}

checked play lake/01-one-leg-10s --input sim --headless
checked play lake/01-one-leg-10s --input sim --headless --player Ann --json
checked export --attempt 1 --set 1 "$folder/set.csv"
checked play lake/01-one-leg-10s --input "$folder/set.csv" --headless
checked score "$folder/set.csv" --exercise single-leg-balance --json
checked sway "$folder/set.csv" --json
checked verify
