#include "print.h"

#define CLEAN_EXACT 0.99
#define NOISY_EXACT 0.97
#define MEDIAN_S    0.1
#define P95_S       0.25

/* The cells of one habit (or -1: all) and of the links from `first` to `last` together. */
static int sum(const struct truth_table *table, const struct truth_tally *cells, int habit, int first,
               int last, struct truth_tally *out)
{
    int error = 0;

    *out = (struct truth_tally){0};
    for (int i = 0; i < table->habit_count && error == 0; i++)
        for (int link = first; link <= last && error == 0; link++)
            if (habit < 0 || habit == i)
                error = truth_add_tally(out, &cells[i * TRUTH_LINKS + link]);
    if (error < 0)
        truth_free(out);
    return error;
}

static void text_row(const struct truth_table *table, const char *name, struct truth_tally *tally)
{
    printf("%-14s %8d %7d %7.2f", name, tally->sessions, tally->events,
           100.0 * truth_share(tally->exact, tally->sessions));
    printf(" %6d %6d", tally->missed, tally->invented);
    if (table->sides)
        printf(" %7.2f", 100.0 * truth_share(tally->sided, tally->events));
    if (table->reasons)
        printf(" %7.2f", 100.0 * truth_share(tally->reasoned, tally->events));
    for (int i = 0; i < table->flag_count; i++)
        printf(" %10.2f", 100.0 * truth_share(tally->flags[i].right, tally->flags[i].asked));
    for (int i = 0; i < table->time_count; i++)
        printf("   %5.3f %5.3f %5.3f", truth_percentile(&tally->errors[i], 0.5),
               truth_percentile(&tally->errors[i], 0.95), truth_percentile(&tally->errors[i], 1.0));
    for (int i = 0; i < table->amount_count; i++)
        printf("   %9.3f %6.3f", truth_percentile(&tally->off[i], 0.5),
               truth_percentile(&tally->off[i], 0.95));
    putchar('\n');
}

static void text_head(const struct truth_table *table, const char *by)
{
    printf("\n%-14s %8s %7s %7s %6s %6s", by, "sessions", "events", "exact%", "missed", "extra");
    if (table->sides)
        printf(" %7s", "side%");
    if (table->reasons)
        printf(" %7s", "reason%");
    for (int i = 0; i < table->flag_count; i++)
        printf(" %9s%%", table->flag_names[i]);
    for (int i = 0; i < table->time_count; i++)
        printf("   %-5s %5s %5s", table->time_names[i], "95%", "max s");
    for (int i = 0; i < table->amount_count; i++)
        printf("   %9s %6s", table->amount_names[i], "95%");
    putchar('\n');
}

static int text_sum(const struct truth_table *table, const struct truth_tally *cells, const char *name,
                    int habit, int first, int last)
{
    struct truth_tally tally;
    int error = sum(table, cells, habit, first, last, &tally);

    if (error < 0)
        return error;
    text_row(table, name, &tally);
    truth_free(&tally);
    return 0;
}

static bool was_run(const struct truth_tally *cells, int habit)
{
    return cells[habit * TRUTH_LINKS].sessions > 0;
}

static void text_cells(const struct truth_table *table, const struct truth_tally *cells)
{
    printf("%-14s", "exact %");
    for (int link = 0; link < TRUTH_LINKS; link++)
        printf(" %8s", truth_links[link].name);
    putchar('\n');
    for (int habit = 0; habit < table->habit_count; habit++) {
        if (!was_run(cells, habit))
            continue;
        printf("%-14s", table->habits[habit]);
        for (int link = 0; link < TRUTH_LINKS; link++) {
            const struct truth_tally *cell = &cells[habit * TRUTH_LINKS + link];

            printf(" %8.1f", 100.0 * truth_share(cell->exact, cell->sessions));
        }
        putchar('\n');
    }
}

