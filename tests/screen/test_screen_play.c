#include "books.h"
#include "paper.h"

#include "screen/play/play_screen.h"

/* The play screen by the clock: every level, and what the picture follows. */

enum { FRAME_US = 50000, LONGEST_FRAMES = 4000 };

struct table {
    struct book book;
    struct app app;
    struct paper paper; /* the narrowest window */
    int64_t now_us;
};

static int lay_table(void **state)
{
    struct table *table = calloc(1, sizeof *table);

    assert_non_null(table);
    books_read(SUREFOOT_SOURCE_DIR, &table->book);
    paper_open(&table->paper, 1440, 1080);
    *state = table;
    return 0;
}

static int clear_table(void **state)
{
    struct table *table = *state;

    paper_close(&table->paper);
    book_free(&table->book);
    free(table);
    return 0;
}

static void frame(struct table *table)
{
    struct app *app = &table->app;
    const struct sample tick = {.t_us = table->now_us += FRAME_US, .has = SAMPLE_TICK};

    app_push(app, &tick);
    app_step(app, table->now_us);
}

static void begin(struct table *table, size_t level, unsigned sides)
{
    struct app *app = &table->app;

    table->now_us = FRAME_US;
    app_init(app, &table->book, NULL, NULL);
    app->fixed_time = true;
    app->course.chosen_level = (int)level;
    app->course.chosen_sides = sides;
    app->course.channel = CHANNEL_COACH;
    app_go(app, &screen_play);
    frame(table);
    assert_true(app->course.attempting);
}

static void begin_named(struct table *table, const char *id, unsigned sides)
{
    const struct level *level = trail_find(&table->book.trail, id);

    assert_non_null(level);
    begin(table, (size_t)(level - table->book.trail.levels), sides);
}

static struct run_moment look_at(const struct table *table)
{
    struct run_moment look;

    play_moment(&table->app, &look);
    return look;
}

static void until(struct table *table, enum run_phase phase)
{
    for (int i = 0; table->app.course.attempt.run.phase != phase; i++) {
        assert_true(i < LONGEST_FRAMES);
        frame(table);
    }
}

static void until_reps(struct table *table, int reps)
{
    for (int i = 0; look_at(table).reps < reps; i++) {
        assert_true(i < LONGEST_FRAMES);
        frame(table);
    }
}

static int paint(struct table *table)
{
    canvas_begin(table->paper.canvas);
    app_paint(&table->app, table->paper.canvas);
    return paper_faults(table->paper.canvas, app_level(&table->app)->id);
}

#define TABLE_TEST(name) TEST_ON(name, struct table *table, NULL, NULL)

/* Ready, count-in, the first work, a rest and a pause of every level: all text has its place. */
TABLE_TEST(every_level_has_room_for_its_words)
{
    static const enum run_phase phases[] = {RUN_GET_READY, RUN_COUNT_IN, RUN_WORK};
    int faults = 0;

    for (size_t i = 0; i < table->book.trail.count; i++) {
        unsigned asked = level_side_bits(&table->book.trail.levels[i]);
        begin(table, i, asked & SIDES_RIGHT ? SIDES_RIGHT : asked);
        for (size_t n = 0; n < sizeof phases / sizeof phases[0]; n++) {
            until(table, phases[n]);
            faults += paint(table);
        }
        app_act(&table->app, ACTION_PAUSE);
        faults += paint(table);
        app_end(&table->app);
    }
    assert_int_equal(faults, 0);
}

/* Nothing kept from before: all of it is painted anew. */
static void paint_afresh(struct table *table)
{
    struct canvas *canvas = table->paper.canvas;

    draw_kept_begin(canvas, 0, "nothing");
    draw_kept_end(canvas, 0);
    paint(table);
}

/* What is kept from frame to frame is what would be painted now. */
TABLE_TEST(a_kept_layer_is_the_same_picture)
{
    static const char *const ids[] = {"lake/01-one-leg-10s", "ridge/03-step-free", "meadow/01-bridge-5s"};

    for (int i = 0; i < 3; i++) {
        begin_named(table, ids[i], 0);
        until(table, RUN_WORK);
        for (int n = 0; table->app.course.attempt.run.phase == RUN_WORK && n < 5; n++) {
            paint(table);
            SDL_Surface *kept = paper_copy(&table->paper);
            paint_afresh(table);
            assert_int_equal(paper_differences(kept, paper_shown(&table->paper), NULL, 0), 0);
            SDL_FreeSurface(kept);
            for (int k = 0; k < 45; k++) {
                frame(table);
                if (k % 15 == 0)
                    paint(table);
            }
        }
        app_end(&table->app);
    }
}

TABLE_TEST(the_coach_climbs_a_ledge_for_each_repetition)
{
    begin_named(table, "ridge/03-step-free", SIDES_LEFT);
    until(table, RUN_WORK);
    assert_true(play_state(&table->app)->climbed <= 0);
    until_reps(table, 1);
    assert_true(play_state(&table->app)->climbed < 1); /* on the way */
    for (int i = 0; i < 20; i++)
        frame(table);
    assert_true(play_state(&table->app)->climbed >= 1);
    assert_int_equal(play_state(&table->app)->reps[0].side, SIDE_LEFT);
    assert_true(play_state(&table->app)->at > 0);
    app_end(&table->app);
}

TABLE_TEST(one_animal_goes_over_with_each_bridge)
{
    begin_named(table, "meadow/01-bridge-5s", 0);
    until(table, RUN_WORK);
    for (int i = 0; i < LONGEST_FRAMES && play_state(&table->app)->walked <= 0; i++)
        frame(table);
    assert_true(look_at(table).beat == RUN_BEAT_HOLD);
    until_reps(table, 1);
    frame(table);
    assert_int_equal(play_state(&table->app)->walkers, 1);
    assert_true(play_state(&table->app)->walked < 0.1);
    until(table, RUN_REST);
    until(table, RUN_WORK);
    assert_int_equal(play_state(&table->app)->walkers, 0); /* a new set, a new herd */
    app_end(&table->app);
}

TABLE_TEST(a_set_is_skipped_from_the_pause)
{
    begin_named(table, "camp/01-weight-shift-20s", 0);
    until(table, RUN_WORK);
    app_act(&table->app, ACTION_PAUSE);
    frame(table);
    paint(table);
    table->app.focus.id = PLAY_SKIP;
    app_act(&table->app, ACTION_CHOOSE);
    assert_true(table->app.course.attempt.run.sets[0].skipped);
    assert_int_equal(table->app.course.attempt.run.phase, RUN_REST);
    app_end(&table->app);
}

static bool offered(const struct table *table, int id)
{
    for (int i = 0; i < table->app.focus.count; i++)
        if (table->app.focus.items[i].id == id)
            return true;
    return false;
}

TABLE_TEST(easier_is_offered_where_there_is_an_easier_level)
{
    for (int hard = 0; hard < 2; hard++) {
        begin_named(table, hard ? "camp/07-deep-shift-30s" : "camp/01-weight-shift-20s", 0);
        until(table, RUN_WORK);
        app_act(&table->app, ACTION_PAUSE);
        frame(table);
        paint(table);
        assert_int_equal(offered(table, PLAY_EASIER), hard);
        app_end(&table->app);
    }
}

GROUP(lay_table, clear_table)
