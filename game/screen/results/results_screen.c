#include "screen/results/results_screen.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "activity/replay.h"
#include "i18n/i18n.h"
#include "screen/play/say.h"
#include "screen/results/scores_screen.h"
#include "screen/shared/glyph.h"
#include "screen/shared/widgets.h"

/* What was done: stars and seconds, the sway of the best hold, the table it went into. */

enum { ROWS = RESULTS_ROWS, NEXT_SIZE = 96 };

static const double LOW = 772, LOW_HEIGHT = 252;

/* Every n-th frame, so that the longest hold fits. */
struct tracing {
    struct app *app;
    int64_t every, seen;
};

static void trace_frame(void *context, const struct plate_frame *frame)
{
    struct tracing *tracing = context;
    struct app *app = tracing->app;

    if (tracing->seen++ % tracing->every == 0 && results_state(app)->trace_count < RESULTS_TRACE)
        results_state(app)->trace[results_state(app)->trace_count++] =
            (struct dot_point){frame->t_us, frame->x_mm, frame->y_mm};
}

static void load_trace(struct app *app)
{
    const struct run_set *set = results_best_set(app);
    struct tracing tracing = {.app = app};

    results_state(app)->trace_count = 0;
    if (!set || app->course.attempt.run.channel != CHANNEL_LOAD || run_counted(&app->course.attempt.run))
        return;
    const struct recording *recording = &app->course.attempt.recordings[set - app->course.attempt.run.sets];
    tracing.every = ((set->best.end_us - set->best.start_us) / FRAME_STEP_US + 2) / RESULTS_TRACE + 1;
    replay_hold(&set->best, recording->samples, recording->count, trace_frame, &tracing);
}

/* The last attempt of before, to compare with. */
static void load_before(struct app *app)
{
    const struct run *run = &app->course.attempt.run;
    const struct store_table table = {.level = run->level->id,
                                      .side = results_state(app)->side,
                                      .channel = run->channel,
                                      .support = run->setup.support,
                                      .player_id = app->course.player.id};

    ghost_free(&results_state(app)->before);
    if (!app->course.store || !run_measured(run))
        return;
    (void)app_fault(app, ghost_load(app->course.store, &table, STORE_LATEST, app->course.saved_id,
                                    &results_state(app)->before));
}

void results_load_table(struct app *app, const struct level *level, enum side side, int rows)
{
    struct store_score *found = NULL;

    if (!app->course.store)
        return;
    int count = scores_of(app, level, side, &found);
    results_state(app)->count = 0;
    if (app_fault(app, count) < 0)
        return;
    if (rows > RESULTS_TABLE)
        rows = RESULTS_TABLE;
    for (int i = 0; i < count; i++) {
        bool newest = app->course.saved_id != 0 && found[i].attempt_id == app->course.saved_id;
        if (results_state(app)->count == rows && !newest)
            continue;
        /* Below the best rows: the last place shows it with its own rank. */
        int at = results_state(app)->count < rows ? results_state(app)->count++ : rows - 1;
        results_state(app)->table[at] = found[i];
        results_state(app)->rank[at] = i + 1;
    }
    free(found);
}

static void show_side(struct app *app, enum side side)
{
    results_state(app)->side = side;
    load_trace(app);
    load_before(app);
    results_load_table(app, app_level(app), side, ROWS);
}

/* Something was earned: else the results simply stand there. */
static bool earned(const struct app *app)
{
    const struct score *score = run_best(&app->course.attempt.run, results_state(app)->side);

    return (score && score->stars > 0) || app->course.opened >= 0 ||
           ghost_beaten(&app->course.ghosts[results_state(app)->side], score);
}

static void enter(struct app *app, const struct wanted *wanted)
{
    /* The side that worked first, if anything was held on it. */
    enum side first = app->course.attempt.run.sets[0].side;

    (void)wanted;
    if (first != SIDE_NONE && !run_best(&app->course.attempt.run, first) &&
        run_best(&app->course.attempt.run, side_other(first)))
        first = side_other(first);
    show_side(app, first);
    if (earned(app))
        cheer_begin(&app->cheer, app->now_us, app->look.still);
}

static void leave(struct app *app)
{
    app_let_go(app);
    ghost_free(&results_state(app)->before);
}

static void chosen(struct app *app, int id)
{
    switch (id) {
    case RESULTS_CONTINUE:
        app_go_on(app);
        break;
    case RESULTS_AGAIN:
        app_start(app, app->course.chosen_level);
        break;
    case RESULTS_SCORES:
        app_go(app, &screen_scores);
        break;
    case RESULTS_KEEP:
        app_keep_attempt(app);
        show_side(app, results_state(app)->side);
        break;
    case RESULTS_BESIDE:
        app_go_on(app); /* leaving writes the file */
        break;
    case RESULTS_LEFT:
        show_side(app, SIDE_LEFT);
        break;
    case RESULTS_RIGHT:
        show_side(app, SIDE_RIGHT);
        break;
    default:
        break;
    }
}

