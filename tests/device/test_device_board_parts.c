#include "test.h"

#include "device/board/board_health.h"
#include "device/board/board_pace.h"
#include "device/board/board_queue.h"

/* The parts of the board that need no device: pace, health, queue. */

static const double LOAD[CORNERS] = {10.0, 20.0, 30.0, 40.0};
static const double OTHER[CORNERS] = {11.0, 21.0, 31.0, 41.0};

/* The next sample, of that time and load. */
static void comes(struct board_pace *pace, int64_t t_us, const double load_kg[CORNERS])
{
    struct sample sample;
    assert_true(board_pace_next(pace, &sample));
    assert_true(sample.t_us == t_us);
    assert_memory_equal(sample.load_kg, load_kg, sizeof LOAD);
}

TEST(test_pace_repeats_what_stands)
{
    struct board_pace pace = {0};
    struct sample sample;
    assert_true(board_pace_due_us(&pace) == INT64_MAX);
    board_pace_quiet(&pace, 900000);
    assert_false(board_pace_next(&pace, &sample)); /* nothing stands yet */
    board_pace_reading(&pace, 1000000, LOAD);
    comes(&pace, 1000000, LOAD);
    assert_false(board_pace_next(&pace, &sample));
    assert_true(board_pace_due_us(&pace) == 1090000);
    board_pace_quiet(&pace, 1089999);
    assert_false(board_pace_next(&pace, &sample));
    board_pace_quiet(&pace, 1090000);
    comes(&pace, 1050000, LOAD);
    assert_false(board_pace_next(&pace, &sample));
}

TEST(test_pace_keeps_late_readings)
{
    struct board_pace pace = {0};
    board_pace_reading(&pace, 1000000, LOAD);
    comes(&pace, 1000000, LOAD);
    board_pace_quiet(&pace, 1100000);
    comes(&pace, 1050000, LOAD);               /* repeated */
    board_pace_reading(&pace, 1049000, OTHER); /* and only now this */
    comes(&pace, 1050001, OTHER);
    board_pace_reading(&pace, 1049500, LOAD);
    comes(&pace, 1050002, LOAD);
}

TEST(test_pace_fills_before_a_reading)
{
    struct board_pace pace = {0};
    struct sample sample;
    board_pace_reading(&pace, 1000000, LOAD);
    comes(&pace, 1000000, LOAD);
    board_pace_reading(&pace, 1120000, OTHER); /* nobody looked in between */
    static const int64_t times[] = {1050000, 1100000, 1120000};
    for (int i = 0; i < 3; i++) {
        comes(&pace, times[i], i < 2 ? LOAD : OTHER);
    }
    assert_false(board_pace_next(&pace, &sample));
}

TEST(test_pace_does_not_invent_hours)
{
    struct board_pace pace = {0};
    struct sample sample;
    const int64_t later_us = 1000000 + INT64_C(3600000000);
    board_pace_reading(&pace, 1000000, LOAD);
    comes(&pace, 1000000, LOAD);
    board_pace_reading(&pace, later_us, OTHER);
    comes(&pace, later_us, OTHER);
    board_pace_quiet(&pace, later_us * 2);
    int repeats = 0;
    while (board_pace_next(&pace, &sample))
        repeats++;
    assert_int_equal(repeats, 1);
    assert_true(sample.t_us == later_us * 2 - BOARD_LAG_US);
}

/* Whatever comes: times grow, no reading is lost, and no repeat is ahead of its time. */
TEST(test_pace_in_any_weather)
{
    struct board_pace pace = {0};
    struct sample sample;
    uint32_t random = 5;
    int64_t now_us = 0, last_us = -1;
    for (int i = 0; i < 20000; i++) {
        random = random * 1664525u + 1013904223u;
        now_us += (random >> 16) % 120000;
        double load[CORNERS] = {1.0 + i % 90, 2.0, 3.0, 4.0};
        bool real = (random >> 8 & 3u) != 0;
        if (real)
            board_pace_reading(&pace, now_us - (random >> 20) % 90000, load);
        else
            board_pace_quiet(&pace, now_us);
        bool any = false;
        while (board_pace_next(&pace, &sample)) {
            assert_true(sample.t_us > last_us);
            assert_true(sample.t_us <= now_us);
            last_us = sample.t_us;
            any = true;
        }
        if (real) {
            assert_true(any);
            assert_true(sample.load_kg[0] == load[0]);
        }
    }
}

