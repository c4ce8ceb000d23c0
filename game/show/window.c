#define _POSIX_C_SOURCE 200809L

#include "show/window.h"

#include "device/pad/pads.h"
#include "show/display.h"
#include "show/journal.h"
#include "show/keys.h"
#include "show/lifeline.h"
#include "show/measures.h"
#include "show/narrator.h"
#include "show/pointer.h"
#include "show/pump.h"
#include "show/stop.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    WAIT_MS = 5,             /* at most this long between two looks at the board */
    LIVELY_US = 1000000,     /* after the last sign of life every frame of the display is painted ... */
    DOZING_FRAME_US = 250000 /* ... and then this often */
};

struct window {
    const struct window_options *options;
    struct display display;
    struct input *input; /* owned */
    struct pump pump;
    struct pads pads;
    struct pointer pointer;
    struct measures measures;
    struct journal journal;
    int64_t real_origin_us;
    double speed;
    int64_t painted_us;      /* real time of the last frame */
    int64_t lively_until_us; /* real time */
    struct app app;
    struct sound sound;
    struct narrator aloud;
};

/* The time of the game: the monotonic clock, faster or slower for a recording or the simulated player. */
static int64_t game_us(const struct window *w)
{
    return pump_game_us(w->real_origin_us, w->speed);
}

/* The source that is asked for; the one before is closed. */
static void use_source(struct window *w, const struct device *source)
{
    const struct device_setup setup = {.seed = w->options->seed, .weight_kg = w->options->weight_kg};
    char error[256];
    struct input *input = source->open(source, &setup, error);

    app_use(&w->app, input, source, 0);
    input_close(w->input);
    w->input = input;
    pump_init(&w->pump, input);
    if (!input)
        snprintf(w->app.notices.device, sizeof w->app.notices.device, "%s", error);
    if (!source->stand_in)
        w->speed = 1;
}

/* A level, a workout, or what is proposed for today. */
static void start(struct window *w, const char *id)
{
    const struct book *book = w->options->book;
    const struct level *level = trail_find(&book->trail, id);
    const struct workout *workout = book_workout(book, id);

    if (workout || !level)
        app_start_workout(&w->app, workout ? workout : &w->app.course.reached.today.workout);
    else
        app_start(&w->app, (int)(level - book->trail.levels));
}

static void begin(struct window *w)
{
    const struct window_options *options = w->options;

    w->app.keeper = options->keeper;
    w->app.asking.known = options->named;
    app_use(&w->app, w->input, options->source, options->weight_kg);
    pump_init(&w->pump, w->input);
    w->real_origin_us = pump_real_us();
    w->speed = options->source->stand_in && options->speed > 0 ? options->speed : 1;
    w->app.now_us = game_us(w);
    app_refresh(&w->app);
    w->app.sources.without_board = options->without_board;
    if (options->start)
        start(w, options->start);
    else if (options->without_board)
        app_go(&w->app, &screen_home);
    journal_follow(&w->journal, &w->app);
}

/* Letters come as text; of the keys only those that are no letters act. */
static void type_key(struct window *w, const SDL_KeyboardEvent *event)
{
    enum action action = keys_action(event);

    if (event->keysym.sym == SDLK_BACKSPACE)
        app_type(&w->app, "\b");
    else if (action != ACTION_PAUSE)
        app_act(&w->app, action);
}

static void key(struct window *w, const SDL_KeyboardEvent *event)
{
    bool enter = event->keysym.sym == SDLK_RETURN || event->keysym.sym == SDLK_KP_ENTER;
    bool full = event->keysym.sym == SDLK_F11 || (enter && event->keysym.mod & KMOD_ALT);

    if (!w->app.screen->typed)
        keys_sim(&w->app, event);
    if (event->type != SDL_KEYDOWN)
        return;
    if (!full && w->app.screen->typed)
        type_key(w, event);
    else if (!full)
        app_act(&w->app, keys_action(event));
    else if (!event->repeat)
        app_set(&w->app, SETTING_FULL_SCREEN, 1);
}

