#ifndef SCREEN_PEOPLE_PAIN_SCREEN_H
#define SCREEN_PEOPLE_PAIN_SCREEN_H

#include "activity/activity.h"
#include "coach/pain.h"
#include "measure/side.h"
#include "screen/app/app.h"

/*
 * How it hurts, 0 to 10, for each leg: before an outing, after it, on the morning after. The answer stands
 * for every exercise that is meant; after an outing of several that hurt, for the one that did it.
 */
enum pain_page { PAIN_PAGE_WHERE, PAIN_PAGE_HOW, PAIN_PAGE_WHICH, PAIN_PAGE_ADVICE };

/* What can be chosen: PAIN_0 and the ten behind it; of PAIN_PAGE_WHICH the exercises from PAIN_EXERCISE on.
 */
enum {
    PAIN_0,
    PAIN_NOWHERE = 20,
    PAIN_LEFT,
    PAIN_RIGHT,
    PAIN_BOTH,
    PAIN_NOT_TOLD,
    PAIN_GO,     /* on with it */
    PAIN_EASIER, /* on with an easier level */
    PAIN_HOME,
    PAIN_EXERCISE = 40,
    PAIN_ANY_EXERCISE = PAIN_EXERCISE + ACTIVITIES_MAX
};

struct pain_state {
    enum pain_when when;
    enum pain_page page;
    unsigned sides[ACTIVITIES_MAX]; /* meant: SIDES_LEFT, SIDES_RIGHT */
    unsigned legs;                  /* all of them together */
    unsigned left;                  /* to be asked about still */
    enum side side;                 /* that is asked about */
    int value[SIDE_RIGHT + 1];      /* -1: not told */
    bool worse;                     /* than before yesterday's outing */
    const struct screen *then;      /* where the way goes on */
};

static inline struct pain_state *pain_state(const struct app *app)
{
    return app_state(app, &screen_pain);
}

/* What the screen will ask when it comes up, and where it goes on. sides as the runs have them. */
void pain_ask(struct app *app, enum pain_when when, const unsigned sides[ACTIVITIES_MAX],
              const struct screen *then);

int pain_worst(const struct pain_state *pain); /* of both legs; -1: not told */
/* Is there an easier level to go on with? */
bool pain_easier(const struct app *app);
void pain_paint(struct app *app, struct canvas *canvas);

#endif
