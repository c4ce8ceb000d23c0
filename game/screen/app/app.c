#include "screen/app/app.h"

#include "play/player_progress.h"

#include <errno.h>
#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

const struct screen *screen_find(const char *name)
{
    for (int i = 0; screens[i]; i++)
        if (!strcmp(screens[i]->name, name))
            return screens[i];
    return NULL;
}

/* Where in the block the state of that screen begins, bytes; NULL: where the block ends. */
static size_t states_before(const struct screen *screen)
{
    const size_t unit = sizeof(max_align_t);
    size_t size = 0;

    for (int i = 0; screens[i] && screens[i] != screen; i++)
        size += (screens[i]->state_size + unit - 1) / unit * unit;
    return size;
}

void *app_state(const struct app *app, const struct screen *screen)
{
    return (char *)app->states + states_before(screen);
}

/* The screen that is shown begins afresh: nothing has the focus and no lean has been seen. */
static void fresh_menu(struct app *app)
{
    app->steering.menu = app->screen->menu ? app->screen->menu(app) : 1;
    app->focus.id = -1;
    app->focus.count = 0;
    lean_arm(&app->steering.lean, focus_dwell_s(&app->focus));
    lean_arm(&app->steering.worn.lean, focus_dwell_s(&app->focus));
}

static void switch_screen(struct app *app)
{
    const struct screen *to = app->next;
    const struct wanted wanted = app->wanted;

    app->next = NULL;
    app_opening_left(app);
    if (app->screen->leave)
        app->screen->leave(app);
    app->screen = to;
    cheer_end(&app->cheer);
    if (!to->tells_fault)
        app_fault_clear(app);
    if (to->enter)
        to->enter(app, &wanted);
    fresh_menu(app);
}

int app_init(struct app *app, const struct book *book, struct store *store, const struct store_player *player)
{
    *app = (struct app){
        .screen = &screen_board,
        .sources.battery_percent = -1,
        .sources.channels = 1u << CHANNEL_LOAD | 1u << CHANNEL_COACH,
    };
    app->states = calloc(1, states_before(NULL));
    if (!app->states)
        return -ENOMEM;
    course_init(&app->course, book, store, player);
    if (store)
        app_tell_opening(app, store_notice(store));
    app_read_settings(app);
    lean_init(&app->steering.lean, 0, 0);
    worn_init(&app->steering.worn);
    app->screen->enter(app, &app->wanted);
    fresh_menu(app);
    return 0;
}

void app_end(struct app *app)
{
    if (app->screen && app->screen->leave)
        app->screen->leave(app);
    app_end_attempt(app);
    free(app->states);
    app->states = NULL;
    app->screen = NULL;
}

void app_end_attempt(struct app *app)
{
    app_let_go(app);
    course_end(&app->course);
    for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++)
        ghost_free(&app->course.ghosts[side]);
}

void app_use(struct app *app, struct input *input, const struct device *source, double weight_kg)
{
    course_use(&app->course, input, source, weight_kg);
    app->sources.channels =
        1u << CHANNEL_LOAD | 1u << CHANNEL_COACH | (source->simulated ? source->channels : 0);
    app->sources.spare = 0;
    app->sources.wanted = NULL;
    app->sources.battery_percent = -1;
    app->notices.device[0] = '\0';
    app->dot.count = 0;
}

void app_go(struct app *app, const struct screen *screen)
{
    app_want(app, screen, (struct wanted){0});
}

void app_go_home(struct app *app)
{
    app_go(app, &screen_home);
}

void app_want(struct app *app, const struct screen *screen, struct wanted wanted)
{
    app->next = asking_way(app, screen);
    app->wanted = app->next == screen ? wanted : (struct wanted){0};
    app->wanted.from = app->screen;
}

int app_fault(struct app *app, int result)
{
    return fault_of_store(&app->notices.fault, app->course.store, result);
}

void app_fault_clear(struct app *app)
{
    app->notices.fault.kind = FAULT_NONE;
}

