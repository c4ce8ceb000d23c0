#include "play/course.h"

/* From one step of a workout to the next. */

int course_start_workout(struct course *course, const struct workout *workout)
{
    course->workout = *workout;
    int result = session_begin(&course->session, &course->workout, course->book, &course->reached.ladder,
                               course->reached.open);
    course->in_session = course->waiting = result == 0;
    course->last = -1;
    return result;
}

void course_take_step(struct course *course, unsigned channels)
{
    const struct session_step *step = session_step(&course->session);

    course_choose(course, step->level, step->sides, channels);
}

const struct step_result *course_step_done(struct course *course, int64_t now_us)
{
    course->last = course->session.current;
    course->results[course->last] = step_finished(&course->session, &course->attempt.run, now_us);
    return &course->results[course->last];
}

bool course_easier(struct course *course, unsigned channels)
{
    unsigned asked = level_side_bits(course_level(course)), sides, fits;

    if (course->in_session) {
        if (!session_easier(&course->session))
            return false;
        course_take_step(course, channels);
        return true;
    }
    sides = course->chosen_sides ? course->chosen_sides : asked;
    int to = session_easier_level(course->book, (size_t)course->chosen_level, sides,
                                  course->reached.ladder.things);
    if (to < 0)
        return false;
    fits = level_side_bits(&course->trail->levels[to]);
    course_choose(course, (size_t)to, sides & fits ? sides & fits : fits, channels);
    return true;
}
