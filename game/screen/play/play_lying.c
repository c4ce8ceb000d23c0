#include "screen/play/play_screen.h"

#include <math.h>
#include <stdio.h>

#include "figure/figure.h"
#include "i18n/i18n.h"
#include "screen/shared/glyph.h"
#include "screen/shared/widgets.h"

/*
 * For those who lie: three things in huge type, the seconds, a word, the repetitions. Nothing is smaller than
 * 76 units. The hips are a bridge, and an animal goes over it with each repetition; where they are none, the
 * animals come along the crest of the meadow. Everything is seen from the head's side: mirrored when the head
 * is on the right.
 */

#define TYPE      76.0 /* the smallest */
#define RING_X    306.0
#define RING_Y    272.0
#define RING_R    240.0
#define TRACK_R   196.0
#define TRACK_W   52.0
#define TRACK_GAP 0.011 /* between two seconds, turns */
#define WORD_X    600.0
#define WORD_Y    236.0
#define SIGN_Y    912.0
#define SIGN_H    136.0
#define SEGMENTS  12 /* more seconds than these are one ring */
#define PIPS      12

static bool a_bridge(const struct app *app)
{
    return app_level(app)->activity->scene == SCENE_GORGE;
}

/* From the head's side. */
static double from_head(const struct canvas *canvas, bool mirrored, double x)
{
    return mirrored ? canvas_width(canvas) - x : x;
}

/* --- the body */

struct lying {
    bool mirrored;
    double x, y, height; /* of the figure */
};

static struct lying lying_of(const struct app *app, const struct canvas *canvas,
                             const struct run_moment *look)
{
    const double w = canvas_width(canvas), narrow = fmin(1, (w - 560) / 1000);
    struct lying lying = {.mirrored = play_mirrored(app, look)};
    const struct coach_spot *spot = &app_level(app)->activity->spot;
    double sign = lying.mirrored ? -1 : 1;
    struct point at;

    if (a_bridge(app)) {
        at = ground_point(canvas, 560, 804, lying.mirrored);
        lying.x = at.x;
        lying.y = at.y;
        lying.height = 1400 * ground_scale(canvas);
    } else {
        lying.height = spot->height * narrow;
        lying.x = w / 2 + sign * spot->middle * lying.height;
        lying.y = spot->y;
    }
    return lying;
}

static struct figure figure_of(const struct app *app, const struct run_moment *look)
{
    struct figure figure;

    play_figure(app, look, &figure);
    figure.bare = a_bridge(app);
    figure.halo = 8;
    return figure;
}

/* --- the animals */

static const struct animal {
    const char *name;
    double w;
} animals[] = {{"hare", 140}, {"hedgehog", 130}, {"duck", 120}, {"fox", 260}};

enum { ANIMAL_H = 136, ANIMALS = sizeof animals / sizeof animals[0], WAITING = 4, ARRIVED = 5, APART = 140 };

static void paint_animal(struct canvas *canvas, int which, struct point at, double size, double degrees,
                         bool mirrored)
{
    const struct animal *animal = &animals[which % ANIMALS];
    double k = size * ground_scale(canvas);

    draw_standing(canvas, animal->name, at.x, at.y + 6 * k, animal->w * k, ANIMAL_H * k,
                  mirrored ? -degrees : degrees, mirrored);
}

/* Where they wait, and where they gather on the other side. */
static struct point waiting_at(const struct app *app, const struct canvas *canvas, bool mirrored, int place)
{
    static const double mound[WAITING][2] = {{390, 606}, {250, 583}, {120, 571}, {-10, 561}};

    if (a_bridge(app))
        return ground_point(canvas, mound[place][0], mound[place][1], mirrored);
    return ground_point(canvas, -60 - 150 * place, 606, mirrored);
}

/* Beyond the bridge there is room up to the repetitions, which stand over it. */
static int room_beyond(const struct app *app, const struct canvas *canvas)
{
    double room = canvas_width(canvas) - 330 - ground_point(canvas, 1360, 0, false).x;

    return a_bridge(app) ? 1 + (int)fmin(fmax(room, 0) / APART, ARRIVED - 1) : ARRIVED;
}

static struct point arrived_at(const struct app *app, const struct canvas *canvas, bool mirrored, int place)
{
    double right = canvas_width(canvas) - (a_bridge(app) ? 330 : 120) - APART * place;
    struct point at = ground_point(canvas, 0, a_bridge(app) ? 369 : 606, false);

    at.x = from_head(canvas, mirrored, right);
    return at;
}