int app_keep_player(struct app *app)
{
    return app->course.store ? app_fault(app, store_player_update(app->course.store, &app->course.player))
                             : 0;
}

/* What the player has done, from the store. */
static int read_history(struct app *app)
{
    struct course *course = &app->course;
    int result = course_refresh(course);

    if (result >= 0)
        result = store_morning(course->store, course->player.id, course->unix_s, app->asking.morning);
    return result < 0 ? result : 0;
}

int app_refresh(struct app *app)
{
    if (app->course.store) {
        app_fault_clear(app);
        return app_fault(app, read_history(app));
    }
    today_past_init(&app->course.reached.past, store_day(app->course.unix_s));
    unlock_all(app->course.trail, app->course.reached.progress, &app->course.reached.ladder,
               app->course.player.free_play, app->course.reached.open);
    today_propose(app->course.book, &app->course.reached.ladder, app->course.reached.open,
                  &app->course.reached.past, &app->course.reached.today);
    return 0;
}

void app_keep_weight(struct app *app)
{
    if (!app->course.store || !app->course.source->plate || asking_who(app))
        return;
    app->course.player.weight_kg = app->course.calibration.weight_kg;
    app_fault_clear(app);
    (void)app_keep_player(app); /* what could not be kept is told as a fault */
}

int app_play_as(struct app *app, const struct store_player *player)
{
    bool other = player->id != app->course.player.id,
         chose = course_ready(&app->course) && course_standing(&app->course);

    app->course.player = *player;
    memset(app->course.reached.progress, 0, sizeof app->course.reached.progress);
    if (other)
        app->course.chosen_level = 0;
    app_read_settings(app);
    /* Who stands on the board while choosing has been weighed; else somebody will step onto it. */
    if (chose && app->course.calibration.flipped == player->board_flipped)
        app_keep_weight(app);
    else if (other && app->course.source->plate)
        calibration_init(&app->course.calibration, player->board_flipped);
    return app_refresh(app);
}

unsigned app_channels(const struct app *app)
{
    const unsigned set = settings_device(&app->settings)->channels, load = 1u << CHANNEL_LOAD;
    unsigned here = (app->sources.channels & (set & load ? ~0u : set)) | 1u << CHANNEL_COACH;

    return app->sources.without_board && !app->course.device_here ? here & ~load : here;
}

unsigned app_usable(const struct app *app)
{
    return app_channels(app) & ~app->sources.spare;
}

enum channel app_channel(const struct app *app, const struct level *level)
{
    return guide_channel(&app->course.book->guide, level, app_usable(app));
}

const struct level *app_level(const struct app *app)
{
    return &app->course.trail->levels[app->course.chosen_level];
}

bool app_open(const struct app *app, int i)
{
    return app->course.reached.open[i] == level_side_bits(&app->course.trail->levels[i]);
}

static void choose_focused(struct app *app)
{
    if (app->steering.menu && app->focus.id >= 0)
        app->screen->chosen(app, app->focus.id);
}

/* Time spent on one item does not count for the next. */
static void focus_moved(struct app *app)
{
    app->steering.lean.dwelled_s = app->steering.worn.lean.dwelled_s = 0;
    app->steering.lean.dwell_s = app->steering.worn.lean.dwell_s = focus_dwell_s(&app->focus);
}

void app_act(struct app *app, enum action action)
{
    static const int step[][2] = {
        [ACTION_LEFT] = {-1, 0}, [ACTION_RIGHT] = {1, 0}, [ACTION_UP] = {0, -1}, [ACTION_DOWN] = {0, 1}};

    if (action != ACTION_NONE)
        cheer_end(&app->cheer);
    if (app->steering.menu && action >= ACTION_LEFT && action <= ACTION_DOWN &&
        focus_move(&app->focus, step[action][0], step[action][1])) {
        focus_moved(app);
        return;
    }
    if (app->steering.menu && action == ACTION_CHOOSE) {
        app_opening_confirmed(app);
        choose_focused(app);
    } else if (app->screen->back && action == ACTION_BACK) {
        app->screen->back(app);
    } else if (app->screen->act && action != ACTION_NONE) {
        app->screen->act(app, action);
    }
}

