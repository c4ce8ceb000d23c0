#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "activity/trial.h"
#include "coach/span.h"
#include "coach/unlock.h"
#include "store/recording.h"

/*
 * Players, their settings, attempts, trials (with their recordings), scores and pain, in one SQLite file.
 *
 * Each set of an attempt goes in whole, with its recording and its score, in one transaction, or not at all;
 * so does the end of the attempt. Functions return 0 or a negative errno; store_error() has the words for the
 * last failure. One struct store per thread.
 *
 * Live is what a device measured or the player said, and not a source that only stands in for them: that is
 * for the devices to say (store_know_sources). Only what is live enters tables, opens levels, climbs ladders
 * and counts as practice.
 *
 * Days are the player's own calendar days, counted from 1970-01-01. The store takes them from the moment and
 * the zone of this machine as it writes, so a day stays the day it was, wherever it is read.
 */
struct store;

enum { STORE_NAME_SIZE = 48, STORE_SOURCE_SIZE = 16, STORE_STEP_MAX_CM = 60, STORE_SCHEMA_VERSION = 4 };
enum { STORE_LASTING_ID_SIZE = 2 * 16 + 1 };

/* The day of a moment, here. */
int store_day(int64_t unix_s);

/*
 * path NULL: $XDG_DATA_HOME/surefoot/surefoot.db, folders made as needed. Migrates an older schema; a newer
 * one is refused (-ENOTSUP). All its files are made, or become again, readable by their owner alone.
 *
 * What is looked at: header, schema and both ends of every table; of a store of up to STORE_CHECKED_ATTEMPTS,
 * or after somebody met damage, all tables but the recordings, which carry sums of their own. Larger ones are
 * looked at like that when they are closed, after every STORE_CHECK_EVERY-th attempt. What can be
 * mended in place is (mend.h): indexes, bytes behind the end, scores whose recordings are whole; and single
 * rows that may not be, or belong to nothing, are taken out into "<path>.damaged-<date>", a store of their
 * own. Else, where pages are lost, the file is set aside as
 * "<path>.damaged-<date>" (with its -wal and -shm), and every row that can be read is in a fresh one; both
 * with a message in store_notice(). -EBUSY when another program goes on using the damaged one. On failure
 * *out is NULL and error has one line. Several programs may have it open at once.
 */
enum { STORE_CHECKED_ATTEMPTS = 1000, STORE_CHECK_EVERY = 10 };
int store_open(const char *path, struct store **out, char error[256]);
/* The same, and all of it is looked at, whatever its size; scores that are missing while their recordings are
 * whole are computed. */
int store_open_mending(const char *path, struct store **out, char error[256]);
/*
 * To read only, also where nothing may be written: no file is made, changed or moved. A missing store is an
 * empty one; one of an older schema is seen as this version would have it, by a copy of all but the
 * recordings in memory. -EBADMSG for a file that is damaged or no store of ours; -EROFS of whatever writes.
 * While another program writes, what is read is of one moment for each call.
 */
int store_open_reading(const char *path, struct store **out, char error[256]);
/* One of its own, in memory: gone when it is closed. */
int store_open_memory(struct store **out, char error[256]);
/* Whose attempts are not live: true for the names of sources that stand in. Until it is said, whatever asks
 * for what is live fails. */
typedef bool store_stands_in(const char *source);
void store_know_sources(struct store *store, store_stands_in *stands_in);
void store_refuse(struct store *store); /* from here on it is to be read only */
void store_close(struct store *store);  /* NULL is fine */

/* Looks at the whole file: one line of words for each fault (the first hundred or so). How many, or negative.
 */
typedef void store_fault_visit(void *context, const char *words);
int store_check(struct store *store, store_fault_visit *visit, void *context);

/* What came of the rows of a store that were brought into another one. */
struct store_recovered {
    int64_t players, attempts, trials, recordings, scores, pains, settings; /* brought over */
    int64_t rescored; /* scores that were lost, from their recordings: not among those above */
    int64_t doubles;  /* attempts that were there already */
    int64_t left_out; /* rows that may not be stored: a value no store may have, or they belong to nothing */
    int64_t unread;   /* places in the tables where a row could not be read */
    int64_t nameless; /* players whose name was lost: "Recovered 1" */
};

