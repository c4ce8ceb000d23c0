#ifndef SCREEN_PLAY_PLAY_SCREEN_H
#define SCREEN_PLAY_PLAY_SCREEN_H

#include "screen/play/play_state.h"

/*
 * The play screen: play.c what happens, play_follow.c what the picture follows, play_words.c what stands in
 * words, play_paint.c the frame, and one file for each layout: play_hold.c (what is held, standing or
 * kneeling), play_steps.c (ledges up the mountain), play_lying.c (huge type). play_hud.c has the pieces they
 * share, play_sheets.c what stands between sets and over a pause.
 */

/* play_steps.c: what the player has climbed ever, m, from the store. 0 or a negative errno of it. */
int play_climbed_before(const struct app *app, double *out_m);

/* A layout: what stays the same for a while, and what moves over it. */
struct play_layout {
    void (*under)(const struct app *app, struct canvas *canvas, const struct run_moment *look);
    void (*over)(struct app *app, struct canvas *canvas, const struct run_moment *look);
};
extern const struct play_layout play_hold, play_steps, play_lying;
const struct play_layout *play_layout_of(const struct activity *exercise);
void play_paint(struct app *app, struct canvas *canvas);

/* When all sets are done the reward of the exercise is seen to its end: PLAY_FINALE_S, less when something is
 * done, nothing with reduced motion. Seconds since it began; negative: it has not. */
#define PLAY_FINALE_S 1.5
double play_finale_s(const struct app *app);

/* run_moment of this very frame; in the finale, what was held stands. */
void play_moment(const struct app *app, struct run_moment *look);
/* play_follow.c: the newest event; and once a frame. */
void play_hear(struct app *app, const struct run_event *event);
void play_follow(struct app *app, int64_t passed_us);
/* Seconds at the top of the repetition in progress, by the detector or by the clock; negative: not there. */
double play_top_s(const struct app *app, const struct run_moment *look);
double play_breath(const struct app *app, double period_s); /* -1..1 */
extern const double PLAY_CLIMB_US;                          /* from one ledge to the next */

/* play_words.c */
enum { PLAY_CUE = 160 };
const char *play_cue(const struct app *app, const struct run_moment *look, char out[PLAY_CUE]);
const char *play_beat_word(const struct app *app, const struct run_moment *look); /* "Up", "Press", ... */
const char *play_leg_word(const struct app *app, enum side side);
const char *play_note(const struct app *app); /* what measures, or how to pause */

/* play_hud.c: discs and sheets keep their zones, and shrink together where the window is narrow. */
extern const double PLAY_TOP, PLAY_BOTTOM, PLAY_SIGN_Y, PLAY_SIGN_H;
struct play_zones {
    double r;               /* of the discs */
    double left_x, right_x; /* their centres */
    double y;
    double plate_y, plate_w; /* sheets under the discs */
    double mid_x, mid_w;
};
enum { PLAY_PLATE_H = 118 };
struct play_zones play_zones_of(const struct canvas *canvas);
void play_topbar(const struct app *app, struct canvas *canvas);
void play_leg(const struct app *app, struct canvas *canvas, const struct play_zones *zones,
              const struct run_moment *look);
void play_sign(const struct app *app, struct canvas *canvas, const struct run_moment *look); /* its ground */
void play_sign_cue(const struct app *app, struct canvas *canvas, const struct run_moment *look);
/* Count-in and rest: the number and its ring. */
bool play_counting(const struct app *app, const struct run_moment *look, int *seconds, double *turn);
/* The coach, as the exercise, the leg and the moment want it. */
struct figure;
void play_figure(const struct app *app, const struct run_moment *look, struct figure *out);
/* The figure is flipped: its head is on the right. */
bool play_mirrored(const struct app *app, const struct run_moment *look);

/* play_ghost.c: the player's own best, beside the present attempt. */
void play_ghost_load(struct app *app); /* of every leg that works; the attempt has begun */
void play_ghost_hear(struct app *app, const struct run_event *event);
void play_ghost_follow(struct app *app, const struct run_moment *look, double passed_us);
/* Where it is now; nothing of it where there is none. */
struct track_moment play_ghost(const struct app *app, const struct run_moment *look);
/* What it looks like: a hollow, dashed dot. */
void play_ghost_dot(struct canvas *canvas, double x, double y, double radius, struct colour colour);
void play_ghost_name(struct canvas *canvas, const struct play_zones *zones); /* in the right disc */

/* play_sway.c: in the right disc, and under it. */
void play_sway(const struct app *app, struct canvas *canvas, const struct play_zones *zones,
               const struct run_moment *look);
void play_steadiness(const struct app *app, struct canvas *canvas, const struct play_zones *zones,
                     const struct run_moment *look);
/* play_tempo.c: likewise of step-ups. */
void play_tempo_under(const struct app *app, struct canvas *canvas, const struct play_zones *zones);
void play_tempo(const struct app *app, struct canvas *canvas, const struct play_zones *zones,
                const struct run_moment *look);

/* play_sheets.c. Under a rest: its sheet; over it: the button. */
void play_rest_under(const struct app *app, struct canvas *canvas, const struct run_moment *look);
void play_rest_over(struct app *app, struct canvas *canvas);
void play_paused_under(const struct app *app, struct canvas *canvas, const struct run_moment *look);
void play_paused_over(struct app *app, struct canvas *canvas, const struct run_moment *look);
bool play_lies(const struct app *app); /* the player lies, or is about to: nothing is small */
/* A button with type for those who lie. */
void play_big_button(struct app *app, struct canvas *canvas, int id, double x, double y, double w, double h,
                     const char *text);

#endif