static void take_event(struct window *w, const SDL_Event *event)
{
    enum action action = pads_event(&w->pads, event, pump_real_us());

    if (action != ACTION_NONE) {
        app_hold(&w->app);
        app_act(&w->app, action);
    }
    switch (event->type) {
    case SDL_QUIT: /* the window was closed, or the display of Wayland is lost */
        w->app.quit = true;
        break;
    case SDL_WINDOWEVENT:
        if (event->window.event == SDL_WINDOWEVENT_FOCUS_LOST)
            pointer_forget(&w->pointer);
        break;
    case SDL_KEYDOWN:
    case SDL_KEYUP:
        key(w, &event->key);
        break;
    case SDL_TEXTINPUT:
        app_type(&w->app, event->text.text);
        break;
    default:
        pointer_event(&w->pointer, &w->app, w->display.canvas, event);
        break;
    }
}

static int take_events(struct window *w, char error[256])
{
    int64_t left_us = w->painted_us + w->display.frame_us - pump_real_us();
    int wait_ms = left_us < 1000 ? 1 : left_us > WAIT_MS * 1000 ? WAIT_MS : (int)(left_us / 1000);
    SDL_Event event;
    int more;

    for (more = SDL_WaitEventTimeout(&event, wait_ms); more; more = SDL_PollEvent(&event)) {
        if (measures_event(&w->measures, &event, pump_real_us()))
            continue;
        if (display_event(&w->display, &event, error))
            return -1;
        take_event(w, &event);
        w->lively_until_us = pump_real_us() + LIVELY_US;
    }
    return 0;
}

static void take_samples(struct window *w, int64_t now_us)
{
    struct input_event event;

    while (pump_next(&w->pump, now_us, &event)) {
        app_input(&w->app, &event);
        if (event.kind == INPUT_SAMPLE)
            journal_sample(&w->journal, event.sample->t_us);
        w->lively_until_us = pump_real_us() + LIVELY_US;
        /* A new screen, or the simulated player's answer, before the next sample. */
        if (w->app.next || w->app.course.simulated) {
            journal_follow(&w->journal, &w->app); /* what the step ends is told, too */
            app_step(&w->app, event.t_us);
        }
        journal_follow(&w->journal, &w->app);
    }
}

static void paint(struct window *w)
{
    struct canvas *canvas = w->display.canvas;
    int64_t now_us = pump_real_us();
    int64_t due_us =
        now_us < w->lively_until_us || app_lively(&w->app) ? w->display.frame_us : DOZING_FRAME_US;

    if (!display_seen(&w->display) || now_us - w->painted_us < due_us)
        return;
    w->painted_us = now_us;
    canvas_watch(canvas);
    app_paint(&w->app, canvas);
    if (!canvas_changed(canvas)) {
        journal_frame(&w->journal, 0);
        return;
    }
    app_paint(&w->app, canvas);
    canvas_show(canvas);
    SDL_RenderPresent(w->display.renderer);
    journal_frame(&w->journal, pump_real_us());
}

/* Writing helps of the system are there only where something is written. */
static void use_typing(const struct window *w)
{
    if (w->app.screen->typed && !SDL_IsTextInputActive())
        SDL_StartTextInput();
    else if (!w->app.screen->typed && SDL_IsTextInputActive())
        SDL_StopTextInput();
}

static int loop(struct window *w, char error[256])
{
    while (!w->app.quit && !stop_asked(0)) {
        int64_t now_us; /* one time for the whole turn */

        if (take_events(w, error))
            return -1;
        enum action again = pads_repeat(&w->pads, pump_real_us());
        if (again != ACTION_NONE)
            app_act(&w->app, again);
        now_us = game_us(w);
        take_samples(w, now_us);
        measures_step(&w->measures, &w->app, pads_have_mat(&w->pads), w->options->seed, now_us);
        app_step(&w->app, now_us);
        if (w->app.sources.wanted)
            use_source(w, w->app.sources.wanted);
        display_fill(&w->display, settings_on(&w->app.settings, SETTING_FULL_SCREEN));
        pointer_show(&w->pointer, &w->app, pump_real_us());
        use_typing(w);
        journal_follow(&w->journal, &w->app);
        if (narrator_follow(&w->aloud, &w->app, &w->sound, pump_real_us()))
            w->lively_until_us = pump_real_us() + LIVELY_US;
        paint(w);
    }
    return 0;
}

