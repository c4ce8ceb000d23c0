#!/bin/sh
# biosig-tools 2.5.0-1+b1 (Debian 12), save2gdf reading a PhysioNet (WFDB) record.
# Guess: the number in brackets behind the gain of a WFDB header is the sample that means 0 (header(5)), so with
#   "200(50)/N" a sample of 250 is 1 N.
# Seen:  it is read over. The tool takes the ADC zero instead, which is another field: 250 comes out as 1.25 N, without a word.
#   Where both say the same nobody notices.
# For us: a force plate's channels have a baseline more often than not; a reader that takes the wrong field is off by a constant,
#   which is the one error that no plot of sway shows.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
chmod 755 .
version=2.5.0-1+b1
command -v save2gdf >/dev/null || apt-get install -y --no-install-recommends "biosig-tools=$version" >/dev/null 2>&1
[ "$(dpkg-query -W -f '${Version}' biosig-tools)" = "$version" ] || { echo "another version is installed"; exit 1; }

# plate BASELINE ADC_ZERO: one signal of 250, 251, 252, gain 200
plate() {
    printf 'plate 1 100 3\nplate.dat 16 200(%s)/N 16 %s 250 0 0 Fz\n' "$1" "$2" >plate.hea
    printf '\372\000\373\000\374\000' >plate.dat
    save2gdf -f=ASCII plate.hea plate.txt >/dev/null 2>&1
    tr '\n' ' ' <plate.a01 | sed 's/ *$//'
}
status=0
gives() {
    echo "baseline $1, ADC zero $2: $3"
    [ "$3" = "$4" ] || { echo "  no longer: $4"; status=1; }
}
gives 50 0 "$(plate 50 0)" '1.25 1.255 1.26'   # 1 1.005 1.01 would be right
gives 0 50 "$(plate 0 50)" '1 1.005 1.01'      # and here 1.25 1.255 1.26
gives 50 50 "$(plate 50 50)" '1 1.005 1.01'
exit $status
