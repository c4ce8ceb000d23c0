#ifndef PICTURE_CANVAS_H
#define PICTURE_CANVAS_H

#include "picture/palette.h"

#include <SDL.h>
#include <stdbool.h>

/*
 * The drawing surface. Lengths are reference units: the window is always 1080 high, and canvas_width() wide
 * (1920 at 16:9, more or less at other shapes; never less than 1440: windows narrower than 4:3 scale by
 * width and are higher than 1080, with room to spare at the bottom).
 * Edges are smooth: a pixel takes as much colour as the shape covers of it. Text is Inter, Inter Display from
 * 56 units on; nothing below 32 units is ever drawn.
 */
struct canvas;

struct point {
    double x, y;
};

/* Words for what SDL could not do: "what: why". -1. */
int canvas_failed(char error[256], const char *what);

/* data_dir holds assets/. Any SDL renderer. NULL and SDL_GetError() on failure. */
struct canvas *canvas_new(SDL_Renderer *renderer, const char *data_dir);
void canvas_free(struct canvas *canvas);

/* How it is shown from here on; at first as struct look is with all of it 0. */
void canvas_set_look(struct canvas *canvas, struct look look);

/* What moves in a scene is where it is at that time, s from any moment on; its water is stirred by 0..1. */
void canvas_set_motion(struct canvas *canvas, double time_s, double stir);

/* Before a frame: takes the renderer's output size (so high-DPI counts real pixels) and clears. */
void canvas_begin(struct canvas *canvas);
/*
 * A frame that is painted only where it differs from the one before, if it does at all:
 *
 *     canvas_watch(canvas);
 *     ... paint it ...                 only looked at
 *     if (canvas_changed(canvas)) {
 *         ... paint the same again ... now the pixels
 *         canvas_show(canvas);         the frame is on the renderer's output
 *     }
 */
void canvas_watch(struct canvas *canvas);
bool canvas_changed(struct canvas *canvas);
void canvas_show(struct canvas *canvas);
/* What was shown may be lost: the next frame is painted whole. */
void canvas_forget(struct canvas *canvas);

double canvas_width(const struct canvas *canvas);
double canvas_height(const struct canvas *canvas); /* 1080 unless the window is narrower than 4:3 */
struct point canvas_from_window(const struct canvas *canvas, int x, int y); /* mouse position to units */

/* Shapes. A line lies on both sides of its geometry: radius and rectangle are the middle of the line. */
void draw_rect(struct canvas *canvas, double x, double y, double w, double h, struct colour colour);
void draw_round(struct canvas *canvas, double x, double y, double w, double h, double radius,
                struct colour colour);
void draw_round_frame(struct canvas *canvas, double x, double y, double w, double h, double radius,
                      double width, struct colour colour);
void draw_disc(struct canvas *canvas, double x, double y, double radius, struct colour colour);
void draw_ring(struct canvas *canvas, double x, double y, double radius, double width, struct colour colour);
/* Clockwise from twelve o'clock, in turns 0..1. round_caps true: round, false: square. */
void draw_arc(struct canvas *canvas, double x, double y, double radius, double width, double from, double to,
              bool round_caps, struct colour colour);
void draw_line(struct canvas *canvas, struct point a, struct point b, double width, struct colour colour);
void draw_dashed_ring(struct canvas *canvas, double x, double y, double radius, double width, int dashes,
                      struct colour colour);
/* width and fade per point may be NULL: then width0 and full colour. */
void draw_polyline(struct canvas *canvas, const struct point *points, int count, double width0,
                   const double *width, const double *fade, struct colour colour);
void draw_polygon(struct canvas *canvas, const struct point *points, int count,
                  struct colour colour); /* convex */
/* Convex outlines as one layer of colour, however they overlap: outline i is points[ends[i - 1]..ends[i]).
 * All of them run the same way round. */
void draw_polygons(struct canvas *canvas, const struct point *points, const int *ends, int count,
                   struct colour colour);
void draw_ellipse(struct canvas *canvas, struct point centre, double major, double minor, struct point axis,
                  double line_width, struct colour fill, struct colour line); /* fill.a 0: none */
void draw_star(struct canvas *canvas, double x, double y, double radius, bool earned);

/* Many shapes on top of each other, a body for example, painted faster: the same picture. Shapes only, no
 * text and no pictures between the two. */
void draw_group_begin(struct canvas *canvas);
void draw_group_end(struct canvas *canvas);

/* Panels of the look; with high contrast opaque and in a frame of ink. */
void draw_sheet(struct canvas *canvas, double x, double y, double w,
                double h); /* paper 94 %, radius 36, drop */
void draw_sign(struct canvas *canvas, double x, double y, double w,
               double h); /* sign 96 %, radius 28, drop */
void draw_panel(struct canvas *canvas, double x, double y, double w, double h, double radius,
                struct colour ground);
/* A button: at rest with a drop, or chosen (the frame of the focus is the caller's). */
void draw_key(struct canvas *canvas, double x, double y, double w, double h, double radius, bool chosen);
void draw_medallion(struct canvas *canvas, double x, double y, double radius); /* the round sheet */

/* Text. Sizes are those of the mock-ups; the look sets it larger, small type most (look_size): text_size
 * tells how large, for boxes that follow their text. */
