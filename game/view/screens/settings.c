#include "screens/settings.h"

#include "screens/app.h"
#include "screens/choice.h"
#include "screens/parts.h"
#include "tongue/tongue.h"

#include <stdio.h>

static void enter(struct app *app)
{
    app->store_fault[0] = '\0';
}

/* Turned over and kept; what is open may change with it. */
static void toggle(struct app *app, bool *what)
{
    *what = !*what;
    if (app->store && store_player_update(app->store, &app->player) < 0)
        snprintf(app->store_fault, sizeof app->store_fault, "%s", store_error(app->store));
    else
        (void)app_refresh(app); /* what cannot be read is told by store_fault */
}

static void chosen(struct app *app, int id)
{
    switch (id) {
    case SETTINGS_FREE_PLAY:
        toggle(app, &app->player.free_play);
        break;
    case SETTINGS_HAND:
        toggle(app, &app->player.hand_support);
        break;
    case SETTINGS_WEIGHT:
        toggle(app, &app->player.weight_hidden);
        break;
    case SETTINGS_SORE:
        questions_ask(app, QUESTIONS_SORE);
        break;
    case SETTINGS_STEP:
        questions_ask(app, QUESTIONS_STEP);
        break;
    case SETTINGS_THINGS:
        questions_ask(app, QUESTIONS_THINGS);
        break;
    case SETTINGS_BOARD:
        app_go(app, &screen_board);
        break;
    case SETTINGS_PLAYERS:
        app_go(app, &screen_players);
        break;
    case SETTINGS_BACK:
        app_go(app, &screen_home);
        break;
    default:
        break;
    }
}

static void act(struct app *app, enum action action)
{
    if (action == ACTION_BACK)
        app_go(app, &screen_home);
}

enum { SMALL = 96 }; /* bytes of the second line of a choice */

static const char *sore_side(unsigned sides)
{
    return sides == SIDES_EACH    ? _("both sides")
           : sides == SIDES_LEFT  ? _("the left")
           : sides == SIDES_RIGHT ? _("the right")
                                  : _("neither");
}

static void count_things(uint32_t things, char out[SMALL])
{
    int count = 0;

    for (int i = 0; i < THINGS; i++)
        count += (things & ~(uint32_t)THINGS_HOME & 1u << i) != 0;
    if (count == 0)
        snprintf(out, SMALL, "%s", _("of every home"));
    else
        snprintf(out, SMALL, tongue_count("and %d thing more", "and %d things more", count), count);
}

static void paint(struct app *app, struct canvas *canvas)
{
    const struct store_player *player = &app->player;
    char step[SMALL], at_hand[SMALL];

    snprintf(step, sizeof step, "%s", _("none"));
    if (player->step_cm > 0)
        snprintf(step, sizeof step, _("about %d cm"), player->step_cm);
    count_things(player->things, at_hand);
    const struct choice choices[] = {
        {.id = SETTINGS_FREE_PLAY,
         .text = _("Free play"),
         .small = player->free_play ? _("every level is open") : _("opens as you go"),
         .on = player->free_play},
        {.id = SETTINGS_HAND,
         .text = _("A hand rests"),
         .small = player->hand_support ? _("a wall or chair") : _("where a level asks"),
         .on = player->hand_support},
        {.id = SETTINGS_WEIGHT,
         .text = _("Hide my weight"),
         .small = player->weight_hidden ? _("it is never shown") : _("shown at set-up"),
         .on = player->weight_hidden},
        {.id = SETTINGS_SORE, .text = _("Sore side"), .small = sore_side(player->sore_sides)},
        {.id = SETTINGS_STEP, .text = _("Step at home"), .small = step},
        {.id = SETTINGS_THINGS, .text = _("Things at hand"), .small = at_hand},
        {.id = SETTINGS_BOARD, .text = _("Board set-up"), .small = _("zero and weight")},
        {.id = SETTINGS_PLAYERS, .text = _("Players"), .small = player->name},
        {.id = SETTINGS_BACK, .text = _("Back")},
    };

    draw_scene(canvas, "camp");
    choice_heading(app, canvas, _("Settings"), _("They are yours alone: each player has their own."));
    choice_grid(app, canvas, 300, 204, 3, choices, 9);
}

const struct screen screen_settings = {
    .name = "settings", .enter = enter, .act = act, .chosen = chosen, .paint = paint};
