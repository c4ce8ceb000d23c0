#include "i18n/i18n.h"
#include "screen/people/entry_screen.h"
#include "screen/people/pain_screen.h"
#include "screen/people/players_screen.h"
#include "screen/people/questions_screen.h"
#include "screen/progress/notes_screen.h"
#include "screen/scenes/scenes.h"
#include "screen/settings/settings_screen.h"

#include <stdio.h>

/* Sample data of the screens about people: who plays, how they are, what they have reached and learnt. */

static void choose(struct acting *acting, int id)
{
    acting->app->screen->chosen(acting->app, id);
    samples_play(acting, STANCE_TWO_FEET, 0.1, NULL);
}

/* Without a store nobody is loaded: a household. */
static bool players(struct acting *acting)
{
    static const char *const names[] = {"Mara", "Ines", "Tomas", "Joan", "Great-Aunt Wilhelmina", "Adaeze"};
    struct players_state *players = players_state(acting->app);

    if (!samples_show(acting, &screen_players))
        return false;
    players->count = (int)(sizeof names / sizeof names[0]);
    for (int i = 0; i < players->count; i++) {
        players->list[i] = (struct store_player){.id = i + 1, .hidden = i == 3};
        snprintf(players->list[i].name, sizeof players->list[i].name, "%s", names[i]);
    }
    return true;
}

static bool players_at(struct acting *acting, enum players_page page)
{
    bool done = players(acting);

    players_state(acting->app)->one = 3;
    players_state(acting->app)->page = page;
    return done && samples_play(acting, STANCE_TWO_FEET, 2, NULL);
}

static bool players_change(struct acting *acting)
{
    return players_at(acting, PLAYERS_CHANGE);
}

static bool players_one(struct acting *acting)
{
    return players_at(acting, PLAYERS_ONE);
}

static bool players_delete(struct acting *acting)
{
    return players_at(acting, PLAYERS_DELETE);
}

static bool players_going(struct acting *acting)
{
    return players_at(acting, PLAYERS_GOING);
}

static bool no_name(struct app *app, const char *text, char why[ENTRY_WHY])
{
    (void)app;
    (void)text;
    (void)why;
    return false;
}

static bool entry(struct acting *acting)
{
    if (!samples_show(acting, &screen_players))
        return false;
    entry_begin(acting->app, _("Your name"), "Wilhelm", no_name);
    return samples_play(acting, STANCE_TWO_FEET, 0.1, NULL);
}

static bool entry_letters(struct acting *acting)
{
    if (!entry(acting))
        return false;
    choose(acting, 0);
    return true;
}

static bool questions_at(struct acting *acting, enum questions_page page)
{
    if (!samples_show(acting, &screen_questions))
        return false;
    acting->app->course.player.things = 1u << THING_BAND | 1u << THING_STEP;
    for (int i = 0; i < (int)page; i++)
        choose(acting, QUESTIONS_SKIP);
    return true;
}

static bool questions(struct acting *acting)
{
    return questions_at(acting, QUESTIONS_SORE);
}

static bool questions_first(struct acting *acting)
{
    return questions_at(acting, QUESTIONS_FIRST);
}

static bool questions_ask_first(struct acting *acting)
{
    bool done = questions_first(acting);

    choose(acting, 2);
    return done;
}

static bool questions_hand(struct acting *acting)
{
    return questions_at(acting, QUESTIONS_HAND);
}

static bool questions_step(struct acting *acting)
{
    return questions_at(acting, QUESTIONS_STEP);
}

static bool questions_things(struct acting *acting)
{
    return questions_at(acting, QUESTIONS_THINGS);
}

static bool pain(struct acting *acting, enum pain_when when)
{
    unsigned sides[ACTIVITIES_MAX] = {0};

    sides[activity_index(activity_for(AIM_BALANCE))] = SIDES_EACH;
    sides[activity_index(activity_find("bridge"))] = SIDES_BOTH;
    pain_ask(acting->app, when, sides, &screen_pain);
    return samples_show(acting, &screen_pain);
}

static bool pain_where(struct acting *acting)
{
    return pain(acting, PAIN_BEFORE);
}

static bool pain_how(struct acting *acting)
{
    bool done = pain(acting, PAIN_AFTER);

    choose(acting, PAIN_LEFT);
    acting->app->focus.id = PAIN_0 + 3;
    return done;
}

static bool pain_which(struct acting *acting)
{
    bool done = pain_how(acting);

    choose(acting, PAIN_0 + 5);
    return done;
}

static bool pain_stay(struct acting *acting)
{
    bool done = pain(acting, PAIN_BEFORE);

    choose(acting, PAIN_RIGHT);
    choose(acting, PAIN_0 + 4);
    return done;
}

static bool pain_stop(struct acting *acting)
{
    bool done = pain_how(acting);

    choose(acting, PAIN_0 + 7);
    choose(acting, PAIN_ANY_EXERCISE);
    return done;
}

