#include "screen/results/scores_screen.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "i18n/i18n.h"
#include "screen/app/app.h"
#include "screen/shared/glyph.h"
#include "screen/shared/table.h"
#include "screen/shared/widgets.h"

enum { TOP = 172, HEIGHT = 852, FIRST = 70, ROW = 92 }; /* of the sheet, and of the rows on it */

static const struct level *level_of(const struct app *app)
{
    return &app->course.trail->levels[scores_state(app)->level];
}

static const struct scores_table *shown(const struct app *app)
{
    return scores_state(app)->table_count > 0 ? &scores_state(app)->tables[scores_state(app)->table] : NULL;
}

enum { TABLE_LEG = 64, TABLE_HOW = 128 };

/* What the places of this table were measured with, and how. */
static void say_table(const struct app *app, char leg[TABLE_LEG], char how[TABLE_HOW])
{
    static const char *const by[CHANNELS] = {N_("by the board"), N_("by a worn sensor"), N_("by contact"),
                                             N_("by the clock")};
    const struct scores_table *table = shown(app);

    if (!table) {
        snprintf(leg, TABLE_LEG, "%s", _("no entries yet"));
        snprintf(how, TABLE_HOW, "%s", _("nobody has been here"));
    } else if (table->stamps) {
        snprintf(leg, TABLE_LEG, "%s", _("stamps"));
        snprintf(how, TABLE_HOW, "%s", _("done by the clock"));
    } else {
        snprintf(leg, TABLE_LEG, "%s",
                 table->side == SIDE_NONE   ? _("both legs")
                 : table->side == SIDE_LEFT ? _("left leg")
                                            : _("right leg"));
        /* TRANSLATORS: how a table was measured, and that a hand rested on something */
        snprintf(how, TABLE_HOW, table->support == SUPPORT_HAND ? _("%s, a hand rests") : "%s",
                 _(by[table->channel]));
    }
}

static void paint_selector(struct app *app, struct canvas *canvas, struct box at)
{
    const double key = 116;
    const struct column in = column_sign(canvas, at, key + 6);
    char name[PART_NAME], leg[TABLE_LEG], how[TABLE_HOW];

    part_level_name(app, level_of(app), name);
    say_table(app, leg, how);
    column_says(&in, 51, (struct type){46, BOLD, ALIGN_CENTRE}, MIST, "%s, %s", name, leg);
    column_line(&in, 98, type_middle(SMALL), QUIET, how);
    for (int i = 0; i < 2; i++) {
        const struct box side = {i ? at.x + at.w - key : at.x, at.y, key, at.h};
        if (focus_framed(&app->focus, canvas, i ? SCORES_AFTER : SCORES_BEFORE, side, FOCUS_RADIUS,
                         i ? _("The table after") : _("The table before")))
            draw_round(canvas, side.x, side.y, side.w, side.h, FOCUS_RADIUS, SPRUCE);
        glyph_chevron(canvas, side.x + side.w / 2, side.y + side.h / 2, i ? 1 : -1, 1, SUN_LIGHT);
    }
}

/* The points decide the place. */
enum { NAME, STARS, POINTS, AMOUNT, STEADY, DAY, COLUMNS };

/* A narrow table leaves out the steadiness, and repetitions have none. */
static void make_columns(const struct app *app, double w, struct table_column out[COLUMNS])
{
    const bool counted = level_of(app)->reps > 0, narrow = w < 1180;
    const struct table_column columns[COLUMNS] = {
        [NAME] = {N_("name"), narrow ? 0.112 : 0.108, 0.18, {50, SEMIBOLD, ALIGN_LEFT}},
        [STARS] = {N_("stars"), narrow ? 0.29 : 0.3, 0, LEAD},
        [POINTS] = {N_("points"), narrow ? 0.575 : 0.538, 0.097, {54, BOLD, ALIGN_RIGHT}, 2},
        [AMOUNT] = {counted ? N_("good") : N_("seconds"),
                    narrow ? 0.745 : 0.68,
                    0.125,
                    {46, SEMIBOLD, ALIGN_RIGHT}},
        [STEADY] = {narrow || counted ? NULL : N_("steady"), 0.79, 0.09, type_right(LEAD)},
        [DAY] = {N_("day"), 0.963, 0.155, type_right(BODY)}};

    memcpy(out, columns, sizeof columns);
}