/* The way from where it waited to where it gathers, 0..1. */
static void paint_walker(const struct app *app, struct canvas *canvas, const struct run_moment *look,
                         const struct lying *lying)
{
    const struct figure figure = figure_of(app, look);
    struct point way[FIGURE_BACK_POINTS + 2];
    const int room = room_beyond(app, canvas);
    double length = 0, part;
    int count = 0, i = 0;

    way[count++] = waiting_at(app, canvas, lying->mirrored, 0);
    if (a_bridge(app)) {
        figure_back_line(&figure, lying->x, lying->y, lying->height, way + count);
        count += FIGURE_BACK_POINTS;
    }
    way[count++] = arrived_at(app, canvas, lying->mirrored, look->reps < room ? look->reps : room - 1);
    for (int n = 0; n + 1 < count; n++)
        length += hypot(way[n + 1].x - way[n].x, way[n + 1].y - way[n].y);
    double left = play_state(app)->walked * length;
    while (i + 2 < count && left > (part = hypot(way[i + 1].x - way[i].x, way[i + 1].y - way[i].y))) {
        left -= part;
        i++;
    }
    double dx = way[i + 1].x - way[i].x, dy = way[i + 1].y - way[i].y, far = fmax(hypot(dx, dy), 1);
    double hop = 8 * fabs(sin(play_state(app)->walked * length / 40));
    struct point at = {way[i].x + dx * left / far, way[i].y + dy * left / far - hop};
    double up = atan2(dy, fabs(dx)) * 180 / PART_PI;
    paint_animal(canvas, look->reps, at, 0.95, up, lying->mirrored);
}

/* Those who are over, and those who still wait. */
static void paint_crowd(const struct app *app, struct canvas *canvas, const struct run_moment *look,
                        bool mirrored)
{
    int left = look->target_reps - look->reps, room = room_beyond(app, canvas);

    for (int i = 0; i < look->reps && i < room; i++)
        paint_animal(canvas, look->reps <= room ? i : look->reps - room + i,
                     arrived_at(app, canvas, mirrored, i), 1, 0, mirrored);
    for (int i = 1; i < WAITING && i < left; i++)
        paint_animal(canvas, look->reps + i, waiting_at(app, canvas, mirrored, i), 0.8, 0, mirrored);
}

/* --- seconds, word, repetitions */

/* Seconds of the part that is going on, what they count to, and the share of the ring. */
struct seconds {
    int number, of;
    double turn;
    bool quiet; /* what will be counted, not yet counting */
};

static struct seconds seconds_of(const struct app *app, const struct run_moment *look)
{
    const struct level *level = app_level(app);
    double top_s = play_top_s(app, look);
    struct seconds out = {.of = (int)ceil(level->hold_s)};

    if (play_counting(app, look, &out.number, &out.turn)) {
        out.of = 0;
        return out;
    }
    if (look->phase == RUN_DONE) {
        out.number = out.of;
        out.turn = 1;
        return out;
    }
    if (level->hold_s >= 1) {
        out.quiet = top_s < 0;
        out.number = out.quiet ? out.of : (int)fmin(floor(top_s) + 1, out.of);
        out.turn = fmin(fmax(top_s / level->hold_s, 0), 1);
        return out;
    }
    double whole = look->beat == RUN_BEAT_DOWN ? level->down_s : level->up_s;
    out.of = (int)ceil(whole);
    out.turn = look->beat == RUN_BEAT_NONE ? 0 : look->beat_of;
    out.number = (int)fmin(floor(out.turn * whole) + 1, out.of);
    out.quiet = look->beat == RUN_BEAT_NONE;
    return out;
}

static int pieces_of(const struct seconds *seconds)
{
    return seconds->of > 1 && seconds->of <= SEGMENTS ? seconds->of : 1;
}

static void paint_track(const struct app *app, struct canvas *canvas, const struct run_moment *look,
                        bool mirrored)
{
    const struct seconds seconds = seconds_of(app, look);
    const double x = from_head(canvas, mirrored, RING_X);
    const int pieces = pieces_of(&seconds);

    draw_medallion(canvas, x, RING_Y, RING_R);
    if (pieces == 1)
        draw_ring(canvas, x, RING_Y, TRACK_R, TRACK_W, colour_fade(LINE, 0.9));
    for (int i = 0; pieces > 1 && i < pieces; i++)
        draw_arc(canvas, x, RING_Y, TRACK_R, TRACK_W, (double)i / pieces + TRACK_GAP,
                 (i + 1.0) / pieces - TRACK_GAP, false, colour_fade(LINE, 0.9));
}

static void paint_seconds(const struct app *app, struct canvas *canvas, const struct run_moment *look,
                          bool mirrored)
{
    const struct seconds seconds = seconds_of(app, look);
    const double x = from_head(canvas, mirrored, RING_X), ring = TRACK_R, width = TRACK_W;
    const int pieces = pieces_of(&seconds);
    const double gap = pieces > 1 ? TRACK_GAP : 0;
    char number[12];

    for (int i = 0; i < pieces; i++) {
        double from = (double)i / pieces + gap, to = (i + 1.0) / pieces - gap;
        double done = fmin(fmax(seconds.turn * pieces - i, 0), 1);
        if (done >= 1 && pieces == 1)
            draw_ring(canvas, x, RING_Y, ring, width, INK);
        else if (done > 0)
            draw_arc(canvas, x, RING_Y, ring, width, from, from + done * (to - from), false, INK);
    }
    snprintf(number, sizeof number, "%d", seconds.number);
    draw_number(canvas, x, RING_Y + 102,
                seconds.number > 99  ? 190
                : seconds.number > 9 ? 230
                                     : 290,
                EXTRABOLD, seconds.quiet ? STONE : INK, number);
}

