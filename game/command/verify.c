#include "command/common.h"
#include "command/json.h"

#include "attempt/attempt.h"

#include <stdio.h>

static const char help[] =
    "Usage: surefoot verify [--player NAME] [--json]\n"
    "\n"
    "Recomputes every stored score from its recording and lists what differs: holds and\n"
    "repetitions, from whatever device.\n"
    "\n"
    "  --player NAME    only this player's\n"
    "  --json           one JSON object\n"
    "\n"
    "Exit status: 0 every score is confirmed, 1 there are differences.\n";

struct count {
    int64_t trials;
    json_t *differences; /* NULL: printed as they come */
    int64_t different;
    bool short_of_memory;
};

static json_t *difference_json(const struct store_stored_trial *stored, const struct score *recomputed)
{
    return json_pack("{s:I, s:s, s:s, s:s, s:i, s:b, s:o, s:o}", "attempt_id", (json_int_t)stored->attempt_id,
                     "player", stored->player, "level", stored->level, "side", side_name(stored->trial.side),
                     "set", stored->trial.set, "damaged", stored->damaged != 0, "stored",
                     json_score(&stored->trial.score), "recomputed", json_score(recomputed));
}

static void print_score(const char *what, const struct score *score)
{
    printf("%s %d points, %d stars, ", what, score->points, score->stars);
    if (score->reps > 0)
        printf("%d of %d good", score->good, score->reps);
    else
        printf("%.1f s", score->seconds);
}

static void print_difference(const struct store_stored_trial *stored, const struct score *recomputed)
{
    printf("attempt %lld, %s, %s, %s leg, set %d: ", (long long)stored->attempt_id, stored->player,
           stored->level, side_name(stored->trial.side), stored->trial.set);
    if (!recomputed)
        puts("the recording is damaged");
    else {
        print_score("stored", &stored->trial.score);
        print_score("; recomputed", recomputed);
        putchar('\n');
    }
}

static int visit(void *context, const struct store_stored_trial *stored)
{
    struct count *count = context;
    struct score recomputed = {0};

    count->trials++;
    if (!stored->damaged && attempt_verify(stored, &recomputed))
        return 0;
    count->different++;
    if (!count->differences)
        print_difference(stored, stored->damaged ? NULL : &recomputed);
    else if (json_array_append_new(count->differences,
                                   difference_json(stored, stored->damaged ? NULL : &recomputed)))
        count->short_of_memory = true;
    return count->short_of_memory;
}

static int verify(struct store *store, int64_t player_id, bool json)
{
    struct count count = {.differences = json ? json_array() : NULL};
    int status = EXIT_FINE;

    if (store_trials(store, player_id, visit, &count) < 0) {
        json_decref(count.differences);
        return common_wrong("verify", store_error(store), NULL, NULL);
    }
    if (count.different)
        status = EXIT_FAILED;
    if (json && count.short_of_memory) {
        json_decref(count.differences);
        count.differences = NULL;
    }
    if (json)
        return json_print("verify",
                          json_pack("{s:b, s:I, s:I, s:o}", "ok", status == EXIT_FINE, "trials",
                                    (json_int_t)count.trials, "different", (json_int_t)count.different,
                                    "differences", count.differences),
                          status);
    printf("%lld scores recomputed, %lld differ\n", (long long)count.trials, (long long)count.different);
    return status;
}

enum { OPTION_PLAYER, OPTION_JSON };

static const struct option options[] = {{"player", required_argument, NULL, OPTION_PLAYER},
                                        {"json", no_argument, NULL, OPTION_JSON},
                                        {NULL, 0, NULL, 0}};

static int run(int argc, char **argv)
{
    struct store_player player = {0};
    const char *name = NULL;
    struct store *store;
    bool json = false;
    int option, status;

    optind = 0;
    while ((option = common_option("verify", argc, argv, options)) != COMMON_NO_MORE) {
        if (option == COMMON_WRONG)
            return EXIT_USAGE;
        if (option == OPTION_PLAYER)
            name = optarg;
        else
            json = true;
    }
    if (optind < argc)
        return common_wrong("verify", "does not know what to do with", argv[optind], NULL);
    status = common_store("verify", &store);
    if (status)
        return status;
    if (name)
        status = common_player("verify", store, name, &player);
    if (!status)
        status = verify(store, player.id, json);
    store_close(store);
    return status;
}

const struct command command_verify = {"verify", "recomputes stored scores from their recordings", help, run};
