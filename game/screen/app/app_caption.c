#include "screen/app/app.h"
#include "screen/play/play_screen.h"

#include <math.h>

/*
 * The home of the captions. While something is played, the sign below it shows them in place of the cue, at
 * its own size; everywhere else they stand in a band in the lower margin, where no screen has words. One line
 * each.
 */

#define SIZE 44.0
#define MOST 50.0 /* of the type as it is set: the band is no higher */
#define HIGH 54.0
#define PAD  40.0

const char *app_caption(const struct app *app)
{
    return settings_on(&app->settings, SETTING_CAPTIONS) ? app->hearing.line : "";
}

static bool sign_shows(const struct app *app)
{
    return app->screen == &screen_play && app->course.attempting &&
           app->course.attempt.run.phase != RUN_PAUSED;
}

void app_paint_caption(const struct app *app, struct canvas *canvas)
{
    const char *line = app_caption(app);
    const double most = layout_room(canvas) - 2 * PAD;

    if (!*line || sign_shows(app))
        return;
    const double size = SIZE * fmin(1, MOST / text_size(canvas, SIZE));
    double w = fmin(text_width(canvas, size, SEMIBOLD, line), most) + 2 * PAD;
    double x = (canvas_width(canvas) - w) / 2, y = canvas_height(canvas) - HIGH - 1;
    draw_round(canvas, x, y, w, HIGH, HIGH / 2, SPRUCE);
    draw_text(canvas, canvas_width(canvas) / 2, y + HIGH / 2 + 0.33 * size, most, size, SEMIBOLD,
              ALIGN_CENTRE, MIST, line);
}