/*
 * Brings every row of a damaged file that can be read into this store, without doubles (merge.h says what is
 * one). The file is not changed. *out on success; -ENOMSG when nothing of ours can be
 * read in it.
 */
int store_recover(struct store *store, const char *path, struct store_recovered *out);
const char *store_error(const struct store *store);
const char *store_path(const struct store *store);   /* of the file, from the root */
const char *store_notice(const struct store *store); /* "" when all was well at opening */

struct store_player {
    int64_t id;
    char name[STORE_NAME_SIZE];
    double weight_kg; /* 0 = never measured */
    bool board_flipped;
    bool weight_hidden; /* never shown on screen */
    bool free_play;
    bool hidden;         /* from the household's tables */
    bool asked;          /* the first questions were answered or skipped; their answers: */
    unsigned sore_sides; /* SIDES_LEFT, SIDES_RIGHT, SIDES_EACH; 0: neither, or not told */
    bool hand_support;   /* wants a hand on something */
    int step_cm;         /* height of the step at home, up to STORE_STEP_MAX_CM; 0: not told */
    uint32_t things;     /* at hand: bits 1u << enum thing */
};
/* The player of that name, made when new: plays from now on. Names are 1..47 bytes of UTF-8 without control
 * characters (-EINVAL). */
int store_player(struct store *store, const char *name, struct store_player *out);
int store_player_find(struct store *store, const char *name, struct store_player *out); /* -ENOENT */
/* The one who played last: chosen with store_player, or stored an attempt. Made as "Player" in an empty
 * store.
 */
int store_player_last(struct store *store, struct store_player *out);
/* All players, who played last first. How many were written (up to max), or negative. */
int store_players(struct store *store, struct store_player *out, int max);
/* Name and profile, by id: -ENOENT when there is none; -EEXIST when the new name is another player's. */
int store_player_update(struct store *store, const struct store_player *player);
/*
 * With everything of theirs, down to the bytes in the file. -ENOENT when there is none. Files that were set
 * aside are covered first: each is written anew with what can be read of everybody else, or removed where
 * that is nothing, and its old bytes are written over; store_notice() says so then.
 */
int store_player_delete(struct store *store, int64_t player_id);

/* What this player and this machine have set (play/settings.h knows what); those of the machine come first.
 * Non-zero stops, and store_settings returns it. And one of them kept; player 0: of the machine. */
typedef int store_setting_visit(void *context, const char *name, const char *value);
int store_settings(struct store *store, int64_t player_id, store_setting_visit *visit, void *context);
int store_setting_keep(struct store *store, int64_t player_id, const char *name, const char *value);

/* One set as it is stored. */
struct store_trial {
    int64_t id; /* set by store */
    enum side side;
    int set;
    double weight_kg, centre_x_mm, cap_s;
    double range_deg;          /* as in struct trial_setup, like those above */
    struct contact_setup pads; /* likewise */
    double stars_at[LEVEL_STARS];
    int target_reps; /* asked for; 0: held */
    struct score score;
    enum hold_end ended_by; /* of the best hold; of repetitions HOLD_FOOT_DOWN, and without meaning */
    bool scored;
    const struct recording *recording; /* not owned; never NULL when saved, but it may be empty */
};

struct store_attempt {
    int64_t id; /* set by store_attempt_save */
    int kept;   /* of store_attempt_add: the trials of it that are in the store already */
    int64_t player_id;
    char level[LEVEL_ID_SIZE];
    int rung; /* of the exercise's ladder, 1..; 0: not known, and then it passes none */
    const struct activity *activity;
    enum channel channel;
    enum support support;
    char source[STORE_SOURCE_SIZE]; /* "board", "pad", "mat", "keys", "coach" ...: as devices are named */
    char workout[LEVEL_ID_SIZE];    /* it was part of this one; "": of none */
    int rules;
    int64_t started_unix_s;
    double seconds;
    bool completed;                   /* run to the end, not stopped; where nobody measures: a stamp */
    const struct store_trial *trials; /* where nobody measures: empty recordings, no scores */
    int trial_count;
};
/*
 * An attempt, with the trials that it has by now. On success sets attempt->id. -EINVAL without a trial, or
 * with anything that may not be stored; -EBUSY when another program goes on writing; -ESTALE when the file
 * was moved or removed since it was opened. Nothing is stored on any failure, and the same call may be made
 * again.
 */
