#include "screen/results/results_screen.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "i18n/i18n.h"
#include "screen/shared/column.h"
#include "screen/shared/glyph.h"
#include "screen/shared/say.h"
#include "screen/shared/widgets.h"

/* The three sheets of the results: what was done, how it went, the table it went into. */

enum { PAD = 40 }; /* of the sheets */
static const struct type LARGE = {54, BOLD, ALIGN_LEFT};

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
static void say_limit(const struct column *in, const struct level *level, int star, char out[48])
{
    const bool reps = level->reps > 0;

    /* TRANSLATORS: the star comes at so many repetitions, or seconds */
    snprintf(out, 48, reps ? _("at %g") : _("at %g s"), level->stars[star]);
    if (text_width(in->canvas, LEAST.size, SEMIBOLD, out) > in->w)
        snprintf(out, 48, reps ? "%g" : _("%g s"), level->stars[star]);
}

struct fact {
    const char *name;
    int value;
    const char *unit;
    int before;     /* of the last attempt; valid when there is one */
    bool less_good; /* less is better */
};

enum { FACTS = 3, ARROW = 40 };
static const struct type VALUE = {44, BOLD, ALIGN_LEFT};

/* What is for the better in a word; "" of all else, which is not worth one. */
static void say_change(const struct fact *fact, char out[16])
{
    const int change = fact->value - fact->before;

    out[0] = '\0';
    if (change != 0 && (change < 0) == fact->less_good)
        snprintf(out, 16, change > 0 ? "+%d" : "%d", abs(change));
}

static void paint_change(const struct column *in, const struct fact *fact, double down)
{
    const double x = in->x, y = in->y + down - 16, up = fact->less_good ? -1 : 1;
    const struct point arrow[] = {{x, y + 12 * up}, {x + 28, y + 12 * up}, {x + 14, y - 13 * up}};
    const struct column beside = column_cut(*in, ARROW, 0);
    char text[16];

    say_change(fact, text);
    if (!text[0])
        return;
    draw_polygon(in->canvas, arrow, 3, LAKE);
    column_line(&beside, down, STRONG, LAKE, text);
}

/* The columns as wide as their words; units go first where it is narrow, then the comparison. */
static void paint_facts(const struct app *app, const struct column *sheet, const struct fact facts[FACTS])
{
    const double gap = 18, first = 452, row = 58;
    const struct column in = column_cut(*sheet, -8, -8);
    struct canvas *canvas = in.canvas;
    double names = 0, plain = 0, units = 0, changes = 0;
    char text[64];

    for (int i = 0; i < FACTS; i++) {
        names = fmax(names, text_width(canvas, BODY.size, BODY.weight, facts[i].name));
        snprintf(text, sizeof text, "%d", facts[i].value);
        plain = fmax(plain, text_width(canvas, VALUE.size, VALUE.weight, text));
        snprintf(text, sizeof text, "%d %s", facts[i].value, facts[i].unit);
        units = fmax(units, text_width(canvas, VALUE.size, VALUE.weight, text));
        say_change(&facts[i], text);
        if (results_state(app)->before.found && text[0])
            changes = fmax(changes, ARROW + text_width(canvas, STRONG.size, STRONG.weight, text));
    }
    const bool compare = changes > 0 && names + plain + changes + 2 * gap <= in.w;
    const bool with_units = names + units + (compare ? changes + gap : 0) + gap <= in.w;
    const double left = fmax(fmin(names, in.w - plain - gap) + gap, 0.25 * (sheet->w + 2 * PAD));
    const struct column name = column_cut(in, 0, in.w - left + gap), value = column_cut(in, left, 0),
                        change = column_cut(in, in.w - changes, 0);
    for (int i = 0; i < FACTS; i++) {
        const double down = first + i * row;
        snprintf(text, sizeof text, with_units && facts[i].unit[0] ? "%d %s" : "%d", facts[i].value,
                 facts[i].unit);
        column_line(&name, down, BODY, STONE, facts[i].name);
        column_line(&value, down, VALUE, INK, text);
        if (compare)
            paint_change(&change, &facts[i], down);
    }
}

