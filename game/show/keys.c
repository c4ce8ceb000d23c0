#include "show/keys.h"

#define SHIFT 0.35 /* of the stance (p) */

enum action keys_action(const SDL_KeyboardEvent *key)
{
    switch (key->keysym.sym) {
    case SDLK_LEFT:
        return ACTION_LEFT;
    case SDLK_RIGHT:
        return ACTION_RIGHT;
    case SDLK_UP:
        return ACTION_UP;
    case SDLK_DOWN:
        return ACTION_DOWN;
    default:
        break;
    }
    if (key->repeat)
        return ACTION_NONE;
    switch (key->keysym.sym) {
    case SDLK_RETURN:
    case SDLK_KP_ENTER:
        return ACTION_CHOOSE;
    case SDLK_ESCAPE:
    case SDLK_BACKSPACE:
    case SDLK_AC_BACK:
        return ACTION_BACK;
    case SDLK_SPACE:
    case SDLK_p:
    case SDLK_PAUSE:
        return ACTION_PAUSE;
    default:
        return ACTION_NONE;
    }
}

static void shift(struct app *app)
{
    const Uint8 *down = SDL_GetKeyboardState(NULL);

    sim_shift(app->course.input, SHIFT * (down[SDL_SCANCODE_D] - down[SDL_SCANCODE_A]),
              SHIFT * (down[SDL_SCANCODE_W] - down[SDL_SCANCODE_S]));
}

static void ask(struct app *app, enum stance what)
{
    app->course.autoplay = false;
    sim_ask(app->course.input, what);
}

void keys_sim(struct app *app, const SDL_KeyboardEvent *key)
{
    if (!app->course.simulated || !app->course.input || key->repeat)
        return;
    shift(app);
    if (key->type != SDL_KEYDOWN)
        return;
    switch (key->keysym.sym) {
    case SDLK_1:
        ask(app, STANCE_LEFT);
        break;
    case SDLK_2:
        ask(app, STANCE_TWO_FEET);
        break;
    case SDLK_3:
        ask(app, STANCE_RIGHT);
        break;
    case SDLK_0:
        ask(app, STANCE_OFF);
        break;
    case SDLK_b:
        app->course.autoplay = !app->course.autoplay;
        break;
    default:
        break;
    }
}
