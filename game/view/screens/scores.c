#include "screens/app.h"

#include <math.h>
#include <stdio.h>

#include "screens/glyph.h"
#include "screens/parts.h"

/* The tables: one for each level and leg, never mixed. */

static const double TOP = 172, HEIGHT = 852, ROW = 95;

static void load(struct app *app)
{
    app_load_table(app, &app->trail->levels[app->table_level], app->table_side, APP_TABLE);
}

/* The table before or after this one: left, right, then the next level. False at either end. */
static bool turn(struct app *app, int by)
{
    const struct trail *trail = app->trail;
    int level = app->table_level;
    enum side side = app->table_side;

    do {
        if ((by > 0) == (side == SIDE_RIGHT))
            level += by;
        side = side_other(side);
        if (level < 0 || level >= (int)trail->count)
            return false;
    } while (!level_asks(&trail->levels[level], side));
    app->table_level = level;
    app->table_side = side;
    load(app);
    return true;
}

static void enter(struct app *app)
{
    if (app->table_side == SIDE_NONE)
        app->table_side = SIDE_LEFT;
    if (!level_asks(&app->trail->levels[app->table_level], app->table_side))
        app->table_side = side_other(app->table_side);
    load(app);
}

static void chosen(struct app *app, int id)
{
    if (id == SCORES_BACK)
        app_go(app, &screen_home);
    else
        turn(app, id == SCORES_BEFORE ? -1 : 1);
}

static void act(struct app *app, enum action action)
{
    if (action == ACTION_BACK)
        app_go(app, &screen_home);
}

static void paint_selector(struct app *app, struct canvas *canvas, double x, double w)
{
    const double y = 46, h = 96, key = 116;
    char name[48], text[80];

    part_level_name(app, &app->trail->levels[app->table_level], name);
    snprintf(text, sizeof text, "%s, %s leg", name, side_name(app->table_side));
    draw_sign(canvas, x, y, w, h);
    draw_text(canvas, x + w / 2, y + 64, w - 2 * key - 20, 46, BOLD, ALIGN_CENTRE, MIST, text);
    for (int i = 0; i < 2; i++) {
        double kx = i ? x + w - key : x;
        bool here = focus_item(&app->focus, i ? SCORES_AFTER : SCORES_BEFORE, kx, y, key, h);
        if (here)
            focus_frame(&app->focus, canvas, kx, y, key, h, 28);
        if (here)
            draw_round(canvas, kx, y, key, h, 28, SPRUCE);
        glyph_chevron(canvas, kx + key / 2, y + h / 2, i ? 1 : -1, 1, SUN_LIGHT);
    }
}

/* Where the columns of the table end or begin, in shares of its width. The points decide the place. */
enum column { NAME, STARS, POINTS, SECONDS, STEADY, DAY, COLUMNS };
static const struct {
    const char *name;
    double at, narrow; /* narrow: without the steadiness */
    enum align align;
} columns[COLUMNS] = {
    [NAME] = {"name", 0.108, 0.112, ALIGN_LEFT},      [STARS] = {"stars", 0.3, 0.29, ALIGN_LEFT},
    [POINTS] = {"points", 0.538, 0.575, ALIGN_RIGHT}, [SECONDS] = {"seconds", 0.68, 0.745, ALIGN_RIGHT},
    [STEADY] = {"steady", 0.79, 0, ALIGN_RIGHT},      [DAY] = {"day", 0.963, 0.963, ALIGN_RIGHT}};

static const double ALL_COLUMNS = 1180; /* a narrower table leaves out the steadiness */

static bool has_column(double w, enum column column)
{
    return column != STEADY || w >= ALL_COLUMNS;
}

static double column_x(double w, enum column column)
{
    return w * (w >= ALL_COLUMNS ? columns[column].at : columns[column].narrow);
}

static void paint_row(const struct app *app, struct canvas *canvas, int i, double x, double w)
{
    static const struct colour medals[] = {
        {0xFF, 0xC1, 0x45, 255}, {0xD5, 0xDE, 0xDD, 255}, {0xE0, 0xB4, 0x8C, 255}};
    const struct store_score *row = &app->table[i];
    const double y = TOP + 76 + i * ROW;
    bool mine = row->player_id == app->player.id,
         now = app->saved_id != 0 && row->attempt_id == app->saved_id;
    struct colour ink = now ? MIST : INK;
    int rank = app->table_rank[i];
    char text[24];

    if (now)
        draw_round(canvas, x + 20, y + 2, w - 40, ROW - 4, 26, SPRUCE);
    else if (mine)
        draw_round(canvas, x + 20, y + 2, w - 40, ROW - 4, 26, PART_KEY);
    else if (i > 0)
        draw_rect(canvas, x + 44, y, w - 88, 2, LINE);
    if (rank <= 3)
        draw_disc(canvas, x + 78, y + 48, 31, medals[rank - 1]);
    snprintf(text, sizeof text, "%d", rank);
    draw_text(canvas, x + 78, y + 64, 90, 44, BOLD, ALIGN_CENTRE, rank <= 3 ? INK : now ? MIST : STONE, text);
    draw_text(canvas, x + column_x(w, NAME), y + 64, 0.18 * w, 50, mine ? BOLD : SEMIBOLD, ALIGN_LEFT, ink,
              row->player);
    part_stars(canvas, x + column_x(w, STARS) + 24, y + 48, 22, 54, row->score.stars);
    snprintf(text, sizeof text, "%d", row->score.points);
    draw_text(canvas, x + column_x(w, POINTS), y + 66, 116, 54, BOLD, ALIGN_RIGHT, ink, text);
    snprintf(text, sizeof text, "%.1f", row->score.seconds);
    draw_text(canvas, x + column_x(w, SECONDS), y + 64, 140, 46, SEMIBOLD, ALIGN_RIGHT, ink, text);
    snprintf(text, sizeof text, "%d", row->score.steadiness);
    if (has_column(w, STEADY))
        draw_text(canvas, x + column_x(w, STEADY), y + 64, 110, 44, MEDIUM, ALIGN_RIGHT, ink, text);
    part_day(app, row->unix_s, text);
    draw_text(canvas, x + column_x(w, DAY), y + 64, 0.155 * w, 40, now ? BOLD : MEDIUM, ALIGN_RIGHT,
              now ? SUN_LIGHT : STONE, text);
}

