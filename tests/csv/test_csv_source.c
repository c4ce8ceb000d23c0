#define _POSIX_C_SOURCE 200809L /* fork, pipe */
#include "csv_made.h"
#include "test.h"

#include <unistd.h>

/* Parts, notes, pipes and blocks: how bytes become rows in their order. */

TEST(test_parts)
{
    static const char text[] =
        PLATE "0,1,2\n0.02,3,4\n" PLATE "0,5,6\n\ntime_s,cop_ap_mm,cop_ml_mm\n0.02,8,7\n";
    char error[256], remark[CSV_REMARK_SIZE];
    struct csv_row row;
    struct csv *csv = made_open(text, sizeof text - 1, NULL);
    for (int pass = 0; pass < 2; pass++) {
        double x[] = {1, 3, 0, 5, 0, 7}, t[] = {0, 0.02, 0.02, 0, 0, 0.02};
        for (int i = 0; i < 6; i++) {
            assert_int_equal(csv_next(csv, &row, error), 1);
            assert_true(row.has_cop == (x[i] > 0) && row.cop_x_mm == x[i] && row.time_s == t[i]);
            assert_int_equal(row.sample.has, x[i] > 0 ? 0 : SAMPLE_LOST);
        }
        assert_int_equal(csv_next(csv, &row, error), 0);
        assert_true(csv_remark(csv, 0, remark) && strstr(remark, "2 more parts"));
        assert_int_equal(csv_rewind(csv, error), 0);
    }
    csv_close(csv);
}

/* Words for nothing over a quarter of a second and more are a loss, at their first time; in a plate all are.
 */
TEST(test_nobody_stands)
{
    static const char board[] =
        BOARD "0,1,2,3,4\n0.1,nan,nan,nan,nan\n0.2,nan,nan,nan,nan\n0.4,1,2,3,4\n0.5,NA,NA,NA,NA\n";
    static const char plate[] = PLATE "0,1,2\n0.01,nan,nan\n0.02,1,2\n";
    static const double board_s[] = {0, 0.1, 0.4, 0.5}, plate_s[] = {0, 0.01, 0.02};
    struct csv *csv = made_open(board, sizeof board - 1, NULL);
    for (int i = 0; i < 4; i++) {
        struct csv_row row = made_next(csv);
        assert_true(row.time_s == board_s[i]);
        assert_int_equal(row.sample.has, i & 1 ? SAMPLE_LOST : SAMPLE_LOAD);
    }
    made_at_end(csv);
    csv = made_open(plate, sizeof plate - 1, NULL);
    for (int i = 0; i < 3; i++) {
        struct csv_row row = made_next(csv);
        assert_true(row.time_s == plate_s[i]);
        assert_int_equal(row.sample.has, i & 1 ? SAMPLE_LOST : 0);
    }
    made_at_end(csv);
}

static void take_note(void *context, const char *comment)
{
    strcat(context, comment);
    strcat(context, "\n");
}

TEST(test_notes_before_the_first_row)
{
    static const char text[] =
        "\xEF\xBB\xBF\n# side left\r\n\n #weight_kg 71\n" PLATE "# cap_s 45\n0,1,2\n# late\n0.02,1,2\n";
    char error[256], notes[256] = "";
    struct csv_row row;
    const struct csv_options options = {.note = take_note, .context = notes};
    struct csv *csv = made_open(text, sizeof text - 1, &options);
    assert_string_equal(notes, "# side left\n#weight_kg 71\n# cap_s 45\n");
    for (int pass = 0; pass < 2; pass++) {
        while (csv_next(csv, &row, error) == 1)
            ;
        assert_int_equal(csv_rewind(csv, error), 0);
    }
    assert_string_equal(notes, "# side left\n#weight_kg 71\n# cap_s 45\n");
    csv_close(csv);
}

/* What comes through a pipe can be read again, from any row on; more than a block of it. */
TEST(test_a_pipe_twice)
{
    struct made made = made_rows(PLATE, 60000, ",123.456,-123.456", &MADE_HUNDREDTHS);
    char error[256], name[32];
    struct csv_row row;
    int ends[2];
    assert_true(made.size > 1000000);
    assert_int_equal(pipe(ends), 0);
    if (fork() == 0) {
        close(ends[0]);
        for (size_t at = 0; at < made.size;) {
            ssize_t put = write(ends[1], made.text + at, made.size - at);
            if (put <= 0)
                _exit(1);
            at += (size_t)put;
        }
        _exit(0);
    }
    close(ends[1]);
    snprintf(name, sizeof name, "/dev/fd/%d", ends[0]);
    struct csv *csv = csv_open(name, NULL, error);
    close(ends[0]);
    if (csv == NULL)
        fail_msg("%s", error);
    for (int pass = 0; pass < 3; pass++) {
        int rows = 0;
        while ((pass > 0 || rows < 20000) && csv_next(csv, &row, error) == 1) {
            assert_true(row.sample.t_us == rows * INT64_C(10000) && row.cop_x_mm == 123.456);
            rows++;
        }
        assert_int_equal(rows, pass > 0 ? 60000 : 20000);
        assert_int_equal(csv_rewind(csv, error), 0);
    }
    csv_close(csv);
    free(made.text);
}

/* A line that ends a block and begins the next, with either line end, and one that is longer than any may be.
 */
TEST(test_blocks)
{
    for (int crlf = 0; crlf < 3; crlf++) {
        char *text = NULL, error[256];
        size_t size = 0;
        struct csv_row row;
        int rows = 0;
        FILE *file = open_memstream(&text, &size);
        assert_non_null(file);
        fputs("time_s,cop_ml_mm,cop_ap_mm", file);
        for (int i = 0; i < 100000; i++)
            fprintf(file, "%s%d.%03d,%d,1",
                    crlf == 0   ? "\n"
                    : crlf == 1 ? "\r\n"
                                : "\r",
                    i / 100, i % 100 * 10, i);
        fprintf(file, "\n1,2,%0*d\n", 300000, 7);
        assert_int_equal(fclose(file), 0);
        struct csv *csv = made_open(text, size, NULL);
        for (int got; (got = csv_next(csv, &row, error)) != 0; rows++) {
            assert_int_equal(got, 1);
            assert_true(row.cop_x_mm == rows);
        }
        assert_int_equal(rows, 100000);
        assert_true(csv_remark(csv, 0, error) && strstr(error, "line 100002: the line is longer") != NULL);
        csv_close(csv);
        free(text);
    }
}
