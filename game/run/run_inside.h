#ifndef RUN_RUN_INSIDE_H
#define RUN_RUN_INSIDE_H

#include "run/run.h"

/* What the files of the run share; nobody else's business. */

#define US_PER_S 1000000

/* run.c: the event of that kind, now; NULL when the queue is full. */
struct run_event *run_tell(struct run *run, enum run_event_kind kind);
void run_tell_number(struct run *run, enum run_event_kind kind, int number);
void run_enter(struct run *run, enum run_phase phase);
void run_enter_paused(struct run *run, enum run_pause_reason why);
/* The set is over, with something to score or without; what the trial still holds back is scored, too. */
void run_close_set(struct run *run);

/* run_feed.c: samples on their way to the board and the trial. */
enum monotonic_fact run_feed_take(struct run *run, const struct sample *sample); /* to the board */
void run_feed_trial(struct run *run, const struct sample *sample); /* and on to the trial, while it is fed */
void run_feed_silence(struct run *run); /* no: but what came before the silence; then it is fed no more */
void run_feed_open(struct run *run, const struct sample *sample); /* the trial is fed, from this sample on */
void run_feed_close(struct run *run);

/* run_board.c: the player on the board, in every phase. */
void run_board_init(struct run *run);
void run_board_frame(struct run *run, const struct plate_frame *frame);
void run_board_wait(struct run *run); /* after the frames of a sample: what GET_READY waits for */
void run_board_lost(struct run *run);
bool run_board_standing(const struct run *run); /* now, whatever the exercise */
bool run_board_stands(const struct run *run);   /* is it an exercise that stands on the board? */
double run_board_kg(const struct run *run);     /* mean of the last second */

/* run_hold.c */
void run_hold_work(struct run *run);
void run_hold_leave(struct run *run);       /* something takes the player away from WORK */
void run_hold_close(struct run *run);       /* the trial is finished: tell of it */
void run_hold_learn_zone(struct run *run);  /* from the newest frame */
void run_hold_begin_words(struct run *run); /* what is said in a hold begins anew */
void run_hold_say(struct run *run, double held_s);

/* run_reps.c */
void run_reps_begin(struct run *run);
void run_reps_work(struct run *run);
void run_reps_follow(struct run *run, enum trial_fact fact); /* what the trial knows by now, told */
void run_reps_say(struct run *run);

/* run_clock.c: the metronome, and WORK where nobody measures. */
int64_t run_clock_round_us(const struct run *run);
int64_t run_clock_hold_us(const struct run *run); /* of the hold by the clock, up to now_us */
void run_clock_begin(struct run *run);
void run_clock_beat(struct run *run); /* the metronome of a measured set */
void run_clock_work(struct run *run);
void run_clock_leave(struct run *run);
/* Of the round, at t_us: the beat (NONE when the round is over), its second, and how much of it has passed.
 */
struct run_clock_place {
    enum run_beat beat;
    int number;
    double of, left_s;
};
struct run_clock_place run_clock_place(const struct run *run, int64_t t_us);

#endif
