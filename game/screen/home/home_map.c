#include "screen/home/home_screen.h"

#include <math.h>
#include <stdio.h>

#include "i18n/i18n.h"
#include "screen/app/app.h"
#include "screen/shared/glyph.h"
#include "screen/shared/widgets.h"

/*
 * The map: the trail over the picture, every level a node on it, and a sign for each chapter. Geometry is
 * that of the picture (1920 x 1080, assets/source/scenes.py has the same points), brought to the window as
 * the picture is; where the window cuts the picture, the trail draws in from that edge.
 */
static const struct point bends[] = {
    {752, 936},  {826, 962},  {912, 966},  {1000, 944}, {1090, 916}, {1190, 902}, {1290, 918},
    {1390, 936}, {1500, 926}, {1600, 890}, {1700, 846}, {1752, 790}, {1724, 736}, {1640, 704},
    {1540, 690}, {1430, 676}, {1320, 660}, {1210, 632}, {1130, 584}, {1092, 524}, {1128, 470},
    {1192, 436}, {1256, 404}, {1300, 356}, {1318, 302}, {1350, 252}, {1394, 214}, {1408, 168}};
enum { BENDS = sizeof bends / sizeof bends[0], STEPS = 6, POINTS = (BENDS - 1) * STEPS + 1 };

/* Where each chapter begins on the trail, in bends; its sign, and what it trains. */
static const struct {
    double from, to;
    double sign_x, sign_y, sign_w;
    const char *trains;
} places[CHAPTERS] = {
    [CHAPTER_CAMP] = {0, 4.6, 628, 640, 230, N_("loosen")},
    [CHAPTER_MEADOW] = {4.9, 9.4, 1006, 752, 222, N_("bodyweight")},
    [CHAPTER_LAKE] = {9.8, 15, 1660, 556, 188, N_("balance")},
    [CHAPTER_RIDGE] = {15.5, 21.4, 822, 476, 188, N_("single leg")},
    [CHAPTER_SUMMIT] = {22, 27, 1440, 232, 206, N_("resistance")},
    [CHAPTER_OWN] = {0, 0, 1500, 958, 230, N_("your own")},
};

struct map {
    double scale, x, y;                      /* of the picture in the window */
    double x_least, x_most, y_least, y_most; /* what of the picture is in view, with room for a node */
    double left;                             /* the panel ends there; units */
};

static struct map make_map(const struct canvas *canvas, double left)
{
    double w = canvas_width(canvas), h = canvas_height(canvas), scale = fmax(w / 1920, h / 1080);

    return (struct map){.scale = scale,
                        .x = w / 2 - 960 * scale,
                        .y = h / 2 - 540 * scale,
                        .x_least = (left + 26 - (w / 2 - 960 * scale)) / scale,
                        .x_most = 960 + w / 2 / scale - 60,
                        .y_least = 540 - h / 2 / scale + 60,
                        .y_most = 540 + h / 2 / scale - 70,
                        .left = left};
}

/* What lies beyond `from` comes to lie between `from` and `most`. */
static double draw_in(double value, double from, double end, double most)
{
    if ((value - from) * (end - from) <= 0 || (end - most) * (end - from) <= 0)
        return value;
    return from + (value - from) * (most - from) / (end - from);
}

static struct point on_map(const struct map *map, struct point p)
{
    double x = draw_in(p.x, 1500, 1752, map->x_most), y = draw_in(p.y, 300, 168, map->y_least);

    x = draw_in(x, 912, 752, map->x_least);
    y = draw_in(y, 850, 966, map->y_most);
    return (struct point){map->x + x * map->scale, map->y + y * map->scale};
}

/* A point of the smooth trail, u in bends (Catmull-Rom). */
static struct point on_trail(const struct map *map, double u)
{
    int i = (int)fmin(fmax(floor(u), 0), BENDS - 2);
    double t = u - i, t2 = t * t, t3 = t2 * t;
    const struct point *p0 = &bends[i > 0 ? i - 1 : 0], *p1 = &bends[i], *p2 = &bends[i + 1];
    const struct point *p3 = &bends[i + 2 < BENDS ? i + 2 : BENDS - 1];
    const double w[] = {-t + 2 * t2 - t3, 2 - 5 * t2 + 3 * t3, t + 4 * t2 - 3 * t3, t3 - t2};
    struct point on = {0.5 * (w[0] * p0->x + w[1] * p1->x + w[2] * p2->x + w[3] * p3->x),
                       0.5 * (w[0] * p0->y + w[1] * p1->y + w[2] * p2->y + w[3] * p3->y)};