static void paint_empty(struct canvas *canvas, double x, double w)
{
    const double middle = x + w / 2;

    glyph_foot(canvas, middle - 70, TOP + 250, 220, SIDE_LEFT, true, LEFT_GRAPHIC);
    glyph_foot(canvas, middle + 70, TOP + 230, 200, SIDE_RIGHT, false, STONE);
    draw_text(canvas, middle, TOP + 500, w - 80, 72, BOLD, ALIGN_CENTRE, INK, "This table is still empty");
    draw_text(canvas, middle, TOP + 572, w - 80, 46, MEDIUM, ALIGN_CENTRE, INK,
              "Hold a leg on the board and the first row is yours.");
}

static void paint_table(const struct app *app, struct canvas *canvas, double x, double w)
{
    draw_sheet(canvas, x, TOP, w, HEIGHT);
    if (app->table_count == 0) {
        paint_empty(canvas, x, w);
        return;
    }
    for (int i = 0; i < COLUMNS; i++)
        if (has_column(w, (enum column)i))
            draw_text(canvas, x + column_x(w, (enum column)i), TOP + 54, 0, 36, MEDIUM, columns[i].align,
                      STONE, columns[i].name);
    for (int i = 0; i < app->table_count; i++)
        paint_row(app, canvas, i, x, w);
}

/* Beside the table where there is room: the player's own best here, and what is next. */
static void paint_own(const struct app *app, struct canvas *canvas, double x, double w)
{
    const struct store_score *mine = NULL;
    int place = 0;
    char text[32];

    for (int i = app->table_count - 1; i >= 0; i--)
        if (app->table[i].player_id == app->player.id) {
            mine = &app->table[i];
            place = i;
        }
    if (!mine)
        return;
    draw_sign(canvas, x, TOP, w, 400);
    draw_text(canvas, x + 40, TOP + 74, w - 80, 44, SEMIBOLD, ALIGN_LEFT, PART_ON_SPRUCE, "Your best here");
    part_seconds(mine->score.seconds, text);
    draw_text(canvas, x + 40, TOP + 190, w - 80, 112, BOLD, ALIGN_LEFT, MIST, text);
    snprintf(text, sizeof text, "%d points", mine->score.points);
    draw_text(canvas, x + 40, TOP + 264, w - 80, 44, SEMIBOLD, ALIGN_LEFT, MIST, text);
    if (place > 0)
        snprintf(text, sizeof text, "%d points to place %d",
                 app->table[place - 1].score.points - mine->score.points, app->table_rank[place - 1]);
    else
        snprintf(text, sizeof text, "First place");
    draw_text(canvas, x + 40, TOP + 336, w - 80, 40, SEMIBOLD, ALIGN_LEFT, SUN_LIGHT, text);
}

static void paint(struct app *app, struct canvas *canvas)
{
    const double width = canvas_width(canvas), right = width - PART_MARGIN_X;
    bool beside = width >= 1800;
    double w = beside ? fmin(1196, width - 2 * PART_MARGIN_X - 580) : width - 2 * PART_MARGIN_X;
    double back = beside ? 532 : 220, title = 320;

    if (app->focus.id < 0)
        app->focus.id = SCORES_AFTER;
    draw_scene(canvas, "summit");
    draw_text(canvas, PART_MARGIN_X, 118, title, 84, EXTRABOLD, ALIGN_LEFT, MIST, "Scores");
    paint_selector(app, canvas, PART_MARGIN_X + title + 24,
                   (beside ? PART_MARGIN_X + w : right - back - 32) - (PART_MARGIN_X + title + 24));
    button(&app->focus, canvas, SCORES_BACK, right - back, 46, back, 96, "Back", NULL);
    paint_table(app, canvas, PART_MARGIN_X, w);
    if (beside)
        paint_own(app, canvas, right - back, back);
}

const struct screen screen_scores = {
    .name = "scores", .enter = enter, .act = act, .chosen = chosen, .paint = paint};
