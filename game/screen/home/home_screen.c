#include "screen/home/home_screen.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "i18n/i18n.h"
#include "screen/app/app.h"
#include "screen/shared/widgets.h"

/* What can be done at home; home_map.c, home_panel.c and home_chapter.c are what it looks like. */

/* Shown where such a screen is there. */
static const struct {
    const char *screen, *text;
} links[] = {{"workouts", N_("Workouts")},
             {"notes", N_("Field notes")},
             {"progress", N_("Progress")},
             {"scores", N_("Scores")},
             {"settings", N_("Settings")}};
enum { LINKS = sizeof links / sizeof links[0] };

int home_levels(const struct app *app, enum chapter chapter, int from, int *out, int n)
{
    int count = 0;

    for (int i = 0; i < (int)app->course.trail->count; i++) {
        if (app->course.trail->levels[i].chapter != chapter)
            continue;
        if (count >= from && count - from < n)
            out[count - from] = i;
        count++;
    }
    return count;
}

int home_here(const struct app *app)
{
    for (int i = 0; i < (int)app->course.trail->count; i++) {
        const struct level *level = &app->course.trail->levels[i];
        if (app->course.reached.open[i] && level->chapter != CHAPTER_OWN &&
            unlock_stars(level, &app->course.reached.progress[i], SIDE_NONE) < LADDER_PASS)
            return i;
    }
    return -1;
}

static void enter(struct app *app, const struct wanted *wanted)
{
    (void)wanted;
    /* What is shown comes from the store; a fault there is told in the notice. */
    (void)app_refresh(app);
    home_state(app)->fits = 0;
    if (app->way.there)
        cheer_begin(&app->cheer, app->now_us, app->look.still);
}

static void leave(struct app *app)
{
    app->way.there = false;
}

static void to_chapter(struct app *app, enum chapter chapter)
{
    *home_state(app) = (struct home_state){.in_chapter = true, .chapter = chapter};
}

static void choose_level(struct app *app, int level)
{
    app->course.chosen_level = level;
    if (app->course.reached.open[level])
        app_start(app, level);
}

static void turn_page(struct app *app, int by)
{
    home_state(app)->page += by;
    app->focus.id = -1;
}

static void follow_link(struct app *app, int link)
{
    app_go(app, screen_find(links[link].screen));
}

static void chosen(struct app *app, int id)
{
    if (id >= HOME_LEVEL)
        choose_level(app, id - HOME_LEVEL);
    else if (id >= HOME_CHAPTER && id < HOME_CHAPTER + CHAPTERS)
        to_chapter(app, (enum chapter)(id - HOME_CHAPTER));
    else if (id >= HOME_LINK && id < HOME_LINK + LINKS)
        follow_link(app, id - HOME_LINK);
    else if (id == HOME_TODAY)
        (void)app_start_workout(app, &app->course.reached.today.workout);
    else if (id == HOME_PLAYER)
        app_go(app, screen_find("players"));
    else if (id == HOME_BOARD)
        app_go(app, &screen_board);
    else if (id == HOME_LEAVE)
        app->quit = true;
    else if (id == HOME_BACK)
        home_state(app)->in_chapter = false;
    else if (id == HOME_EARLIER || id == HOME_LATER)
        turn_page(app, id == HOME_LATER ? 1 : -1);
}

/* Back from a chapter is the map; from there, leaving: asked twice, since nothing lies behind. */
static void back(struct app *app)
{
    if (home_state(app)->in_chapter)
        home_state(app)->in_chapter = false;
    else if (app->focus.id == HOME_LEAVE)
        app->quit = true;
    else
        app->focus.id = HOME_LEAVE;
}

static int menu(const struct app *app)
{
    return home_state(app)->in_chapter ? 2 : 1;
}

/* To the other screens, rows of two in the sky: what is wanted most is nearest to the trail and to today, and
 * leaving farthest. */
static void paint_links(struct app *app, struct canvas *canvas, double x, double w)
{
    const double gap = 14;
    const struct box first = {x, PART_MARGIN_Y, fmin(w, 2 * 250 + gap), 90};
    const char *board = app->course.simulated        ? _("Simulated")
                        : !app->course.device_here   ? _("No board")
                        : course_ready(&app->course) ? _("Board ready")
                                                     : _("Board");
    static const int places[LINKS + 2] = {6, 4, 5, 2, 3, 0, 1};

    for (int i = 0; i <= LINKS + 1; i++) {
        const struct box at = layout_cell(first, 2, gap, places[i]);
        int id = i < LINKS ? HOME_LINK + i : i == LINKS ? HOME_BOARD : HOME_LEAVE;
        const char *text = i < LINKS ? _(links[i].text) : i == LINKS ? board : _("Leave");
        button(&app->focus, canvas, id, at, text, NULL);
        if (id == HOME_LEAVE)
            focus_slow(&app->focus);
    }
}

/* What has to be said lies over the lower part of the map; in a narrow window over all but the lowest part,
 * for names of files are long. */
static void paint_told(const struct app *app, struct canvas *canvas, double x)
{
    const bool narrow = canvas_width(canvas) < 1700;
    const double left = narrow ? PART_MARGIN_X : x, w = canvas_width(canvas) - PART_MARGIN_X - left,
                 size = 34;
    char told[APP_SAID];

    if (!app_told(app, told))
        return;
    double h = part_height(canvas, w - 80, size, SEMIBOLD, told) + 48;
    double y = canvas_height(canvas) - PART_MARGIN_Y - h - (narrow ? 174 : 0);
    canvas_layer(canvas);
    draw_sheet(canvas, left, y, w, h);
    draw_paragraph(canvas, left + 40, y + 24 + size, w - 80, size, SEMIBOLD, ROWAN, told);
}

static void paint(struct app *app, struct canvas *canvas)
{
    const double panel = fmin(fmax(0.281 * canvas_width(canvas), 470), 540);
    const double x = PART_MARGIN_X + panel + PART_GAP;

    draw_scene(canvas, "map");
    if (home_state(app)->in_chapter) {
        home_paint_chapter(app, canvas);
        return;
    }
    home_paint_panel(app, canvas, panel);
    home_paint_map(app, canvas, x);
    paint_links(app, canvas, x, fmin(canvas_width(canvas) - PART_MARGIN_X - x, 520));
    paint_told(app, canvas, x);
}

const struct screen screen_home = {.name = "home",
                                   .state_size = sizeof(struct home_state),
                                   .enter = enter,
                                   .leave = leave,
                                   .back = back,
                                   .chosen = chosen,
                                   .paint = paint,
                                   .menu = menu};
