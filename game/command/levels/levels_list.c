#include "command/levels/levels.h"

#include <stdio.h>
#include <string.h>

enum { TARGET_SIZE = 64 };

/* "20 s", or "8 x 2-5-2 s": repetitions, up, hold and down. */
static const char *target_text(const struct level *level, char out[TARGET_SIZE])
{
    if (level->activity->counted)
        snprintf(out, TARGET_SIZE, "%d x %g-%g-%g s", level->reps, level->up_s, level->hold_s, level->down_s);
    else
        snprintf(out, TARGET_SIZE, "%g s", level->hold_s);
    return out;
}

static void print_channels(const struct rung *rung)
{
    for (int i = 0; i < rung->channel_count; i++)
        printf("%s%s", i ? "," : "", channel_name(rung->channels[i]));
    putchar('\n');
}

void levels_list_print(const struct book *book)
{
    char target[TARGET_SIZE];

    for (size_t i = 0; i < book->trail.count; i++) {
        const struct level *level = &book->trail.levels[i];
        printf("%-34s %-34s %-18s %-10s rung %2d  %-5s %2d x %-16s ", level->id, level->title,
               level->activity->title, stage_name(level->stage), level->rung, level_sides_name(level->sides),
               level->sets, target_text(level, target));
        print_channels(guide_rung(&book->guide, level));
    }
    for (size_t i = 0; i < book->workout_count; i++)
        printf("%-34s %-34s %d min\n", book->workouts[i].id, book->workouts[i].title,
               book->workouts[i].minutes);
}

static json_t *channels_json(const struct rung *rung)
{
    json_t *channels = json_array();

    for (int i = 0; i < rung->channel_count; i++)
        channels = json_with(channels, json_string(channel_name(rung->channels[i])));
    return channels;
}

static json_t *stars_json(const struct level *level)
{
    json_t *stars = json_array();

    for (int i = 0; i < LEVEL_STARS; i++)
        stars = json_with(stars, json_real(level->stars[i]));
    return stars;
}

/* Seconds and repetitions never share a key. */
static json_t *target_json(const struct level *level)
{
    return level->activity->counted
               ? json_pack("{s:i, s:f, s:f, s:f, s:o}", "reps", level->reps, "up_s", level->up_s, "hold_s",
                           level->hold_s, "down_s", level->down_s, "stars_reps", stars_json(level))
               : json_pack("{s:f, s:o}", "hold_s", level->hold_s, "stars_s", stars_json(level));
}

static json_t *level_json(const struct book *book, const struct level *level)
{
    const struct rung *rung = guide_rung(&book->guide, level);
    json_t *unlock = *level->unlock_level
                         ? json_pack("{s:s, s:i}", "level", level->unlock_level, "stars", level->unlock_stars)
                         : json_null();
    json_t *object = json_pack(
        "{s:s, s:s, s:s, s:s, s:s, s:i, s:s, s:s, s:i, s:i, s:f, s:s, s:s, s:s, s:f, s:o, s:o, s:b}", "id",
        level->id, "title", level->title, "chapter", chapter_name(level->chapter), "exercise",
        level->activity->name, "stage", stage_name(level->stage), "rung", level->rung, "rung_title",
        rung->title, "sides", level_sides_name(level->sides), "sets", level->sets, "rest_s", level->rest_s,
        "extra_kg", level->extra_kg, "support", support_name(level->support), "eyes", eyes_name(level->eyes),
        "surface", surface_name(level->surface), "seconds", level_seconds(level, level_side_bits(level)),
        "channels", channels_json(rung), "unlock", unlock, "own", level->chapter == CHAPTER_OWN);

    return json_with_all(object, target_json(level));
}

static json_t *workout_json(const struct book *book, const struct workout *workout)
{
    json_t *items = json_array();

    for (int i = 0; i < workout->item_count; i++) {
        const struct workout_item *item = &workout->items[i];
        json_t *level = *item->level ? json_string(item->level) : json_null();
        items = json_with(items, json_pack("{s:s, s:o, s:i}", "exercise", item->activity->name, "level",
                                           level, "rest_s", item->rest_s));
    }
    return json_pack("{s:s, s:s, s:i, s:f, s:s, s:o, s:b}", "id", workout->id, "title", workout->title,
                     "minutes", workout->minutes, "seconds", workout_seconds(workout, &book->trail), "why",
                     workout->why, "items", items, "own", !strncmp(workout->id, "own/", strlen("own/")));
}

json_t *levels_list_json(const struct book *book)
{
    json_t *levels = json_array(), *workouts = json_array();

    for (size_t i = 0; i < book->trail.count; i++)
        levels = json_with(levels, level_json(book, &book->trail.levels[i]));
    for (size_t i = 0; i < book->workout_count; i++)
        workouts = json_with(workouts, workout_json(book, &book->workouts[i]));
    return json_pack("{s:o, s:o}", "levels", levels, "workouts", workouts);
}

void levels_format_print(void)
{
    for (int i = 0; i < activity_count; i++) {
        const struct activity *activity = activities[i];

        printf("%s%s: %s%s, measured by", i ? "\n" : "", activity->name,
               activity->counted ? "counted" : "held", activity->one_leg ? ", one leg at a time" : "");
        for (int channel = 0; channel < CHANNELS; channel++)
            if (activity_measured_by(activity, (enum channel)channel))
                printf(" %s", channel_name((enum channel)channel));
        puts("");
        for (const struct param *param = activity->params; param->key; param++)
            printf("  target.%-8s %4g to %-4g such as %-4g %s\n", param->key, param->least, param->most,
                   param->usual, param->means);
        printf("  %-15s %4d to %-4g rising: %s for one, two and three\n", "stars", 1, activity->params->most,
               activity->counted ? "good repetitions" : "held seconds");
    }
}