static void paint_place(struct canvas *canvas, double x, double y, int place, struct colour plain)
{
    static const struct colour medals[] = {
        {0xFF, 0xC1, 0x45, 255}, {0xD5, 0xDE, 0xDD, 255}, {0xE0, 0xB4, 0x8C, 255}};
    const struct column in = {canvas, x - 45, y, 90};

    if (place <= 3)
        draw_disc(canvas, x, y, 31, medals[place - 1]);
    column_says(&in, 16, type_middle(HEAD), place <= 3 ? ON_SUN : plain, "%d", place);
}

/* A line above it, where nothing lies under it. */
static void paint_ground(const struct table *table, int i, bool now, bool mine)
{
    const double x = table->at.x, y = table_y(table, i), w = table->at.w;

    if (now || mine)
        draw_round(table->canvas, x + 20, y + 2, w - 40, ROW - 4, 26, now ? SPRUCE : KEY);
    else if (i > 0)
        draw_rect(table->canvas, x + 44, y, w - 88, 2, LINE);
}

static void paint_row(const struct app *app, const struct table *table, int i)
{
    const struct store_score *row = &scores_state(app)->rows[i];
    const bool mine = row->player_id == app->course.player.id,
               now = app->course.saved_id != 0 && row->attempt_id == app->course.saved_id;
    const struct colour ink = now ? MIST : INK;
    struct table_column columns[COLUMNS];
    struct table bold = *table;
    char day[PART_DAY];

    memcpy(columns, table->columns, sizeof columns);
    columns[NAME].type.weight = mine ? BOLD : SEMIBOLD;
    columns[DAY].type.weight = now ? BOLD : MEDIUM;
    bold.columns = columns;
    paint_ground(table, i, now, mine);
    paint_place(table->canvas, table->at.x + 78, table_y(table, i) + 46, row->place, now ? MIST : STONE);
    table_cell(&bold, i, NAME, ink, row->player);
    part_stars(table->canvas, table_x(table, STARS) + 24, table_y(table, i) + 46, 22, 54, row->score.stars);
    table_says(table, i, POINTS, ink, "%d", row->score.points);
    if (row->score.reps > 0)
        table_says(table, i, AMOUNT, ink, _("%d of %d"), row->score.good, row->score.reps);
    else
        table_says(table, i, AMOUNT, ink, _("%.1f"), row->score.seconds);
    table_says(table, i, STEADY, ink, "%d", row->score.steadiness);
    part_day(app, row->unix_s, day);
    table_cell(&bold, i, DAY, now ? SUN_LIGHT : STONE, day);
}

static void paint_empty(struct canvas *canvas, struct box at)
{
    const struct column in = column_in(canvas, at, 40);
    const double middle = at.x + at.w / 2;

    glyph_foot(canvas, middle - 70, at.y + 250, 220, SIDE_LEFT, true, LEFT_GRAPHIC);
    glyph_foot(canvas, middle + 70, at.y + 230, 200, SIDE_RIGHT, false, STONE);
    column_line(&in, 500, (struct type){72, BOLD, ALIGN_CENTRE}, INK, _("This table is still empty"));
    column_line(&in, 572, (struct type){46, MEDIUM, ALIGN_CENTRE}, INK,
                _("Play the level once and the first row is yours."));
}

static void paint_table(const struct app *app, struct canvas *canvas, struct box at)
{
    struct table_column columns[COLUMNS];
    const struct table table = {canvas, at, FIRST, ROW, columns, COLUMNS};
    const struct column in = column_in(canvas, at, 40);

    make_columns(app, at.w, columns);
    table_heads(&table);
    for (int i = 0; i < scores_state(app)->count; i++)
        paint_row(app, &table, i);
    if (scores_state(app)->shared)
        column_line(&in, at.h - 14, type_middle(LEAST), STONE,
                    _("Scores that a board cannot tell apart share a place."));
}

