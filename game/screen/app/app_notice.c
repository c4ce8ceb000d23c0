#include "screen/app/app.h"

#include <stdio.h>
#include <string.h>

/* What the player should know: the device's notice, what the store said when it was opened, its faults. */

enum { PATH_SHORT = 32, NAME_SHORT = 56 }; /* bytes */
enum { SHOWN_WHILE_US = 12000000, SHOWN_READ_US = 3000000 };

/* The first path that begins with a slash, up to the last slash of the text; NULL when there is none. */
static const char *find_path(const char *text)
{
    for (const char *at = text; (at = strchr(at, '/')); at++)
        if (at == text || at[-1] == ' ' || at[-1] == '(' || at[-1] == '"')
            return at;
    return NULL;
}

/* text with only the file's name where a path is long, and only the name's end where that is long, too. */
static void brief(const char *text, char out[APP_SAID])
{
    const char *path = find_path(text), *name = path ? strrchr(path, '/') + 1 : NULL;

    if (!path || strcspn(name, ", ;:)\"") + (size_t)(name - path) <= PATH_SHORT) {
        snprintf(out, APP_SAID, "%s", text);
        return;
    }
    size_t length = strcspn(name, ", ;:)\""), skip = length > NAME_SHORT ? length - NAME_SHORT : 0;
    while (skip > 0 && skip < length && ((unsigned char)name[skip] & 0xC0) == 0x80)
        skip++; /* never into the middle of a character */
    snprintf(out, APP_SAID, "%.*s%s%s", (int)(path - text), text, skip > 0 ? "\xE2\x80\xA6" : "",
             name + skip);
}

void app_tell_opening(struct app *app, const char *text)
{
    brief(text, app->notices.opening);
    app->notices.opening_us = 0;
}

static bool opening_in_view(const struct app *app)
{
    return app->notices.opening[0] &&
           (app->screen == &screen_home || (app->screen == &screen_board && !app->notices.device[0]));
}

void app_opening_shown(struct app *app, int64_t passed_us)
{
    if (opening_in_view(app))
        app->notices.opening_us += passed_us;
}

void app_opening_left(struct app *app)
{
    if (opening_in_view(app) && app->notices.opening_us >= SHOWN_WHILE_US)
        app->notices.opening[0] = '\0';
}

void app_opening_confirmed(struct app *app)
{
    if (opening_in_view(app) && app->notices.opening_us >= SHOWN_READ_US)
        app->notices.opening[0] = '\0';
}

bool app_told(const struct app *app, char out[APP_SAID])
{
    bool device = app->screen == &screen_board && app->notices.device[0];

    brief(device                 ? app->notices.device
          : opening_in_view(app) ? app->notices.opening
                                 : fault_text(&app->notices.fault),
          out);
    return out[0] != '\0';
}
