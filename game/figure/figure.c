#include "figure/figure.h"

#include "figure/limbs.h"
#include "i18n/mark.h"

#include <math.h>
#include <stdlib.h>

enum { CORNERS_OF_A_CIRCLE = 24, HULL_MAX = GROUP_CIRCLES * CORNERS_OF_A_CIRCLE, OUTLINE_MAX = 8192 };

static const struct colour STONE_TOP = {0xE9, 0xDC, 0xC2, 255}, STONE_SIDE = {0xBF, 0xAE, 0x97, 255},
                           BOARD_WHITE = {0xF7, 0xF9, 0xF8, 255}, BOARD_EDGE = {0xC9, 0xD3, 0xD4, 255},
                           MAT = {0x6F, 0x8F, 0xA0, 255}, BAND = {0xD6, 0x4F, 0x6B, 255},
                           IRON = {0x3B, 0x48, 0x50, 255}, CUSHION = {0xC8, 0xA4, 0x5A, 255};

static const double BOARD_REACH = 16; /* to either side of the foot on it */

/* From units of the body to those of the canvas. */
struct frame {
    double x, y, scale, mirror;
};

struct outline { /* convex outlines that become one layer of colour */
    struct point points[OUTLINE_MAX];
    int ends[3 * BODY_PARTS];
    int count, used;
};

