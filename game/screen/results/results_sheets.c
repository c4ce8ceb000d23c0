#include "screen/results/results_screen.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "i18n/i18n.h"
#include "screen/play/say.h"
#include "screen/shared/glyph.h"
#include "screen/shared/widgets.h"

/* The three sheets of the results: what was done, how it went, the table it went into. */

enum { ROWS = RESULTS_ROWS };

static const double TOP = RESULTS_TOP, HEIGHT = RESULTS_HEIGHT;

/* The set with the best hold of the side that is shown; NULL when nothing was held there. */
const struct run_set *results_best_set(const struct app *app)
{
    const struct run *run = &app->course.attempt.run;
    const struct run_set *best = NULL;

    for (int i = 0; i < run->set_count; i++) {
        const struct run_set *set = &run->sets[i];
        if (set->side == results_state(app)->side && set->scored &&
            (!best || score_better(&best->score, &set->score) == &set->score))
            best = set;
    }
    return best;
}

/* Under a star that is still to be earned: where it comes, and only the number where w is too little. */
static void say_limit(struct canvas *canvas, const struct level *level, int star, double w, char out[48])
{
    const bool reps = level->reps > 0;

    /* TRANSLATORS: the star comes at so many repetitions, or seconds */
    snprintf(out, 48, reps ? _("at %g") : _("at %g s"), level->stars[star]);
    if (text_width(canvas, 32, SEMIBOLD, out) > w)
        snprintf(out, 48, reps ? "%g" : _("%g s"), level->stars[star]);
}

struct fact {
    const char *name;
    int value;
    const char *unit;
    int before;     /* of the last attempt; valid when there is one */
    bool less_good; /* less is better */
};

/* What is for the better in a word; "" of all else, which is not worth one. */
static void say_change(const struct fact *fact, char out[16])
{
    const int change = fact->value - fact->before;

    out[0] = '\0';
    if (change != 0 && (change < 0) == fact->less_good)
        snprintf(out, 16, change > 0 ? "+%d" : "%d", abs(change));
}

static void paint_change(struct canvas *canvas, const struct fact *fact, double x, double y, double room)
{
    const int up = fact->less_good ? -1 : 1;
    const struct point arrow[] = {
        {x, y - 16 + 12 * up}, {x + 28, y - 16 + 12 * up}, {x + 14, y - 16 - 13 * up}};
    char text[16];

    say_change(fact, text);
    if (!text[0])
        return;
    draw_polygon(canvas, arrow, 3, LAKE);
    draw_text(canvas, x + 40, y, room - 40, 40, SEMIBOLD, ALIGN_LEFT, LAKE, text);
}

/* The columns as wide as their words; units go first where it is narrow, then the comparison. */
static void paint_facts(const struct app *app, struct canvas *canvas, const struct fact *facts, double x,
                        double w)
{
    const double pad = 32, gap = 18, y = TOP + 452;
    double names = 0, plain = 0, units = 0, changes = 0;
    char text[64];

    for (int i = 0; i < 3; i++) {
        names = fmax(names, text_width(canvas, 40, MEDIUM, facts[i].name));
        snprintf(text, sizeof text, "%d", facts[i].value);
        plain = fmax(plain, text_width(canvas, 44, BOLD, text));
        snprintf(text, sizeof text, "%d %s", facts[i].value, facts[i].unit);
        units = fmax(units, text_width(canvas, 44, BOLD, text));
        say_change(&facts[i], text);
        if (results_state(app)->before.found && text[0])
            changes = fmax(changes, 40 + text_width(canvas, 40, SEMIBOLD, text));
    }
    const bool compare = changes > 0 && names + plain + changes + 2 * gap <= w - 2 * pad;
    const bool with_units = names + units + (compare ? changes + gap : 0) + gap <= w - 2 * pad;
    const double values = x + pad + fmax(fmin(names, w - 2 * pad - plain - gap) + gap, 0.25 * w);
    for (int i = 0; i < 3; i++) {
        snprintf(text, sizeof text, with_units && facts[i].unit[0] ? "%d %s" : "%d", facts[i].value,
                 facts[i].unit);
        draw_text(canvas, x + pad, y + i * 58, values - gap - x - pad, 40, MEDIUM, ALIGN_LEFT, STONE,
                  facts[i].name);
        draw_text(canvas, values, y + i * 58, x + w - pad - values, 44, BOLD, ALIGN_LEFT, INK, text);
        if (compare)
            paint_change(canvas, &facts[i], x + w - pad - changes, y + i * 58, changes);
    }
}

/* Nobody measured: what the player says was done is done. */
static void paint_stamp(const struct app *app, struct canvas *canvas, double x, double w)
{
    const double middle = x + w / 2;
    bool done = run_completed(&app->course.attempt.run);
    char asked[SAY_ASKED];

    say_asked(app_level(app), asked);
    draw_ring(canvas, middle, TOP + 200, 112, 14, done ? FERN : LINE);
    if (done)
        glyph_tick(canvas, middle, TOP + 200, 4.4, FERN);
    draw_label(canvas, middle, TOP + 404, w - 80, 90, 54, BOLD, ALIGN_CENTRE, INK,
               done ? _("Done by the clock") : _("Not to the end"));
    draw_paragraph(canvas, x + 40, TOP + 474, w - 80, 40, MEDIUM, STONE, asked);
}

