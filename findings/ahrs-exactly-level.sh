#!/bin/sh
# npm package ahrs 1.3.3 (Madgwick and Mahony filters for motion sensors), Node.js 20.
# Guess: without a compass (its README: optional) a sensor at rest and exactly level, acceleration (0, 0, 1) g, stays at the
#   identity; and one that is tipped by 30 degrees about x, (0, 0.5, 0.866) g, is found within seconds by either filter.
# Seen:  Madgwick gives NaN from the first reading on, for ever: its correction is normalised by its own length, which is 0
#   where nothing is to be corrected. Mahony leaves out gravity whenever any one axis reads exactly 0, not only when all do:
#   tipped about x alone it says level for ever. A millionth of a g on the x axis mends both. Sensors at rest with integer
#   readings, simulators and recordings in whole steps give exact zeros all the time.
# For us: tests of what is worn hold exact zeros on each axis, and rest is no special case.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts ahrs@1.3.3 >/dev/null

cat >level.js <<'JS'
const AHRS = require('ahrs');
const settled = (algorithm, x, y, z) => {
    const filter = new AHRS({ sampleInterval: 10, algorithm });
    for (let i = 0; i < 3000; i++)
        filter.update(0, 0, 0, x, y, z);
    const q = filter.getQuaternion();
    return Math.round((2 * Math.atan2(q.x, q.w) * 180) / Math.PI);
};
const tipped = [0.5, Math.sqrt(0.75)];
console.log(settled('Madgwick', 0, 0, 1), settled('Mahony', 0, ...tipped), settled('Mahony', 1e-6, ...tipped));
JS
seen=$(node level.js)
echo "Madgwick level, Mahony tipped by 30 degrees, the same with a millionth of a g on x: $seen"
[ "$seen" = 'NaN 0 30' ]
