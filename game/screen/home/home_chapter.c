#include "screen/home/home_screen.h"

#include <math.h>
#include <stdio.h>

#include "i18n/i18n.h"
#include "screen/app/app.h"
#include "screen/shared/glyph.h"
#include "screen/shared/say.h"
#include "screen/shared/widgets.h"

/* A chapter's levels, large: two rows of the path, and underneath what the one in focus asks for. */

static const double TOP = 150, ROW = 246, SIGN_Y = 640, SIGN_H = 250, LOW_Y = 916, LOW_H = 108, CELL = 200;
static const double DISC = 56;

enum { CELLS_MAX = 32 };

struct cells {
    int columns, fits;
    double x, step;
};

static struct cells lay_out(const struct canvas *canvas)
{
    double room = canvas_width(canvas) - 2 * PART_MARGIN_X;
    struct cells grid = {.columns = (int)fmin(floor(room / CELL), CELLS_MAX / 2)};

    grid.fits = 2 * grid.columns;
    grid.step = room / grid.columns;
    grid.x = PART_MARGIN_X + grid.step / 2;
    return grid;
}

/* To the right, and back below: the path goes on without a jump. */
static struct point cell(const struct cells *grid, int i)
{
    int row = i / grid->columns, column = i % grid->columns;

    if (row == 1)
        column = grid->columns - 1 - column;
    return (struct point){grid->x + column * grid->step,
                          TOP + row * ROW + 84 + 14 * sin(1.9 * column + 2.0 * row)};
}

static void paint_path(struct canvas *canvas, const struct cells *grid, int count)
{
    struct point path[CELLS_MAX];

    for (int i = 0; i < count; i++)
        path[i] = cell(grid, i);
    if (count < 2)
        return;
    draw_polyline(canvas, path, count, 26, NULL, NULL, (struct colour){0x4F, 0x7F, 0x6C, 90});
    draw_polyline(canvas, path, count, 18, NULL, NULL, (struct colour){0xF3, 0xEB, 0xD6, 255});
}

static void paint_node(struct app *app, struct canvas *canvas, int level, int number, struct point at)
{
    const double w = 150, h = 190, x = at.x - w / 2, y = at.y - 72;
    const struct progress *progress = &app->course.reached.progress[level];
    const struct level *of = &app->course.trail->levels[level];
    int stars = unlock_stars(of, progress, SIDE_NONE);
    bool open = app->course.reached.open[level] != 0, passed = stars >= LADDER_PASS;
    bool focused = focus_item(&app->focus, HOME_LEVEL + level, x, y, w, h);
    char text[12], label[FOCUS_LABEL], room[UNIT_TEXT];

    snprintf(label, sizeof label, open ? "%s" : _("%s, closed"), say_title(app, of, room));
    focus_label(&app->focus, label);

    if (focused)
        focus_frame(&app->focus, canvas,
                    (struct box){at.x - DISC - 6, at.y - DISC - 6, 2 * DISC + 12, 2 * DISC + 12}, DISC + 6);
    draw_disc(canvas, at.x, at.y, DISC + 5, PAPER);
    if (passed)
        draw_disc(canvas, at.x, at.y, DISC, SPRUCE);
    else if (level == home_here(app))
        draw_disc(canvas, at.x, at.y, DISC, SUN_LIGHT);
    draw_ring(canvas, at.x, at.y, DISC - 3, open ? 7 : 4, open ? FERN : STONE);
    snprintf(text, sizeof text, "%d", number);
    draw_text(canvas, at.x, at.y + 20, 2 * DISC - 20, 56, BOLD, ALIGN_CENTRE,
              passed                    ? MIST
              : level == home_here(app) ? ON_SUN
              : open                    ? INK
                                        : STONE,
              text);
    if (passed || !open) {
        draw_disc(canvas, at.x + 44, at.y - 44, 24, PAPER);
        draw_disc(canvas, at.x + 44, at.y - 44, 20, passed ? SPRUCE : STONE);
        if (passed)
            glyph_tick(canvas, at.x + 44, at.y - 44, 0.85, MIST);
        else
            glyph_lock(canvas, at.x + 44, at.y - 44, 0.8, MIST);
    }
    if (open)
        part_stars(canvas, at.x - 42, at.y + 90, 19, 42, stars);
}

static void paint_levels(struct app *app, struct canvas *canvas, const struct cells *grid)
{
    int list[CELLS_MAX], from = home_state(app)->page * grid->fits;
    int count = home_levels(app, home_state(app)->chapter, from, list, grid->fits) - from;

    count = count > grid->fits ? grid->fits : count;
    paint_path(canvas, grid, count);
    for (int i = 0; i < count; i++)
        paint_node(app, canvas, list[i], from + i + 1, cell(grid, i));
}

