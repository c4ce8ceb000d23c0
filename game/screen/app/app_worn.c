#include "screen/app/app.h"

/* Steering with a pad on the leg. Where nothing can be chosen only two taps count: they pause. */

void app_wear(struct app *app, const struct sample *sample)
{
    static const enum lean_fact means[] = {[WORN_LEFT] = LEAN_LEFT,
                                           [WORN_RIGHT] = LEAN_RIGHT,
                                           [WORN_DWELLED] = LEAN_DWELLED,
                                           [WORN_TAP] = LEAN_TOES,
                                           [WORN_TAPS] = LEAN_HEELS};
    enum worn_fact fact = worn_push(&app->steering.worn, sample);

    if (fact != WORN_NOTHING && (app->steering.menu || fact == WORN_TAPS))
        app_lean(app, means[fact]);
}

void app_hold(struct app *app)
{
    worn_held(&app->steering.worn);
}