/* More than ever before, on this leg. */
const char *results_best_words(const struct app *app, enum side side)
{
    bool reps = app_level(app)->reps > 0;

    switch (side) {
    case SIDE_LEFT:
        return reps ? _("Most yet on the left") : _("Longest yet on the left");
    case SIDE_RIGHT:
        return reps ? _("Most yet on the right") : _("Longest yet on the right");
    default:
        return reps ? _("Most yet") : _("Longest yet");
    }
}

static void paint_best(const struct app *app, struct canvas *canvas, const struct score *score, double x,
                       double w)
{
    const double shown = cheer_way(cheer_s(&app->cheer, app->now_us), CHEER_BEST_S, 0.4);

    const char *words = results_best_words(app, results_state(app)->side);

    if (!ghost_beaten(&app->course.ghosts[results_state(app)->side], score))
        return;
    if (text_width(canvas, 36, BOLD, words) > w - 72) /* the leg is told above */
        words = results_best_words(app, SIDE_NONE);
    draw_text(canvas, x + w / 2, TOP + 388, w - 72, 44, BOLD, ALIGN_CENTRE, colour_fade(LAKE, shown), words);
}

static void paint_score(const struct app *app, struct canvas *canvas, const struct score *score, double x,
                        double w)
{
    const struct score *last = &results_state(app)->before.score;
    const struct fact held[] = {
        {_("Steady"), score->steadiness, "", last->steadiness, false},
        {_("Sway"), (int)lround(score->velocity_mm_s), _("mm/s"), (int)lround(last->velocity_mm_s), true},
        {_("Points"), score->points, "", last->points, false}};
    const struct fact counted[] = {{_("Best set"), score->reps, "", last->reps, false},
                                   {_("Steady"), score->steadiness, "", last->steadiness, false},
                                   {_("Points"), score->points, "", last->points, false}};
    bool reps = app_level(app)->reps > 0;
    char text[64];

    if (reps)
        snprintf(text, sizeof text, _("%d good"), score->good);
    else
        part_seconds(score->seconds, text);
    draw_text(canvas, x + w / 2, TOP + 330, w - 80, 140, BOLD, ALIGN_CENTRE, INK, text);
    paint_best(app, canvas, score, x, w);
    paint_facts(app, canvas, reps ? counted : held, x, w);
}

/* Until it comes its place is open. */
static void paint_earned(struct canvas *canvas, double x, double k, double pop)
{
    if (pop > 0)
        draw_star(canvas, x, TOP + 92, 66 * k * pop, true);
    else
        draw_star(canvas, x, TOP + 92, 54 * k, false);
}

void results_paint_done(const struct app *app, struct canvas *canvas, double x, double w)
{
    const struct level *level = app_level(app);
    const struct score *score = run_best(&app->course.attempt.run, results_state(app)->side);
    const double middle = x + w / 2, k = fmin(1, w / 560);
    char text[64];

    draw_sheet(canvas, x, TOP, w, HEIGHT);
    if (!run_measured(&app->course.attempt.run)) {
        paint_stamp(app, canvas, x, w);
        return;
    }
    for (int i = 0; i < LEVEL_STARS; i++) {
        double sx = middle + (i - 1) * 156 * k;
        if (score && i < score->stars) {
            paint_earned(canvas, sx, k, cheer_pop(cheer_s(&app->cheer, app->now_us), cheer_star_s(i)));
            continue;
        }
        draw_star(canvas, sx, TOP + 92, 54 * k, false);
        say_limit(canvas, level, i, 150 * k, text);
        draw_text(canvas, sx, TOP + 188, 150 * k, 36, SEMIBOLD, ALIGN_CENTRE, STONE, text);
    }
    if (score) {
        paint_score(app, canvas, score, x, w);
        return;
    }
    draw_text(canvas, middle, TOP + 306, w - 80, 54, BOLD, ALIGN_CENTRE, INK,
              level->reps > 0 ? _("None counted yet") : _("Not held yet"));
    draw_text(canvas, middle, TOP + 372, w - 80, 40, MEDIUM, ALIGN_CENTRE, STONE,
              level->reps > 0 ? _("small and slow is fine") : _("a handrail is fine"));
}

