#ifndef SCREENS_QUESTIONS_H
#define SCREENS_QUESTIONS_H

#include <stdbool.h>

struct app;

/* The few questions of a player's first start; the settings ask one of them again. Each can be passed over.
 */
enum questions_page { QUESTIONS_SORE, QUESTIONS_HAND, QUESTIONS_STEP, QUESTIONS_THINGS, QUESTIONS_PAGES };

/* What can be chosen; below QUESTIONS_SKIP an answer of the page. */
enum { QUESTIONS_SKIP = 16, QUESTIONS_DONE, QUESTIONS_BACK };

struct app_questions {
    enum questions_page page;
    bool one; /* only this page is asked, and it goes back to the settings */
};

/* Asks that page alone. */
void questions_ask(struct app *app, enum questions_page page);

#endif