int store_attempt_save(struct store *store, struct store_attempt *attempt);
/* The attempt of that id goes on: more trials, none or several, after the `kept` that it has; and what the
 * end decides, seconds and completed. Likewise; -ENOENT when it is gone, with its player. */
int store_attempt_add(struct store *store, const struct store_attempt *attempt);
/* In a hurry writing waits for another program that writes for a moment only, not for seconds. */
void store_hurry(struct store *store, bool hurry);

/* What the player says of pain. */
struct store_pain {
    int64_t player_id, unix_s;
    int day; /* set by the store */
    const struct activity *activity;
    enum side side;
    enum pain_when when;
    int value;          /* 0..PAIN_MAX; -1: asked, and not answered */
    int64_t attempt_id; /* the attempt before or after which it was told; 0: none */
};
/* All of them or none: one answer may stand for several exercises and legs. */
int store_pain_save(struct store *store, const struct store_pain *pain, int count);

/* Non-zero stops, and store_pains returns it. Of one player, oldest first. */
typedef int store_pain_visit(void *context, const struct store_pain *pain);
int store_pains(struct store *store, int64_t player_id, store_pain_visit *visit, void *context);

/*
 * High-score tables, of the present rules: one for each level, side, channel and support, and never mixed;
 * none where nobody measures. Points, then seconds, then the earlier date; one row for each attempt, that of
 * its best trial on the side.
 *
 * Scores that a board cannot tell apart share a place: every row within STORE_TIE_PERCENT of the points of
 * the row that is first on a place. So a chain of close scores is cut by the distance from its first one, and
 * whoever comes next opens a new place, by the number of rows before it (1, 1, 3).
 */
enum { STORE_TIE_PERCENT = 2 };
struct store_score {
    int64_t attempt_id, player_id; /* of the attempt whose recording is behind it */
    char player[STORE_NAME_SIZE];
    char level[LEVEL_ID_SIZE];
    enum side side;
    enum channel channel;
    enum support support;
    int rules, place;
    struct score score;
    int64_t unix_s;
    int day;
};
/* Of the whole household without the hidden players: rows written (up to max), or negative. level NULL: every
 * level. side SIDE_NONE: every side. Tables stand one after the other (by level, side, channel, support). */
int store_scores(struct store *store, const char *level, enum side side, struct store_score *out, int max);
/* As many as there are: *out is malloc'ed (NULL where there are none), free it. */
int store_scores_all(struct store *store, const char *level, enum side side, struct store_score **out);

/* One table. */
struct store_table {
    const char *level;
    enum side side;
    enum channel channel;
    enum support support;
    int64_t player_id; /* the attempts of this player alone, hidden or not; 0: of the household */
    bool each_player;  /* of every player the best attempt only */
};
int store_table(struct store *store, const struct store_table *table, struct store_score *out, int max);

/* Do they stand in the same table? */
bool store_same_table(const struct store_score *a, const struct store_score *b);

/* What was done by the clock alone, by the household without the hidden: instead of scores. */
struct store_stamp {
    char player[STORE_NAME_SIZE];
    char level[LEVEL_ID_SIZE];
    enum side side;
    int times;
    int64_t unix_s; /* of the last time */
    int day;        /* likewise */
};
/* Asked like store_scores. Rows written (up to max) by level, side and name, or negative. */
int store_stamps(struct store *store, const char *level, enum side side, struct store_stamp *out, int max);

