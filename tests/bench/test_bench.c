#define _POSIX_C_SOURCE 200809L /* popen */

#include "test.h"

#include <jansson.h>
#include <sys/wait.h>

/* The benchmark runs, measures something and says so in JSON. How fast anything is depends on the machine. */

TEST(quick_run_gives_every_figure)
{
    static const char *const figures[] = {"ns", "fastest_ns", "items_per_s", "of_memory_read"};
    FILE *out = popen(SUREFOOT_BENCH " --quick --json", "r");
    json_error_t error;
    json_t *all, *samples, *frames, *list, *one;
    size_t i;

    assert_non_null(out);
    all = json_loadf(out, 0, &error);
    int status = pclose(out);
    assert_non_null(all);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    samples = json_object_get(all, "samples");
    assert_true(json_real_value(json_object_get(json_object_get(samples, "memory"), "read_gb_s")) > 0);
    list = json_object_get(samples, "cases");
    assert_true(json_array_size(list) >= 16);
    json_array_foreach(list, i, one)
    {
        for (size_t k = 0; k < sizeof figures / sizeof *figures; k++)
            assert_true(json_real_value(json_object_get(one, figures[k])) > 0);
        assert_true(json_integer_value(json_object_get(one, "state_bytes")) > 0);
        assert_true(json_is_integer(json_object_get(one, "allocations")));
        assert_int_equal(json_integer_value(json_object_get(one, "allocations")), 0);
    }
    frames = json_object_get(all, "frames");
    assert_true(json_real_value(json_object_get(json_object_get(frames, "plain"), "median_ms")) > 0);
    list = json_object_get(frames, "pictures");
    assert_true(json_array_size(list) >= 8);
    json_array_foreach(list, i, one) assert_true(json_real_value(json_object_get(one, "p99_ms")) > 0);
    assert_true(json_real_value(json_object_get(frames, "resident_mb")) > 0);
    assert_true(json_is_object(json_object_get(all, "program"))); /* without Xvfb there is nothing in it */
    json_decref(all);
}
