#include "screen/results/results_screen.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "activity/replay.h"
#include "i18n/i18n.h"
#include "screen/results/scores_screen.h"
#include "screen/shared/column.h"
#include "screen/shared/glyph.h"
#include "screen/shared/say.h"
#include "screen/shared/widgets.h"

/* What was done: stars and seconds, the sway of the best hold, the table it went into. */

enum { NEXT_SIZE = 96, LOW = 772, LOW_HEIGHT = 252, PAD = 36 }; /* of the lower row: its upper edge */

/* Every n-th frame, so that the longest hold fits. */
struct tracing {
    struct app *app;
    int64_t every, seen;
};

static void trace_frame(void *context, const struct plate_frame *frame)
{
    struct tracing *tracing = context;
    struct results_state *results = results_state(tracing->app);

    if (tracing->seen++ % tracing->every == 0 && results->trace_count < RESULTS_TRACE)
        results->trace[results->trace_count++] = (struct dot_point){frame->t_us, frame->x_mm, frame->y_mm};
}

static void load_trace(struct app *app)
{
    const struct attempt *attempt = &app->course.attempt;
    const struct run_set *set = results_best_set(app);
    struct tracing tracing = {.app = app};

    results_state(app)->trace_count = 0;
    if (!set || attempt->run.channel != CHANNEL_LOAD || run_counted(&attempt->run))
        return;
    const struct recording *recording = &attempt->recordings[set - attempt->run.sets];
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
    struct results_state *results = results_state(app);
    struct store_score *found = NULL;

    if (!app->course.store)
        return;
    int count = scores_of(app, level, side, &found);
    results->count = 0;
    if (app_fault(app, count) < 0)
        return;
    if (rows > RESULTS_TABLE)
        rows = RESULTS_TABLE;
    for (int i = 0; i < count; i++) {
        bool newest = app->course.saved_id != 0 && found[i].attempt_id == app->course.saved_id;
        if (results->count == rows && !newest)
            continue;
        /* Below the best rows: the last place shows it with its own place. */
        int at = results->count < rows ? results->count++ : rows - 1;
        results->table[at] = found[i];
    }
    free(found);
}