static void paint_words(const struct app *app, struct canvas *canvas, const struct run_moment *look,
                        bool mirrored)
{
    const double margin = from_head(canvas, mirrored, canvas_width(canvas) - PART_MARGIN_X);
    const enum align near = mirrored ? ALIGN_RIGHT : ALIGN_LEFT, far = mirrored ? ALIGN_LEFT : ALIGN_RIGHT;
    char number[12], of[16];

    snprintf(number, sizeof number, "%d", look->reps);
    snprintf(of, sizeof of, _("of %d"), look->target_reps);
    double wide = fmax(draw_text(canvas, margin, WORD_Y, 400, 236, EXTRABOLD, far, INK, number),
                       draw_text(canvas, margin, WORD_Y + 92, 400, TYPE, BOLD, far, INK, of));
    draw_text(canvas, from_head(canvas, mirrored, WORD_X), WORD_Y,
              canvas_width(canvas) - WORD_X - PART_MARGIN_X - wide - 48, 236, EXTRABOLD, near, INK,
              play_beat_word(app, look));
}

/* The ghost is a dashed ring about the repetition that it is at by now. */
static void paint_pips(const struct app *app, struct canvas *canvas, const struct run_moment *look,
                       double right)
{
    struct track_moment ghost = play_ghost(app, look);

    if (ghost.going && ghost.reps < look->target_reps)
        play_ghost_dot(canvas, right - 32 - 84 * (look->target_reps - 1 - ghost.reps), SIGN_Y + SIGN_H / 2,
                       43, MIST);
    for (int i = look->target_reps - 1; i >= 0; i--, right -= 84)
        glyph_pip(canvas, right - 32, SIGN_Y + SIGN_H / 2, 32,
                  i < look->reps    ? PIP_DONE
                  : i == look->reps ? PIP_HERE
                                    : PIP_TO_COME);
}

static void paint_cue(const struct app *app, struct canvas *canvas, const struct run_moment *look)
{
    const double w = layout_room(canvas), x = PART_MARGIN_X + 48;
    char room[PLAY_CUE];
    const char *cue = play_cue(app, look, room);
    double pips = 84 * look->target_reps + 48, button = look->phase == RUN_REST ? 480 : 0;

    draw_text(canvas, x, SIGN_Y + SIGN_H / 2 + 31, w - 96 - button, 88, BOLD, ALIGN_LEFT, MIST, cue);
    if (look->phase != RUN_REST && look->target_reps <= PIPS &&
        text_width(canvas, 88, BOLD, cue) + pips < w - 96)
        paint_pips(app, canvas, look, PART_MARGIN_X + w - 48);
}

static void under(const struct app *app, struct canvas *canvas, const struct run_moment *look)
{
    bool mirrored = play_mirrored(app, look);

    draw_ground(canvas, a_bridge(app) ? "gorge" : "meadow", mirrored);
    paint_crowd(app, canvas, look, mirrored);
    paint_track(app, canvas, look, mirrored);
    draw_sign(canvas, PART_MARGIN_X, SIGN_Y, layout_room(canvas), SIGN_H);
}

static void over(struct app *app, struct canvas *canvas, const struct run_moment *look)
{
    const struct lying lying = lying_of(app, canvas, look);
    const struct figure figure = figure_of(app, look);
    const double w = canvas_width(canvas);

    const bool walks = look->reps < look->target_reps && look->phase != RUN_REST;

    /* The sky brightens as the body goes up: seen in the corner of the eye. */
    if (look->phase == RUN_WORK)
        draw_kept_light(canvas, 0, 0.34 * play_state(app)->at);
    if (walks && !a_bridge(app))
        paint_walker(app, canvas, look, &lying);
    figure_draw(canvas, &figure, lying.x, lying.y, lying.height);
    if (walks && a_bridge(app))
        paint_walker(app, canvas, look, &lying);
    paint_seconds(app, canvas, look, lying.mirrored);
    paint_words(app, canvas, look, lying.mirrored);
    paint_cue(app, canvas, look);
    if (look->phase == RUN_REST)
        play_big_button(app, canvas, PLAY_GO_ON, w - PART_MARGIN_X - 480, SIGN_Y + 10, 466, SIGN_H - 20,
                        _("Go on"));
}

const struct play_layout play_lying = {.under = under, .over = over};
