#!/bin/sh
# SDL2_image 2.6.3+dfsg-1 (Debian 12), IMG_LoadSizedSVG_RW; a compiler and SDL2's headers are taken from the system.
# Guess: a small valid picture either looks as the SVG recommendation says or is refused; these six look right:
#   visibility="hidden", opacity="50%", fill="#ff000080", a radial gradient whose focus (fx) is off the middle, an arc whose
#   flags stand without spaces as minifiers write them, a hairline of a tenth of a pixel.
# Seen:  no error for any, and all six are wrong. What is hidden is painted; 50 % is opaque; the alpha of eight digits is
#   dropped; the focus is ignored (white in the middle, not at fx); the packed arc is lost with the shape; the hairline is
#   not faint but gone. (`display="none"` and `opacity=".5"` are right.)
# For us: our pictures keep to what the rasteriser knows, and a test looks at the pixels instead of at the return value.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
chmod 755 .
apt-get download libsdl2-image-dev=2.6.3+dfsg-1 libsdl2-image-2.0-0=2.6.3+dfsg-1 >/dev/null 2>&1
for package in *.deb; do dpkg-deb -x "$package" root; done
library=$(dirname "$(find root -name 'libSDL2_image-2.0.so.0' | head -n 1)")

cat >look.c <<'C'
#include <SDL.h>
#include <SDL_image.h>
#include <stdio.h>
#include <string.h>

/* The pixel at x, 50 of a picture of 100 x 100, as "red.alpha". */
static void look(const char *inside, int x)
{
    char text[1024];
    snprintf(text, sizeof text,
             "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100' width='100' height='100'>%s</svg>", inside);
    SDL_Surface *surface = IMG_LoadSizedSVG_RW(SDL_RWFromConstMem(text, (int)strlen(text)), 100, 100);
    SDL_Surface *plain = surface ? SDL_ConvertSurfaceFormat(surface, SDL_PIXELFORMAT_RGBA32, 0) : NULL;
    if (!plain) {
        printf("error ");
        return;
    }
    const Uint8 *pixel = (const Uint8 *)plain->pixels + 50 * plain->pitch + 4 * x;
    printf("%d.%d ", pixel[0], pixel[3]);
}

int main(void)
{
    look("<rect width='100' height='100' fill='#f00' visibility='hidden'/>", 50);
    look("<rect width='100' height='100' fill='#f00' opacity='50%'/>", 50);
    look("<rect width='100' height='100' fill='#ff000080'/>", 50);
    look("<defs><radialGradient id='g' gradientUnits='userSpaceOnUse' cx='50' cy='50' r='50' fx='20' fy='50'>"
         "<stop offset='0%' stop-color='#fff'/><stop offset='100%' stop-color='#000'/></radialGradient></defs>"
         "<rect width='100' height='100' fill='url(#g)'/>", 50);
    look("<path fill='#f00' d='M10 50a40 40 0 1180 0a40 40 0 11-80 0z'/>", 50);
    look("<path stroke='#f00' stroke-width='.1' d='M0 50H100'/>", 50);
    puts("");
    return 0;
}
C
cc look.c -o look -Iroot/usr/include/SDL2 $(pkg-config --cflags --libs sdl2) -L"$library" -l:libSDL2_image-2.0.so.0
seen=$(SDL_VIDEODRIVER=dummy LD_LIBRARY_PATH="$library" ./look)
echo "hidden, 50 %, eight digits, focus, packed arc, hairline (red.alpha): $seen"
[ "$seen" = '255.255 255.255 255.255 255.255 0.0 0.0 ' ]