/* A board that sends this load for so many seconds. The first notice, or NOTICE_NONE. */
static enum input_notice feed(struct board_health *health, int64_t *t_us, double seconds,
                              const double load[CORNERS], char *text)
{
    enum input_notice first = NOTICE_NONE;
    for (int i = 0; i < (int)(seconds * 100.0); i++) {
        char line[128] = "";
        *t_us += 10000;
        struct sample sample = sample_load(*t_us, load);
        board_health_load(health, &sample, true);
        enum input_notice notice = board_health_notice(health, *t_us, line, sizeof line);
        if (first == NOTICE_NONE && notice != NOTICE_NONE) {
            first = notice;
            strcpy(text, line);
        }
    }
    return first;
}

TEST(test_health_corner_stuck)
{
    static const double dead[CORNERS] = {25.0, 0.0, 25.0, 25.0}, fine[CORNERS] = {25.0, 25.0, 25.0, 25.0};
    static const double empty[CORNERS] = {0.2, 0.1, 0.0, 0.3}, empty_fine[CORNERS] = {0.2, 0.1, 0.01, 0.3};
    struct board_health health;
    char text[128];
    int64_t t_us = 0;
    board_health_init(&health, 0);
    assert_int_equal(feed(&health, &t_us, 10.0, empty_fine, text), NOTICE_NONE);
    assert_int_equal(feed(&health, &t_us, 10.0, fine, text), NOTICE_NONE);
    assert_int_equal(feed(&health, &t_us, 2.9, dead, text), NOTICE_NONE); /* a moment on the edge is none */
    assert_int_equal(feed(&health, &t_us, 1.0, fine, text), NOTICE_NONE);
    assert_int_equal(feed(&health, &t_us, 3.2, dead, text), NOTICE_CORNER_STUCK);
    assert_non_null(strstr(text, "top right"));
    assert_int_equal(feed(&health, &t_us, 20.0, dead, text), NOTICE_NONE); /* told once */
    assert_int_equal(feed(&health, &t_us, 3.2, empty, text), NOTICE_CORNER_STUCK);
    assert_non_null(strstr(text, "bottom left"));
    assert_int_equal(feed(&health, &t_us, 20.0, empty, text), NOTICE_NONE);
}

TEST(test_health_weak_batteries)
{
    struct board_health health;
    char text[128];
    board_health_init(&health, 0);
    assert_int_equal(board_health_notice(&health, 60000000, text, sizeof text), NOTICE_NONE);
    board_health_press(&health, 60000000);
    assert_int_equal(board_health_notice(&health, 62999999, text, sizeof text), NOTICE_NONE);
    assert_int_equal(board_health_notice(&health, 63000000, text, sizeof text), NOTICE_WEAK_BATTERY);
    assert_int_equal(board_health_notice(&health, 99000000, text, sizeof text), NOTICE_NONE);

    board_health_init(&health, 0); /* the same, but there was some weight before */
    struct sample sample = sample_load(1, LOAD);
    board_health_load(&health, &sample, true);
    board_health_press(&health, 2);
    assert_int_equal(board_health_notice(&health, 10000000, text, sizeof text), NOTICE_NONE);
}

TEST(test_health_gauge_is_read_rarely)
{
    static const double nobody[CORNERS] = {0.1, 0.1, 0.1, 0.1};
    struct board_health health;
    board_health_init(&health, 0);
    assert_false(board_health_battery_due(&health, 59999999));
    assert_true(board_health_battery_due(&health, 60000000));
    struct sample sample = sample_load(60000000, LOAD);
    board_health_load(&health, &sample, true); /* never under somebody's feet */
    assert_false(board_health_battery_due(&health, 90000000));
    sample = sample_load(90000000, nobody);
    board_health_load(&health, &sample, true);
    assert_true(board_health_battery_due(&health, 90000001));
    board_health_battery_read(&health, 90000001);
    assert_false(board_health_battery_due(&health, 150000000));
}

