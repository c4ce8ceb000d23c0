#include "screen/people/pain_screen.h"

#include "screen/app/app.h"

#include <stdio.h>
#include <string.h>

/* What is asked and what becomes of the answers; pain_paint.c is what it looks like. */

static unsigned legs_of(unsigned sides)
{
    return sides & SIDES_BOTH ? SIDES_EACH : sides & SIDES_EACH;
}

void pain_ask(struct app *app, enum pain_when when, const unsigned sides[ACTIVITIES_MAX],
              const struct screen *then)
{
    struct pain_state *pain = pain_state(app);

    *pain = (struct pain_state){.when = when, .then = then, .value = {-1, -1, -1}};
    for (int i = 0; i < activity_count; i++) {
        pain->sides[i] = legs_of(sides[i]);
        pain->legs |= pain->sides[i];
    }
}

static enum side first_of(unsigned legs)
{
    return legs & SIDES_LEFT ? SIDE_LEFT : SIDE_RIGHT;
}

static void ask_how(struct app *app, unsigned legs)
{
    pain_state(app)->page = PAIN_PAGE_HOW;
    pain_state(app)->left = legs;
    pain_state(app)->side = first_of(legs);
}

static void enter(struct app *app, const struct wanted *wanted)
{
    (void)wanted;
    pain_state(app)->page = PAIN_PAGE_WHERE;
    if (pain_state(app)->legs != SIDES_EACH)
        ask_how(app, pain_state(app)->legs);
}

int pain_worst(const struct pain_state *pain)
{
    int left = pain->value[SIDE_LEFT], right = pain->value[SIDE_RIGHT];

    return left > right ? left : right;
}

static int meant(const struct pain_state *pain)
{
    int count = 0;

    for (int i = 0; i < activity_count; i++)
        count += pain->sides[i] != 0;
    return count;
}

/* Of any exercise that is meant: the ladder keeps what was told before it. */
static bool worse_than_before(const struct app *app, enum side side)
{
    for (int i = 0; i < activity_count; i++)
        if (pain_state(app)->sides[i] & 1u << side &&
            pain_worse(ladder_leg(&app->course.reached.ladder, activities[i], side)->before,
                       pain_state(app)->value[side]))
            return true;
    return false;
}

/* One row for each exercise and leg that is meant. */
static int rows(const struct app *app, struct store_pain out[2 * ACTIVITIES_MAX])
{
    const struct pain_state *pain = pain_state(app);
    int count = 0;

    for (int i = 0; i < activity_count; i++)
        for (int side = SIDE_LEFT; side <= SIDE_RIGHT; side++)
            if (pain->sides[i] & 1u << side)
                out[count++] = (struct store_pain){
                    .player_id = app->course.player.id,
                    .unix_s = app->course.unix_s,
                    .activity = activities[i],
                    .side = (enum side)side,
                    .when = pain->when,
                    .value = pain->value[side],
                    .attempt_id = pain->when == PAIN_AFTER ? app->asking.attempt_id : 0,
                };
    return count;
}

static void keep(struct app *app)
{
    struct store_pain out[2 * ACTIVITIES_MAX];

    if (!app->course.store)
        return;
    if (app_fault(app, store_pain_save(app->course.store, out, rows(app, out))) == 0)
        (void)app_refresh(app); /* what cannot be read is told as a fault */
}

/* Everything was answered: kept, and what it means is told when it means something. */
static void conclude(struct app *app)
{
    struct pain_state *pain = pain_state(app);

    if (pain->when == PAIN_MORNING)
        pain->worse = worse_than_before(app, SIDE_LEFT) || worse_than_before(app, SIDE_RIGHT);
    keep(app);
    if (pain->when == PAIN_BEFORE && pain_advice(pain_worst(pain)) == PAIN_STOP)
        app->course.in_session = false;
    if (pain_advice(pain_worst(pain)) != PAIN_GO_ON || pain->worse || app->notices.fault.kind)
        pain->page = PAIN_PAGE_ADVICE;
    else
        app_go(app, pain->then);
}

static void answered(struct app *app)
{
    struct pain_state *pain = pain_state(app);

    if (pain->when == PAIN_AFTER && pain_advice(pain_worst(pain)) != PAIN_GO_ON && meant(pain) > 1)
        pain->page = PAIN_PAGE_WHICH;
    else
        conclude(app);
}

/* The legs that hurt; the others do not. */
static void hurts(struct app *app, unsigned legs)
{
    struct pain_state *pain = pain_state(app);

    for (int side = SIDE_LEFT; side <= SIDE_RIGHT; side++)
        pain->value[side] = pain->legs & 1u << side ? 0 : -1;
    if (legs)
        ask_how(app, legs);
    else
        answered(app);
}

static void told(struct app *app, int value)
{
    struct pain_state *pain = pain_state(app);

    pain->value[pain->side] = value;
    pain->left &= ~(1u << pain->side);
    if (pain->left)
        ask_how(app, pain->left);
    else
        answered(app);
}

static void not_told(struct app *app)
{
    pain_state(app)->value[SIDE_LEFT] = pain_state(app)->value[SIDE_RIGHT] = -1;
    conclude(app);
}

static void only(struct pain_state *pain, int exercise)
{
    for (int i = 0; i < activity_count; i++)
        if (i != exercise)
            pain->sides[i] = 0;
}

bool pain_easier(const struct app *app)
{
    return pain_state(app)->when == PAIN_BEFORE && !app->course.in_session &&
           session_easier_level(app->course.book, (size_t)app->course.chosen_level, app->course.chosen_sides,
                                app->course.reached.ladder.things) >= 0;
}

static void go_home(struct app *app)
{
    app->course.in_session = false;
    app_go(app, &screen_home);
}

static void chosen(struct app *app, int id)
{
    switch (id) {
    case PAIN_NOWHERE:
        hurts(app, 0);
        break;
    case PAIN_LEFT:
        hurts(app, SIDES_LEFT);
        break;
    case PAIN_RIGHT:
        hurts(app, SIDES_RIGHT);
        break;
    case PAIN_BOTH:
        hurts(app, SIDES_EACH);
        break;
    case PAIN_NOT_TOLD:
        not_told(app);
        break;
    case PAIN_GO:
        app_go(app, pain_state(app)->then);
        break;
    case PAIN_EASIER:
        app_easier(app);
        break;
    case PAIN_HOME:
        go_home(app);
        break;
    case PAIN_ANY_EXERCISE:
        conclude(app);
        break;
    default:
        if (pain_state(app)->page == PAIN_PAGE_WHICH) {
            only(pain_state(app), id - PAIN_EXERCISE);
            conclude(app);
        } else {
            told(app, id - PAIN_0);
        }
    }
}

static void back(struct app *app)
{
    struct pain_state *pain = pain_state(app);

    if (pain->page == PAIN_PAGE_HOW && pain->legs == SIDES_EACH)
        pain->page = PAIN_PAGE_WHERE;
    else if (pain->page == PAIN_PAGE_WHICH)
        conclude(app);
    else if (pain->page == PAIN_PAGE_ADVICE || pain->when == PAIN_BEFORE)
        go_home(app);
    else
        not_told(app);
}

static int menu(const struct app *app)
{
    return 1 + 4 * (int)pain_state(app)->page + (int)pain_state(app)->side;
}

const struct screen screen_pain = {.name = "pain",
                                   .state_size = sizeof(struct pain_state),
                                   .enter = enter,
                                   .back = back,
                                   .chosen = chosen,
                                   .paint = pain_paint,
                                   .menu = menu};