static bool pain_morning(struct acting *acting)
{
    struct app *app = acting->app;
    const struct ladder_fact before = {.kind = LADDER_FACT_PAIN,
                                       .exercise = activity_for(AIM_BALANCE),
                                       .side = SIDE_LEFT,
                                       .when = PAIN_BEFORE,
                                       .pain = 0};

    ladder_push(&app->course.reached.ladder, &before);
    bool done = pain(acting, PAIN_MORNING);
    choose(acting, PAIN_LEFT);
    choose(acting, PAIN_0 + 3);
    return done;
}

/* A page of the settings, of somebody who has a step and a band. */
static bool settings_page(struct acting *acting, enum settings_page page)
{
    struct app *app = acting->app;

    app->course.player.step_cm = 18;
    app->course.player.things = 1u << THING_STAIR | 1u << THING_BAND;
    app->course.player.hand_support = true;
    settings_state(app)->page = page;
    return samples_show(acting, &screen_settings);
}

static bool settings(struct acting *acting)
{
    return settings_page(acting, SETTINGS_MAIN);
}

static bool settings_seeing(struct acting *acting)
{
    bool shown = settings_page(acting, SETTINGS_SEEING);

    acting->app->focus.id = SETTING_BUILD;
    return shown;
}

static bool settings_hearing(struct acting *acting)
{
    return settings_page(acting, SETTINGS_HEARING);
}

static bool settings_choosing(struct acting *acting)
{
    return settings_page(acting, SETTINGS_CHOOSING);
}

static bool settings_notice(struct acting *acting)
{
    bool shown = settings_page(acting, SETTINGS_SEEING);

    struct fault *fault = &acting->app->notices.fault;
    fault->kind = FAULT_STORE;
    snprintf(fault->words, sizeof fault->words, "%s: %s", _("The setting cannot be kept"),
             "attempt to write a readonly database");
    return shown;
}

static bool settings_training(struct acting *acting)
{
    return settings_page(acting, SETTINGS_TRAINING);
}

static bool notes(struct acting *acting)
{
    struct app *app = acting->app;

    for (size_t i = 0; i < app->course.trail->count; i += 2)
        app->course.reached.progress[i].stars_left = app->course.reached.progress[i].stars_right =
            app->course.reached.progress[i].stars_both = 2;
    return samples_show(acting, &screen_notes);
}

static bool notes_most(struct acting *acting)
{
    bool done = notes(acting);

    choose(acting, NOTES_TOPIC + NOTE_EXERCISES);
    return done;
}

/* The longest text. */
static bool notes_text(struct acting *acting)
{
    const struct book *book = acting->app->course.book;
    bool done = notes(acting);
    int longest = 0;

    for (int i = 0; i < (int)book->note_count; i++)
        if (snprintf(NULL, 0, "%s", book->notes[i].text) > snprintf(NULL, 0, "%s", book->notes[longest].text))
            longest = i;
    choose(acting, NOTES_TOPIC + (int)book->notes[longest].topic);
    choose(acting, longest);
    return done && book->note_count > 0;
}

/* A drawing with three numbers, for a left hip. */
static bool notes_left(struct acting *acting)
{
    bool done = notes_text(acting);
    int most = 0;

    for (int i = 0; i < (int)acting->app->course.book->note_count; i++)
        if (acting->app->course.book->notes[i].label_count >
            acting->app->course.book->notes[most].label_count)
            most = i;
    acting->app->course.player.sore_sides = SIDES_LEFT;
    notes_state(acting->app)->topic = acting->app->course.book->notes[most].topic;
    notes_state(acting->app)->note = most;
    return done;
}

static int links(const struct note *note)
{
    int count = 0;

    for (int i = 0; i < activity_count; i++)
        count += (note->exercises & 1u << i) != 0;
    return count;
}

static bool notes_links(struct acting *acting)
{
    const struct book *book = acting->app->course.book;
    bool done = notes(acting);
    int most = 0;

    for (int i = 0; i < (int)book->note_count; i++)
        if (links(&book->notes[i]) > links(&book->notes[most]))
            most = i;
    choose(acting, most);
    choose(acting, NOTES_EXERCISES);
    return done && book->note_count > 0;
}

const struct picture samples_people[] = {{"players", players},
                                         {"players-change", players_change},
                                         {"players-one", players_one},
                                         {"players-delete", players_delete},
                                         {"players-going", players_going},
                                         {"entry", entry},
                                         {"entry-letters", entry_letters},
                                         {"questions", questions},
                                         {"questions-first", questions_first},
                                         {"questions-ask-first", questions_ask_first},
                                         {"questions-hand", questions_hand},
                                         {"questions-step", questions_step},
                                         {"questions-things", questions_things},
                                         {"pain", pain_where},
                                         {"pain-how", pain_how},
                                         {"pain-which", pain_which},
                                         {"pain-stay", pain_stay},
                                         {"pain-stop", pain_stop},
                                         {"pain-morning", pain_morning},
                                         {"settings", settings},
                                         {"settings-seeing", settings_seeing},
                                         {"settings-hearing", settings_hearing},
                                         {"settings-choosing", settings_choosing},
                                         {"settings-training", settings_training},
                                         {"settings-notice", settings_notice},
                                         {"notes", notes},
                                         {"notes-exercises", notes_most},
                                         {"notes-text", notes_text},
                                         {"notes-left", notes_left},
                                         {"notes-links", notes_links},
                                         {NULL, NULL}};