int print_text(const struct truth_table *table, const struct truth_tally *cells)
{
    int error = 0;

    printf("== %s ==\n", table->name);
    text_cells(table, cells);
    text_head(table, "habit");
    for (int habit = 0; habit < table->habit_count && error == 0; habit++)
        if (was_run(cells, habit))
            error = text_sum(table, cells, table->habits[habit], habit, 0, TRUTH_LINKS - 1);
    text_head(table, "link");
    for (int link = 0; link < TRUTH_LINKS && error == 0; link++)
        error = text_sum(table, cells, truth_links[link].name, -1, link, link);
    text_head(table, "all");
    if (error == 0)
        error = text_sum(table, cells, "clean", -1, 0, 0);
    if (error == 0)
        error = text_sum(table, cells, "noisy", -1, 1, TRUTH_LINKS - 1);
    putchar('\n');
    return error;
}

/* Names of habits and links are plain words; numbers need no care either. */
static void json_cell(const struct truth_table *table, int habit, int link, struct truth_tally *tally)
{
    printf("    {\"habit\": \"%s\", \"link\": \"%s\", \"sessions\": %d, \"exact\": %d, \"events\": %d, "
           "\"missed\": %d, \"invented\": %d",
           table->habits[habit], truth_links[link].name, tally->sessions, tally->exact, tally->events,
           tally->missed, tally->invented);
    if (table->sides)
        printf(", \"side_right\": %d", tally->sided);
    if (table->reasons)
        printf(", \"reason_right\": %d", tally->reasoned);
    for (int i = 0; i < table->time_count; i++)
        printf(", \"%s_error_s\": {\"median\": %.3f, \"p95\": %.3f, \"max\": %.3f}", table->time_names[i],
               truth_percentile(&tally->errors[i], 0.5), truth_percentile(&tally->errors[i], 0.95),
               truth_percentile(&tally->errors[i], 1.0));
    for (int i = 0; i < table->amount_count; i++)
        printf(", \"%s_error\": {\"median\": %.3f, \"p95\": %.3f}", table->amount_names[i],
               truth_percentile(&tally->off[i], 0.5), truth_percentile(&tally->off[i], 0.95));
    for (int i = 0; i < table->flag_count; i++)
        printf(", \"%s\": {\"asked\": %d, \"right\": %d}", table->flag_names[i], tally->flags[i].asked,
               tally->flags[i].right);
    putchar('}');
}

int print_json(const struct truth_table *table, const struct truth_tally *cells)
{
    bool first = true;

    printf("  {\"name\": \"%s\", \"cells\": [\n", table->name);
    for (int habit = 0; habit < table->habit_count; habit++)
        for (int link = 0; link < TRUTH_LINKS && was_run(cells, habit); link++) {
            struct truth_tally tally;
            int error = sum(table, cells, habit, link, link, &tally);

            if (error < 0)
                return error;
            if (!first)
                printf(",\n");
            first = false;
            json_cell(table, habit, link, &tally);
            truth_free(&tally);
        }
    printf("]}");
    return 0;
}

static bool good_enough(const struct truth_table *table, struct truth_tally *tally, double exact)
{
    bool good = truth_share(tally->exact, tally->sessions) >= exact;

    for (int i = 0; i < table->time_count; i++)
        good = good && truth_percentile(&tally->errors[i], 0.5) <= MEDIAN_S &&
               truth_percentile(&tally->errors[i], 0.95) <= P95_S;
    for (int i = 0; i < table->flag_count; i++)
        good = good && truth_share(tally->flags[i].right, tally->flags[i].asked) >= exact;
    return good;
}

int print_good(const struct truth_table *table, const struct truth_tally *cells, bool *good)
{
    for (int noisy = 0; noisy < 2; noisy++) {
        struct truth_tally tally;
        int error = sum(table, cells, -1, noisy, noisy ? TRUTH_LINKS - 1 : 0, &tally);

        if (error < 0)
            return error;
        *good = *good && good_enough(table, &tally, noisy ? NOISY_EXACT : CLEAN_EXACT);
        truth_free(&tally);
    }
    return 0;
}
