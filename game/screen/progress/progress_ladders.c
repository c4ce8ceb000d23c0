#include "screen/progress/progress_screen.h"

#include <math.h>
#include <stdio.h>

#include "i18n/i18n.h"
#include "screen/app/app.h"
#include "screen/shared/glyph.h"
#include "screen/shared/widgets.h"

/* Where each leg stands on its ladders; rest and pain. */

static const double PAD = 32;

/* Of the room that a step has it fills this share. */
static const double FILLED = 0.82;

/* One ladder as a flight of steps: below the rung on offer filled, that one light with a strong edge. */
static void paint_steps(struct canvas *canvas, struct box at, double pitch, int rungs, int top,
                        enum side side)
{
    const double w = FILLED * pitch;

    for (int i = 0; i < rungs; i++) {
        double h = at.h * (0.55 + 0.45 * (i + 1) / rungs), x = at.x + i * pitch, y = at.y + at.h - h;
        double r = side == SIDE_RIGHT ? 1 : fmin(fmin(w, h) / 2, 8);
        if (i + 1 < top) {
            draw_round(canvas, x, y, w, h, r, part_side_graphic(side));
        } else if (i + 1 == top) {
            draw_round(canvas, x - 1, y - 1, w + 2, h + 2, r, INK);
            draw_round(canvas, x + 3, y + 3, w - 6, h - 6, fmax(r - 3, 0), SUN_LIGHT);
        } else {
            draw_round_frame(canvas, x + 1, y + 1, w - 2, h - 2, fmax(r - 1, 0), 2, STONE);
        }
    }
}

/* From step to step, when the longest ladder fills w. */
static double pitch_of(const struct guide *guide, double w)
{
    int most = 1;

    for (int i = 0; i < activity_count; i++)
        if (guide->cards[i].rung_count > most)
            most = guide->cards[i].rung_count;
    return fmin(w / (most - 1 + FILLED), 50);
}

static void paint_row(const struct app *app, struct canvas *canvas, const struct activity *exercise,
                      struct box row, double title, double size)
{
    const struct exercise_card *card = guide_card(&app->course.book->guide, exercise);
    const double w = row.w - title - 16, high = 0.36 * row.h, pitch = pitch_of(&app->course.book->guide, w);
    struct box at = {row.x + title + 16, row.y + (row.h - high) / 2, w, high};

    draw_text(canvas, row.x, row.y + row.h / 2 + 13, title, size, MEDIUM, ALIGN_LEFT, INK,
              _(exercise->title));
    if (!card->each_side) {
        paint_steps(canvas, at, pitch, card->rung_count,
                    ladder_leg(&app->course.reached.ladder, exercise, SIDE_NONE)->top, SIDE_NONE);
        return;
    }
    for (int side = SIDE_LEFT; side <= SIDE_RIGHT; side++) {
        at.y = row.y + (side == SIDE_LEFT ? 0.09 : 0.53) * row.h;
        paint_steps(canvas, at, pitch, card->rung_count,
                    ladder_leg(&app->course.reached.ladder, exercise, (enum side)side)->top, (enum side)side);
    }
}

static double widest_title(struct canvas *canvas, double size)
{
    double widest = 9.2 * size; /* those in English, whatever the version of the font */

    for (int i = 0; i < activity_count; i++)
        widest = fmax(widest, text_width(canvas, size, MEDIUM, _(activities[i]->title)));
    return widest;
}

