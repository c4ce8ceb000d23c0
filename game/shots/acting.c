#include "shots/acting.h"

#include "device/device.h"
#include "i18n/i18n.h"
#include "screen/home/home_screen.h"
#include "screen/people/pain_screen.h"
#include "screen/people/players_screen.h"
#include "screen/people/questions_screen.h"
#include "screen/play/intro_screen.h"
#include "screen/play/play_screen.h"
#include "screen/progress/notes_screen.h"
#include "screen/progress/progress_screen.h"
#include "screen/results/results_screen.h"
#include "screen/settings/settings_screen.h"
#include "screen/workouts/session_screen.h"
#include "screen/workouts/workouts_screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What happens now: who stands how on the board, what is chosen, and until when it goes on. */

enum { SEED = 2025, LONGEST_S = 900 };

bool acting_sides(const char *word, unsigned *out)
{
    enum side side = side_parse(word);
    unsigned sides = side != SIDE_NONE ? 1u << side : !strcmp(word, "each") ? SIDES_EACH : 0;

    if (sides)
        *out = sides;
    return sides != 0;
}

void acting_end(struct acting *acting)
{
    acting->app->course.input = NULL;
    input_close(acting->board);
    input_close(acting->measure);
}

/* The simulated person plays the part of a real one: nothing is named simulated. */
static bool have_board(struct acting *acting)
{
    if (!acting->board && !acting->boardless) {
        acting->board = sim_seen_by(CHANNEL_LOAD, SEED, ACTING_WEIGHT_KG);
        if (!acting->board)
            return false;
        app_use(acting->app, acting->board, acting->app->course.source, 0);
        acting->app->course.autoplay = false;
        acting->app->sources.battery_percent = 80;
    }
    return true;
}

static void poll_board(struct acting *acting, int64_t now_us)
{
    struct app *app = acting->app;
    struct input_event event;

    if (!acting->board)
        return;
    if (acting->follows) {
        struct act act =
            attempt_asks(&app->course.calibration, app->course.attempting ? &app->course.attempt : NULL);
        sim_do(acting->board, &act);
    }
    while (acting->board->poll(acting->board, now_us, &event))
        app_input(app, &event);
}

/* What measures the attempt in the board's place. */
static bool poll_measure(struct acting *acting, int64_t now_us)
{
    struct app *app = acting->app;
    enum channel channel = course_wants(&app->course);
    struct input_event event;

    if (channel == CHANNELS)
        return true;
    if (!acting->measure)
        acting->measure = sim_seen_by(channel, SEED, ACTING_WEIGHT_KG);
    if (!acting->measure)
        return false;
    if (channel != CHANNEL_COACH) {
        struct act act = attempt_asks(NULL, &app->course.attempt);
        sim_do(acting->measure, &act);
    }
    while (acting->measure->poll(acting->measure, now_us, &event))
        app_measure(app, &event);
    return true;
}

static struct run_moment moment(const struct acting *acting)
{
    const struct run *run = &acting->app->course.attempt.run;
    struct run_moment out = {.phase = RUN_STOPPED};

    if (acting->app->course.attempting)
        run_moment(run, run->now_us, &out);
    return out;
}

static bool frame(struct acting *acting)
{
    const int64_t now_us = acting->app->now_us + ACTING_FRAME_US;

    if (!have_board(acting))
        return false;
    poll_board(acting, now_us);
    if (!poll_measure(acting, now_us))
        return false;
    app_step(acting->app, now_us);
    double signal = moment(acting).signal;
    acting->rising = signal > acting->signal;
    acting->signal = signal;
    return true;
}

static bool let_pass(struct acting *acting, double seconds)
{
    const int64_t end = acting->app->now_us + (int64_t)(seconds * 1e6);

    while (acting->app->now_us < end)
        if (!frame(acting))
            return false;
    return true;
}