void app_type(struct app *app, const char *text)
{
    if (app->screen->typed)
        app->screen->typed(app, text);
}

int app_point(struct app *app, struct point at, bool pressed)
{
    int before = app->focus.id, id = app->steering.menu ? focus_point(&app->focus, at.x, at.y) : -1;

    if (pressed)
        cheer_end(&app->cheer);
    if (id < 0)
        return -1;
    if (id != before)
        focus_moved(app);
    if (pressed) {
        app_opening_confirmed(app);
        choose_focused(app);
    }
    return id;
}

void app_lean(struct app *app, enum lean_fact fact)
{
    if (fact != LEAN_NOTHING)
        cheer_end(&app->cheer);
    switch (fact) {
    case LEAN_LEFT:
    case LEAN_RIGHT:
        focus_step(&app->focus, fact == LEAN_LEFT ? -1 : 1);
        focus_moved(app);
        break;
    case LEAN_TOES:
        app_act(app, ACTION_CHOOSE);
        break;
    case LEAN_DWELLED: /* staying is no sign of having read anything */
        choose_focused(app);
        break;
    case LEAN_HEELS:
        app_act(app, ACTION_BACK);
        break;
    case LEAN_STEPPED_OFF:
    case LEAN_NOTHING:
        break;
    }
}

void app_hear(struct app *app, const struct run_event *event)
{
    struct app_hearing *hearing = &app->hearing;

    hearing->events[(hearing->head + hearing->count) % APP_HEARD] = *event;
    if (hearing->count < APP_HEARD)
        hearing->count++;
    else
        hearing->head = (hearing->head + 1) % APP_HEARD;
}

bool app_heard(struct app *app, struct run_event *out)
{
    struct app_hearing *hearing = &app->hearing;

    if (hearing->count == 0)
        return false;
    *out = hearing->events[hearing->head];
    hearing->head = (hearing->head + 1) % APP_HEARD;
    hearing->count--;
    return true;
}

void app_step(struct app *app, int64_t now_us)
{
    const int64_t since_us = now_us - app->now_us;
    int64_t passed_us = since_us < 0 || since_us > APP_FRAME_MOST_US ? APP_FRAME_MOST_US : since_us;

    app_opening_shown(app, passed_us);
    app->now_us = now_us;
    cheer_step(&app->cheer, now_us);
    if (!app->fixed_time)
        app->course.unix_s = (int64_t)time(NULL);
    app_tell_hour(app);
    if (app->settings.at[SETTING_CONTRAST] == CONTRAST_HOUR)
        app_take_settings(app);
    if (app->next) {
        switch_screen(app);
        passed_us = 0;
    }
    course_script(&app->course);
    if (app->screen->step)
        app->screen->step(app, passed_us);
    if (app->next)
        switch_screen(app);
    if (app->screen->menu && app->screen->menu(app) != app->steering.menu)
        fresh_menu(app);
    /* Until the item is painted, it takes as long as it was armed with, however slow the frames are. */
    if (focus_listed(&app->focus))
        app->steering.lean.dwell_s = app->steering.worn.lean.dwell_s = focus_dwell_s(&app->focus);
    app->focus.progress = app->steering.menu ? lean_progress(&app->steering.worn.lean) : 0;
    if (app->steering.menu && course_ready(&app->course))
        app->focus.progress = fmax(app->focus.progress, lean_progress(&app->steering.lean));
}

void app_paint(struct app *app, struct canvas *canvas)
{
    canvas_set_look(canvas, app->look);
    canvas_set_motion(canvas, app->look.still ? 0 : (double)app->now_us / 1e6, 0);
    focus_begin(&app->focus);
    app->screen->paint(app, canvas);
    app_paint_caption(app, canvas);
    focus_end(&app->focus);
}

bool app_lively(const struct app *app)
{
    return app->cheer.going;
}