static double turned(struct point o, struct point a, struct point b)
{
    return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

static int by_place(const void *left, const void *right)
{
    const struct point *a = left, *b = right;

    if (a->x < b->x || a->x > b->x)
        return a->x < b->x ? -1 : 1;
    return (a->y > b->y) - (a->y < b->y);
}

/* The convex hull of points (Andrew 1979), sorted in place; out has room for count + 1. How many. */
static int hull(struct point *points, int count, struct point *out)
{
    int size = 0;

    qsort(points, (size_t)count, sizeof(*points), by_place);
    for (int pass = 0; pass < 2; pass++) {
        int least = size + 1;
        for (int n = 0; n < count; n++) {
            struct point point = points[pass ? count - 1 - n : n];
            while (size > least && turned(out[size - 2], out[size - 1], point) <= 0)
                size--;
            out[size++] = point;
        }
        size--; /* begins the other half */
    }
    return size;
}

/* Of a corner of a circle, a multiple of 15 degrees; the cosine is that of a quarter of a turn later. */
static double sine(int corner)
{
    enum { QUARTER = CORNERS_OF_A_CIRCLE / 4 };
    static const double sines[QUARTER + 1] = {
        0, 0.25881904510252074, 0.5, 0.70710678118654746, 0.86602540378443860, 0.96592582628906831, 1};
    int half = corner % (2 * QUARTER), near = half <= QUARTER ? half : 2 * QUARTER - half;

    return corner / (2 * QUARTER) % 2 ? -sines[near] : sines[near];
}

static void add_hull(struct outline *outline, const struct frame *frame, const struct circle *circles,
                     int count, double thinner, double grown, struct point moved)
{
    struct point points[HULL_MAX];

    if (outline->used + HULL_MAX + 1 > OUTLINE_MAX)
        return;
    for (int i = 0; i < count; i++) {
        double r = fmax(0.1, circles[i].r * frame->scale * (1 - thinner) + grown);
        for (int n = 0; n < CORNERS_OF_A_CIRCLE; n++)
            points[i * CORNERS_OF_A_CIRCLE + n] =
                (struct point){frame->x + frame->mirror * circles[i].x * frame->scale + moved.x +
                                   r * sine(n + CORNERS_OF_A_CIRCLE / 4),
                               frame->y - circles[i].y * frame->scale + moved.y + r * sine(n)};
    }
    outline->used += hull(points, count * CORNERS_OF_A_CIRCLE, outline->points + outline->used);
    outline->ends[outline->count++] = outline->used;
}

/* Not by {0}: clearing all of it takes longer than filling a little of it. */
static void begin(struct outline *outline)
{
    outline->count = outline->used = 0;
}

static void add_part(struct outline *outline, const struct frame *frame, const struct part *part,
                     double thinner, double grown, struct point moved)
{
    for (int i = 0; i < part->count; i++)
        add_hull(outline, frame, part->groups[i].circles, part->groups[i].count, thinner, grown, moved);
}

static void paint(struct canvas *canvas, const struct outline *outline, struct colour colour)
{
    draw_polygons(canvas, outline->points, outline->ends, outline->count, colour);
}

static struct colour lighter(struct colour colour, double by)
{
    static const struct colour light = {0xFF, 0xF1, 0xDA, 255};

    return (struct colour){(Uint8)(colour.r + by * (light.r - colour.r)),
                           (Uint8)(colour.g + by * (light.g - colour.g)),
                           (Uint8)(colour.b + by * (light.b - colour.b)), 255};
}

/* The same shape, thinner and moved towards the light, always inside. */
static void paint_lit(struct canvas *canvas, const struct frame *frame, const struct part *part)
{
    struct outline outline;
    double least = 1e9;

    begin(&outline);
    for (int i = 0; i < part->count; i++)
        for (int n = 0; n < part->groups[i].count; n++)
            least = fmin(least, part->groups[i].circles[n].r);
    least *= frame->scale * part->lit * 0.9;
    add_part(&outline, frame, part, part->lit, 0, (struct point){-0.66 * least, -0.75 * least});
    paint(canvas, &outline, lighter(part->colour, part->light));
}

static void paint_body(struct canvas *canvas, const struct frame *frame, const struct body *body, double halo)
{
    struct outline outline;

    if (halo > 0) {
        begin(&outline);
        for (int i = 0; i < body->count; i++)
            add_part(&outline, frame, &body->parts[i], 0, halo, (struct point){0, 0});
        paint(canvas, &outline, colour_fade(PAPER, 0.75));
    }
    for (int i = 0; i < body->count; i++) {
        begin(&outline);
        add_part(&outline, frame, &body->parts[i], 0, 0, (struct point){0, 0});
        paint(canvas, &outline, body->parts[i].colour);
        if (body->parts[i].lit > 0)
            paint_lit(canvas, frame, &body->parts[i]);
    }
}

static bool wants(const struct figure *figure, enum thing thing)
{
    return (figure->things & 1u << thing) != 0;
}

static void slab(struct canvas *canvas, const struct frame *frame, double from, double to, double high,
                 struct colour top, struct colour side)
{
    double x = frame->x + (frame->mirror > 0 ? from : -to) * frame->scale, w = (to - from) * frame->scale;
    double h = high * frame->scale, edge = fmin(h, fmax(3, 1.4 * frame->scale));

    draw_round(canvas, x, frame->y - h, w, h, fmin(6, h / 2), side);
    draw_round(canvas, x, frame->y - h, w, edge, fmin(4, edge / 2), top);
}

/* What the body stands, steps or lies on. The board is a low step, too. */
static void paint_ground(struct canvas *canvas, const struct frame *frame, const struct figure *figure,
                         const struct body *body)
{
    const struct movement *movement = movement_of(figure->activity, figure->side);
    bool lying = movement->anchor == ANCHOR_BACK || movement->anchor == ANCHOR_FLOOR ||
                 movement->anchor == ANCHOR_KNEE_A;
    double middle = movement->turn > 45 ? 4 : movement->anchor_x;

    if (movement->step > 0)
        slab(canvas, frame, middle - 13, middle + 17, movement->step, figure->board ? BOARD_WHITE : STONE_TOP,
             figure->board ? BOARD_EDGE : STONE_SIDE);
    else if (!lying && wants(figure, THING_CUSHION))
        slab(canvas, frame, -12, 12, 3, CUSHION, STONE_SIDE);
    else if (!lying && figure->board)
        slab(canvas, frame, -BOARD_REACH, BOARD_REACH, 2.4, BOARD_WHITE, BOARD_EDGE);
    if (lying && movement->tip > 0) {
        double from = frame->mirror > 0 ? body->extent.left : -body->extent.right;
        double wide = (body->extent.right - body->extent.left) * frame->scale;
        draw_ellipse(canvas,
                     (struct point){frame->x + from * frame->scale + wide / 2,
                                    frame->y + 0.2 * movement->tip * frame->scale},
                     wide * 0.54, (2.2 + 0.25 * movement->tip) * frame->scale, (struct point){1, 0}, 0,
                     colour_fade(MAT, 0.55), MAT);
    } else if (lying) {
        slab(canvas, &(struct frame){frame->x, frame->y + 2 * frame->scale, frame->scale, frame->mirror},
             body->extent.left - 3, body->extent.right + 3, 2, lighter(MAT, 0.3), MAT);
    }
}

static struct point on_canvas(const struct frame *frame, struct circle circle)
{
    return (struct point){frame->x + frame->mirror * circle.x * frame->scale,
                          frame->y - circle.y * frame->scale};
}

static struct circle between(struct circle a, struct circle b, double share)
{
    return (struct circle){a.x + share * (b.x - a.x), a.y + share * (b.y - a.y), 0, 0};
}

/* What the hands and legs carry: over the body. */
static void paint_things(struct canvas *canvas, const struct frame *frame, const struct figure *figure,
                         const struct body *body)
{
    if (wants(figure, THING_BAND)) { /* above the knees */
        struct point a = on_canvas(frame, between(body->hip[BODY_A], body->knee[BODY_A], 0.82));
        struct point b = on_canvas(frame, between(body->hip[BODY_B], body->knee[BODY_B], 0.82));
        double far = hypot(a.x - b.x, a.y - b.y), thick = 3.2 * frame->scale;
        if (far < thick) { /* one leg hides the other: the band goes round the near one */
            double width = 4.6 * frame->scale;
            a.x -= width;
            b.x += width;
        }
        draw_line(canvas, a, b, thick, BAND);
        draw_line(canvas, (struct point){a.x, a.y - thick / 5}, (struct point){b.x, b.y - thick / 5},
                  thick / 4, lighter(BAND, 0.4));
    }
    if (!wants(figure, THING_WEIGHT))
        return;
    if (movement_of(figure->activity, figure->side)->anchor == ANCHOR_BACK) { /* across the hips */
        struct point at = on_canvas(frame, between(body->hip[BODY_A], body->hip[BODY_B], 0.5));
        double r = 6.5 * frame->scale;
        draw_disc(canvas, at.x, at.y - 7.5 * frame->scale, r, IRON);
        draw_ring(canvas, at.x, at.y - 7.5 * frame->scale, r * 0.55, r * 0.16, lighter(IRON, 0.35));
        return;
    }
    for (int side = 0; side < BODY_SIDES; side++) {
        struct point at = on_canvas(frame, body->hand[side]);
        double w = 5.2 * frame->scale, h = 4.4 * frame->scale;
        draw_round(canvas, at.x - w, at.y - 0.9 * frame->scale, 2 * w, 1.8 * frame->scale, 2,
                   lighter(IRON, 0.3));
        draw_round(canvas, at.x - w, at.y - h / 2, 0.42 * w, h, 3, IRON);
        draw_round(canvas, at.x + w * 0.58, at.y - h / 2, 0.42 * w, h, 3, IRON);
    }
}

static double mirror_of(const struct figure *figure)
{
    bool side_view = movement_of(figure->activity, figure->side)->turn > 89;
    bool flipped = side_view ? figure->side == SIDE_LEFT : figure->side == SIDE_RIGHT;

    return flipped ? -1 : 1;
}

void figure_draw(struct canvas *canvas, const struct figure *figure, double x, double y, double height)
{
    const struct movement *movement = movement_of(figure->activity, figure->side);
    struct frame frame = {x, y, height / 100, mirror_of(figure)};
    struct body body;

    body_parts(figure, &body);
    draw_group_begin(canvas);
    if (!figure->bare)
        paint_ground(canvas, &frame, figure, &body);
    if (!figure->bare && movement->step <= 0 && figure->board && movement->anchor == ANCHOR_FOOT_A)
        frame.y -= 2.4 * frame.scale;
    paint_body(canvas, &frame, &body, figure->halo);
    paint_things(canvas, &frame, figure, &body);
    draw_group_end(canvas);
}

void figure_fit(struct canvas *canvas, const struct figure *figure, double x, double y, double w, double h)
{
    enum { POSES = 5 };
    const double spare = 3; /* for the mat and what hands hold */
    struct figure posed = *figure;
    struct extent extent = {0}; /* anywhere in its movement */
    struct body body;

    posed.wobble = posed.breath = 0;
    for (int i = 0; i < POSES; i++) {
        posed.at = (double)i / (POSES - 1);
        body_parts(&posed, &body);
        extent.left = fmin(extent.left, body.extent.left);
        extent.right = fmax(extent.right, body.extent.right);
        extent.low = fmin(extent.low, body.extent.low);
        extent.high = fmax(extent.high, body.extent.high);
    }
    extent.left = fmin(extent.left, -BOARD_REACH) - spare;
    extent.right = fmax(extent.right, BOARD_REACH) + spare;
    extent.low -= spare;
    double scale = fmin(w / (extent.right - extent.left), h / (extent.high - extent.low));
    double middle = mirror_of(figure) * (extent.left + extent.right) / 2 * scale;
    double tall = (extent.high - extent.low) * scale;
    figure_draw(canvas, figure, x + w / 2 - middle, y + (h + tall) / 2 + extent.low * scale, 100 * scale);
}

void figure_back_line(const struct figure *figure, double x, double y, double height,
                      struct point out[FIGURE_BACK_POINTS])
{
    struct frame frame = {x, y, height / 100, mirror_of(figure)};
    struct body body;

    body_parts(figure, &body);
    const struct circle line[FIGURE_BACK_POINTS] = {body.chest, body.hip[BODY_A], body.knee[BODY_A]};
    for (int i = 0; i < FIGURE_BACK_POINTS; i++) {
        out[i] = on_canvas(&frame, line[i]);
        out[i].y -= line[i].r * frame.scale;
    }
}

const char *figure_build_name(enum figure_build build)
{
    static const char *const names[FIGURE_BUILDS] = {N_("slim"), N_("broad"), N_("round"), N_("grey")};

    return names[build];
}
