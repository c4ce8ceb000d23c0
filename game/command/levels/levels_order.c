#include "command/levels/levels.h"

#include "coach/reach.h"

#include <stdio.h>

static const struct device_class {
    const char *name, *title;
    unsigned channels;
} classes[] = {
    {"none", "no device", 0},
    {"board", "a board", 1u << CHANNEL_LOAD},
    {"motion", "a motion pad", 1u << CHANNEL_MOTION},
    {"contact", "contacts", 1u << CHANNEL_CONTACT},
};

enum { CLASSES = sizeof classes / sizeof *classes, FAULT_SIZE = 2048 };

static void walk(const struct book *book, const struct device_class *with, struct reach *out)
{
    reach_walk(book, with->channels, THINGS_ALL, out);
}

void levels_order_print(const struct book *book)
{
    for (int i = 0; i < CLASSES; i++) {
        struct reach reach;
        walk(book, &classes[i], &reach);
        printf("%swith %s: %d of %zu levels in %d days\n", i ? "\n" : "", classes[i].title, reach.count,
               book->trail.count, reach.days);
        for (int j = 0; j < reach.count; j++)
            printf("  day %3d  %s\n", reach.opened_on[reach.order[j]], book->trail.levels[reach.order[j]].id);
    }
}

static json_t *order_json(const struct book *book, const struct device_class *with)
{
    struct reach reach;
    json_t *levels = json_array();

    walk(book, with, &reach);
    for (int i = 0; i < reach.count; i++)
        levels = json_with(levels, json_pack("{s:s, s:i}", "id", book->trail.levels[reach.order[i]].id, "day",
                                             reach.opened_on[reach.order[i]]));
    return json_pack("{s:s, s:i, s:o}", "device", with->name, "days", reach.days, "levels", levels);
}

json_t *levels_order_json(const struct book *book)
{
    json_t *orders = json_array();

    for (int i = 0; i < CLASSES; i++)
        orders = json_with(orders, order_json(book, &classes[i]));
    return json_pack("{s:o}", "orders", orders);
}

void levels_order_check(const struct book *book, const char *folder, levels_report *report, void *context)
{
    for (int i = 0; i < CLASSES; i++) {
        struct reach reach;
        walk(book, &classes[i], &reach);
        for (size_t j = 0; j < book->trail.count; j++) {
            char line[FAULT_SIZE];
            if (reach.opened_on[j] || book->trail.levels[j].chapter == CHAPTER_OWN)
                continue;
            snprintf(line, sizeof line,
                     "%s/%s.yaml:1: never opens with %s; right would be an unlock and a rung that "
                     "somebody who passes every open level gets to",
                     folder, book->trail.levels[j].id, classes[i].title);
            report(context, line);
        }
    }
}
