#include "screen/results/scores_screen.h"

#include <math.h>
#include <stdio.h>

#include "i18n/i18n.h"
#include "screen/app/app.h"
#include "screen/shared/glyph.h"
#include "screen/shared/widgets.h"

static const double TOP = 172, HEIGHT = 852, ROW = 92;

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

static void paint_selector(struct app *app, struct canvas *canvas, double x, double w)
{
    const double y = 36, h = 112, key = 116;
    char name[PART_NAME], leg[TABLE_LEG], how[TABLE_HOW], text[192];

    part_level_name(app, level_of(app), name);
    say_table(app, leg, how);
    snprintf(text, sizeof text, "%s, %s", name, leg);
    draw_sign(canvas, x, y, w, h);
    draw_text(canvas, x + w / 2, y + 51, w - 2 * key - 12, 46, BOLD, ALIGN_CENTRE, MIST, text);
    draw_text(canvas, x + w / 2, y + 98, w - 2 * key - 12, 34, MEDIUM, ALIGN_CENTRE, QUIET, how);
    for (int i = 0; i < 2; i++) {
        double kx = i ? x + w - key : x;
        bool here = focus_item(&app->focus, i ? SCORES_AFTER : SCORES_BEFORE, kx, y, key, h);
        focus_label(&app->focus, i ? _("The table after") : _("The table before"));
        if (here)
            focus_frame(&app->focus, canvas, (struct box){kx, y, key, h}, FOCUS_RADIUS);
        if (here)
            draw_round(canvas, kx, y, key, h, 28, SPRUCE);
        glyph_chevron(canvas, kx + key / 2, y + h / 2, i ? 1 : -1, 1, SUN_LIGHT);
    }
}

/* Where the columns of the table end or begin, in shares of its width. The points decide the place. */
enum column { NAME, STARS, POINTS, AMOUNT, STEADY, DAY, COLUMNS };
static const struct {
    const char *name, *counted; /* counted: of repetitions */
    double at, narrow;          /* narrow: without the steadiness */
    enum align align;
} columns[COLUMNS] = {[NAME] = {N_("name"), N_("name"), 0.108, 0.112, ALIGN_LEFT},
                      [STARS] = {N_("stars"), N_("stars"), 0.3, 0.29, ALIGN_LEFT},
                      [POINTS] = {N_("points"), N_("points"), 0.538, 0.575, ALIGN_RIGHT},
                      [AMOUNT] = {N_("seconds"), N_("good"), 0.68, 0.745, ALIGN_RIGHT},
                      [STEADY] = {N_("steady"), N_("steady"), 0.79, 0, ALIGN_RIGHT},
                      [DAY] = {N_("day"), N_("day"), 0.963, 0.963, ALIGN_RIGHT}};

static const double ALL_COLUMNS = 1180; /* a narrower table leaves out the steadiness */

static bool has_column(double w, enum column column)
{
    return column != STEADY || w >= ALL_COLUMNS;
}

static double column_x(double w, enum column column)
{
    return w * (w >= ALL_COLUMNS ? columns[column].at : columns[column].narrow);
}

static void say_amount(const struct store_score *row, char out[PART_DAY])
{
    if (row->score.reps > 0)
        snprintf(out, PART_DAY, _("%d of %d"), row->score.good, row->score.reps);
    else
        snprintf(out, PART_DAY, _("%.1f"), row->score.seconds);
}

static void paint_place(struct canvas *canvas, double x, double y, int place, struct colour plain)
{
    static const struct colour medals[] = {
        {0xFF, 0xC1, 0x45, 255}, {0xD5, 0xDE, 0xDD, 255}, {0xE0, 0xB4, 0x8C, 255}};
    char text[12];

    if (place <= 3)
        draw_disc(canvas, x, y, 31, medals[place - 1]);
    snprintf(text, sizeof text, "%d", place);
    draw_text(canvas, x, y + 16, 90, 44, BOLD, ALIGN_CENTRE, place <= 3 ? ON_SUN : plain, text);
}