static void paint_leg(const struct app *app, struct canvas *canvas, int level, enum side side, double x,
                      double y, double w)
{
    const struct progress *progress = &app->course.reached.progress[level];
    int stars = side == SIDE_LEFT    ? progress->stars_left
                : side == SIDE_RIGHT ? progress->stars_right
                                     : progress->stars_both;
    bool open = app->course.reached.open[level] & 1u << side;
    char lock[SAY_LOCK];

    if (side != SIDE_NONE)
        glyph_foot(canvas, x + 20, y, 48, side, open, open ? part_side_text(side) : STONE);
    x += 60;
    w -= 60;
    if (!open) {
        glyph_lock(canvas, x + 16, y - 2, 1.2, STONE);
        say_lock(app, level, side, lock);
        draw_text(canvas, x + 46, y + 12, w - 46, 36, MEDIUM, ALIGN_LEFT, INK, lock);
        return;
    }
    part_stars(canvas, x + 20, y, 21, 48, stars);
    if (progress->stamps & 1u << side)
        draw_text(canvas, x + 170, y + 12, w - 170, 34, MEDIUM, ALIGN_LEFT, STONE, _("and by the clock"));
}

static const char *how(const struct app *app)
{
    /* With a board that is ready there is something to lean on. */
    return course_ready(&app->course) ? _("Lean to move, stay to choose") : _("Arrows move, Enter chooses");
}

static void paint_sign(const struct app *app, struct canvas *canvas, int level)
{
    const double x = PART_MARGIN_X, w = canvas_width(canvas) - 2 * x, pad = 44;
    const struct level *of = &app->course.trail->levels[level];
    double y = SIGN_Y + 162;
    char asked[SAY_ASKED], room[UNIT_TEXT];

    draw_sheet(canvas, x, SIGN_Y, w, SIGN_H);
    double how_w =
        draw_text(canvas, x + w - pad, SIGN_Y + 60, w / 2, 34, MEDIUM, ALIGN_RIGHT, STONE, how(app));
    draw_text(canvas, x + pad, SIGN_Y + 64, w - 2 * pad - how_w - 24, 50, BOLD, ALIGN_LEFT, INK,
              say_title(app, of, room));
    say_asked(of, asked);
    draw_text(canvas, x + pad, SIGN_Y + 114, w - 2 * pad, 38, MEDIUM, ALIGN_LEFT, STONE, asked);
    for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++) {
        if (!(level_side_bits(of) & 1u << side))
            continue;
        paint_leg(app, canvas, level, (enum side)side, x + pad, y, w - 2 * pad);
        y += 54;
    }
}

static void paint_lower(struct app *app, struct canvas *canvas, const struct cells *grid)
{
    const double gap = 32, w = (canvas_width(canvas) - 2 * PART_MARGIN_X - 2 * gap) / 3;
    int count = home_levels(app, home_state(app)->chapter, 0, NULL, 0);
    double x = PART_MARGIN_X;

    if ((home_state(app)->page + 1) * grid->fits < count)
        button(&app->focus, canvas, HOME_LATER, (struct box){x + 2 * (w + gap), LOW_Y, w, LOW_H},
               _("Further on"), NULL);
    if (home_state(app)->page > 0)
        button(&app->focus, canvas, HOME_EARLIER, (struct box){x + w + gap, LOW_Y, w, LOW_H}, _("Earlier"),
               NULL);
    button(&app->focus, canvas, HOME_BACK, (struct box){x, LOW_Y, w, LOW_H}, _("To the map"), NULL);
}

/* The page and the level that a chapter begins with: the last one chosen, or where the player is. */
static void begin_with(struct app *app, int fits)
{
    int list[APP_LEVELS], count = home_levels(app, home_state(app)->chapter, 0, list, APP_LEVELS), at = 0;
    int here = home_here(app);

    for (int i = 0; i < count; i++)
        if (list[i] == app->course.chosen_level && app->course.reached.open[list[i]])
            at = i;
    for (int i = 0; i < count; i++)
        if (list[i] == here)
            at = i;
    /* Another shape of the window has other pages. */
    if (app->focus.id >= HOME_LEVEL)
        for (int i = 0; i < count; i++)
            if (list[i] == app->focus.id - HOME_LEVEL)
                at = i;
    home_state(app)->page = at / fits;
    home_state(app)->fits = fits;
    if (app->focus.id < HOME_LEVEL && count > 0)
        app->focus.id = HOME_LEVEL + list[at];
}

void home_paint_chapter(struct app *app, struct canvas *canvas)
{
    const struct cells grid = lay_out(canvas);

    if (home_state(app)->fits != grid.fits)
        begin_with(app, grid.fits);
    layout_veil(canvas, colour_fade(PAPER, 0.4));
    draw_text(canvas, PART_MARGIN_X, 118, 0, 76, EXTRABOLD, ALIGN_LEFT, INK,
              _(chapter_title(home_state(app)->chapter)));
    paint_levels(app, canvas, &grid);
    if (app->focus.id >= HOME_LEVEL && app->focus.id < HOME_LEVEL + (int)app->course.trail->count)
        paint_sign(app, canvas, app->focus.id - HOME_LEVEL);
    else
        draw_sheet(canvas, PART_MARGIN_X, SIGN_Y, canvas_width(canvas) - 2 * PART_MARGIN_X, SIGN_H);
    paint_lower(app, canvas, &grid);
}
