#!/bin/sh
# npm package ahrs 1.3.3 (Madgwick and Mahony filters for motion sensors), Node.js 20.
# Guess: `sampleInterval: 100` is what its README says, "the sample interval, in Hz", so 100 readings of a sensor that turns
#   about the vertical by 90 degrees within one second give a heading of 90.
# Seen:  the number is taken as milliseconds between readings. Said as Hz the same turn comes out ten times too long
#   (900 degrees, which read 178: so long a step loses a little); `sampleInterval: 10` gives 90. The two meanings agree only near 31.6. The default of 20 is 50 Hz.
# For us: time steps are handed over with every sample in seconds, never as a rate set once.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts ahrs@1.3.3 >/dev/null

cat >turn.js <<'JS'
const AHRS = require('ahrs');
const turned = sampleInterval => {
    const filter = new AHRS({ sampleInterval, algorithm: 'Mahony' });
    /* gravity straight down the z axis all the time: only the rate can tell of a turn about it */
    for (let i = 0; i < 100; i++)
        filter.update(0, 0, Math.PI / 2, 0, 0, 1);
    const q = filter.getQuaternion();
    return Math.round((2 * Math.atan2(q.z, q.w) * 180) / Math.PI);
};
console.log(`${Math.abs(turned(100))} ${turned(10)}`);
JS
seen=$(node turn.js)
echo "heading after a turn of 90 degrees at 100 readings a second, for sampleInterval 100 and 10: $seen"
[ "$seen" = '178 90' ]