static bool let_settle(struct acting *acting)
{
    return let_pass(acting, 0.1);
}

/* "reps=2", "signal>0.9", "ready", or the name of a phase of the run, a beat of the metronome or a screen. */
static bool is_so(const struct acting *acting, const char *condition)
{
    const struct app *app = acting->app;
    const struct calibration *calibration = &app->course.calibration;
    const struct run_moment now = moment(acting);
    const struct {
        const char *name;
        double value;
    } numbers[] = {{"calibrating", calibration_progress(calibration)},
                   {"zeroed", calibration->zeroed},
                   {"still", calibration_step(calibration) == CALIBRATION_STILL},
                   {"ready", course_ready(&app->course)},
                   {"waiting", now.wait != RUN_WAIT_NOTHING},
                   {"reps", now.reps},
                   {"signal", acting->signal},
                   {"rising", acting->rising},
                   {"held", now.holding ? now.held_s / now.target_s : 0},
                   {"steady", now.steadiness},
                   {"celebrated", app->cheer.going ? cheer_s(&app->cheer, app->now_us) : 0}};
    const size_t length = strcspn(condition, "=<>");
    const char sign = condition[length];

    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        if (strlen(numbers[i].name) != length || strncmp(numbers[i].name, condition, length) != 0)
            continue;
        double value = numbers[i].value, other = sign ? strtod(condition + length + 1, NULL) : 0;
        return sign == '=' ? value == other : sign == '<' ? value < other : value > other;
    }
    return !strcmp(run_phase_name(now.phase), condition) || !strcmp(run_beat_name(now.beat), condition) ||
           !strcmp(app->screen->name, condition);
}

static bool until(struct acting *acting, char *const *words)
{
    const int64_t end = acting->app->now_us + LONGEST_S * 1000000LL;
    bool all = false;

    while (!all && acting->app->now_us < end) {
        if (!frame(acting))
            return false;
        all = true;
        for (int i = 1; words[i]; i++)
            all = all && is_so(acting, words[i]);
    }
    return all;
}

static bool wait(struct acting *acting, char *const *words)
{
    return let_pass(acting, strtod(words[1], NULL));
}

static bool body(struct acting *acting, char *const *words)
{
    acting->follows = !strcmp(words[1], "follows");
    for (int stance = STANCE_OFF; !acting->follows && stance <= STANCE_RIGHT; stance++)
        if (!strcmp(stance_name((enum stance)stance), words[1]) && have_board(acting)) {
            sim_ask(acting->board, (enum stance)stance);
            return true;
        }
    return acting->follows;
}

static bool shift(struct acting *acting, char *const *words)
{
    sim_shift(acting->board, strtod(words[1], NULL), strtod(words[2], NULL));
    return true;
}

static bool from(struct acting *acting, char *const *words)
{
    acting->boardless = !strcmp(words[1], "nothing");
    acting->app->course.simulated = device_of_word(words[1], NULL)->simulated;
    if (acting->app->course.simulated)
        acting->app->course.source = &device_sim;
    return acting->boardless || acting->app->course.simulated;
}

static bool go(struct acting *acting, char *const *words)
{
    const struct screen *screen = screen_find(words[1]);

    if (!screen)
        return false;
    app_go(acting->app, screen);
    return let_settle(acting);
}

static int index_of(const struct book *book, const char *id)
{
    const struct level *level = trail_find(&book->trail, id);

    if (level)
        return HOME_LEVEL + (int)(level - book->trail.levels);
    for (int i = 0; i < (int)book->note_count; i++)
        if (!strcmp(book->notes[i].id, id))
            return i;
    for (int i = 0; i < (int)book->workout_count; i++)
        if (!strcmp(book->workouts[i].id, id))
            return i;
    return -1;
}

/* A number, the id of something in the book, or a name, beginning with its screen's, and what to add to it.
 * -1: there is no such thing now. */
