#define _POSIX_C_SOURCE 200809L

#include "screen/shared/widgets.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "i18n/i18n.h"
#include "screen/shared/glyph.h"

struct colour part_side_text(enum side side)
{
    return side == SIDE_LEFT ? LAKE : side == SIDE_RIGHT ? SUN : INK;
}

struct colour part_side_graphic(enum side side)
{
    return side == SIDE_LEFT ? LEFT_GRAPHIC : side == SIDE_RIGHT ? RIGHT_GRAPHIC : FERN;
}

const char *part_side_leg(enum side side)
{
    return side == SIDE_LEFT ? _("Left leg") : side == SIDE_RIGHT ? _("Right leg") : _("Both legs");
}

enum side part_first_side(unsigned sides)
{
    return sides & SIDES_LEFT ? SIDE_LEFT : sides & SIDES_RIGHT ? SIDE_RIGHT : SIDE_NONE;
}

double part_movement(double t_s, double up_s, double hold_s, double down_s)
{
    double part = t_s < up_s + hold_s ? t_s / up_s : 1 - (t_s - up_s - hold_s) / down_s;

    return (1 - cos(PART_PI * fmin(fmax(part, 0), 1))) / 2;
}

void part_level_name(const struct app *app, const struct level *level, char out[PART_NAME])
{
    int place = 1;

    for (size_t i = 0; i < app->course.trail->count && &app->course.trail->levels[i] != level; i++)
        place += app->course.trail->levels[i].chapter == level->chapter;
    snprintf(out, PART_NAME, _("%s %d"), _(chapter_title(level->chapter)), place);
}

const char *part_scene(const struct level *level)
{
    static const char *const scenes[CHAPTERS] = {
        [CHAPTER_CAMP] = "camp",   [CHAPTER_MEADOW] = "meadow",     [CHAPTER_LAKE] = "lake",
        [CHAPTER_RIDGE] = "ridge", [CHAPTER_SUMMIT] = "summit_day", [CHAPTER_OWN] = "camp",
    };

    return scenes[level->chapter];
}

void part_seconds(double seconds, char out[PART_SECONDS])
{
    snprintf(out, PART_SECONDS, _("%.1f s"), seconds);
}

void part_amount(const struct score *score, bool counted, char out[PART_SECONDS])
{
    if (counted)
        snprintf(out, PART_SECONDS, _("%d good"), score->good);
    else
        part_seconds(score->seconds, out);
}

static void split_time(const struct app *app, int64_t unix_s, struct tm *out)
{
    const time_t t = (time_t)unix_s;

    if (!(app->fixed_time ? gmtime_r(&t, out) : localtime_r(&t, out)))
        *out = (struct tm){.tm_mday = 1, .tm_year = 70};
}

void part_day(const struct app *app, int64_t unix_s, char out[PART_DAY])
{
    static const char *const months[] = {N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
                                         N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec")};
    struct tm then, now;

    split_time(app, unix_s, &then);
    split_time(app, app->course.unix_s, &now);
    if (then.tm_year == now.tm_year && then.tm_yday == now.tm_yday)
        snprintf(out, PART_DAY, "%s", _("today"));
    else if (then.tm_year == now.tm_year)
        /* TRANSLATORS: day and month */
        snprintf(out, PART_DAY, _("%d %s"), then.tm_mday, _(months[then.tm_mon]));
    else
        /* TRANSLATORS: month and year */
        snprintf(out, PART_DAY, i18n_in("month", "%s %d"), _(months[then.tm_mon]), then.tm_year + 1900);
}

void part_topbar(const struct app *app, struct canvas *canvas, const char *bold, const char *plain,
                 const char *note)
{
    double x = PART_MARGIN_X, right = canvas_width(canvas) - PART_MARGIN_X;
    double half = canvas_width(canvas) / 2 - PART_MARGIN_X - 12;

    x += draw_text(canvas, x, 104, half / 2, 44, BOLD, ALIGN_LEFT, INK, bold) + 22;
    draw_label(canvas, x, 104, PART_MARGIN_X + half - x, 80, 44, MEDIUM, ALIGN_LEFT, INK, plain);
    if (app->sources.battery_percent >= 0 && !app->course.simulated) {
        glyph_battery(canvas, right - 53, 76, 1, app->sources.battery_percent, INK);
        right -= 75;
    }
    glyph_board(canvas, right - 30, 89, 0.95, INK);
    right -= 82;
    draw_text(canvas, right, 104, half - (canvas_width(canvas) - PART_MARGIN_X - right), 40,
              app->course.simulated ? BOLD : MEDIUM, ALIGN_RIGHT, INK, note);
}

void part_stars(struct canvas *canvas, double x, double y, double radius, double gap, int earned)
{
    for (int i = 0; i < LEVEL_STARS; i++)
        draw_star(canvas, x + i * gap, y, radius, i < earned);
}

double part_height(struct canvas *canvas, double max_width, double size, enum weight weight, const char *text)
{
    return draw_paragraph(canvas, 0, 0, max_width, size, weight, colour_fade(INK, 0), text);
}

double part_paragraph(struct canvas *canvas, double x, double y, double w, double h, double size,
                      enum weight weight, struct colour colour, const char *text)
{
    while (size > 24 && part_height(canvas, w, size, weight, text) > h)
        size -= 2;
    return draw_paragraph(canvas, x, y, w, size, weight, colour, text);
}

double part_notice(struct canvas *canvas, double bottom, const char *text)
{
    const double x = PART_MARGIN_X, w = layout_room(canvas), wide = w - 128 - 40;
    double size = 36, high = part_height(canvas, wide, size, SEMIBOLD, text);

    if (high > 2.5 * 1.3 * size) {
        size = 32;
        high = part_height(canvas, wide, size, SEMIBOLD, text);
    }
    double h = fmax(112, high + 28), y = bottom - h, middle = y + h / 2;
    draw_sheet(canvas, x, y, w, h);
    draw_disc(canvas, x + 68, middle, 32, ROWAN);
    draw_text(canvas, x + 68, middle + 18, 0, 50, EXTRABOLD, ALIGN_CENTRE, PAPER, "i");
    draw_paragraph(canvas, x + 128, middle - high / 2 + 1.01 * size, wide, size, SEMIBOLD, INK, text);
    return y;
}
