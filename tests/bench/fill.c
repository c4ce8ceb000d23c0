#define _POSIX_C_SOURCE 200809L

#include "activities.h"
#include "store/store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * surefoot-fill FILE ATTEMPTS: a store like that of a household which has played for years, to measure what
 * reading it costs. One set of 46 s for each leg each time, 25 KB an attempt. The same count, the same rows.
 * What is scored is made up; `surefoot verify` says so.
 */
enum { PLAYERS = 2, LEVELS = 12, SAMPLES = 4600, STEP_US = 10000, START_S = 1600000000, EVERY_S = 7200 };

static unsigned roll(unsigned *dice)
{
    *dice = *dice * 1664525u + 1013904223u;
    return *dice >> 8;
}

static int fill_recording(struct recording *recording, unsigned *dice)
{
    double load[CORNERS] = {18, 18, 18, 18};
    int result = 0;

    recording->count = 0;
    for (int i = 0; i < SAMPLES && result == 0; i++) {
        for (int corner = 0; corner < CORNERS; corner++)
            load[corner] = 18 + (double)((int)(roll(dice) % 7) - 3) / 1000;
        struct sample sample = sample_load((int64_t)i * STEP_US + roll(dice) % 16, load);

        sample_quantise(&sample);
        result = recording_append(recording, &sample);
    }
    return result;
}

static int save(struct store *store, const int64_t players[PLAYERS], struct recording sets[2], int number)
{
    unsigned dice = (unsigned)number * 2654435761u + 1;
    struct store_trial trials[2] = {{.side = SIDE_LEFT}, {.side = SIDE_RIGHT}};
    struct store_attempt attempt = {
        .player_id = players[number % 100 == 99],
        .rung = 1,
        .activity = &activity_single_leg_balance,
        .channel = CHANNEL_LOAD,
        .source = "board",
        .rules = activity_single_leg_balance.rules[CHANNEL_LOAD],
        .started_unix_s = START_S + (int64_t)number * EVERY_S,
        .seconds = 90,
        .completed = true,
        .trials = trials,
        .trial_count = 2,
    };

    for (int i = 0; i < 2; i++) {
        int failed = fill_recording(&sets[i], &dice);

        if (failed)
            return failed;
        trials[i].set = 1;
        trials[i].weight_kg = 72;
        trials[i].cap_s = 30;
        trials[i].recording = &sets[i];
        trials[i].scored = true;
        trials[i].ended_by = HOLD_TIME_CAP;
        trials[i].score = (struct score){.points = (int)(roll(&dice) % 1001),
                                         .stars = (int)(roll(&dice) % 4),
                                         .seconds = (double)(roll(&dice) % 300) / 10,
                                         .steadiness = (int)(roll(&dice) % 101),
                                         .velocity_mm_s = (double)(roll(&dice) % 900) / 10,
                                         .ellipse95_mm2 = (double)(roll(&dice) % 900)};
    }
    snprintf(attempt.level, sizeof attempt.level, "lake/%02d-made", 1 + number % LEVELS);
    return store_attempt_save(store, &attempt);
}

static int fill(struct store *store, int attempts)
{
    static const char *const names[PLAYERS] = {"Ada", "Ben"};
    struct recording sets[2] = {{0}, {0}};
    int64_t players[PLAYERS];
    int result = 0;

    for (int i = 0; i < PLAYERS && result == 0; i++) {
        struct store_player player = {0};

        result = store_player(store, names[i], &player);
        players[i] = player.id;
    }
    for (int i = 0; i < attempts && result == 0; i++)
        result = save(store, players, sets, i);
    if (result)
        fprintf(stderr, "surefoot-fill: %s\n", store_error(store));
    recording_free(&sets[0]);
    recording_free(&sets[1]);
    return result;
}

int main(int argc, char **argv)
{
    char error[256];
    struct store *store;
    int attempts = argc == 3 ? atoi(argv[2]) : 0;

    if (attempts < 1) {
        fputs("Usage: surefoot-fill FILE ATTEMPTS\n", stderr);
        return 2;
    }
    if (store_open(argv[1], &store, error)) {
        fprintf(stderr, "surefoot-fill: %s\n", error);
        return 2;
    }
    int failed = fill(store, attempts);
    store_close(store);
    return failed ? 1 : 0;
}