static void paint_row(const struct app *app, struct canvas *canvas, int i, double x, double w)
{
    const struct store_score *row = &scores_state(app)->rows[i];
    const double y = TOP + 70 + i * ROW;
    bool mine = row->player_id == app->course.player.id,
         now = app->course.saved_id != 0 && row->attempt_id == app->course.saved_id;
    struct colour ink = now ? MIST : INK;
    char text[PART_DAY];

    if (now)
        draw_round(canvas, x + 20, y + 2, w - 40, ROW - 4, 26, SPRUCE);
    else if (mine)
        draw_round(canvas, x + 20, y + 2, w - 40, ROW - 4, 26, KEY);
    else if (i > 0)
        draw_rect(canvas, x + 44, y, w - 88, 2, LINE);
    paint_place(canvas, x + 78, y + 46, row->place, now ? MIST : STONE);
    draw_text(canvas, x + column_x(w, NAME), y + 62, 0.18 * w, 50, mine ? BOLD : SEMIBOLD, ALIGN_LEFT, ink,
              row->player);
    part_stars(canvas, x + column_x(w, STARS) + 24, y + 46, 22, 54, row->score.stars);
    snprintf(text, sizeof text, "%d", row->score.points);
    draw_text(canvas, x + column_x(w, POINTS), y + 64, 116, 54, BOLD, ALIGN_RIGHT, ink, text);
    say_amount(row, text);
    draw_text(canvas, x + column_x(w, AMOUNT), y + 62, 150, 46, SEMIBOLD, ALIGN_RIGHT, ink, text);
    snprintf(text, sizeof text, "%d", row->score.steadiness);
    if (has_column(w, STEADY) && level_of(app)->reps == 0)
        draw_text(canvas, x + column_x(w, STEADY), y + 62, 110, 44, MEDIUM, ALIGN_RIGHT, ink, text);
    part_day(app, row->unix_s, text);
    draw_text(canvas, x + column_x(w, DAY), y + 62, 0.155 * w, 40, now ? BOLD : MEDIUM, ALIGN_RIGHT,
              now ? SUN_LIGHT : STONE, text);
}

static void paint_empty(struct canvas *canvas, double x, double w)
{
    const double middle = x + w / 2;

    glyph_foot(canvas, middle - 70, TOP + 250, 220, SIDE_LEFT, true, LEFT_GRAPHIC);
    glyph_foot(canvas, middle + 70, TOP + 230, 200, SIDE_RIGHT, false, STONE);
    draw_text(canvas, middle, TOP + 500, w - 80, 72, BOLD, ALIGN_CENTRE, INK, _("This table is still empty"));
    draw_text(canvas, middle, TOP + 572, w - 80, 46, MEDIUM, ALIGN_CENTRE, INK,
              _("Play the level once and the first row is yours."));
}

/* Do the names of two columns come too close to stand in one line? */
static bool heads_touch(struct canvas *canvas, double w, bool counted)
{
    double right = 0;

    for (int i = 0; i < COLUMNS; i++) {
        if (!has_column(w, (enum column)i) || (counted && i == STEADY))
            continue;
        double wide = text_width(canvas, 36, MEDIUM, _(counted ? columns[i].counted : columns[i].name));
        double left = column_x(w, (enum column)i) - (columns[i].align == ALIGN_RIGHT ? wide : 0);
        if (left < right)
            return true;
        right = left + wide + 12;
    }
    return false;
}

static void paint_table(const struct app *app, struct canvas *canvas, double x, double w)
{
    bool counted = level_of(app)->reps > 0;

    const bool close = heads_touch(canvas, w, counted);

    for (int i = 0; i < COLUMNS; i++)
        if (has_column(w, (enum column)i) && !(counted && i == STEADY))
            draw_text(canvas, x + column_x(w, (enum column)i), close ? TOP + (i % 2 ? 30 : 62) : TOP + 52, 0,
                      close ? 32 : 36, MEDIUM, columns[i].align, STONE,
                      _(counted ? columns[i].counted : columns[i].name));
    for (int i = 0; i < scores_state(app)->count; i++)
        paint_row(app, canvas, i, x, w);
    if (scores_state(app)->shared)
        draw_text(canvas, x + w / 2, TOP + HEIGHT - 14, w - 80, 32, MEDIUM, ALIGN_CENTRE, STONE,
                  _("Scores that a board cannot tell apart share a place."));
}