static void show_side(struct app *app, enum side side)
{
    results_state(app)->side = side;
    load_trace(app);
    load_before(app);
    results_load_table(app, app_level(app), side, RESULTS_ROWS);
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
    const struct run *run = &app->course.attempt.run;
    enum side first = run->sets[0].side;

    (void)wanted;
    if (first != SIDE_NONE && !run_best(run, first) && run_best(run, side_other(first)))
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

static void keep(struct app *app)
{
    app_keep_attempt(app);
    show_side(app, results_state(app)->side);
}

static void chosen(struct app *app, int id)
{
    if (id == RESULTS_AGAIN)
        app_start(app, app->course.chosen_level);
    else if (id == RESULTS_SCORES)
        app_go(app, &screen_scores);
    else if (id == RESULTS_LEFT || id == RESULTS_RIGHT)
        show_side(app, id == RESULTS_LEFT ? SIDE_LEFT : SIDE_RIGHT);
    else if (id == RESULTS_KEEP)
        keep(app);
    else /* continue, or beside: leaving writes the file */
        app_go_on(app);
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
static void paint_kept(const struct app *app, const struct column *in)
{
    struct colour colour = app->notices.fault.kind ? ROWAN : INK;
    char said[APP_SAID];

    results_say_kept(app, said);
    if (app->course.unkept)
        draw_block(in->canvas, in->x, in->y + 6, in->w, 100, 36, SEMIBOLD, ALIGN_LEFT, colour, said);
    else if (text_width(in->canvas, 36, SEMIBOLD, said) <= in->w)
        column_line(in, 74, (struct type){42, SEMIBOLD, ALIGN_LEFT}, colour, said);
    else
        column_paragraph(in, 48, (struct type){34, SEMIBOLD, ALIGN_LEFT}, colour, said);
}

/* The disc of the map that has opened; for a camp its flag. */
static void paint_opened(const struct app *app, const struct column *in)
{
    const double s = cheer_s(&app->cheer, app->now_us), pop = cheer_pop(s, CHEER_OPEN_S);
    const double shown = cheer_way(s, CHEER_OPEN_S, 0.3), cx = in->x + 44, cy = in->y + 52;
    const struct column beside = column_cut(*in, 104, 0);
    char open[128], news[SAY_THINGS];

    say_opened(app, open, news);
    if (pop > 0) {
        draw_disc(in->canvas, cx, cy, 38 * pop, SUN_LIGHT);
        if (app->course.opened_camp)
            glyph_flag(in->canvas, cx - 16 * pop, cy + 28 * pop, 1, 0.38 * pop, ON_SUN);
        else
            glyph_chevron(in->canvas, cx + 4, cy, 1, 1.1 * pop, ON_SUN);
    }
    if (text_width(in->canvas, SUBHEAD.size, BOLD, open) > beside.w ||
        text_width(in->canvas, LEAST.size, MEDIUM, news) > beside.w) {
        draw_block(in->canvas, beside.x, in->y + 8, beside.w, 84, HEAD.size, BOLD, ALIGN_LEFT,
                   colour_fade(MIST, shown), open);
        return;
    }
    column_line(&beside, 40, HEAD, colour_fade(MIST, shown), open);
    column_line(&beside, 87, SMALL, colour_fade(QUIET, shown), news);
}

/* On the left what became of it and what else can be done, on the right the way on. */
static void paint_lower(struct app *app, struct canvas *canvas, struct box left, struct box right)
{
    const struct column sign = column_sign(canvas, right, PAD);
    const bool unkept = app->course.unkept;
    char next[NEXT_SIZE];

    say_next(app, next);
    if (app->course.opened >= 0)
        paint_opened(app, &sign);
    else
        column_label(&sign, 76, 84, (struct type){46, BOLD, ALIGN_LEFT}, MIST, next);
    button(&app->focus, canvas, RESULTS_CONTINUE, (struct box){sign.x, LOW + 112, sign.w, 108}, _("Continue"),
           NULL);
    const struct column sheet = column_sheet(canvas, left, PAD);
    const struct box low = {sheet.x, LOW + 112, sheet.w, 108};
    paint_kept(app, &sheet);
    button(&app->focus, canvas, unkept ? RESULTS_KEEP : RESULTS_AGAIN, layout_cell(low, 2, PART_GAP, 0),
           unkept ? _("Try again") : _("Again"), NULL);
    button(&app->focus, canvas, unkept ? RESULTS_BESIDE : RESULTS_SCORES, layout_cell(low, 2, PART_GAP, 1),
           unkept ? _("Write a file") : _("Scores"), NULL);
}

/* Left and right: the one that is shown is filled. */
static void paint_sides(struct app *app, struct canvas *canvas)
{
    const double w = 240, gap = 32, right = canvas_width(canvas) - PART_MARGIN_X;
    const struct box both = {right - 2 * w - gap, 44, 2 * w + gap, 90};

    for (int i = SIDE_LEFT; i <= SIDE_RIGHT; i++) {
        const struct box at = layout_cell(both, 2, gap, i - SIDE_LEFT);
        const struct column in = column_cut(column_in(canvas, at, 0), 88, 12);
        const bool left = i == SIDE_LEFT, on = i == (int)results_state(app)->side;
        (void)focus_framed(&app->focus, canvas, left ? RESULTS_LEFT : RESULTS_RIGHT, at, FOCUS_RADIUS,
                           part_side_leg((enum side)i));
        draw_key(canvas, at.x, at.y, at.w, at.h, FOCUS_RADIUS, on);
        glyph_foot(canvas, at.x + 48, at.y + at.h / 2, 66, (enum side)i, on, on ? MIST : STONE);
        column_line(&in, 62, (struct type){46, BOLD, ALIGN_LEFT}, on ? MIST : INK,
                    left ? _("Left") : _("Right"));
    }
}

static void paint(struct app *app, struct canvas *canvas)
{
    const struct level *level = app_level(app);
    const struct box high = {PART_MARGIN_X, 148, layout_room(canvas), 596};
    const struct box third[] = {layout_cell(high, 3, PART_GAP, 0), layout_cell(high, 3, PART_GAP, 1),
                                layout_cell(high, 3, PART_GAP, 2)};
    const struct column top = column_cut(column_page(canvas), 0, 540);
    char name[PART_NAME], written[UNIT_TEXT];
    const char *title = say_title(app, level, written);
    double left = 0;

    draw_scene(canvas, part_scene(level));
    layout_veil(canvas, colour_fade(PAPER, 0.3));
    part_level_name(app, level, name);
    /* The level's place in its chapter, where there is room for it. */
    if (text_width(canvas, 44, BOLD, name) + 22 + text_width(canvas, 34, MEDIUM, title) < top.w)
        left = column_line(&top, 104, HEAD, INK, name) + 22;
    const struct column rest = column_cut(top, left, 0);
    column_line(&rest, 104, LEAD, INK, title);
    paint_lower(app, canvas, (struct box){high.x, LOW, third[2].x - PART_GAP - high.x, LOW_HEIGHT},
                (struct box){third[2].x, LOW, third[2].w, LOW_HEIGHT});
    if (level->sides == LEVEL_EACH_SIDE)
        paint_sides(app, canvas);
    results_paint_done(app, canvas, third[0]);
    results_paint_how(app, canvas, third[1]);
    results_paint_table(app, canvas, third[2]);
}

const struct screen screen_results = {.name = "results",
                                      .state_size = sizeof(struct results_state),
                                      .tells_fault = true,
                                      .enter = enter,
                                      .leave = leave,
                                      .back = app_go_on,
                                      .chosen = chosen,
                                      .paint = paint};
