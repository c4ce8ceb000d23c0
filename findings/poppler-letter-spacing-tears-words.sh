#!/bin/sh
# poppler-utils 22.12.0-2+deb12u3 reading what pango 1.50.12+ds-1 and cairo 1.16.0-7 write (Debian 12), Inter at 12 points.
# Guess: a heading in capitals with a little letter spacing stays whole words for whoever searches or copies the PDF: cairo writes
#   the text as one run, and spacing of a tenth of the size is far from that of a blank.
# Seen:  up to 1 point it does. From 1.25 points on words are torn where kerning is least: "LEFT LEG SWAY" is read as "LE FT LE G
#   SWAY", at 2 points as "L E F T L E G S WAY" (with -raw from 2 points on).
# For us: labels of the printed report that a test or a person has to find keep their letters' own distance, or at most 1 point.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get install -y --no-install-recommends gcc pkg-config libc6-dev libpango1.0-dev fonts-inter poppler-utils >/dev/null 2>&1
for pair in libpango-1.0-0=1.50.12+ds-1 libcairo2=1.16.0-7 poppler-utils=22.12.0-2+deb12u3; do
    [ "$(dpkg-query -W -f '${Version}' "${pair%%=*}")" = "${pair#*=}" ] || { echo "another version of ${pair%%=*} is installed"; exit 1; }
done
cat >page.c <<'C'
#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>
int main(int count, char **words)
{
    cairo_surface_t *surface = cairo_pdf_surface_create("page.pdf", 595, 842);
    cairo_t *cairo = cairo_create(surface);
    PangoLayout *layout = pango_cairo_create_layout(cairo);
    char text[128];
    (void)count;
    snprintf(text, sizeof text, "<span font='Inter 12' letter_spacing='%d'>LEFT LEG SWAY</span>", (int)(atof(words[1]) * PANGO_SCALE));
    pango_layout_set_markup(layout, text, -1);
    cairo_move_to(cairo, 20, 20);
    pango_cairo_show_layout(cairo, layout);
    cairo_show_page(cairo);
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    return 0;
}
C
gcc page.c -o page $(pkg-config --cflags --libs pangocairo cairo-pdf)
status=0
read_back() {
    ./page "$1"
    said=$(pdftotext page.pdf - | tr -d '\f' | tr '\n' ' ' | sed 's/ *$//')
    echo "$1 points: $said"
    [ "$said" = "$2" ] || { echo "  no longer: $2"; status=1; }
}
read_back 0 'LEFT LEG SWAY'
read_back 1 'LEFT LEG SWAY'
read_back 1.25 'LE FT LE G SWAY'
read_back 2 'L E F T L E G S WAY'
exit $status
