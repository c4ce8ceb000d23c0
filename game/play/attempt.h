#ifndef PLAY_ATTEMPT_H
#define PLAY_ATTEMPT_H

#include "measure/act.h"
#include "measure/plate/calibration.h"
#include "run/run.h"
#include "store/store.h"

/*
 * An attempt from the first sample to the stored score: the run, and the recorder that keeps the samples of
 * each set. The window, the terminal and the tests all play through this one.
 */
struct attempt {
    struct run run;
    struct recording
        recordings[RUN_SETS_MAX]; /* of run.sets[i]; tared samples, exactly those the trial saw */
    int64_t started_unix_s;
    char workout[LEVEL_ID_SIZE]; /* it is part of this one; "", as attempt_begin has it: of none */
    int error; /* first failure of the recorder (-ENOMEM, -EFBIG), 0 otherwise: attempt_save refuses then */
    /* what is in the store */
    int64_t id;    /* 0: nothing yet */
    unsigned kept; /* bits 1u << i: run.sets[i] is */
    bool ended;    /* so is the end */
    int tried;     /* sets that were done when attempt_follow tried last */
};

/* Where an attempt is kept, whose it is, and what measures it. */
struct attempt_keeper {
    struct store *store; /* NULL: nowhere */
    int64_t player_id;
    const char *source; /* as in struct store_attempt */
};

/* The level of setup must outlive the attempt. 0 or the error of run_init. End it with attempt_end either
 * way. */
int attempt_begin(struct attempt *attempt, const struct run_setup *setup, int64_t started_unix_s);

/* A tared sample, in whole grams (sample_quantise). Then drain run_next(&attempt->run, ...). */
void attempt_push(struct attempt *attempt, const struct sample *sample);

/*
 * What the player is asked to do at this moment: on the board (calibration; NULL for other devices) off it
 * for the zero and on it for the weight; then to be where the exercise begins, and in WORK the exercise
 * itself. attempt NULL: nothing is being played. What the built-in players do.
 */
struct act attempt_asks(const struct calibration *calibration, const struct attempt *attempt);

/*
 * After every sample, and after what the player asked of the run: a set that has just been done goes to the
 * store, whole and in one transaction, so that from then on nothing can take it away; completed stays false.
 * One try for each set, with little patience: what cannot be stored goes with the next one, or at the end.
 * 0, also when there was nothing to do; attempt->error; or the store's error.
 */
int attempt_follow(struct attempt *attempt, const struct attempt_keeper *keeper);

/*
 * The end: every set that was begun and is not in the store yet, and with them what the end decides, in one
 * transaction. A run that is not over is stopped first: only then is it settled what a hold in progress
 * counts. 0 and *id; -ENODATA when no set was begun; attempt->error; or the store's error, and then the same
 * call may be made again.
 */
int attempt_save(struct attempt *attempt, const struct attempt_keeper *keeper, int64_t *id);

/* Was anything begun that is not in the store? */
bool attempt_unkept(const struct attempt *attempt);

/* Did attempt_save fail for a reason that may pass, or that lies with the file? Then the same call is worth
 * another try, and the sets are worth a file of their own (play/beside.h). */
bool attempt_refused(const struct attempt *attempt, int result);

/* A set as the store would tell of it, with its recording; of no player. It lives as long as the attempt. */
struct store_stored_trial attempt_stored(const struct attempt *attempt, int set);

void attempt_end(struct attempt *attempt);

/*
 * Recomputes one stored trial from its recording: true when points, stars, seconds, steadiness, velocity,
 * ellipse, repetitions and the reason a hold ended by come out the same, and true of what nobody measured, as
 * long as it claims no score. False as well, and *recomputed all zero, when it is damaged or was scored by
 * other rules than these.
 */
bool attempt_verify(const struct store_stored_trial *stored, struct score *recomputed);

#endif
