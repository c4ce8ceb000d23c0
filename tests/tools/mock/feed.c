#include "feed.h"

#include "csv/csv.h"
#include "measure/plate/cop.h"

#include <glib.h>
#include <math.h>

enum { LATE_US = 20000, LOOP_GAP_US = 10000 };

struct feed_row {
    int64_t due_us; /* from the beginning, at the speed asked */
    double load_kg[MOCK_CORNERS];
};

struct feed {
    GArray *rows;
    guint next;
    int64_t start_us;
    bool loop;
};

static double shift(double load_kg, double difference_kg)
{
    return fmax(load_kg + difference_kg / 4.0, 0.0);
}

/* The inverse of cop_from_load: so much goes from one side to the other, in equal parts. */
static void move_centre(double *kg, double ml_mm, double ap_mm)
{
    double total = kg[0] + kg[1] + kg[2] + kg[3];
    double right = 2.0 * ml_mm / COP_SENSORS_ML_MM * total;
    double front = 2.0 * ap_mm / COP_SENSORS_AP_MM * total;
    kg[CORNER_TOP_LEFT] = shift(kg[CORNER_TOP_LEFT], -right + front);
    kg[CORNER_TOP_RIGHT] = shift(kg[CORNER_TOP_RIGHT], right + front);
    kg[CORNER_BOTTOM_LEFT] = shift(kg[CORNER_BOTTOM_LEFT], -right - front);
    kg[CORNER_BOTTOM_RIGHT] = shift(kg[CORNER_BOTTOM_RIGHT], right - front);
}

static void add_row(struct feed *feed, const struct feed_options *options, double t_s, const double *load_kg)
{
    struct feed_row row = {.due_us = llround((t_s - options->from_s) * 1e6 / options->speed)};
    if (t_s < options->from_s || t_s > options->to_s)
        return;
    for (int i = 0; i < MOCK_CORNERS; i++)
        row.load_kg[i] = load_kg[i] * options->scale;
    move_centre(row.load_kg, options->ml_mm, options->ap_mm);
    g_array_append_val(feed->rows, row);
}

struct feed *feed_open(const char *path, const struct feed_options *options, char error[256])
{
    struct csv_row row;
    struct csv *csv = csv_open(path, NULL, error);
    double origin_s = 0.0;
    bool first = true;
    int got;
    if (csv == NULL)
        return NULL;
    struct feed *feed = g_new0(struct feed, 1);
    feed->rows = g_array_new(FALSE, FALSE, sizeof(struct feed_row));
    feed->loop = options->loop;
    while ((got = csv_next(csv, &row, error)) == 1) {
        if (first)
            origin_s = row.time_s;
        first = false;
        if ((row.sample.has & SAMPLE_LOAD) != 0)
            add_row(feed, options, row.time_s - origin_s, row.sample.load_kg);
    }
    csv_close(csv);
    if (got == 0 && feed->rows->len == 0)
        g_snprintf(error, 256, "%.200s: no loads in that range", path);
    if (got < 0 || feed->rows->len == 0) {
        feed_close(feed);
        return NULL;
    }
    feed->start_us = mock_now_us();
    return feed;
}

void feed_close(struct feed *feed)
{
    if (feed == NULL)
        return;
    g_array_unref(feed->rows);
    g_free(feed);
}

static void tell_late(int64_t late_us)
{
    const char *path = g_getenv("LATE");
    FILE *file = path ? fopen(path, "a") : NULL;

    if (!file)
        return;
    fprintf(file, "%lld\n", (long long)(late_us / 1000));
    fclose(file);
}

int64_t feed_step(struct feed *feed, struct mock_board *board)
{
    for (;;) {
        if (feed->next == feed->rows->len) {
            if (!feed->loop)
                return -1;
            feed->start_us += g_array_index(feed->rows, struct feed_row, feed->next - 1).due_us + LOOP_GAP_US;
            feed->next = 0;
        }
        const struct feed_row *row = &g_array_index(feed->rows, struct feed_row, feed->next);
        int64_t now_us = mock_now_us();
        int64_t due_us = feed->start_us + row->due_us;
        if (due_us > now_us)
            return due_us;
        if (now_us - due_us > LATE_US) {
            tell_late(now_us - due_us);
            feed->start_us += now_us - due_us;
            due_us = now_us;
        }
        mock_load(board, due_us, row->load_kg);
        feed->next++;
    }
}