    return on_map(map, on);
}

static void paint_bed(const struct map *map, struct canvas *canvas)
{
    struct point path[POINTS];
    double shade[POINTS], bed[POINTS];

    for (int i = 0; i < POINTS; i++) {
        path[i] = on_trail(map, (double)i / STEPS);
        bed[i] = (18 - 10.0 * i / POINTS) * fmin(map->scale, 1.2);
        shade[i] = bed[i] + 8;
    }
    draw_polyline(canvas, path, POINTS, 18, shade, NULL, (struct colour){0x4F, 0x7F, 0x6C, 90});
    draw_polyline(canvas, path, POINTS, 18, bed, NULL, (struct colour){0xF3, 0xEB, 0xD6, 255});
}

static void paint_node(const struct app *app, struct canvas *canvas, int level, struct point at, double r)
{
    const struct level *of = &app->course.trail->levels[level];
    int stars = unlock_stars(of, &app->course.reached.progress[level], SIDE_NONE);

    draw_disc(canvas, at.x, at.y, r + 3, PAPER);
    if (stars >= LADDER_PASS) {
        draw_disc(canvas, at.x, at.y, r, SPRUCE);
        glyph_tick(canvas, at.x, at.y, r / 24, MIST);
    } else if (app->course.reached.open[level]) {
        draw_ring(canvas, at.x, at.y, r - 2, 4, FERN);
        draw_disc(canvas, at.x, at.y, 0.36 * r, FERN);
    } else {
        draw_ring(canvas, at.x, at.y, r - 1.5, 3, STONE);
        glyph_lock(canvas, at.x, at.y, r / 24, STONE);
    }
}

static void paint_here(struct canvas *canvas, struct point at)
{
    draw_disc(canvas, at.x, at.y, 33, PAPER);
    draw_disc(canvas, at.x, at.y, 28, SPRUCE);
    draw_disc(canvas, at.x, at.y, 21, SUN_LIGHT);
    draw_disc(canvas, at.x, at.y, 8, ON_SUN);
}

/* Where a level lies on the trail, in bends, i-th of count in its chapter. */
static double place_of(enum chapter chapter, int i, int count)
{
    double length = places[chapter].to - places[chapter].from;

    return places[chapter].from + (count > 1 ? i * length / (count - 1) : length / 2);
}

static double place_of_level(const struct app *app, int level)
{
    enum chapter chapter = app->course.trail->levels[level].chapter;
    int list[APP_LEVELS], count = home_levels(app, chapter, 0, list, APP_LEVELS), i = 0;

    while (i + 1 < count && list[i] != level)
        i++;
    return place_of(chapter, i, count);
}

/* The way to what has opened draws itself, from where it was earned. */
static void paint_way(const struct app *app, struct canvas *canvas, const struct map *map)
{
    struct point path[POINTS];
    double done = cheer_way(cheer_s(&app->cheer, app->now_us), 0.3, 1.2);

    if (!app->way.there || done <= 0)
        return;
    double to = place_of_level(app, app->way.to);
    double from = fmax(fmin(place_of_level(app, app->way.from), to - 0.2), to - 6);
    for (int i = 0; i < POINTS; i++)
        path[i] = on_trail(map, from + done * (to - from) * i / (POINTS - 1));
    draw_polyline(canvas, path, POINTS, 15, NULL, NULL, ON_SUN);
    draw_polyline(canvas, path, POINTS, 9, NULL, NULL, SUN_LIGHT);
}

/* Its disc pops up at the end of the way, and is larger for now. */
static double size_of(const struct app *app, int level)
{
    double pop = cheer_pop(cheer_s(&app->cheer, app->now_us), CHEER_OPEN_S);

    return app->way.there && level == app->way.to ? fmax(1.4 * pop, 1) : 1;
}

