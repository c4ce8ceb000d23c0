#ifndef SCREEN_SHARED_WIDGETS_H
#define SCREEN_SHARED_WIDGETS_H

#include "screen/app/app.h"
#include "screen/shared/layout.h"

/* Pieces that several screens are made of. */

#define PART_PI 3.14159265358979323846

/* Text, lines and graphics of a side. */
struct colour part_side_text(enum side side);
struct colour part_side_graphic(enum side side);
const char *part_side_leg(enum side side); /* "Left leg" */

/* The leg that begins. */
enum side part_first_side(unsigned sides);
/* How far up a movement at that tempo is, 0..1: at rest before t_s 0 and when it is over. In and out like a
 * sine. */
double part_movement(double t_s, double up_s, double hold_s, double down_s);

enum { PART_NAME = 96, PART_SECONDS = 32, PART_DAY = 48 };
/* Where a level stands in its chapter: "Lake 1". */
void part_level_name(const struct app *app, const struct level *level, char out[PART_NAME]);
/* The scenery of its chapter, to write on. */
const char *part_scene(const struct level *level);
/* "8.4 s" */
void part_seconds(double seconds, char out[PART_SECONDS]);
/* What a score comes from: "7 good" of repetitions that were counted, else "8.4 s". */
void part_amount(const struct score *score, bool counted, char out[PART_SECONDS]);
/* "today", "2 Jun" or, of another year, "Jun 2024". */
void part_day(const struct app *app, int64_t unix_s, char out[PART_DAY]);

/* Upper line: bold and plain on the left, note and the device on the right. note may be "". */
void part_topbar(const struct app *app, struct canvas *canvas, const char *bold, const char *plain,
                 const char *note);
/* Stars in a row, the first at x. */
void part_stars(struct canvas *canvas, double x, double y, double radius, double gap, int earned);
/* A paragraph's height without drawing it. */
double part_height(struct canvas *canvas, double max_width, double size, enum weight weight,
                   const char *text);
/* A paragraph that is at most h high: of that size, or smaller. Returns the height used. */
double part_paragraph(struct canvas *canvas, double x, double y, double w, double h, double size,
                      enum weight weight, struct colour colour, const char *text);
/* What the player should know, in place of a subtitle: between the margins, down to bottom, as high as the
 * text needs. Returns its upper edge. */
double part_notice(struct canvas *canvas, double bottom, const char *text);

#endif
