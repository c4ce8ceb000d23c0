#include "run/track.h"

/* The first point after that moment; point_count when there is none. */
static int point_after(const struct track *track, int64_t since_us)
{
    int low = 0, high = track->point_count;

    while (low < high) {
        int middle = low + (high - low) / 2;
        if (track->points[middle].t_us <= since_us)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void place(const struct track *track, int64_t since_us, struct track_moment *out)
{
    int next = point_after(track, since_us);

    if (next == 0)
        return;
    const struct track_point *a = &track->points[next - 1];
    const struct track_point *b = next < track->point_count ? a + 1 : a;
    double share = b->t_us > a->t_us ? (double)(since_us - a->t_us) / (double)(b->t_us - a->t_us) : 0;
    out->placed = true;
    out->x_mm = a->x_mm + share * (b->x_mm - a->x_mm);
    out->y_mm = a->y_mm + share * (b->y_mm - a->y_mm);
}

struct track_moment track_at(const struct track *track, int64_t since_us)
{
    struct track_moment out = {.going = since_us >= 0 && since_us < track->length_us};

    if (out.going)
        place(track, since_us, &out);
    while (out.reps < track->rep_count && track->done_us[out.reps] <= since_us)
        out.reps++;
    return out;
}
