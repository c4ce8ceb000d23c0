#ifndef SIMPLAY_H
#define SIMPLAY_H

#include "device/device.h"
#include "play/attempt.h"

/*
 * An attempt on any channel, played by the built-in players of input/: no calibration, the board is tared.
 * Every sample goes in by simplay_step, which checks that the recorder keeps what the trial saw and that no
 * event is lost.
 */
enum { SIMPLAY_REPS = 64 };
struct simplay {
    struct attempt attempt;
    struct input *input;
    int64_t now_us;
    bool tared;
    double zero_kg[CORNERS]; /* of the board as it is empty */
    int64_t late_us;         /* the device's silence so far, in all */
    int reps_told, beats, cues, waits;
    int64_t begun_us, done_us[SIMPLAY_REPS]; /* of the newest set: its first repetition that was done, and
                                                when each of them was told of */
    bool obeys;                              /* does what is asked */
};

#define SIMPLAY_KG 70.0

/* level must outlive it. Channel and sides as of run_setup; result of attempt_begin. */
int simplay_begin(struct simplay *play, const struct level *level, enum channel channel, unsigned sides,
                  uint64_t seed);
void simplay_end(struct simplay *play);

/* Up to one more sample. */
void simplay_step(struct simplay *play);
void simplay_seconds(struct simplay *play, double seconds);
/* Until the run is over; fails the test when it has not come to its end after so many seconds. */
void simplay_all(struct simplay *play, double seconds);

void simplay_lose(struct simplay *play); /* the device goes, now; it is back with the next sample */
void simplay_silence(struct simplay *play, double seconds);

/* Every set that is done scores the same again from its recording. */
void simplay_verify(const struct simplay *play);

#endif