/* Leaving in the middle of an attempt keeps what was scored. Is everything kept? If not, it is told. */
static bool leave(struct window *w)
{
    struct app *app = &w->app;
    bool kept = true;

    if (course_playing(&app->course)) {
        app_keep_attempt(app);
        journal_follow(&w->journal, app);
        kept = app->course.unkept || !app->notices.fault.kind;
        if (!kept)
            fprintf(stderr, "surefoot: the attempt could not be kept: %s\n", fault_text(&app->notices.fault));
    }
    app_end(app); /* tries once more, or writes it beside the store */
    if (*app->notices.lost)
        fprintf(stderr, "surefoot: %s\n", app->notices.lost);
    return kept && !*app->notices.lost;
}

/* The display went away, and the program with it. */
static void lose_display(void *context)
{
    struct window *w = context;

    fputs("surefoot: the display is lost\n", stderr);
    leave(w);
    journal_close(&w->journal); /* nobody asks any more what became of it */
}

/* Is the trace whole? If not, it is told. */
static bool close_journal(struct window *w)
{
    int failed = journal_close(&w->journal);

    if (failed)
        fprintf(stderr, "surefoot: the trace could not be written: %s: %s\n", w->options->trace,
                strerror(-failed));
    return !failed;
}

static void close_window(struct window *w)
{
    measures_close(&w->measures);
    pads_close(&w->pads);
    display_close(&w->display);
    input_close(w->input);
    SDL_Quit();
    free(w);
}

static int open_window(struct window *w, char error[256])
{
    int result = journal_open(&w->journal, w->options->trace);

    if (result) {
        snprintf(error, 256, "%.150s: %s", w->options->trace, strerror(-result));
        return -1;
    }
    pads_hints();
    pointer_hints();
    if (display_begin(error))
        return -1;
    w->pads = (struct pads){0};
    pointer_init(&w->pointer);
    /* Without pads there are still the board, the keyboard and the mouse. */
    if (SDL_InitSubSystem(SDL_INIT_GAMECONTROLLER))
        fprintf(stderr, "surefoot: no gamepads: %s\n", SDL_GetError());
    if (measures_open(&w->measures, error))
        return -1;
    return display_open(&w->display, w->options->data_dir, settings_on(&w->app.settings, SETTING_FULL_SCREEN),
                        error);
}

/* What the command line says counts for this time, and is not kept. */
static void take_options(struct window *w)
{
    const struct window_options *options = w->options;

    if (options->full_screen)
        w->app.settings.at[SETTING_FULL_SCREEN] = 1;
    if (options->device)
        settings_set_device(&w->app.settings, options->device);
    if (options->which > 0)
        w->app.settings.at[SETTING_WHICH] = options->which;
}

int window_run(const struct window_options *options, char error[256])
{
    struct window *w = calloc(1, sizeof *w);
    struct lifeline *lifeline = lifeline_tie(lose_display, w);
    bool whole = true;

    if (!w || !lifeline || app_init(&w->app, options->book, options->store, &options->player)) {
        lifeline_cut(lifeline);
        free(w);
        input_close(options->input);
        snprintf(error, 256, "%s", strerror(ENOMEM));
        return -1;
    }
    w->options = options;
    w->input = options->input;
    take_options(w);
    int result = open_window(w, error);
    if (!result) {
        begin(w);
        sound_open(&w->sound); /* without it the game goes on, and the captions stay */
        narrator_init(&w->aloud);
        result = loop(w, error);
        whole = leave(w);
        sound_close(&w->sound);
    } else {
        app_end(&w->app);
    }
    whole &= close_journal(w);
    lifeline_cut(lifeline);
    close_window(w);
    return result ? result : whole ? 0 : WINDOW_UNKEPT;
}