/* Nobody measured: what the player says was done is done. */
static void paint_stamp(const struct app *app, const struct column *in)
{
    const double middle = in->x + in->w / 2, y = in->y + 200;
    bool done = run_completed(&app->course.attempt.run);
    char asked[SAY_ASKED];

    say_asked(app_level(app), asked);
    draw_ring(in->canvas, middle, y, 112, 14, done ? FERN : LINE);
    if (done)
        glyph_tick(in->canvas, middle, y, 4.4, FERN);
    column_label(in, 404, 90, type_middle(LARGE), INK, done ? _("Done by the clock") : _("Not to the end"));
    column_paragraph(in, 474, BODY, STONE, asked);
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

static void paint_best(const struct app *app, const struct column *sheet, const struct score *score)
{
    const double shown = cheer_way(cheer_s(&app->cheer, app->now_us), CHEER_BEST_S, 0.4);
    const struct column in = column_cut(*sheet, -4, -4);
    const char *words = results_best_words(app, results_state(app)->side);

    if (!ghost_beaten(&app->course.ghosts[results_state(app)->side], score))
        return;
    if (text_width(in.canvas, SUBHEAD.size, BOLD, words) > in.w) /* the leg is told above */
        words = results_best_words(app, SIDE_NONE);
    column_line(&in, 388, type_middle(HEAD), colour_fade(LAKE, shown), words);
}

static void paint_score(const struct app *app, const struct column *in, const struct score *score)
{
    const struct score *last = &results_state(app)->before.score;
    const struct fact held[FACTS] = {
        {_("Steady"), score->steadiness, "", last->steadiness, false},
        {_("Sway"), (int)lround(score->velocity_mm_s), _("mm/s"), (int)lround(last->velocity_mm_s), true},
        {_("Points"), score->points, "", last->points, false}};
    const struct fact counted[FACTS] = {{_("Best set"), score->reps, "", last->reps, false},
                                        {_("Steady"), score->steadiness, "", last->steadiness, false},
                                        {_("Points"), score->points, "", last->points, false}};
    bool reps = app_level(app)->reps > 0;
    char text[PART_SECONDS];

    part_amount(score, reps, text);
    column_line(in, 330, (struct type){140, BOLD, ALIGN_CENTRE}, INK, text);
    paint_best(app, in, score);
    paint_facts(app, in, reps ? counted : held);
}

/* The stars, or where they come; until one that was earned comes its place is open. */
static void paint_star(const struct app *app, const struct column *in, const struct score *score, int i)
{
    const double k = fmin(1, (in->w + 2 * PAD) / 560), room = 150 * k, y = in->y + 92;
    const double x = in->x + in->w / 2 + (i - 1) * 156 * k;
    const struct column below = {in->canvas, x - room / 2, in->y, room};
    const bool earned = score && i < score->stars;
    const double pop = earned ? cheer_pop(cheer_s(&app->cheer, app->now_us), cheer_star_s(i)) : 0;
    char text[48];

    draw_star(in->canvas, x, y, (pop > 0 ? 66 * pop : 54) * k, pop > 0);
    if (earned)
        return;
    say_limit(&below, app_level(app), i, text);
    column_line(&below, 188, (struct type){36, SEMIBOLD, ALIGN_CENTRE}, STONE, text);
}

void results_paint_done(const struct app *app, struct canvas *canvas, struct box at)
{
    const bool counted = app_level(app)->reps > 0;
    const struct score *score = run_best(&app->course.attempt.run, results_state(app)->side);
    const struct column in = column_sheet(canvas, at, PAD);

    if (!run_measured(&app->course.attempt.run)) {
        paint_stamp(app, &in);
        return;
    }
    for (int i = 0; i < LEVEL_STARS; i++)
        paint_star(app, &in, score, i);
    if (score) {
        paint_score(app, &in, score);
        return;
    }
    column_line(&in, 306, type_middle(LARGE), INK, counted ? _("None counted yet") : _("Not held yet"));
    column_line(&in, 372, type_middle(BODY), STONE,
                counted ? _("small and slow is fine") : _("a handrail is fine"));
}

/* The sets of the side that is shown, one under the other. */
static void paint_sets(const struct app *app, struct canvas *canvas, struct box at)
{
    const struct run *run = &app->course.attempt.run;
    const struct column in = column_sheet(canvas, at, PAD);
    const struct column name = column_cut(in, 66, in.w / 2), amount = column_cut(in, in.w / 2, 0);
    double down = 130;
    char text[PART_SECONDS];

    column_line(&in, 60, HEAD, INK, _("Your sets"));
    for (int i = 0; i < run->set_count; i++) {
        const struct run_set *set = &run->sets[i];
        if (set->side != results_state(app)->side)
            continue;
        glyph_step(canvas, in.x + 26, in.y + down - 14, 19,
                   set->done && !set->skipped ? PIP_DONE : PIP_TO_COME);
        column_says(&name, down, (struct type){38, MEDIUM, ALIGN_LEFT}, STONE, _("Set %d"), set->set);
        text[0] = '\0';
        if (set->scored && run_counted(run))
            snprintf(text, sizeof text, _("%d of %d"), set->score.good, app_level(app)->reps);
        else if (set->scored)
            part_seconds(set->score.seconds, text);
        column_line(&amount, down, (struct type){40, BOLD, ALIGN_RIGHT}, INK, text);
        down += 49;
    }
}

void results_paint_how(const struct app *app, struct canvas *canvas, struct box at)
{
    const struct run *run = &app->course.attempt.run;

    if (run->channel == CHANNEL_LOAD && !run_counted(run))
        results_paint_sway(app, canvas, at);
    else
        paint_sets(app, canvas, at);
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

static void paint_row(const struct app *app, const struct column *sheet, int i)
{
    const struct store_score *row = &results_state(app)->table[i];
    const struct column in = column_below(column_cut(*sheet, 0, 8), 104 + i * 94);
    struct canvas *canvas = in.canvas;
    const double wide = sheet->w + 2 * PAD;
    bool now = app->course.saved_id != 0 && row->attempt_id == app->course.saved_id,
         mine = row->player_id == app->course.player.id;
    struct colour ink = now ? MIST : INK, weak = now ? QUIET : STONE;
    /* The points decide the place; the seconds say what they come from, where two lines have room. */
    const bool two = text_size(canvas, LEAST.size) < 36;
    const struct column rank = {canvas, in.x - 4, in.y, 76};
    const char *note = wide < 500 ? "" : now ? _("now") : mine ? _("before") : "";
    double note_w = note[0] ? 14 + text_width(canvas, NOTE.size, NOTE.weight, note) : 0, taken;
    char text[PART_SECONDS];

    if (now)
        draw_round(canvas, in.x - 20, in.y, wide - 40, 86, 24, SPRUCE);
    column_says(&rank, 59, type_middle(HEAD), now ? MIST : STONE, "%d", row->place);
    taken =
        column_says(&in, two ? 44 : 59, (struct type){46, BOLD, ALIGN_RIGHT}, ink, "%d", row->score.points);
    part_amount(&row->score, row->score.reps > 0, text);
    if (row->score.reps > 0 && text_width(canvas, LEAST.size, LEAST.weight, text) > (wide < 500 ? 116 : 150))
        snprintf(text, sizeof text, "%d", row->score.good); /* the name needs the room */
    if (two)
        taken = fmax(taken, column_line(&in, 77, type_right(LEAST), weak, text));
    const struct column name = column_cut(in, 78, taken + 14 + note_w);
    double left =
        78 + column_line(&name, 59, (struct type){46, mine ? BOLD : MEDIUM, ALIGN_LEFT}, ink, row->player);
    const struct column after = column_cut(in, left + 14, taken + 14);
    if (note[0])
        column_line(&after, 59, NOTE, now ? SUN_LIGHT : STONE, note);
}

void results_paint_table(const struct app *app, struct canvas *canvas, struct box at)
{
    bool kept =
        app->course.saved_id != 0 && !app->course.source->stand_in && run_measured(&app->course.attempt.run);
    const struct column in = column_sheet(canvas, at, PAD);
    char said[APP_SAID];
    double title_w = column_line(&in, 60, HEAD, INK, part_side_leg(results_state(app)->side));
    const struct column beside = column_cut(in, title_w + 24, 8);

    if (!kept || results_state(app)->count == 0) {
        draw_block(canvas, in.x, in.y + 120, in.w, at.h - 240, 42, SEMIBOLD, ALIGN_CENTRE, INK,
                   no_table(app, said));
        return;
    }
    if (text_width(canvas, LEAST.size, LEAST.weight, _("points")) < beside.w)
        column_line(&beside, 60, type_right(NOTE), STONE, _("points"));
    for (int i = 0; i < results_state(app)->count && i < RESULTS_ROWS; i++)
        paint_row(app, &in, i);
}
