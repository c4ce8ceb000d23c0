#!/bin/sh
# SDL2_mixer 2.6.2+dfsg-2 on SDL2 2.26.5 (Debian 12), Mix_LoadWAV; a compiler, SDL2's headers and the decoders that the
# mixer links come from the system.
# Guess: one second of sound is one second of samples in the chunk, whatever the rate of the device and whatever the file.
# Seen:  true of WAV at every rate, and of FLAC at the device's own rate. FLAC (Ogg as well) at another rate comes back
#   without its end: 44,100 Hz on a device of 48,000 Hz gives 47,439 frames of 48,000, so the last 12 ms are missing: the
#   last consonant of a recorded word, or the fade that ends a note without a click. Mix_MusicDuration says 1.0 all the same.
# For us: shipped sounds have the device's rate or are WAV; else a file is given silence at its end first.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
chmod 755 .
apt-get download libsdl2-mixer-2.0-0=2.6.2+dfsg-2 libsdl2-mixer-dev=2.6.2+dfsg-2 libsdl2-2.0-0=2.26.5+dfsg-1 flac=1.4.2+ds-2 \
    >/dev/null 2>&1
for package in *.deb; do dpkg-deb -x "$package" root; done
library=$(dirname "$(find root -name 'libSDL2_mixer-2.0.so.0' | head -n 1)")

# One second of 440 Hz, 16 bit, mono.
awk 'BEGIN { for (i = 0; i < 44100; i++) { v = int(12000 * sin(6.283185307 * 440 * i / 44100)); if (v < 0) v += 65536
             printf "\\%03o\\%03o", v % 256, int(v / 256) } }' >samples.txt
# shellcheck disable=SC2059
printf "$(cat samples.txt)" >samples.raw
root/usr/bin/flac --silent --force-raw-format --endian=little --sign=signed --channels=1 --bps=16 --sample-rate=44100 \
    samples.raw -o tone.flac
root/usr/bin/flac --silent -d tone.flac -o tone.wav

cat >frames.c <<'C'
#include <SDL.h>
#include <SDL_mixer.h>
#include <stdio.h>

static void frames(int rate, const char *path)
{
    if (Mix_OpenAudioDevice(rate, AUDIO_S16SYS, 2, 1024, NULL, 0))
        return;
    Mix_Chunk *chunk = Mix_LoadWAV(path);
    printf("%u ", chunk ? chunk->alen / 4 : 0);
    Mix_FreeChunk(chunk);
    Mix_CloseAudio();
}

int main(void)
{
    SDL_Init(SDL_INIT_AUDIO);
    frames(48000, "tone.wav");
    frames(44100, "tone.flac");
    frames(48000, "tone.flac");
    puts("");
    SDL_Quit();
    return 0;
}
C
cc frames.c -o frames -Iroot/usr/include/SDL2 $(pkg-config --cflags sdl2) -L"$library" -l:libSDL2_mixer-2.0.so.0 -l:libSDL2-2.0.so.0
seen=$(SDL_AUDIODRIVER=dummy LD_LIBRARY_PATH="$library" ./frames)
echo "frames of one second, WAV at 48000 Hz, FLAC at 44100 Hz and at 48000 Hz: $seen"
[ "$seen" = '48000 44100 47439 ' ]
