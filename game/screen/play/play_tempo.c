#include "screen/play/play_screen.h"

#include <math.h>
#include <stdio.h>

#include "i18n/i18n.h"
#include "screen/shared/widgets.h"

/* The tempo of step-ups: a hill that is walked over with each repetition. */

enum { HILL_POINTS = 61 };

/* The way of a repetition at the tempo asked: up, along the top, down. u: 0..1 of its time. */
static struct point hill(const struct level *level, const struct play_zones *zones, double u)
{
    const double k = zones->r / 262, round_s = level->up_s + level->hold_s + level->down_s, t = u * round_s;
    double high = 1;

    if (t < level->up_s)
        high = 0.5 - 0.5 * cos(PART_PI * t / level->up_s);
    else if (t > level->up_s + level->hold_s)
        high = 0.5 + 0.5 * cos(PART_PI * (t - level->up_s - level->hold_s) / level->down_s);
    return (struct point){zones->right_x + (392 * u - 196) * k, zones->y + (96 - 146 * high) * k};
}

static void fill_hill(struct canvas *canvas, const struct point *path, int count, double floor,
                      struct colour colour)
{
    struct point points[4 * HILL_POINTS];
    int ends[HILL_POINTS], quads = 0;

    for (int i = 0; i + 1 < count; i++, quads++) {
        struct point *quad = points + 4 * quads;
        quad[0] = path[i];
        quad[1] = path[i + 1];
        quad[2] = (struct point){path[i + 1].x, floor};
        quad[3] = (struct point){path[i].x, floor};
        ends[quads] = 4 * quads + 4;
    }
    if (quads > 0)
        draw_polygons(canvas, points, ends, quads, colour);
}

static int hill_path(const struct level *level, const struct play_zones *zones, double upto,
                     struct point out[HILL_POINTS])
{
    for (int i = 0; i < HILL_POINTS; i++)
        out[i] = hill(level, zones, upto * i / (HILL_POINTS - 1));
    return HILL_POINTS;
}

enum tempo_part { TEMPO_UP, TEMPO_DOWN, TEMPO_BARE }; /* bare: no room for words */

static void paint_part(struct canvas *canvas, double x, double y, double room, enum tempo_part part,
                       double seconds)
{
    char text[48];

    snprintf(text, sizeof text,
             part == TEMPO_UP     ? _("up %g s")
             : part == TEMPO_DOWN ? _("down %g s")
                                  : _("%g s"),
             seconds);
    draw_text(canvas, x, y, room, 40, MEDIUM, ALIGN_CENTRE, STONE, text);
}

void play_tempo_under(const struct app *app, struct canvas *canvas, const struct play_zones *zones)
{
    const struct level *level = app_level(app);
    const double k = zones->r / 262, floor = zones->y + 112 * k, label = zones->y + 172 * k;
    const double round_s = level->up_s + level->hold_s + level->down_s;
    bool top = level->hold_s > 0; /* three parts: no room for words */
    struct point path[HILL_POINTS];
    int count = hill_path(level, zones, 1, path);

    draw_medallion(canvas, zones->right_x, zones->y, zones->r);
    fill_hill(canvas, path, count, floor, PLATE);
    draw_polyline(canvas, path, count, 7, NULL, NULL, STONE);
    for (int s = 0; s <= (int)round_s; s++) {
        double x = hill(level, zones, s / round_s).x;
        draw_line(canvas, (struct point){x, floor}, (struct point){x, floor + 16 * k}, 5, STONE);
    }
    paint_part(canvas, hill(level, zones, level->up_s / 2 / round_s).x, label, 190 * k,
               top ? TEMPO_BARE : TEMPO_UP, level->up_s);
    if (top)
        paint_part(canvas, hill(level, zones, (level->up_s + level->hold_s / 2) / round_s).x, label, 190 * k,
                   TEMPO_BARE, level->hold_s);
    paint_part(canvas, hill(level, zones, 1 - level->down_s / 2 / round_s).x, label, 190 * k,
               top ? TEMPO_BARE : TEMPO_DOWN, level->down_s);
}

static double place_in_round(const struct level *level, const struct run_moment *look)
{
    const double round_s = level->up_s + level->hold_s + level->down_s;

    switch (look->beat) {
    case RUN_BEAT_UP:
        return look->beat_of * level->up_s / round_s;
    case RUN_BEAT_HOLD:
        return (level->up_s + look->beat_of * level->hold_s) / round_s;
    case RUN_BEAT_DOWN:
        return 1 - (1 - look->beat_of) * level->down_s / round_s;
    case RUN_BEAT_NONE:
        break;
    }
    return 0;
}

void play_tempo(const struct app *app, struct canvas *canvas, const struct play_zones *zones,
                const struct run_moment *look)
{
    const struct level *level = app_level(app);
    const double k = zones->r / 262, u = place_in_round(level, look);
    struct colour colour = part_side_graphic(look->side);
    struct point path[HILL_POINTS], dot = hill(level, zones, u);

    if (u > 0) {
        int count = hill_path(level, zones, u, path);
        fill_hill(canvas, path, count, zones->y + 112 * k, colour_fade(colour, 0.4));
        draw_polyline(canvas, path, count, 15, NULL, NULL, colour);
    }
    draw_disc(canvas, dot.x, dot.y, 36 * k, PAPER);
    draw_disc(canvas, dot.x, dot.y, 28 * k, INK);
    draw_text(canvas, zones->right_x, zones->y - 100 * k, 1.4 * zones->r, 128 * k, BOLD, ALIGN_CENTRE, INK,
              play_beat_word(app, look));
}
