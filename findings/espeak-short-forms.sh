#!/bin/sh
# espeak-ng 1.51+dfsg-10+deb12u2 (Debian 12), English.
# Guess: "10s" is said as "10 s" is, ten ess; "10-15" and "10–15" (hyphen, en dash) are both a range, "ten to fifteen";
#   a roman number is spelt or read as a letter.
# Seen:  "10s" is the plural, "tens": a cue "hold 10s" asks for "hold tens". The hyphen between numbers is the word "dash",
#   the en dash is silence ("ten fifteen"), neither is "to". "II" becomes "roman two". "½" and "×" do come out right
#   ("a half", "times").
# For us: cues are spoken from words ("10 seconds", "10 to 15"), never from the short form on the screen.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
version=1.51+dfsg-10+deb12u2
chmod 755 .
apt-get download "espeak-ng=$version" "espeak-ng-data=$version" "libespeak-ng1=$version" libpcaudio0 libsonic0 >/dev/null 2>&1
for package in *.deb; do dpkg-deb -x "$package" root; done
library=$(dirname "$(find root -name 'libespeak-ng.so.1' | head -n 1)")
said() { LD_LIBRARY_PATH="$library" root/usr/bin/espeak-ng --path="$library/espeak-ng-data" -q -x -v en "$1" | tr -d "\n',_ "; }

status=0
same() {
    echo "\"$1\" is said like \"$2\": $(said "$1")"
    [ "$(said "$1")" = "$(said "$2")" ] || { echo "  no longer: $(said "$2")"; status=1; }
}
same '10s' 'tens'
same '10-15' 'ten dash fifteen'
same '10–15' 'ten fifteen'
same 'II' 'roman two'
same '½' 'a half'
exit $status