static int item_of(const struct acting *acting, const char *word)
{
    static const struct {
        const char *name;
        int id;
    } items[] = {{"home-chapter", HOME_CHAPTER},
                 {"results-continue", RESULTS_CONTINUE},
                 {"results-right", RESULTS_RIGHT},
                 {"results-scores", RESULTS_SCORES},
                 {"intro-more", INTRO_MORE},
                 {"players-new", PLAYERS_NEW},
                 {"players-edit", PLAYERS_EDIT},
                 {"players-remove", PLAYERS_REMOVE},
                 {"players-really", PLAYERS_REALLY},
                 {"questions-skip", QUESTIONS_SKIP},
                 {"pain-at", PAIN_0},
                 {"pain-nowhere", PAIN_NOWHERE},
                 {"pain-left", PAIN_LEFT},
                 {"pain-right", PAIN_RIGHT},
                 {"pain-any", PAIN_ANY_EXERCISE},
                 {"settings-page", SETTINGS_TO_SEEING},
                 {"settings-build", SETTING_BUILD},
                 {"notes-topic", NOTES_TOPIC},
                 {"notes-exercises", NOTES_EXERCISES},
                 {"progress-view", PROGRESS_VIEW},
                 {"workouts-later", WORKOUTS_LATER},
                 {"workouts-build", WORKOUTS_BUILD},
                 {"builder-fill", BUILDER_FILL},
                 {"builder-save", BUILDER_SAVE},
                 {"session-start", SESSION_START},
                 {"session-pass", SESSION_PASS},
                 {"play-end", PLAY_END}};
    const char *screen = acting->app->screen->name;
    const bool here = !strncmp(word, screen, strlen(screen));
    size_t length = strcspn(word, "+");

    if (strchr(word, '/'))
        return index_of(acting->app->course.book, word);
    for (size_t i = 0; i < sizeof items / sizeof items[0]; i++)
        if (here && strlen(items[i].name) == length && !strncmp(items[i].name, word, length))
            return items[i].id + (word[length] ? atoi(word + length + 1) : 0);
    return *word >= '0' && *word <= '9' ? atoi(word) : -1;
}

static bool choose(struct acting *acting, char *const *words)
{
    struct app *app = acting->app;

    for (int i = 1; words[i]; i++) {
        int id = item_of(acting, words[i]);

        if (id < 0 || !app->steering.menu)
            return false;
        app->focus.id = id;
        app_act(app, ACTION_CHOOSE);
        if (app->focus.id == id)
            app->focus.id = -1; /* standing on must not choose it again */
        if (!let_settle(acting))
            return false;
    }
    return true;
}

/* The screen learns what fits on it. */
static bool look(struct acting *acting, char *const *words)
{
    (void)words;
    canvas_begin(acting->canvas);
    app_paint(acting->app, acting->canvas);
    acting->app->focus.id = -1;
    return true;
}

static bool focus(struct acting *acting, char *const *words)
{
    acting->app->focus.id = item_of(acting, words[1]);
    return acting->app->focus.id >= 0;
}

static bool pause_it(struct acting *acting, char *const *words)
{
    (void)words;
    app_act(acting->app, ACTION_PAUSE);
    return let_settle(acting);
}

static bool level(struct acting *acting, char *const *words)
{
    const struct level *found = trail_find(acting->app->course.trail, words[1]);

    acting->sides = 0;
    if (!found || (words[2] && !acting_sides(words[2], &acting->sides)))
        return false;
    acting->app->course.chosen_level = (int)(found - acting->app->course.trail->levels);
    return true;
}

static bool start(struct acting *acting, char *const *words)
{
    (void)words;
    app_start_sides(acting->app, acting->app->course.chosen_level, acting->sides);
    return let_settle(acting);
}

