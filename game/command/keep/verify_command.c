#include "command/common.h"
#include "command/json.h"
#include "command/options.h"

#include "play/attempt.h"

#include <errno.h>
#include <stdio.h>

static const char help[] =
    "Usage: surefoot verify [--player NAME] [--json]\n"
    "\n"
    "Checks the whole file with the results, and recomputes every stored score from its recording: points,\n"
    "stars, seconds, steadiness, velocity, ellipse, repetitions and why a hold ended. Scores of other rules\n"
    "than today's are counted, not recomputed. What no recording says is not confirmed: which player, "
    "level,\n"
    "workout, device and support it was, when, and whether to its end; stamps, pain, weight, settings.\n"
    "Nothing is changed.\n"
    "\n"
    "  --player NAME    only this player's scores\n"
    "  --json           one JSON object\n"
    "\n"
    "Exit status: 0 every score is confirmed and the file is sound, 1 there are differences or damage.\n";

struct count {
    int64_t recomputed, different;
    int64_t other_rules, unmeasured; /* neither recomputed nor different */
    int64_t faults;                  /* of the file */
    bool json;                       /* otherwise printed as they come */
    json_t *differences, *damage;    /* NULL: memory was short */
};

static json_t *difference_json(const struct store_stored_trial *stored, const struct score *recomputed)
{
    return json_pack("{s:I, s:s, s:s, s:s, s:i, s:b, s:o, s:o}", "attempt_id", (json_int_t)stored->attempt_id,
                     "player", stored->player, "level", stored->level, "side", side_name(stored->trial.side),
                     "set", stored->trial.set, "damaged", stored->damaged != 0, "stored",
                     json_score(&stored->trial.score), "recomputed", json_score(recomputed));
}

/* One field of the two, where they differ; how many have been told. */
static int print_field(int told, const char *name, double stored, double recomputed)
{
    if (!(stored < recomputed || stored > recomputed))
        return told;
    printf("%s%s stored %.10g, recomputed %.10g", told ? "; " : "", name, stored, recomputed);
    return told + 1;
}

static void print_fields(const struct store_stored_trial *stored, const struct score *now)
{
    const struct score *then = &stored->trial.score;
    int told = print_field(0, "points", then->points, now->points);

    told = print_field(told, "stars", then->stars, now->stars);
    told = print_field(told, "seconds", then->seconds, now->seconds);
    told = print_field(told, "steadiness", then->steadiness, now->steadiness);
    told = print_field(told, "velocity", then->velocity_mm_s, now->velocity_mm_s);
    told = print_field(told, "ellipse", then->ellipse95_mm2, now->ellipse95_mm2);
    told = print_field(told, "repetitions", then->reps, now->reps);
    told = print_field(told, "good ones", then->good, now->good);
    if (told == 0)
        fputs(stored->channel == CHANNEL_COACH ? "nobody measured it, and it has a score"
              : stored->trial.scored           ? "why the hold ended is another reason in the recording"
                                               : "it has no score, and the recording has one",
              stdout);
}

static void print_difference(const struct store_stored_trial *stored, const struct score *recomputed)
{
    printf("attempt %lld, ", (long long)stored->attempt_id);
    common_put(stdout, stored->player);
    fputs(", ", stdout);
    common_put(stdout, stored->level);
    printf(", %s leg, set %d: ", side_name(stored->trial.side), stored->trial.set);
    if (!recomputed)
        puts("the recording is damaged");
    else {
        print_fields(stored, recomputed);
        putchar('\n');
    }
}

static int visit(void *context, const struct store_stored_trial *stored)
{
    struct count *count = context;
    struct score recomputed = {0};

    if (!stored->damaged && stored->rules != stored->activity->rules[stored->channel]) {
        count->other_rules++;
        return 0;
    }
    count->unmeasured += stored->channel == CHANNEL_COACH;
    count->recomputed += stored->channel != CHANNEL_COACH;
    if (!stored->damaged && attempt_verify(stored, &recomputed))
        return 0;
    count->different++;
    if (count->json)
        count->differences =
            json_with(count->differences, difference_json(stored, stored->damaged ? NULL : &recomputed));
    else
        print_difference(stored, stored->damaged ? NULL : &recomputed);
    return count->json && !count->differences;
}

static void fault(void *context, const char *words)
{
    struct count *count = context;

    count->faults++;
    if (count->json) {
        count->damage = json_with(count->damage, json_text_or_null(words));
        return;
    }
    fputs("the file is damaged: ", stdout);
    common_put(stdout, words);
    putchar('\n');
}

static int print_counts_json(struct count *count, int status)
{
    json_t *all = json_pack("{s:b, s:I, s:I, s:I, s:I, s:o, s:o, s:[s,s,s,s,s,s,s,s,s,s,s]}", "ok",
                            status == EXIT_FINE, "trials", (json_int_t)count->recomputed, "different",
                            (json_int_t)count->different, "other_rules", (json_int_t)count->other_rules,
                            "unmeasured", (json_int_t)count->unmeasured, "differences", count->differences,
                            "damage", count->damage, "not_covered", "stamps", "pain", "weight", "settings",
                            "dates", "player", "level", "workout", "source", "support", "completed");

    return json_print("verify", all, status);
}

static void print_counts(const struct count *count)
{
    printf("%lld scores recomputed, %lld differ\n", (long long)count->recomputed,
           (long long)count->different);
    if (count->other_rules)
        printf("%lld of other rules, not recomputed\n", (long long)count->other_rules);
    if (count->unmeasured)
        printf("%lld by the clock alone, with nothing to recompute\n", (long long)count->unmeasured);
    if (count->faults)
        puts("the file is damaged: `surefoot recover` mends it, or keeps what can be read");
    puts("not covered: which player, level, workout, device and support it was, when, and whether to its "
         "end;\n"
         "stamps, pain, weight and settings");
}

/* The file is so damaged that nothing of it can be shown, or its end cannot be reached. */
static void stop_at(struct count *count, const char *error)
{
    if (count->json)
        fault(count, error);
    else
        common_wrong("verify", error, NULL, NULL);
    count->faults += !count->json;
}

static int verify(struct store *store, const char *unreadable, int64_t player_id, bool json)
{
    struct count count = {
        .json = json, .differences = json ? json_array() : NULL, .damage = json ? json_array() : NULL};

    if (!store)
        stop_at(&count, unreadable);
    else if (store_check(store, fault, &count) < 0 || store_trials(store, player_id, visit, &count) < 0)
        stop_at(&count, store_error(store));
    int status = count.different || count.faults ? EXIT_FAILED : EXIT_FINE;
    if (json)
        return print_counts_json(&count, status);
    print_counts(&count);
    return status;
}

struct request {
    const char *player;
    bool json;
};

static const struct option_row options[] = {{"player", OPTION_TEXT, offsetof(struct request, player)},
                                            {"json", OPTION_FLAG, offsetof(struct request, json)},
                                            {NULL}};

static int run(int argc, char **argv)
{
    struct store_player player = {0};
    struct request request = {0};
    struct store *store;
    char error[256] = "";
    int failed, status = options_alone("verify", argc, argv, options, &request);

    if (status)
        return status;
    failed = store_open_reading(NULL, &store, error);
    if (failed && failed != -EBADMSG)
        return common_wrong("verify", error, NULL, NULL);
    if (request.player && store)
        status = common_player("verify", store, request.player, &player);
    if (!status)
        status = verify(store, error, player.id, request.json);
    store_close(store);
    return status;
}

const struct command command_verify = {"verify", "checks the file, recomputes scores from recordings", help,
                                       run};
