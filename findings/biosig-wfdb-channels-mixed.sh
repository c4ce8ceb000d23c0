#!/bin/sh
# biosig-tools 2.5.0-1+b1 (Debian 12), save2gdf reading a PhysioNet (WFDB) record.
# Guess: a record of two signals in one file of format 16 comes out as those two signals: the samples take turns, signal by
#   signal, as header(5) and signal(5) have it.
# Seen:  they are shared out by columns of the wrong width. Of signals 100, 101, 102 ... and 200, 201, 202 ... the first
#   comes out as 100, 201, 103, 204 ..., the second as 200, 102, 203 ..., and the last third is 0. Formats 24, 32 and 61 are mixed
#   alike; three signals, too. One signal alone is right, and so is format 212, which most old records have. Exit status 0.
# For us: hbedb, the balance records of PhysioNet, is format 16 with several signals: what this tool makes of it is no
#   reference to test a reader of ours against.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
chmod 755 .
version=2.5.0-1+b1
command -v save2gdf >/dev/null || apt-get install -y --no-install-recommends "biosig-tools=$version" >/dev/null 2>&1
[ "$(dpkg-query -W -f '${Version}' biosig-tools)" = "$version" ] || { echo "another version is installed"; exit 1; }

# record NAME SIGNALS FORMAT: 12 samples each, 100 (j + 1) + i, gain 100
record() {
    python3 - "$@" <<'PYTHON'
import struct, sys
name, signals, form = sys.argv[1], int(sys.argv[2]), sys.argv[3]
rows = [[100 * (j + 1) + i for j in range(signals)] for i in range(12)]
pack = {'16': lambda v: struct.pack('<h', v), '61': lambda v: struct.pack('>h', v), '24': lambda v: struct.pack('<i', v)[:3],
        '32': lambda v: struct.pack('<i', v)}.get(form)
with open(name + '.hea', 'w') as head:
    head.write(f'{name} {signals} 100 12\n')
    head.writelines(f'{name}.dat {form} 100/mV 16 0 {rows[0][j]} 0 0 s{j}\n' for j in range(signals))
with open(name + '.dat', 'wb') as data:
    for row in rows:
        if form == '212':
            a, b = row
            data.write(bytes([a & 255, a >> 8 | b >> 8 << 4, b & 255]))
        else:
            data.write(b''.join(map(pack, row)))
PYTHON
    save2gdf -f=ASCII "$1.hea" "$1.txt" >/dev/null 2>&1
}
status=0
gives() {
    said=$(tr '\n' ' ' <"$1" | sed 's/ *$//')
    echo "$1: $said"
    [ "$said" = "$2" ] || { echo "  no longer: $2"; status=1; }
}
record one 1 16
gives one.a01 '1 1.01 1.02 1.03 1.04 1.05 1.06 1.07 1.08 1.09 1.1 1.11'
record old 2 212
gives old.a02 '2 2.01 2.02 2.03 2.04 2.05 2.06 2.07 2.08 2.09 2.1 2.11'
for form in 16 24 32 61; do
    record "two$form" 2 $form
    gives "two$form.a01" '1 2.01 1.03 2.04 1.06 2.07 1.09 2.1 0 0 0 0'
    gives "two$form.a02" '2 1.02 2.03 1.05 2.06 1.08 2.09 1.11 0 0 0 0'
done
exit $status
