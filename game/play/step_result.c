#include "play/step_result.h"

struct step_result step_result(const struct run *run)
{
    struct step_result result = {
        .measured = run_measured(run), .complete = run_completed(run), .stars = LEVEL_STARS};

    for (int i = 0; i < run->set_count; i++) {
        const struct score *best = run_best(run, run->sets[i].side);
        int stars = best ? best->stars : 0;
        if (stars < result.stars)
            result.stars = stars;
        result.anything |= run->sets[i].scored || run->sets[i].done;
    }
    return result;
}

struct step_result step_finished(struct session *session, const struct run *run, int64_t now_us)
{
    struct step_result result = step_result(run);

    session_finished(session, now_us, !result.anything);
    return result;
}
