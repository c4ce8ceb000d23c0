#include "truth.h"

#include <string.h>

void truth_frames(const struct model_session *session, void (*take)(void *, const struct plate_frame *),
                  void *context)
{
    struct conditioner channel = {0};
    struct plate_frame frame;

    for (size_t i = 0; i <= session->count; i++) {
        if (i < session->count)
            condition_push(&channel, &session->samples[i]);
        else
            condition_flush(&channel);
        while (condition_next(&channel, &frame))
            take(context, &frame);
    }
}

uint64_t truth_seed(uint64_t seed, int habit, int link, int number)
{
    uint64_t state = seed;

    /* One after the other through the generator, so that neighbours have nothing in common. */
    for (int i = 0; i < 3; i++) {
        state ^= (uint64_t)(i == 0 ? habit : i == 1 ? link : number) * 0xD6E8FEB86659FD93u;
        (void)model_uniform(&state);
        state = (state ^ (state >> 31)) * 0x9FB21C651E98DF25u;
    }
    return state;
}

int truth_run_cell(const struct truth_table *table, uint64_t seed, int sessions, int habit, int link,
                   struct truth_tally *tally)
{
    int error = 0;

    for (int i = 0; i < sessions && error == 0; i++) {
        struct truth_events were = {.count = 0}, found = {.count = 0};

        error = table->play(truth_seed(seed, habit, link, i), habit, &truth_links[link], &were, &found);
        if (error == 0)
            error = truth_count(tally, table, &were, &found);
    }
    return error;
}

int truth_habit(const struct truth_table *table, const char *name)
{
    for (int i = 0; i < table->habit_count; i++)
        if (strcmp(table->habits[i], name) == 0)
            return i;
    return -1;
}

int truth_run(const struct truth_table *table, uint64_t seed, int sessions, int habit,
              struct truth_tally *cells)
{
    int error = 0;

    for (int i = 0; i < table->habit_count; i++)
        for (int link = 0; link < TRUTH_LINKS && error == 0; link++)
            if (habit < 0 || habit == i)
                error = truth_run_cell(table, seed, sessions, i, link, &cells[i * TRUTH_LINKS + link]);
    return error;
}
