#!/bin/sh
# What reading a store of years costs, two programs side by side: CPU time in milliseconds, the least of three.
#   tests/bench/store.sh FILL BEFORE AFTER [ATTEMPTS]     FILL: build/check/tests/bench/surefoot-fill
set -eu
fill=$1 before=$2 after=$3 attempts=${4:-10000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export XDG_DATA_HOME="$folder"
mkdir "$folder/surefoot"
"$fill" "$folder/surefoot/surefoot.db" "$attempts"
echo "$(stat -c %s "$folder/surefoot/surefoot.db") bytes, $attempts attempts"

# User and system time of this shell's children so far, in clock ticks (proc(5), cutime and cstime). Not in a
# shell of its own: it would have none.
children() {
    read -r stat </proc/self/stat
    set -- $stat
    ticks=$((${16} + ${17}))
}
least() {
    best=999999
    for round in 1 2 3; do
        children
        from=$ticks
        for again in 1 2 3 4 5; do "$@" >/dev/null; done
        children
        cost=$(((ticks - from) * 1000 / 5 / $(getconf CLK_TCK)))
        [ "$cost" -ge "$best" ] || best=$cost
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
