#include "room.h"
#include "books.h"
#include "folder.h"
#include "screen/home/home_screen.h"
#include "screen/people/pain_screen.h"
#include "screen/play/intro_screen.h"

enum { FRAME_US = 16667, PAINT_EVERY = 60 };
#define PAINTED_S 0.25 /* long enough for what has been chosen to be painted */

void room_open(struct room *room, bool damaged)
{
    static const char spoilt[10000] = "These are no scores.";
    struct store_player player;
    char error[256];

    *room = (struct room){.paper = room->paper};
    folder_make(room->folder, sizeof room->folder);
    snprintf(room->database, sizeof room->database, "%s/surefoot.db", room->folder);
    if (damaged)
        folder_write(room->database, spoilt, sizeof spoilt);
    assert_int_equal(store_open(room->database, &room->store, error), 0);
    store_know_sources(room->store, device_stands_in);
    assert_int_equal(store_player_last(room->store, &player), 0);
    player.asked = true; /* the first questions have a test of their own */
    assert_int_equal(store_player_update(room->store, &player), 0);
    books_read(SUREFOOT_LAKE, &room->book);
    room->sim = sim_open(7, 70);
    room->clock = device_clock.open(&device_clock, NULL, error);
    assert_non_null(room->sim);
    assert_non_null(room->clock);
    room->obedient = true;
    app_init(&room->app, &room->book, room->store, &player);
    app_use(&room->app, room->sim, &device_board, 0);
    assert_int_equal(app_refresh(&room->app), 0);
}

void room_close(struct room *room)
{
    app_end(&room->app);
    input_close(room->sim);
    input_close(room->clock);
    store_close(room->store);
    book_free(&room->book);
    folder_remove(room->folder);
}

/* What the person does: stands as the run wants, or on two feet. */
static enum stance wanted(const struct room *room)
{
    const struct app *app = &room->app;

    if (calibration_step(&app->course.calibration) == CALIBRATION_EMPTY)
        return STANCE_OFF;
    if (app->screen != &screen_play || !app->course.attempting || app->course.attempt.run.phase != RUN_WORK)
        return STANCE_TWO_FEET;
    return app->course.attempt.run.sets[app->course.attempt.run.current].side == SIDE_RIGHT ? STANCE_RIGHT
                                                                                            : STANCE_LEFT;
}

void room_frame(struct room *room)
{
    struct input_event event;
    int64_t now = room->app.now_us + FRAME_US;

    if (room->obedient)
        sim_ask(room->sim, wanted(room));
    while (!room->away && room->sim->poll(room->sim, now, &event))
        app_input(&room->app, &event);
    while (room->clock->poll(room->clock, now, &event))
        if (course_wants(&room->app.course) == CHANNEL_COACH)
            app_measure(&room->app, &event);
    app_step(&room->app, now);
    /* What is new is painted at once, as its painting lays out what can be chosen; the rest now and then. */
    if (room->frames++ % PAINT_EVERY == 0 || room->app.screen != room->painted ||
        room->app.steering.menu != room->painted_menu) {
        canvas_begin(room->paper.canvas);
        app_paint(&room->app, room->paper.canvas);
        room->painted = room->app.screen;
        room->painted_menu = room->app.steering.menu;
    }
}

void room_pass(struct room *room, double seconds)
{
    for (int i = 0; i < (int)(seconds * 1e6 / FRAME_US); i++)
        room_frame(room);
}

bool room_reach_screen(struct room *room, const struct screen *screen, double seconds)
{
    for (int i = 0; i < (int)(seconds * 1e6 / FRAME_US); i++) {
        room_frame(room);
        if (room->app.screen == screen)
            return true;
    }
    return false;
}

bool room_reach_phase(struct room *room, enum run_phase phase, double seconds)
{
    for (int i = 0; i < (int)(seconds * 1e6 / FRAME_US); i++) {
        room_frame(room);
        if (room->app.course.attempting && room->app.course.attempt.run.phase == phase)
            return true;
    }
    return false;
}

/* A deliberate lean and back to the middle. */
void room_lean(struct room *room, double ml, double ap, double seconds)
{
    sim_shift(room->sim, ml, ap);
    room_pass(room, seconds);
    sim_shift(room->sim, 0, 0);
    room_pass(room, 0.6);
}

void room_choose(struct room *room, int id)
{
    room->app.focus.id = id;
    app_act(&room->app, ACTION_CHOOSE);
}

void room_press(struct room *room, int id)
{
    room_choose(room, id);
    room_pass(room, PAINTED_S);
}

void room_follow(struct room *room, int id, const struct screen *screen)
{
    room_press(room, id);
    assert_true(room->app.screen == screen || room_reach_screen(room, screen, 1));
}

void room_go(struct room *room, const struct screen *screen)
{
    app_go(&room->app, screen);
    room_pass(room, PAINTED_S);
}

void room_act(struct room *room, enum action action)
{
    app_act(&room->app, action);
    room_pass(room, PAINTED_S);
}

void room_no_pain(struct room *room, const struct screen *then)
{
    assert_true(room_reach_screen(room, &screen_pain, 2));
    room_follow(room, PAIN_NOWHERE, then);
}

void room_home(struct room *room)
{
    for (int i = 0; i < 60 && room->app.screen != &screen_home; i++) {
        room_frame(room);
        if (room->app.screen == &screen_pain && !room->app.next)
            room_choose(room, PAIN_NOWHERE);
    }
    assert_ptr_equal(room->app.screen, &screen_home);
}

/* Set up, and the first level chosen by its key. */
void room_begin_level(struct room *room)
{
    assert_true(room_reach_screen(room, &screen_home, 30));
    room_choose(room, HOME_LEVEL);
    room_no_pain(room, &screen_intro);
    room_follow(room, INTRO_START, &screen_play);
}

int room_set_up(void **state)
{
    room_open(*state, false);
    return 0;
}

int room_tear_down(void **state)
{
    room_close(*state);
    return 0;
}

int room_make(void **state)
{
    struct room *room = calloc(1, sizeof *room);

    if (!room)
        return -1;
    paper_open(&room->paper, 640, 360); /* kept from test to test, as a window keeps its canvas */
    *state = room;
    return 0;
}

int room_free(void **state)
{
    struct room *room = *state;

    paper_close(&room->paper);
    free(room);
    return 0;
}