/* Right into the level, by what measures it. */
static bool play(struct acting *acting, char *const *words)
{
    struct app *app = acting->app;

    app->course.channel = channel_parse(words[1]);
    app->course.chosen_sides = acting->sides ? acting->sides : level_side_bits(app_level(app));
    if (app->course.channel == CHANNELS)
        return false;
    app_go(app, &screen_play);
    return let_settle(acting) && app->course.attempting;
}

static bool workout(struct acting *acting, char *const *words)
{
    const struct workout *found = book_workout(acting->app->course.book, words[1]);

    return found && app_start_workout(acting->app, found) == 0 && let_settle(acting);
}

static bool ask(struct acting *acting, char *const *words)
{
    const enum pain_when when = pain_when_parse(words[1]);
    unsigned sides[ACTIVITIES_MAX] = {0};

    for (int i = 2; words[i]; i++) {
        const struct level *level = trail_find(acting->app->course.trail, words[i]);
        if (!level)
            return false;
        sides[activity_index(level->activity)] = level_side_bits(level);
    }
    if (when == PAIN_WHENS)
        return false;
    pain_ask(acting->app, when, sides, &screen_pain);
    app_go(acting->app, &screen_pain);
    return let_settle(acting);
}

/* From here on the store takes nothing. */
static bool refuse(struct acting *acting, char *const *words)
{
    (void)words;
    store_refuse(acting->app->course.store);
    return true;
}

/* The board goes. */
static bool lose(struct acting *acting, char *const *words)
{
    struct app *app = acting->app;
    const struct sample away = {.t_us = app->course.tared.t_us + 1, .has = SAMPLE_LOST};
    const struct input_event gone = {.kind = INPUT_SAMPLE, .t_us = app->now_us, .sample = &away};
    const struct input_event lost = {.kind = INPUT_LOST, .t_us = app->now_us};

    (void)words;
    app_input(app, &gone);
    app_input(app, &lost);
    app_step(app, app->now_us + ACTING_FRAME_US);
    return true;
}

/* Each gap of the form, %s or %lld, is the next of the words. */
static void fill(char *out, size_t size, const char *form, char *const *words)
{
    size_t used = 0;

    out[0] = '\0';
    while (*form && used < size) {
        size_t plain = strcspn(form, "%"), gap = form[plain] ? 1 + strspn(form + plain + 1, "l") + 1 : 0;

        used += (size_t)snprintf(out + used, size - used, "%.*s%s", (int)plain, form,
                                 gap && *words ? _(*words++) : "");
        form += plain + gap;
    }
}

/* A text of the game in the player's language, as it comes from elsewhere. */
static bool tell(struct acting *acting, char *const *words)
{
    struct app *app = acting->app;
    struct input_event event = {.kind = INPUT_NOTICE, .notice = NOTICE_WEAK_BATTERY};
    char told[512];

    fill(told, sizeof told, _(words[2]), words + 3);
    if (!strcmp(words[1], "notice")) {
        event.text = told;
        app_input(app, &event);
    } else if (!strcmp(words[1], "opening")) {
        app_tell_opening(app, told);
    } else if (!strcmp(words[1], "fault")) {
        app->notices.fault.kind = FAULT_STORE;
        snprintf(app->notices.fault.words, sizeof app->notices.fault.words, "%.255s", told);
    } else {
        snprintf(app->hearing.line, sizeof app->hearing.line, "%.167s", told);
    }
    return true;
}

const struct acting_verb acting_verbs[] = {
    {"from", 2, from},     {"body", 2, body},   {"shift", 3, shift},     {"wait", 2, wait},
    {"until", 2, until},   {"go", 2, go},       {"look", 1, look},       {"refuse", 1, refuse},
    {"choose", 2, choose}, {"focus", 2, focus}, {"pause", 1, pause_it},  {"level", 2, level},
    {"start", 1, start},   {"play", 2, play},   {"workout", 2, workout}, {"ask", 3, ask},
    {"lose", 1, lose},     {"tell", 3, tell},   {NULL, 0, NULL}};
