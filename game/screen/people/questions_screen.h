#ifndef SCREEN_PEOPLE_QUESTIONS_SCREEN_H
#define SCREEN_PEOPLE_QUESTIONS_SCREEN_H

#include "screen/app/app.h"

#include <stdbool.h>

/*
 * The few questions of a player's first start; the settings ask some of them again, one at a time. Each can
 * be passed over. The first, whether somebody has to be asked before, is for the player alone: its answer is
 * not kept.
 */
enum questions_page {
    QUESTIONS_FIRST,
    QUESTIONS_SORE,
    QUESTIONS_HAND,
    QUESTIONS_STEP,
    QUESTIONS_THINGS,
    QUESTIONS_PAGES
};

/* What can be chosen; below QUESTIONS_SKIP an answer of the page. */
enum { QUESTIONS_SKIP = 16, QUESTIONS_DONE, QUESTIONS_BACK };

struct questions_state {
    enum questions_page page;
    int ask_first; /* of QUESTIONS_FIRST, what fits: then it is told whom to ask; 0: not yet, or nothing */
    const struct screen *then; /* only this page is asked, and it goes on there; NULL: all of them */
};

static inline struct questions_state *questions_state(const struct app *app)
{
    return app_state(app, &screen_questions);
}

#endif
