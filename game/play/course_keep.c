#include "play/course.h"

#include <errno.h>

/* What becomes of an attempt: in the store, beside it, and what it has opened. */

static struct attempt_keeper keeper_of(const struct course *course)
{
    return (struct attempt_keeper){course->store, course->player.id, course_measured_by(course)->name};
}

void course_follow(struct course *course)
{
    const struct attempt_keeper keeper = keeper_of(course);

    (void)attempt_follow(&course->attempt, &keeper);
}

int course_keep(struct course *course)
{
    const struct attempt_keeper keeper = keeper_of(course);

    course->saved_id = 0;
    course->opened = -1;
    course->unkept = false;
    if (!run_over(&course->attempt.run))
        run_stop(&course->attempt.run);
    if (!course->store)
        return -ENODATA;
    int result = attempt_save(&course->attempt, &keeper, &course->saved_id);
    course->unkept = attempt_refused(&course->attempt, result);
    return result;
}

void course_let_go(struct course *course, struct course_rest *out)
{
    *out = (struct course_rest){.left = COURSE_LEFT_NOTHING};
    if (!course->unkept || !course->store)
        return;
    course->unkept = false;
    struct attempt_keeper keeper = keeper_of(course);
    store_hurry(course->store, true);
    int result = attempt_save(&course->attempt, &keeper, &course->saved_id);
    store_hurry(course->store, false);
    out->left = COURSE_LEFT_KEPT;
    if (result == 0)
        return;
    out->failed = beside_write(&course->attempt, &keeper, &out->beside);
    out->left = out->failed || out->beside.count == 0 ? COURSE_LEFT_LOST : COURSE_LEFT_BESIDE;
}

int course_refresh(struct course *course)
{
    return player_progress_read(course->book, course->store, &course->player, course->unix_s,
                                &course->reached);
}

bool course_open(const struct course *course, int level)
{
    return course->reached.open[level] == level_side_bits(&course->trail->levels[level]);
}

/* Of what has just opened: was anything like it open before? */
static void look_at_opened(struct course *course, const bool before[TRAIL_LEVELS_MAX])
{
    const struct level *opened = &course->trail->levels[course->opened];

    course->opened_camp = opened->chapter != CHAPTER_OWN;
    course->opened_stage = opened->stage != STAGE_BODYWEIGHT;
    for (size_t i = 0; i < course->trail->count; i++) {
        const struct level *level = &course->trail->levels[i];
        if (!before[i])
            continue;
        course->opened_camp &= level->chapter != opened->chapter;
        course->opened_stage &= level->activity != opened->activity || level->stage < opened->stage;
    }
}

int course_refresh_opened(struct course *course)
{
    bool before[TRAIL_LEVELS_MAX];
    int count = (int)course->trail->count, result;

    for (int i = 0; i < count; i++)
        before[i] = course_open(course, i);
    result = course_refresh(course);
    if (result < 0)
        return result;
    for (int i = 0; i < count && course->opened < 0; i++)
        if (course_open(course, i) && !before[i])
            course->opened = i;
    if (course->opened >= 0)
        look_at_opened(course, before);
    return 0;
}