/* Who did it by the clock, which leg, how often, and when last. */
static void paint_stamps(const struct app *app, struct canvas *canvas, struct box at)
{
    enum { WHO, LEGS, TIMES, LAST, ALL };
    const struct table_column columns[ALL] = {[WHO] = {N_("name"), 0.06, 0.345, {50, BOLD, ALIGN_LEFT}},
                                              [LEGS] = {N_("legs"), 0.42, 0.24, LEAD},
                                              [TIMES] = {N_("times"), 0.72, 0.1, {46, SEMIBOLD, ALIGN_RIGHT}},
                                              [LAST] = {N_("last"), 0.963, 0.2, type_right(BODY)}};
    const struct table table = {canvas, at, FIRST, ROW, columns, ALL};
    char day[PART_DAY];

    table_heads(&table);
    for (int i = 0; i < scores_state(app)->stamp_count && i < SCORES_ROWS; i++) {
        const struct store_stamp *stamp = &scores_state(app)->stamps[i];
        paint_ground(&table, i, false, false);
        table_cell(&table, i, WHO, INK, stamp->player);
        table_cell(&table, i, LEGS, INK, part_side_leg(stamp->side));
        table_says(&table, i, TIMES, INK, "%d", stamp->times);
        part_day(app, stamp->unix_s, day);
        table_cell(&table, i, LAST, STONE, day);
    }
}

/* Beside the table where there is room: the player's own best here, and what is next. */
static void paint_own(const struct app *app, struct canvas *canvas, struct box at)
{
    const struct scores_state *scores = scores_state(app);
    const struct store_score *own = &scores->own;
    const int ahead = scores->ahead.score.points - own->score.points;
    char amount[PART_SECONDS], day[PART_DAY];

    if (own->attempt_id == 0)
        return;
    const struct column in = column_sign(canvas, at, 40);
    column_line(&in, 74, (struct type){44, SEMIBOLD, ALIGN_LEFT}, QUIET, _("Your best here"));
    part_amount(&own->score, own->score.reps > 0, amount);
    column_line(&in, 190, (struct type){112, BOLD, ALIGN_LEFT}, MIST, amount);
    part_day(app, own->unix_s, day);
    column_says(&in, 264, (struct type){44, SEMIBOLD, ALIGN_LEFT}, MIST,
                i18n_count("%d point, %s", "%d points, %s", own->score.points), own->score.points, day);
    if (app->course.player.hidden)
        column_line(&in, 330, STRONG, SUN_LIGHT, _("Hidden from the others"));
    else if (scores->ahead.attempt_id)
        column_says(&in, 330, STRONG, SUN_LIGHT,
                    i18n_count("%d point to place %d", "%d points to place %d", ahead), ahead,
                    scores->ahead.place);
    else
        column_line(&in, 330, STRONG, SUN_LIGHT, _("First place"));
    column_line(&in, 386, SMALL, QUIET, _("its recording is kept"));
}

void scores_paint(struct app *app, struct canvas *canvas)
{
    const double width = canvas_width(canvas), right = width - PART_MARGIN_X, x = PART_MARGIN_X;
    const struct scores_table *table = shown(app);
    const bool beside = width >= 1800;
    const struct box sheet = {x, TOP, beside ? fmin(1196, width - 2 * x - 580) : width - 2 * x, HEIGHT};
    const double back = beside ? 532 : 160, title = beside ? 320 : 260, left = x + title + 24;

    if (app->focus.id < 0)
        app->focus.id = SCORES_AFTER;
    draw_scene(canvas, "summit");
    draw_text(canvas, x, 118, title, TITLE.size, TITLE.weight, ALIGN_LEFT, SNOW, _("Scores"));
    paint_selector(app, canvas,
                   (struct box){left, 36, (beside ? x + sheet.w : right - back - 32) - left, 112});
    button(&app->focus, canvas, SCORES_BACK, (struct box){right - back, 46, back, 96}, _("Back"), NULL);
    const struct column in = column_sheet(canvas, sheet, 48);
    if (app->notices.fault.kind)
        column_paragraph(&in, 90, LEAD, ROWAN, fault_text(&app->notices.fault));
    else if (!table)
        paint_empty(canvas, sheet);
    else if (table->stamps)
        paint_stamps(app, canvas, sheet);
    else
        paint_table(app, canvas, sheet);
    if (beside)
        paint_own(app, canvas, (struct box){right - back, TOP, back, 424});
}
