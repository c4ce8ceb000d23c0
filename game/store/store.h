#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "coach/run.h"
#include "coach/unlock.h"
#include "store/recording.h"

/*
 * Players, attempts, trials (with their recordings) and scores, in one SQLite file.
 *
 * An attempt goes in whole, in one transaction, or not at all. Functions return 0 or a negative errno;
 * store_error() has the words for the last failure. One struct store per thread.
 */
struct store;

enum { STORE_NAME_SIZE = 48, STORE_SCHEMA_VERSION = 1 };

/*
 * path NULL: $XDG_DATA_HOME/surefoot/surefoot.db, folders made as needed. Migrates an older schema; a newer
 * one is refused (-ENOTSUP). A damaged file is set aside as "<path>.damaged-<date>" (with its -wal and -shm)
 * with a message in store_notice(), and a fresh one is begun; -EBUSY when another program goes on using the
 * damaged one. On failure *out is NULL and error has one line. Several programs may have it open at once.
 */
int store_open(const char *path, struct store **out, char error[256]);
void store_close(struct store *store); /* NULL is fine */
const char *store_error(const struct store *store);
const char *store_notice(const struct store *store); /* "" when all was well at opening */

struct store_player {
    int64_t id;
    char name[STORE_NAME_SIZE];
    double weight_kg; /* 0 = never measured */
    bool board_flipped;
    bool weight_hidden; /* never shown on screen */
    bool free_play;
};
/* The player of that name, made when new: plays from now on. Names are 1..47 bytes of UTF-8 without control
 * characters (-EINVAL). */
int store_player(struct store *store, const char *name, struct store_player *out);
int store_player_find(struct store *store, const char *name, struct store_player *out); /* -ENOENT */
/* The one who played last: chosen with store_player, or stored an attempt. Made as "Player" in an empty
 * store.
 */
int store_player_last(struct store *store, struct store_player *out);
/* By id: -ENOENT when there is none; -EEXIST when the new name is another player's. */
int store_player_update(struct store *store, const struct store_player *player);

/* One set as it is stored. */
struct store_trial {
    int64_t id; /* set by store */
    enum side side;
    int set;
    double weight_kg, centre_x_mm, cap_s;
    double stars_at[LEVEL_STARS];
    struct score score;
    enum hold_end ended_by; /* of the best hold */
    bool scored;
    const struct recording *recording; /* not owned; never NULL when saved, but it may be empty */
};

struct store_attempt {
    int64_t id; /* set by store_attempt_save */
    int64_t player_id;
    char level[LEVEL_ID_SIZE];
    enum exercise exercise;
    enum channel channel;
    char source[16]; /* "board", "sim", "file": only "board" enters tables and opens levels */
    int rules;
    int64_t started_unix_s;
    double seconds;
    bool completed; /* run to the end, not stopped */
    const struct store_trial *trials;
    int trial_count;
};
/* On success sets attempt->id. -EINVAL without a trial, or with anything that may not be stored; -ESTALE when
 * the file was moved or removed since it was opened. Nothing is stored on any failure. */
int store_attempt_save(struct store *store, struct store_attempt *attempt);

/* High-score table: never mixes level, side, channel or rules version. Best first; one row per attempt. */
struct store_score {
    int64_t attempt_id, player_id;
    char player[STORE_NAME_SIZE];
    char level[LEVEL_ID_SIZE];
    enum side side;
    enum channel channel;
    int rules;
    struct score score;
    int64_t unix_s;
};
/* Rows written (up to max), or negative. level NULL: every level. side SIDE_NONE: every side. Tables stand
 * one after the other (by level, side, channel); within each: points, then seconds, then the earlier date. */
int store_scores(struct store *store, const char *level, enum side side, struct store_score *out, int max);

/* Best stars of the player on that level, measured devices only. All zero when there is nothing. */
int store_progress(struct store *store, int64_t player_id, const char *level, struct progress *out);

/* Every stored trial of a player (0: of everybody), oldest first, with its recording unpacked. */
struct store_stored_trial {
    int64_t attempt_id;
    char player[STORE_NAME_SIZE];
    char level[LEVEL_ID_SIZE];
    enum exercise exercise;
    int rules;
    int64_t unix_s;
    char source[16];
    struct store_trial trial;
    int damaged; /* 0, or why it cannot be read (negative errno): trial.recording may be NULL then */
};
/* Non-zero stops, and store_trials returns it. The trial is valid during the call. */
typedef int store_trial_visit(void *context, const struct store_stored_trial *trial);
int store_trials(struct store *store, int64_t player_id, store_trial_visit *visit, void *context);

#endif
