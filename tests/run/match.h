#ifndef TESTS_RUN_MATCH_H
#define TESTS_RUN_MATCH_H

#include "run/run.h"
#include "stander.h"

/*
 * A run with a player in it, everything written down: the events, and for each set the samples that its trial
 * saw. After every sample it is checked that time and phases make sense and that no event was lost.
 */
enum { MATCH_EVENTS = 1024, MATCH_SAMPLES = 8192 };

struct match {
    struct level level;
    struct run run;
    struct player player;
    double hold_s;   /* the player puts the foot down after that long; 0: never before the end */
    bool clock_set;  /* back: times of events need not rise */
    bool obeys;      /* the player does what the phase asks for */
    int64_t foot_us; /* when the foot went up; 0: it is down */
    struct run_event events[MATCH_EVENTS];
    int event_count;
    int deepest;                          /* the most events that waited after one call */
    int spread;                           /* look and run_next between samples: this many times */
    struct sample *samples[RUN_SETS_MAX]; /* owned */
    int sample_counts[RUN_SETS_MAX];
};

/* A level for single-leg balance, easy to change before match_begin. */
struct level match_level(double hold_s, int sets, int rest_s, enum level_sides sides);

/* Allocates; match_end frees (NULL does nothing). */
struct match *match_begin(const struct level *level, int64_t start_us);
void match_end(struct match *match);

/* One sample of anybody's, or of the player; or of the player until the run is over or so long. */
void match_push(struct match *match, const struct sample *sample);
void match_step(struct match *match);
void match_play(struct match *match, double seconds);
void match_play_until(struct match *match, enum run_phase phase);
/* The player obeys no longer, but goes there; and so much of it. */
void match_go(struct match *match, enum stance stance, double seconds);

/* Takes up what a call such as run_pause brought. */
void match_drain(struct match *match);

void match_lose(struct match *match); /* the device goes, now */
void match_silence(struct match *match, double seconds);

/* Every set that is done has the score that its own samples give when scored afresh. */
void match_verify(const struct match *match);

/* To the last bit. */
bool match_same_score(const struct score *a, const struct score *b);

/* Sets that are done, and those among them with points. */
int match_done(const struct match *match);
int match_scored(const struct match *match);

/* The events as words: "get-ready count-in count3 count2 ...". */
enum { MATCH_WORDS = 16384 };
void match_words(const struct match *match, char out[MATCH_WORDS]);
bool match_said(const struct match *match, const char *part);

#endif