double text_size(const struct canvas *canvas, double size);
enum weight { MEDIUM, SEMIBOLD, BOLD, EXTRABOLD };
enum align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };
/*
 * One line; x is the left, middle or right end, y the baseline. Must fit in max_width (0: up to the safe
 * margin): a longer one is drawn smaller down to look_least, then cut with an ellipsis and counted as a
 * fault. Returns the width drawn.
 */
double draw_text(struct canvas *canvas, double x, double y, double max_width, double size, enum weight weight,
                 enum align align, struct colour colour, const char *text);
double text_width(struct canvas *canvas, double size, enum weight weight, const char *text);
/* Wrapped into lines of max_width; y is the first baseline, line height 1.3 sizes. Returns the height used.
 */
double draw_paragraph(struct canvas *canvas, double x, double y, double max_width, double size,
                      enum weight weight, struct colour colour, const char *text);
/*
 * A label in a box: one line, a little smaller where it must be; where that does not do, more lines, then
 * smaller ones (not below 32 units), and in the end words that break with a hyphen. Around the middle of the
 * height, and higher than h where even that is not enough. Returns the height of its lines.
 */
double draw_block(struct canvas *canvas, double x, double y, double w, double h, double size,
                  enum weight weight, enum align align, struct colour colour, const char *text);
/* The same around a line: x and y as of draw_text, h the room for more lines around the middle of that one.
 */
double draw_label(struct canvas *canvas, double x, double y, double w, double h, double size,
                  enum weight weight, enum align align, struct colour colour, const char *text);
/* How many lines those make. */
int block_lines(struct canvas *canvas, double w, double h, double size, enum weight weight, const char *text);
/* Digits in cells of equal width, so that changing numbers do not dance. Centred on x. */
double draw_number(struct canvas *canvas, double x, double y, double size, enum weight weight,
                   struct colour colour, const char *text);

/* Pictures: assets/NAME.svg, rasterised at the size needed and kept. */
void draw_scene(struct canvas *canvas, const char *name);
/*
 * A scene that somebody stands in: the ground keeps its height, whatever the shape of the window. Mirrored:
 * left and right change places. ground_point: where that point of the picture (1920 x 1080) is on the canvas;
 * ground_scale: units there for one unit of the picture.
 */
void draw_ground(struct canvas *canvas, const char *name, bool mirrored);
struct point ground_point(const struct canvas *canvas, double x, double y, bool mirrored);
double ground_scale(const struct canvas *canvas);
void draw_sprite(struct canvas *canvas, const char *name, double x, double y, double w, double h);
/* White icons (feet, check, lock, eye, board) in a colour; or, in white, a picture that is no scenery. */
void draw_sprite_tinted(struct canvas *canvas, const char *name, double x, double y, double w, double h,
                        struct colour tint);

/* A picture that stands: (x, y) is the middle of its lower edge. Turned about that point, degrees clockwise.
 */
void draw_standing(struct canvas *canvas, const char *name, double x, double y, double w, double h,
                   double degrees, bool mirrored);

/*
 * A drawing of a field note, assets/notes/NAME.svg, on its plate: w wide, and w * DRAWING_H / DRAWING_W high.
 * Mirrored: left and right change places. Its marks, on the canvas, are where the numbers of its labels go.
 * False: it is missing, which is a fault of the layout; the plate is there all the same. drawing_there: is
 * there one of that name?
 */
bool drawing_there(const struct canvas *canvas, const char *name);
#define DRAWING_W      560.0
#define DRAWING_H      480.0
#define DRAWING_RADIUS 28.0
enum { DRAWING_MARKS = 4 };
struct drawing_marks {
    struct point at[DRAWING_MARKS];
    int count;
};
bool draw_drawing(struct canvas *canvas, const char *name, double x, double y, double w, bool mirrored,
                  struct drawing_marks *marks);

/*
 * What stays the same from frame to frame is painted once and copied from then on: each screen at most
 * CANVAS_KEPT layers as large as the frame, each known by the key that says all it depends on.
 *
 *     if (!draw_kept_ready(canvas, 0, key)) {
 *         draw_kept_begin(canvas, 0, key);
 *         ... paint it ...
 *         draw_kept_end(canvas, 0);
 *     }
 *     draw_kept(canvas, 0);        the first thing of the frame; its text counts for the layout
 *
 * What moves of a scene of draw_ground is painted over the layer, where nothing lies on the scene.
 */
enum { CANVAS_KEPT = 1 };
bool draw_kept_ready(const struct canvas *canvas, int layer, const char *key);
void draw_kept_begin(struct canvas *canvas, int layer, const char *key);
void draw_kept_end(struct canvas *canvas, int layer);
void draw_kept(struct canvas *canvas, int layer);
/* Light from above, 0..1, on what is free of a scene of draw_ground. */
void draw_kept_light(struct canvas *canvas, int layer, double light);

/*
 * What the layout knows about itself: text that was cut, left the window or overlapped other text since
 * canvas_begin. canvas_fault gives one line for the i-th.
 */
int canvas_faults(const struct canvas *canvas);
/* What follows lies on a panel that covers what was drawn so far: text may lie over text from here on. */
void canvas_layer(struct canvas *canvas);
const char *canvas_fault(const struct canvas *canvas, int i);

/* The frame as a PNG. 0 or -1 with SDL_GetError(). */
int canvas_save(struct canvas *canvas, const char *path);

#endif