static struct board_queue *new_queue(void)
{
    struct board_queue *queue = malloc(sizeof *queue);
    assert_non_null(queue);
    assert_int_equal(board_queue_init(queue), 0);
    return queue;
}

static void free_queue(struct board_queue *queue)
{
    board_queue_destroy(queue);
    free(queue);
}

static void push(struct board_queue *queue, enum input_kind kind, int64_t t_us)
{
    board_queue_entry(queue, kind, t_us);
    board_queue_push(queue);
}

TEST(test_queue_holds_back_the_future)
{
    struct board_queue *queue = new_queue();
    const struct board_entry *entry;
    push(queue, INPUT_FOUND, 10);
    push(queue, INPUT_SAMPLE, 20);
    assert_null(board_queue_pop(queue, 9));
    assert_non_null(entry = board_queue_pop(queue, 10));
    assert_int_equal(entry->kind, INPUT_FOUND);
    assert_null(board_queue_pop(queue, 19));
    assert_non_null(entry = board_queue_pop(queue, 25));
    assert_null(board_queue_pop(queue, 25));
    free_queue(queue);
}

/* Whoever reads keeps what was given, however much comes meanwhile. */
TEST(test_queue_keeps_what_is_being_read)
{
    struct board_queue *queue = new_queue();
    push(queue, INPUT_SAMPLE, 7);
    const struct board_entry *entry = board_queue_pop(queue, 7);
    for (int i = 0; i < 5000; i++)
        push(queue, INPUT_SAMPLE, 100 + i);
    assert_true(entry->t_us == 7);
    assert_true(board_queue_pop(queue, 9999)->t_us == 5100 - BOARD_QUEUE_SIZE);
    free_queue(queue);
}

TEST(test_queue_full_drops_old_samples_only)
{
    struct board_queue *queue = new_queue();
    const struct board_entry *entry;
    int64_t t_us = 0;
    push(queue, INPUT_FOUND, t_us++);
    push(queue, INPUT_BUTTON, t_us++);
    for (int i = 0; i < 5000; i++)
        push(queue, INPUT_SAMPLE, t_us++);
    push(queue, INPUT_LOST, t_us++);
    push(queue, INPUT_FOUND, t_us++);
    assert_non_null(entry = board_queue_pop(queue, t_us));
    assert_int_equal(entry->kind, INPUT_FOUND);
    assert_non_null(entry = board_queue_pop(queue, t_us));
    assert_int_equal(entry->kind, INPUT_BUTTON);
    for (int i = BOARD_QUEUE_SIZE - 4; i > 0; i--) { /* the newest samples, in order */
        assert_non_null(entry = board_queue_pop(queue, t_us));
        assert_int_equal(entry->kind, INPUT_SAMPLE);
        assert_true(entry->t_us == t_us - 2 - i);
    }
    assert_non_null(entry = board_queue_pop(queue, t_us));
    assert_int_equal(entry->kind, INPUT_LOST);
    assert_non_null(entry = board_queue_pop(queue, t_us));
    assert_int_equal(entry->kind, INPUT_FOUND);
    assert_null(board_queue_pop(queue, t_us));
    free_queue(queue);
}

TEST(test_queue_full_of_comings_and_goings)
{
    struct board_queue *queue = new_queue();
    const struct board_entry *entry;
    for (int i = 0; i < 5001; i++) {
        push(queue, i % 2 == 0 ? INPUT_FOUND : INPUT_LOST, i);
        push(queue, INPUT_NOTICE, i);
    }
    enum input_kind expected = INPUT_FOUND, last = INPUT_LOST;
    while ((entry = board_queue_pop(queue, 9999))) {
        if (entry->kind == INPUT_NOTICE)
            continue;
        assert_int_equal(entry->kind, expected); /* still in turns */
        last = entry->kind;
        expected = entry->kind == INPUT_FOUND ? INPUT_LOST : INPUT_FOUND;
    }
    assert_int_equal(last, INPUT_FOUND); /* and it ends as it is */
    free_queue(queue);
}
