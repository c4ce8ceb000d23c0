#include "command/play/sitting.h"

#include "play/beside.h"
#include "show/stop.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool sitting_live(const struct sitting *sitting)
{
    const char *input = sitting->game->input;

    return !input || !device_of_word(input, NULL)->stand_in;
}

int sitting_open(struct sitting *sitting)
{
    const struct game_request *game = sitting->game;
    int status;

    stop_hold(); /* before the source is opened */
    sitting->headless = calloc(1, sizeof *sitting->headless);
    if (!sitting->headless)
        return common_wrong("play", "not enough memory", NULL, NULL);
    sitting->headless->speed = sitting_live(sitting) ? 1 : game->speed;
    sitting->headless->talk = !sitting->json && (sitting->verbose || isatty(STDOUT_FILENO));
    if (!game->player && !sitting_live(sitting))
        return 0;
    status = common_store("play", &sitting->store);
    if (!status)
        status = game_player("play", game, sitting->store, &sitting->player);
    return status;
}

void sitting_close(struct sitting *sitting)
{
    input_close(sitting->source.input);
    store_close(sitting->store);
    free(sitting->headless);
}

int sitting_source(struct sitting *sitting, const struct game_request *request, const struct level *level)
{
    struct headless *headless = sitting->headless;
    int status;

    input_close(sitting->source.input);
    sitting->source.input = NULL;
    status = game_source("play", request, &sitting->book->guide, level, &sitting->source);
    if (status)
        return status;
    headless->source = &sitting->source;
    headless->keeper =
        (struct attempt_keeper){sitting->store, sitting->player.id, sitting->source.device->name};
    headless->hand = sitting->player.hand_support;
    headless->flipped = sitting->source.device->plate && sitting->player.board_flipped;
    headless_open(headless);
    return 0;
}

/* In one line: why, and where the recordings are instead. */
static void tell_unkept(const struct sitting *sitting, int result)
{
    const struct attempt *attempt = &sitting->headless->attempt;
    const char *why = attempt->error ? strerror(-attempt->error) : store_error(sitting->store);
    char line[2 * BESIDE_PATH];
    struct beside beside = {.count = 0};
    int failed =
        attempt_refused(attempt, result) ? beside_write(attempt, &sitting->headless->keeper, &beside) : 0;

    snprintf(line, sizeof line, "the attempt could not be kept: %s", why);
    if (failed)
        snprintf(line + strlen(line), sizeof line - strlen(line), "; nor could its recordings be written: %s",
                 strerror(-failed));
    else if (beside.count > 1)
        snprintf(line + strlen(line), sizeof line - strlen(line),
                 "; its recordings are written beside it: %s and %d more", beside.first, beside.count - 1);
    else if (beside.count == 1)
        snprintf(line + strlen(line), sizeof line - strlen(line), "; its recording is written beside it: %s",
                 beside.first);
    common_wrong("play", line, NULL, NULL);
}

int sitting_keep(struct sitting *sitting, int64_t *id)
{
    struct attempt *attempt = &sitting->headless->attempt;
    int result;

    *id = 0;
    if (!sitting->store)
        return EXIT_FINE;
    result = attempt_save(attempt, &sitting->headless->keeper, id);
    if (!result || result == -ENODATA)
        return EXIT_FINE;
    tell_unkept(sitting, result);
    return EXIT_FAILED;
}

int sitting_result(const struct sitting *sitting, int result)
{
    if (result == -ENOTSUP)
        return common_wrong("play", "this level cannot be measured like that:", sitting->headless->level->id,
                            NULL);
    if (result == -ETIMEDOUT) {
        fputs("surefoot play: nobody was there for two minutes\n", stderr);
        return EXIT_FAILED;
    }
    return result ? common_wrong("play", "this level cannot be played:", sitting->headless->level->id, NULL)
                  : 0;
}