/* The sets of the side that is shown, one under the other. */
static void paint_sets(const struct app *app, struct canvas *canvas, double x, double w)
{
    const struct run *run = &app->course.attempt.run;
    double y = TOP + 92;
    char text[64];

    draw_sheet(canvas, x, TOP, w, HEIGHT);
    draw_text(canvas, x + 40, TOP + 60, w - 80, 44, BOLD, ALIGN_LEFT, INK, _("Your sets"));
    for (int i = 0; i < run->set_count; i++) {
        const struct run_set *set = &run->sets[i];
        if (set->side != results_state(app)->side)
            continue;
        bool done = set->done && !set->skipped;
        glyph_step(canvas, x + 66, y + 24, 19, done ? PIP_DONE : PIP_TO_COME);
        snprintf(text, sizeof text, _("Set %d"), set->set);
        draw_text(canvas, x + 106, y + 38, w / 2 - 106, 38, MEDIUM, ALIGN_LEFT, STONE, text);
        text[0] = '\0';
        if (set->scored && run_counted(run))
            snprintf(text, sizeof text, _("%d of %d"), set->score.good, app_level(app)->reps);
        else if (set->scored)
            part_seconds(set->score.seconds, text);
        draw_text(canvas, x + w - 40, y + 38, w / 2 - 40, 40, BOLD, ALIGN_RIGHT, INK, text);
        y += 49;
    }
}

void results_paint_how(const struct app *app, struct canvas *canvas, double x, double w)
{
    const struct run *run = &app->course.attempt.run;

    if (run->channel == CHANNEL_LOAD && !run_counted(run))
        results_paint_sway(app, canvas, x, w);
    else
        paint_sets(app, canvas, x, w);
}

static const char *no_table(const struct app *app, char out[APP_SAID])
{
    if (app->course.source->stand_in) {
        snprintf(out, APP_SAID, _("%s: this attempt is not entered into the table."),
                 _(app->course.source->stand_in));
        return out;
    }
    if (!run_measured(&app->course.attempt.run))
        return _("By the clock there are no points: it is a stamp.");
    return app->course.unkept        ? _("This attempt is not stored yet.")
           : app->notices.fault.kind ? _("This attempt could not be saved.")
                                     : _("No attempt yet on this leg.");
}

static void paint_row(const struct app *app, struct canvas *canvas, int i, double x, double w)
{
    const struct store_score *row = &results_state(app)->table[i];
    bool now = app->course.saved_id != 0 && row->attempt_id == app->course.saved_id,
         mine = row->player_id == app->course.player.id;
    double y = TOP + 104 + i * 94;
    struct colour ink = now ? MIST : INK;
    char text[64];

    if (now)
        draw_round(canvas, x + 20, y, w - 40, 86, 24, SPRUCE);
    snprintf(text, sizeof text, "%d", results_state(app)->rank[i]);
    draw_text(canvas, x + 74, y + 59, 76, 44, BOLD, ALIGN_CENTRE, now ? MIST : STONE, text);
    /* The points decide the place; the seconds say what they come from, where two lines have room. */
    const bool two = text_size(canvas, 32) < 36;
    double right = x + w - 48, points_w, seconds_w = 0;
    snprintf(text, sizeof text, "%d", row->score.points);
    points_w = draw_text(canvas, right, y + (two ? 44 : 59), 140, 46, BOLD, ALIGN_RIGHT, ink, text);
    if (row->score.reps > 0)
        snprintf(text, sizeof text, _("%d good"), row->score.good);
    else
        part_seconds(row->score.seconds, text);
    if (row->score.reps > 0 && text_width(canvas, 32, MEDIUM, text) > (w < 500 ? 116 : 150))
        snprintf(text, sizeof text, "%d", row->score.good); /* the name needs the room */
    if (two)
        seconds_w = draw_text(canvas, right, y + 77, 150, 32, MEDIUM, ALIGN_RIGHT, now ? QUIET : STONE, text);
    right -= fmax(points_w, seconds_w) + 14;
    double left = x + 118;
    const char *note = w < 500 ? "" : now ? _("now") : mine ? _("before") : "";
    double note_w = note[0] ? text_width(canvas, 36, MEDIUM, note) : 0;
    left += draw_text(canvas, left, y + 59, right - left - note_w - 14, 46, mine ? BOLD : MEDIUM, ALIGN_LEFT,
                      ink, row->player);
    if (note[0])
        draw_text(canvas, left + 14, y + 59, right - left - 14, 36, MEDIUM, ALIGN_LEFT,
                  now ? SUN_LIGHT : STONE, note);
}

void results_paint_table(const struct app *app, struct canvas *canvas, double x, double w)
{
    bool kept =
        app->course.saved_id != 0 && !app->course.source->stand_in && run_measured(&app->course.attempt.run);
    char said[APP_SAID];
    bool show = kept && results_state(app)->count > 0;
    draw_sheet(canvas, x, TOP, w, HEIGHT);
    double title_w = draw_text(canvas, x + 40, TOP + 60, w - 80, 44, BOLD, ALIGN_LEFT, INK,
                               part_side_leg(results_state(app)->side));
    if (!show) {
        draw_block(canvas, x + 40, TOP + 120, w - 80, HEIGHT - 240, 42, SEMIBOLD, ALIGN_CENTRE, INK,
                   no_table(app, said));
        return;
    }
    if (text_width(canvas, 32, MEDIUM, _("points")) < w - 112 - title_w)
        draw_text(canvas, x + w - 48, TOP + 60, w - 112 - title_w, 36, MEDIUM, ALIGN_RIGHT, STONE,
                  _("points"));
    for (int i = 0; i < results_state(app)->count && i < ROWS; i++)
        paint_row(app, canvas, i, x, w);
}