/* The next star of this side. */
static void say_next(const struct app *app, char out[NEXT_SIZE])
{
    const struct level *level = app_level(app);
    const struct score *score = run_best(&app->course.attempt.run, results_state(app)->side);
    int stars = score ? score->stars : 0;

    if (!run_measured(&app->course.attempt.run))
        snprintf(out, NEXT_SIZE, "%s", _("A stamp is yours"));
    else if (stars < LEVEL_STARS && level->reps > 0)
        snprintf(out, NEXT_SIZE, _("Next star at %g good"), level->stars[stars]);
    else if (stars < LEVEL_STARS)
        snprintf(out, NEXT_SIZE, _("Next star at %g s"), level->stars[stars]);
    else
        snprintf(out, NEXT_SIZE, "%s", _("All three stars"));
}

/* What has opened, and what is new about it. */
static void say_opened(const struct app *app, char open[128], char news[SAY_THINGS])
{
    const struct level *level = &app->course.trail->levels[app->course.opened];
    char name[PART_NAME], room[UNIT_TEXT];

    part_level_name(app, level, name);
    snprintf(open, 128, _("%s is open"), name);
    if (app->course.opened_camp)
        snprintf(news, SAY_THINGS, _("a new camp: %s"), _(chapter_title(level->chapter)));
    else if (app->course.opened_stage && guide_things(&app->course.book->guide, level))
        say_things(app, guide_things(&app->course.book->guide, level), news);
    else
        snprintf(news, SAY_THINGS, "%s", say_title(app, level, room));
}

bool results_news(const struct app *app, int i, char out[RESULTS_NEWS])
{
    if (i == 1 && app->course.opened >= 0) {
        char open[128], news[SAY_THINGS];
        say_opened(app, open, news);
        snprintf(out, RESULTS_NEWS, "%s. %s.", open, news);
        return true;
    }
    for (int side = SIDE_NONE; i == 0 && side <= SIDE_RIGHT; side++)
        if (ghost_beaten(&app->course.ghosts[side], run_best(&app->course.attempt.run, (enum side)side))) {
            snprintf(out, RESULTS_NEWS, "%s.", results_best_words(app, (enum side)side));
            return true;
        }
    return false;
}

void results_say_kept(const struct app *app, char out[APP_SAID])
{
    if (app->notices.fault.kind)
        snprintf(out, APP_SAID, "%s", fault_text(&app->notices.fault));
    else if (app->course.source->stand_in)
        snprintf(out, APP_SAID, _("%s: opens no level, enters no table."), _(app->course.source->stand_in));
    else if (app->course.saved_id == 0)
        snprintf(out, APP_SAID, "%s", _("This attempt was not saved."));
    else if (app->course.ghosts[results_state(app)->side].damaged)
        snprintf(out, APP_SAID, "%s", _("Saved. The recording of your best cannot be read any more."));
    else
        snprintf(out, APP_SAID, "%s", _("Saved."));
}

/* What became of the attempt: one line, or two smaller ones. */
static void paint_kept(const struct app *app, struct canvas *canvas, double x, double w)
{
    struct colour colour = app->notices.fault.kind ? ROWAN : INK;
    char said[APP_SAID];

    results_say_kept(app, said);
    if (app->course.unkept)
        draw_block(canvas, x, LOW + 6, w, 100, 36, SEMIBOLD, ALIGN_LEFT, colour, said);
    else if (text_width(canvas, 36, SEMIBOLD, said) <= w)
        draw_text(canvas, x, LOW + 74, w, 42, SEMIBOLD, ALIGN_LEFT, colour, said);
    else
        draw_paragraph(canvas, x, LOW + 48, w, 34, SEMIBOLD, colour, said);
}

/* The disc of the map that has opened; for a camp its flag. */
static void paint_opened(const struct app *app, struct canvas *canvas, double x, double w)
{
    const double s = cheer_s(&app->cheer, app->now_us), pop = cheer_pop(s, CHEER_OPEN_S), r = 38 * pop;
    const double shown = cheer_way(s, CHEER_OPEN_S, 0.3), cx = x + 44, cy = LOW + 52;
    char open[128], news[SAY_THINGS];

    say_opened(app, open, news);
    if (pop > 0) {
        draw_disc(canvas, cx, cy, r, SUN_LIGHT);
        if (app->course.opened_camp)
            glyph_flag(canvas, cx - 16 * pop, cy + 28 * pop, 1, 0.38 * pop, ON_SUN);
        else
            glyph_chevron(canvas, cx + 4, cy, 1, 1.1 * pop, ON_SUN);
    }
    const double left = x + 104, room = w - 104;
    if (text_width(canvas, 36, BOLD, open) > room || text_width(canvas, 32, MEDIUM, news) > room) {
        draw_block(canvas, left, LOW + 8, room, 84, 44, BOLD, ALIGN_LEFT, colour_fade(MIST, shown), open);
        return;
    }
    draw_text(canvas, left, LOW + 40, room, 44, BOLD, ALIGN_LEFT, colour_fade(MIST, shown), open);
    draw_text(canvas, left, LOW + 87, room, 34, MEDIUM, ALIGN_LEFT, colour_fade(QUIET, shown), news);
}

