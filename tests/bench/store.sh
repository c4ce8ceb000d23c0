#!/bin/sh
# What reading a store of years costs, two programs side by side: CPU time in milliseconds, the least of three.
#   tests/bench/store.sh FILL BEFORE AFTER [ATTEMPTS]     FILL: build/check/tests/bench/surefoot-fill
set -eu
fill=$1 before=$2 after=$3 attempts=${4:-10000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export XDG_DATA_HOME="$folder" TIMEFORMAT='%U %S'
mkdir "$folder/surefoot"
"$fill" "$folder/surefoot/surefoot.db" "$attempts"
echo "$(stat -c %s "$folder/surefoot/surefoot.db") bytes, $attempts attempts"

# User and system time of the children so far, in clock ticks (proc(5), cutime and cstime).
children() {
    awk '{ print $16 + $17 }' "/proc/$$/stat"
}
least() {
    best=999999
    for round in 1 2 3; do
        from=$(children)
        for again in 1 2 3 4 5; do "$@" >/dev/null; done
        to=$(children)
        cost=$(((to - from) * 1000 / 5 / $(getconf CLK_TCK)))
        [ "$cost" -lt "$best" ] && best=$cost
    done
    echo "$best"
}
compare() {
    name=$1
    shift
    was=$(least "$before" "$@")
    is=$(least "$after" "$@")
    echo "$name: $was ms, now $is ms: $(awk "BEGIN { printf \"1/%.0f\", $was / ($is > 0 ? $is : 1) }")"
}
compare start players list
compare "start to write" players show Ada
compare history history --player Ada
compare scores scores
compare "export of one recording" export --attempt $((attempts * 9 / 10)) --set 1 "$folder/one.csv"
