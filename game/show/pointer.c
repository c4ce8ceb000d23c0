#include "show/pointer.h"

enum { SEEN_US = 2000000 }; /* the arrow, after it was moved (p) */

void pointer_init(struct pointer *pointer)
{
    *pointer = (struct pointer){.began = -1, .moved_us = -SEEN_US};
}

void pointer_forget(struct pointer *pointer)
{
    pointer->fingers = 0;
}

void pointer_show(struct pointer *pointer, const struct app *app, int64_t now_us)
{
    if (pointer->moved)
        pointer->moved_us = now_us;
    pointer->moved = false;
    bool hide = !app->steering.menu && now_us - pointer->moved_us >= SEEN_US;
    if (hide != pointer->hidden)
        SDL_ShowCursor(hide ? SDL_DISABLE : SDL_ENABLE);
    pointer->hidden = hide;
}

void pointer_hints(void)
{
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
}

/* The item there, which then has the focus; -1 when there is none. */
static int look(struct app *app, const struct canvas *canvas, const SDL_TouchFingerEvent *event)
{
    const struct point at = {(double)event->x * canvas_width(canvas),
                             (double)event->y * canvas_height(canvas)};

    return app_point(app, at, false);
}

static void finger_down(struct pointer *pointer, struct app *app, const struct canvas *canvas,
                        const SDL_TouchFingerEvent *event)
{
    if (pointer->fingers++ == 0) {
        pointer->first = event->fingerId;
        pointer->most = 0;
        pointer->strayed = false;
        pointer->screen = app->screen;
        pointer->menu = app->steering.menu;
        pointer->began = look(app, canvas, event);
    }
    if (pointer->most < pointer->fingers)
        pointer->most = pointer->fingers;
}

static void finger_moved(struct pointer *pointer, struct app *app, const struct canvas *canvas,
                         const SDL_TouchFingerEvent *event)
{
    if (pointer->fingers == 0 || event->fingerId != pointer->first || pointer->most > 1)
        return;
    if (look(app, canvas, event) != pointer->began)
        pointer->strayed = true;
}

/* The last one is lifted. */
static void finger_up(struct pointer *pointer, struct app *app, const struct canvas *canvas,
                      const SDL_TouchFingerEvent *event)
{
    if (pointer->fingers == 0 || --pointer->fingers > 0)
        return;
    if (app->screen != pointer->screen || app->steering.menu != pointer->menu)
        return; /* meant for what was there before */
    if (pointer->most == 2)
        app_act(app, ACTION_BACK);
    else if (pointer->most > 2 || pointer->strayed)
        return;
    else if (!app->steering.menu)
        app_act(app, ACTION_PAUSE);
    else if (pointer->began >= 0 && look(app, canvas, event) == pointer->began)
        app_act(app, ACTION_CHOOSE);
}

static void mouse_button(struct app *app, const struct canvas *canvas, const SDL_MouseButtonEvent *event)
{
    if (event->button == SDL_BUTTON_LEFT)
        app_point(app, canvas_from_window(canvas, event->x, event->y), true);
    else if (event->button == SDL_BUTTON_RIGHT)
        app_act(app, ACTION_BACK);
}

void pointer_event(struct pointer *pointer, struct app *app, const struct canvas *canvas,
                   const SDL_Event *event)
{
    switch (event->type) {
    case SDL_MOUSEMOTION:
        /* A window that opens under a resting pointer has not been pointed at. */
        if (event->motion.which == SDL_TOUCH_MOUSEID || (!event->motion.xrel && !event->motion.yrel))
            break;
        pointer->moved = true;
        app_point(app, canvas_from_window(canvas, event->motion.x, event->motion.y), false);
        break;
    case SDL_MOUSEBUTTONDOWN:
        if (event->button.which != SDL_TOUCH_MOUSEID)
            mouse_button(app, canvas, &event->button);
        break;
    case SDL_MOUSEWHEEL:
        if (event->wheel.y)
            app_act(app, event->wheel.y > 0 ? ACTION_UP : ACTION_DOWN);
        break;
    case SDL_FINGERDOWN:
        finger_down(pointer, app, canvas, &event->tfinger);
        break;
    case SDL_FINGERMOTION:
        finger_moved(pointer, app, canvas, &event->tfinger);
        break;
    case SDL_FINGERUP:
        finger_up(pointer, app, canvas, &event->tfinger);
        break;
    default:
        break;
    }
}
