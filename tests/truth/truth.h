#ifndef TESTS_TRUTH_H
#define TESTS_TRUTH_H

#include "bodymodel.h"
#include "measure/plate/condition.h"
#include "measure/side.h"

#include <stdio.h>

/*
 * Detectors against the truth. A table is one kind of exercise: a model makes a session whose truth is known,
 * the detectors fold its samples, and what they found is held against what was. Each table is broken down by
 * the habit of the person and by the link between board and machine, so that weak spots show.
 */
enum { TRUTH_EVENTS_MAX = 64, TRUTH_TIMES_MAX = REP_TIMES, TRUTH_AMOUNTS_MAX = 4, TRUTH_FLAGS_MAX = 2 };

/* A hold or a repetition. Which times, amounts and flags there are is said by the table. */
struct truth_event {
    enum side side;
    int reason; /* how it ended or what it was like, where the table knows such a thing */
    int64_t times_us[TRUTH_TIMES_MAX];
    double amounts[TRUTH_AMOUNTS_MAX];
    unsigned flags, asked; /* a bit each; of what was: those that are beyond doubt */
};

struct truth_events {
    struct truth_event events[TRUTH_EVENTS_MAX];
    int count; /* of all; those beyond TRUTH_EVENTS_MAX are not listed */
};

/* The event to fill in next, counted; a spare one when the list is full. */
struct truth_event *truth_add(struct truth_events *events);

/* The same for a repetition, filled in but for what only some tables know; and what its times are called. */
struct truth_event *truth_add_rep(struct truth_events *events, enum side side, int reason,
                                  const int64_t times_us[REP_TIMES]);
extern const char *const truth_rep_times[REP_TIMES];

/* Links, the same for every table. The first one is clean. */
struct truth_link {
    const char *name;
    double rate_hz, noise_mm, repeat, dropouts;
    bool jitter, gaps;
};
enum { TRUTH_LINKS = 8 };
extern const struct truth_link truth_links[TRUTH_LINKS];

/* Seed, weight, rate and link of a session of about `seconds`, by chance from *random. */
struct model_options truth_options(const struct truth_link *link, double seconds, uint64_t *random);

/* Chance between two values. */
double truth_between(uint64_t *random, double low, double high);

/* The samples through the load channel; each clean frame to `take`. */
void truth_frames(const struct model_session *session, void (*take)(void *, const struct plate_frame *),
                  void *context);

struct truth_table {
    const char *name;
    const char *const *habits;
    int habit_count;
    const char *const *time_names; /* the first and last of them are start and end */
    int time_count;
    const char *const *amount_names, *const *flag_names;
    int amount_count, flag_count;
    bool sides, reasons; /* are told */
    /* One session. 0 or a negative errno. */
    int (*play)(uint64_t seed, int habit, const struct truth_link *link, struct truth_events *were,
                struct truth_events *found);
};

extern const struct truth_table truth_balance, truth_step_up, truth_lateral_step_up, truth_bridge,
    truth_limb_lift;

/* What came of the sessions of one cell of a table, or of several together. */
struct truth_tally {
    int sessions, exact;         /* exact: the right number of events */
    int events, sided, reasoned; /* events that were; found with the right side; and reason */
    int missed, invented;
    struct truth_errors {
        double *s; /* owned; absolute, seconds if not said otherwise */
        size_t count, capacity;
    } errors[TRUTH_TIMES_MAX], off[TRUTH_AMOUNTS_MAX]; /* of times; of amounts, in their units */
    struct {
        int asked, right;
    } flags[TRUTH_FLAGS_MAX];
};

/* Adds a session. 0 or -ENOMEM. */
int truth_count(struct truth_tally *tally, const struct truth_table *table, const struct truth_events *were,
                const struct truth_events *found);
int truth_add_tally(struct truth_tally *tally, const struct truth_tally *more);
void truth_free(struct truth_tally *tally);

/* 0..1; 1 of nothing. */
double truth_share(int part, int whole);

/* The error that the share `part` (0..1) of the times does not exceed, s; 0 without times. Sorts them. */
double truth_percentile(struct truth_errors *errors, double part);

/* Seed of session `number` in that cell: the same whatever else is run. */
uint64_t truth_seed(uint64_t seed, int habit, int link, int number);

/* Adds that many sessions of one cell. 0 or a negative errno. */
int truth_run_cell(const struct truth_table *table, uint64_t seed, int sessions, int habit, int link,
                   struct truth_tally *tally);

/*
 * The cells of a table with `sessions` each, [habit * TRUTH_LINKS + link]; of one habit, or of all (-1).
 * 0 or a negative errno.
 */
int truth_run(const struct truth_table *table, uint64_t seed, int sessions, int habit,
              struct truth_tally *cells);

/* The habit of that name; -1 when the table has none. */
int truth_habit(const struct truth_table *table, const char *name);

#endif