void progress_paint_ladders(const struct app *app, struct canvas *canvas, struct box card)
{
    const double head = 88, row = (card.h - head - 18) / activity_count, right = card.x + card.w - PAD;
    const double size = card.w < 700 ? 36 : 38, title = widest_title(canvas, size);
    double x = right;

    draw_sheet(canvas, card.x, card.y, card.w, card.h);
    for (int side = SIDE_RIGHT; side >= SIDE_LEFT; side--) {
        x -= draw_text(canvas, x, card.y + 62, 0, card.w < 700 ? 32 : 36, BOLD, ALIGN_RIGHT,
                       part_side_text((enum side)side), side == SIDE_LEFT ? _("Left") : _("Right")) +
             (card.w < 700 ? 16 : 24);
        progress_mark(canvas, x, card.y + 50, 12, (enum side)side);
        x -= card.w < 700 ? 36 : 44;
    }
    draw_text(canvas, card.x + PAD, card.y + 64, x - card.x - PAD, 44, BOLD, ALIGN_LEFT, INK, _("Ladders"));
    for (int i = 0; i < activity_count; i++)
        paint_row(app, canvas, activities[i],
                  (struct box){card.x + PAD, card.y + head + i * row, card.w - 2 * PAD, row}, title, size);
}

/* Of a day a tick or an open ring; of a week how many days were of rest. A week without practice says
 * nothing. */
static void paint_rest(struct canvas *canvas, const struct span *span, int i, double x, double y)
{
    const int rest = span_rest(span, i), practice = span->steps[i].days;
    char text[16];

    if (span->step_days == 1 && practice) {
        draw_disc(canvas, x, y, 20, SPRUCE);
        glyph_tick(canvas, x, y, 0.8, MIST);
    } else if (span->step_days == 1 && rest) {
        draw_ring(canvas, x, y, 17, 4, STONE);
    } else if (practice) {
        snprintf(text, sizeof text, "%d", rest);
        draw_text(canvas, x, y + 12, 44, 34, SEMIBOLD, ALIGN_CENTRE, INK, text);
    }
}

/* A block that grows, its number above it; side by side in narrow columns a number is not said twice. */
static void paint_pain(struct canvas *canvas, const struct span *span, int i, double x, double y,
                       double column)
{
    const int pain = span->steps[i].pain;
    const double w = fmin(0.6 * column, 34), h = 4 + 5.0 * pain;
    char text[16];

    if (pain < 0)
        return;
    draw_rect(canvas, x - w / 2, y - h, w, h, INK);
    snprintf(text, sizeof text, "%d", pain);
    if (column >= 42 || i == 0 || span->steps[i - 1].pain != pain)
        draw_text(canvas, x, y - h - 6, 44, 32, SEMIBOLD, ALIGN_CENTRE, INK, text);
}

void progress_paint_rest(struct canvas *canvas, const struct span *span, struct box card)
{
    const bool days = span->step_days == 1;
    const double left = card.x + PAD, right = card.x + card.w - PAD;
    const char *rests = days || card.w < 700 ? _("Rest") : _("Rest days");
    const double words = fmax(text_width(canvas, 32, BOLD, rests), text_width(canvas, 32, BOLD, _("Pain")));
    const double label = fmax(card.w < 700 ? 92 : 180, words + 14), x0 = left + label,
                 column = (right - x0) / span->count;
    const double base = card.y + card.h - 62;

    draw_sheet(canvas, card.x, card.y, card.w, card.h);
    if (span_empty(span)) {
        draw_text(canvas, left, card.y + 64, 0, 44, BOLD, ALIGN_LEFT, INK, _("Rest and pain"));
        draw_paragraph(canvas, left, card.y + 122, right - left, 36, SEMIBOLD, INK,
                       _("Rest is training too, and it shows here."));
        return;
    }
    const double said = draw_text(canvas, left, card.y + 52, label, 36, BOLD, ALIGN_LEFT, INK, rests);
    if (days && said + 54 < label)
        draw_ring(canvas, left + said + 34, card.y + 40, 17, 4, STONE);
    draw_text(canvas, left, base, label, 36, BOLD, ALIGN_LEFT, INK, _("Pain"));
    draw_rect(canvas, x0, base, right - x0, 3, LINE);
    for (int i = 0; i < span->count; i++) {
        double x = x0 + (i + 0.5) * column;
        paint_rest(canvas, span, i, x, card.y + 40);
        paint_pain(canvas, span, i, x, base, column);
    }
    progress_paint_ends(canvas, span, x0, right, card.y + card.h - 16);
}