static void paint_lower(struct app *app, struct canvas *canvas, double left_w, double x, double w)
{
    const double pad = 36, half = (left_w - 2 * pad - 24) / 2;
    char next[NEXT_SIZE];

    draw_sign(canvas, x, LOW, w, LOW_HEIGHT);
    say_next(app, next);
    if (app->course.opened >= 0)
        paint_opened(app, canvas, x + pad, w - 2 * pad);
    else
        draw_label(canvas, x + pad, LOW + 76, w - 2 * pad, 84, 46, BOLD, ALIGN_LEFT, MIST, next);
    button(&app->focus, canvas, RESULTS_CONTINUE, x + pad, LOW + 112, w - 2 * pad, 108, _("Continue"), NULL);

    draw_sheet(canvas, PART_MARGIN_X, LOW, left_w, LOW_HEIGHT);
    paint_kept(app, canvas, PART_MARGIN_X + pad, left_w - 2 * pad);
    button(&app->focus, canvas, app->course.unkept ? RESULTS_KEEP : RESULTS_AGAIN, PART_MARGIN_X + pad,
           LOW + 112, half, 108, app->course.unkept ? _("Try again") : _("Again"), NULL);
    button(&app->focus, canvas, app->course.unkept ? RESULTS_BESIDE : RESULTS_SCORES,
           PART_MARGIN_X + pad + half + 24, LOW + 112, half, 108,
           app->course.unkept ? _("Write a file") : _("Scores"), NULL);
}

/* Left and right: the one that is shown is filled. */
static void paint_sides(struct app *app, struct canvas *canvas)
{
    const double w = 240, h = 90, y = 44, right = canvas_width(canvas) - PART_MARGIN_X;

    for (int i = SIDE_LEFT; i <= SIDE_RIGHT; i++) {
        enum side side = (enum side)i;
        double x = right - (side == SIDE_LEFT ? 2 * w + 32 : w);
        int id = side == SIDE_LEFT ? RESULTS_LEFT : RESULTS_RIGHT;
        bool here = focus_item(&app->focus, id, x, y, w, h);
        focus_label(&app->focus, side == SIDE_LEFT ? _("Left leg") : _("Right leg"));
        if (here)
            focus_frame(&app->focus, canvas, x, y, w, h, 28);
        bool on = side == results_state(app)->side;
        draw_key(canvas, x, y, w, h, 28, on);
        glyph_foot(canvas, x + 48, y + h / 2, 66, side, on, on ? MIST : STONE);
        draw_text(canvas, x + 88, y + 62, w - 100, 46, BOLD, ALIGN_LEFT, on ? MIST : INK,
                  side == SIDE_LEFT ? _("Left") : _("Right"));
    }
}

static void paint(struct app *app, struct canvas *canvas)
{
    const struct level *level = app_level(app);
    const double room = layout_room(canvas);
    const double column = (room - 2 * PART_GAP) / 3, right_x = PART_MARGIN_X + 2 * (column + PART_GAP);
    char name[PART_NAME], written[UNIT_TEXT];
    const char *title = say_title(app, level, written);

    draw_scene(canvas, part_scene(level));
    layout_veil(canvas, colour_fade(PAPER, 0.3));
    part_level_name(app, level, name);
    double x = PART_MARGIN_X, right = canvas_width(canvas) - PART_MARGIN_X - 540;
    /* The level's place in its chapter, where there is room for it. */
    if (x + text_width(canvas, 44, BOLD, name) + 22 + text_width(canvas, 34, MEDIUM, title) < right)
        x += draw_text(canvas, x, 104, 0, 44, BOLD, ALIGN_LEFT, INK, name) + 22;
    draw_text(canvas, x, 104, right - x, 44, MEDIUM, ALIGN_LEFT, INK, title);
    paint_lower(app, canvas, 2 * column + PART_GAP, right_x, column);
    if (level->sides == LEVEL_EACH_SIDE)
        paint_sides(app, canvas);
    results_paint_done(app, canvas, PART_MARGIN_X, column);
    results_paint_how(app, canvas, PART_MARGIN_X + column + PART_GAP, column);
    results_paint_table(app, canvas, right_x, column);
}

const struct screen screen_results = {.name = "results",
                                      .state_size = sizeof(struct results_state),
                                      .tells_fault = true,
                                      .enter = enter,
                                      .leave = leave,
                                      .back = app_go_on,
                                      .chosen = chosen,
                                      .paint = paint};