/* Who did it by the clock, which leg, how often, and when last. */
static void paint_stamps(const struct app *app, struct canvas *canvas, double x, double w)
{
    static const char *const names[] = {N_("name"), N_("legs"), N_("times"), N_("last")};
    static const double at[] = {0.06, 0.42, 0.72, 0.963};
    static const enum align align[] = {ALIGN_LEFT, ALIGN_LEFT, ALIGN_RIGHT, ALIGN_RIGHT};

    for (int i = 0; i < 4; i++)
        draw_text(canvas, x + at[i] * w, TOP + 52, 0, 36, MEDIUM, align[i], STONE, _(names[i]));
    for (int i = 0; i < scores_state(app)->stamp_count && i < SCORES_ROWS; i++) {
        const struct store_stamp *stamp = &scores_state(app)->stamps[i];
        const double y = TOP + 70 + i * ROW;
        char text[PART_DAY];

        if (i > 0)
            draw_rect(canvas, x + 44, y, w - 88, 2, LINE);
        draw_text(canvas, x + at[0] * w, y + 62, 0.345 * w, 50, BOLD, ALIGN_LEFT, INK, stamp->player);
        draw_text(canvas, x + at[1] * w, y + 62, 0.24 * w, 44, MEDIUM, ALIGN_LEFT, INK,
                  part_side_leg(stamp->side));
        snprintf(text, sizeof text, "%d", stamp->times);
        draw_text(canvas, x + at[2] * w, y + 62, 0.1 * w, 46, SEMIBOLD, ALIGN_RIGHT, INK, text);
        part_day(app, stamp->unix_s, text);
        draw_text(canvas, x + at[3] * w, y + 62, 0.2 * w, 40, MEDIUM, ALIGN_RIGHT, STONE, text);
    }
}

/* Beside the table where there is room: the player's own best here, and what is next. */
static void paint_own(const struct app *app, struct canvas *canvas, double x, double w)
{
    const struct scores_state *scores = scores_state(app);
    const struct store_score *own = &scores->own;
    const int ahead = scores->ahead.score.points - own->score.points;
    char text[128], day[PART_DAY];

    if (own->attempt_id == 0)
        return;
    draw_sign(canvas, x, TOP, w, 424);
    draw_text(canvas, x + 40, TOP + 74, w - 80, 44, SEMIBOLD, ALIGN_LEFT, QUIET, _("Your best here"));
    if (own->score.reps > 0)
        snprintf(text, sizeof text, _("%d good"), own->score.good);
    else
        part_seconds(own->score.seconds, text);
    draw_text(canvas, x + 40, TOP + 190, w - 80, 112, BOLD, ALIGN_LEFT, MIST, text);
    part_day(app, own->unix_s, day);
    snprintf(text, sizeof text, i18n_count("%d point, %s", "%d points, %s", own->score.points),
             own->score.points, day);
    draw_text(canvas, x + 40, TOP + 264, w - 80, 44, SEMIBOLD, ALIGN_LEFT, MIST, text);
    if (app->course.player.hidden)
        snprintf(text, sizeof text, "%s", _("Hidden from the others"));
    else if (scores->ahead.attempt_id)
        snprintf(text, sizeof text, i18n_count("%d point to place %d", "%d points to place %d", ahead), ahead,
                 scores->ahead.place);
    else
        snprintf(text, sizeof text, "%s", _("First place"));
    draw_text(canvas, x + 40, TOP + 330, w - 80, 40, SEMIBOLD, ALIGN_LEFT, SUN_LIGHT, text);
    snprintf(text, sizeof text, "%s", _("its recording is kept"));
    draw_text(canvas, x + 40, TOP + 386, w - 80, 34, MEDIUM, ALIGN_LEFT, QUIET, text);
}

void scores_paint(struct app *app, struct canvas *canvas)
{
    const double width = canvas_width(canvas), right = width - PART_MARGIN_X, x = PART_MARGIN_X;
    const struct scores_table *table = shown(app);
    bool beside = width >= 1800;
    double w = beside ? fmin(1196, width - 2 * x - 580) : width - 2 * x;
    double back = beside ? 532 : 160, title = beside ? 320 : 260;

    if (app->focus.id < 0)
        app->focus.id = SCORES_AFTER;
    draw_scene(canvas, "summit");
    draw_text(canvas, x, 118, title, 84, EXTRABOLD, ALIGN_LEFT, SNOW, _("Scores"));
    paint_selector(app, canvas, x + title + 24, (beside ? x + w : right - back - 32) - (x + title + 24));
    button(&app->focus, canvas, SCORES_BACK, (struct box){right - back, 46, back, 96}, _("Back"), NULL);
    draw_sheet(canvas, x, TOP, w, HEIGHT);
    if (app->notices.fault.kind)
        draw_paragraph(canvas, x + 48, TOP + 90, w - 96, 44, MEDIUM, ROWAN, fault_text(&app->notices.fault));
    else if (!table)
        paint_empty(canvas, x, w);
    else if (table->stamps)
        paint_stamps(app, canvas, x, w);
    else
        paint_table(app, canvas, x, w);
    if (beside)
        paint_own(app, canvas, right - back, back);
}
