#ifndef SCREEN_PROGRESS_PROGRESS_SCREEN_H
#define SCREEN_PROGRESS_PROGRESS_SCREEN_H

#include "coach/span.h"
#include "screen/app/app.h"
#include "screen/shared/layout.h"

/*
 * Progress: what was done and reached over days and weeks. progress.c says what can be chosen and where the
 * cards lie; progress_charts.c and progress_ladders.c paint them.
 */
enum { PROGRESS_VIEW, PROGRESS_BACK = PROGRESS_VIEW + SPAN_VIEWS, PROGRESS_START }; /* a view each, first */

struct progress_state { /* of the progress screen: read when it is entered */
    enum span_view view;
    struct span of[SPAN_VIEWS];
};

static inline struct progress_state *progress_state(const struct app *app)
{
    return app_state(app, &screen_progress);
}

/* Seconds, on one line for each leg: solid with discs for the left, dashed with diamonds for the right. */
void progress_paint_holds(struct canvas *canvas, const struct span *span, struct box card);
void progress_paint_sway(struct canvas *canvas, const struct span *span, struct box card);
/* week: the last seven days, whatever span is drawn. */
void progress_paint_minutes(struct canvas *canvas, const struct span *span, const struct span_step *week,
                            struct box card);
/* Days of rest, and the worst pain, step by step. */
void progress_paint_rest(struct canvas *canvas, const struct span *span, struct box card);
/* Where each leg stands: rounded steps for the left, square ones for the right. */
void progress_paint_ladders(const struct app *app, struct canvas *canvas, struct box card);

enum { PROGRESS_STEP = 32 };
/* "Mo", "today"; of weeks "1" to "13". */
void progress_step_name(const struct span *span, int step, char out[PROGRESS_STEP]);
/* Under a small chart: where it begins and where it ends. */
void progress_paint_ends(struct canvas *canvas, const struct span *span, double x0, double x1, double y);
/* The sign of a leg in charts. */
void progress_mark(struct canvas *canvas, double x, double y, double radius, enum side side);

#endif