static void paint_nodes(const struct app *app, struct canvas *canvas, const struct map *map)
{
    int here = home_here(app), list[APP_LEVELS];
    struct point stand = {0, 0};

    for (int c = CHAPTER_CAMP; c < CHAPTER_OWN; c++) {
        int count = home_levels(app, (enum chapter)c, 0, list, APP_LEVELS);
        double length = places[c].to - places[c].from;
        /* The more there are, the smaller they get. */
        double r = fmin(14, 30 * length / fmax(count, 1));
        for (int i = 0; i < count; i++) {
            struct point at = on_trail(map, place_of((enum chapter)c, i, count));
            if (list[i] == here)
                stand = at;
            paint_node(app, canvas, list[i], at, r * size_of(app, list[i]));
        }
    }
    if (stand.x > 0)
        paint_here(canvas, stand);
}

static bool any_open(const struct app *app, const int *list, int count)
{
    for (int i = 0; i < count; i++)
        if (app->course.reached.open[list[i]])
            return true;
    return false;
}

/* A camp is reached: its flag goes up behind the sign. */
static void paint_camp(const struct app *app, struct canvas *canvas, double x, double y)
{
    double up = cheer_way(cheer_s(&app->cheer, app->now_us), CHEER_OPEN_S - 0.6, 0.9);

    if (up > 0)
        glyph_flag(canvas, x, y + 86 * (1 - up), 1, 0.55, INK);
}

/* Wider than it is in English where its words need it, at their smallest. */
static double sign_width(struct canvas *canvas, enum chapter chapter, bool open)
{
    double title = text_width(canvas, 32, BOLD, _(chapter_title(chapter))) + (open ? 41 : 79);
    double trains = text_width(canvas, 32, MEDIUM, _(places[chapter].trains)) + 41;

    return fmax(places[chapter].sign_w, fmax(title, trains));
}

static void paint_sign(struct app *app, struct canvas *canvas, const struct map *map, enum chapter chapter)
{
    const double h = 96, id = HOME_CHAPTER + (int)chapter;
    int list[APP_LEVELS], count = home_levels(app, chapter, 0, list, APP_LEVELS);
    const bool open = any_open(app, list, count);
    const double w = sign_width(canvas, chapter, open);

    if (count == 0)
        return;
    double x = map->x + places[chapter].sign_x * map->scale, y = map->y + places[chapter].sign_y * map->scale;
    x = fmin(fmax(x, map->left), canvas_width(canvas) - PART_MARGIN_X - w);
    y = fmin(fmax(y, PART_MARGIN_Y), canvas_height(canvas) - PART_MARGIN_Y - h);
    bool here = focus_item(&app->focus, (int)id, x, y, w, h);
    focus_label(&app->focus, _(chapter_title(chapter)));
    struct colour ground = here || open ? SPRUCE : PAPER, ink = here || open ? MIST : INK;
    if (here)
        focus_frame(&app->focus, canvas, (struct box){x, y, w, h}, 20);
    if (app->way.there && app->way.camp && app->course.trail->levels[app->way.to].chapter == chapter)
        paint_camp(app, canvas, x + w - 60, y);
    draw_rect(canvas, x + 30, y + h, 9, 44, (struct colour){0x5C, 0x4A, 0x45, 255});
    draw_panel(canvas, x, y, w, h, 20, ground);
    draw_text(canvas, x + 20, y + 41, w - (open ? 40 : 78), 38, BOLD, ALIGN_LEFT, ink,
              _(chapter_title(chapter)));
    if (!open)
        glyph_lock(canvas, x + w - 34, y + 32, 1.1, ink);
    draw_text(canvas, x + 20, y + 84, w - 40, 32, MEDIUM, ALIGN_LEFT, here || open ? QUIET : STONE,
              _(places[chapter].trains));
}

void home_paint_map(struct app *app, struct canvas *canvas, double left)
{
    struct map map = make_map(canvas, left);

    paint_bed(&map, canvas);
    paint_way(app, canvas, &map);
    paint_nodes(app, canvas, &map);
    for (int c = 0; c < CHAPTERS; c++)
        paint_sign(app, canvas, &map, (enum chapter)c);
}