/* What the player has reached on each level of the trail: out[i] of trail->levels[i]. */
int store_progress(struct store *store, int64_t player_id, const struct trail *trail, struct progress *out);

/*
 * What a ladder and the proposal of a day are made of, oldest first (by day, then by moment): for each live
 * attempt and side a fact of what was done, with its best stars or UNLOCK_STAMP; and the pain that was told.
 * Non-zero stops, and store_history returns it.
 */
typedef int store_fact_visit(void *context, const struct ladder_fact *fact);
int store_history(struct store *store, int64_t player_id, store_fact_visit *visit, void *context);

/*
 * What each day came to, from from_day on, oldest first: the seconds of every live attempt, its good
 * repetitions, the worst pain that was told. Days without either are not there. Non-zero stops, and
 * store_days returns it.
 */
typedef int store_day_visit(void *context, const struct span_day *day);
int store_days(struct store *store, int64_t player_id, int from_day, store_day_visit *visit, void *context);

/* The measured repetitions of an exercise that the player ever did, level by level. Non-zero stops, and
 * store_reps returns it. */
typedef int store_reps_visit(void *context, const char *level, int reps);
int store_reps(struct store *store, int64_t player_id, const struct activity *exercise,
               store_reps_visit *visit, void *context);

/* Likewise the best hold of each live set of single-leg balance that was measured, by whatever rules. */
typedef int store_hold_visit(void *context, const struct span_hold *hold);
int store_holds(struct store *store, int64_t player_id, int from_day, store_hold_visit *visit, void *context);

/*
 * What to ask about this morning: out[exercise] has the sides that worked yesterday or were told of after it,
 * as bits. Nothing once this morning was told of or put aside. How many exercises, or negative.
 */
int store_morning(struct store *store, int64_t player_id, int64_t unix_s, unsigned out[ACTIVITIES_MAX]);

/*
 * Every stored trial of a player (0: of everybody), oldest first. store_list and store_list_attempt leave the
 * recordings where they are (trial.recording is NULL, and says nothing of damage); store_trials unpacks each.
 */
struct store_stored_trial {
    int64_t attempt_id;
    char lasting_id[STORE_LASTING_ID_SIZE]; /* the same on every machine, in lower-case hex; "": lost */
    char player[STORE_NAME_SIZE];
    char level[LEVEL_ID_SIZE];
    int rung;
    const struct activity *activity;
    enum channel channel;
    enum support support;
    char workout[LEVEL_ID_SIZE];
    int rules;
    int64_t unix_s;
    int day;
    char source[STORE_SOURCE_SIZE];
    bool completed;
    struct store_trial trial;
    /* 0, or why it cannot be read (negative errno; -ERANGE: its score alone): trial.recording may be NULL
     * then */
    int damaged;
};
/* What that trial was measured with. */
struct trial_setup store_trial_setup(const struct store_stored_trial *stored);

/* Non-zero stops, and store_trials returns it. The trial is valid during the call. */
typedef int store_trial_visit(void *context, const struct store_stored_trial *trial);
int store_trials(struct store *store, int64_t player_id, store_trial_visit *visit, void *context);
int store_list(struct store *store, int64_t player_id, store_trial_visit *visit, void *context);
/* Of one attempt, in the order they were played. */
int store_list_attempt(struct store *store, int64_t attempt_id, store_trial_visit *visit, void *context);

/* The samples of one trial, by its id; *out replaced on success only. -ENODATA when it has none, -EINVAL when
 * they are damaged. */
int store_recording(struct store *store, int64_t trial_id, struct recording *out);

/*
 * One trial behind one table of one player, with its recording unpacked: STORE_LONGEST the longest hold or
 * the most good repetitions, then by points, then the earlier; STORE_LATEST the best of the latest attempt.
 * table->each_player is not asked. except_attempt: not that one; 0: all of them. Where there is none, there
 * is no visit, and 0.
 */
enum store_earlier { STORE_LONGEST, STORE_LATEST };
int store_earlier(struct store *store, const struct store_table *table, enum store_earlier which,
                  int64_t except_attempt, store_trial_visit *visit, void *context);

#endif
