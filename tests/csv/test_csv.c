#define _POSIX_C_SOURCE 200809L
#include "csv_made.h"
#include "test.h"

#include <locale.h>
#include <unistd.h>

static char path[64];

static void write_bytes(const char *bytes, size_t size)
{
    strcpy(path, "/tmp/surefoot-csv-XXXXXX");
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_true(write(fd, bytes, size) == (ssize_t)size);
    assert_int_equal(close(fd), 0);
}

static struct csv *open_text(const char *text)
{
    char error[256] = "";
    write_bytes(text, strlen(text));
    struct csv *csv = csv_open(path, NULL, error);
    if (csv == NULL)
        fail_msg("%s", error);
    assert_int_equal(unlink(path), 0);
    return csv;
}

TEST(test_board_rows)
{
    struct csv *csv = open_text(BOARD "0.000,1.5,2,3.25,4\n12.345678,-0.010,70.0004,0,1e1\n");
    struct csv_row row = made_next(csv);
    assert_int_equal(row.sample.has, SAMPLE_LOAD);
    assert_false(row.has_cop);
    assert_true(row.sample.load_kg[CORNER_TOP_LEFT] == 1.5);
    assert_true(row.sample.load_kg[CORNER_TOP_RIGHT] == 2.0);
    assert_true(row.sample.load_kg[CORNER_BOTTOM_LEFT] == 3.25);
    assert_true(row.sample.load_kg[CORNER_BOTTOM_RIGHT] == 4.0);
    row = made_next(csv);
    assert_true(row.sample.t_us == 12345678);
    assert_true(row.time_s == 12.345678);
    assert_true(row.sample.load_kg[CORNER_TOP_LEFT] == -0.01);
    assert_true(row.sample.load_kg[CORNER_TOP_RIGHT] == 70.0); /* whole grams */
    assert_true(row.sample.load_kg[CORNER_BOTTOM_RIGHT] == 10.0);
    made_at_end(csv);
}

TEST(test_any_order_and_strange_forms)
{
    struct csv *csv =
        open_text("\xEF\xBB\xBF# a comment\r\n\r\n \"bottom_right_kg\" ,note,top_right_kg,time_s,top_left_kg,"
                  "bottom_left_kg\r\n4,\"anything, at\",2 ,\t0.5,\"1\",3\r\n#the end\r\n4,,2,0.75,1,3");
    struct csv_row row = made_next(csv); /* a comma in quotes separates nothing */
    assert_true(row.sample.t_us == 500000);
    for (int i = 0; i < CORNERS; i++)
        assert_true(row.sample.load_kg[i] == i + 1.0);
    assert_true(made_next(csv).sample.t_us == 750000); /* the last line has no end */
    made_at_end(csv);
}

TEST(test_plate_and_motion)
{
    struct csv *csv = open_text(PLATE "0.01,-1.25,3.5\n");
    struct csv_row row = made_next(csv);
    assert_true(row.has_cop);
    assert_int_equal(row.sample.has, 0);
    assert_true(row.cop_x_mm == -1.25 && row.cop_y_mm == 3.5);
    made_at_end(csv);
    csv = open_text(SENSOR "1,0.1,9.8,-0.3,1,2,3\n");
    row = made_next(csv);
    assert_int_equal(row.sample.has, SAMPLE_MOTION);
    assert_true(row.sample.accel_m_s2[1] == 9.8 && row.sample.gyro_rad_s[2] == 3.0);
    made_at_end(csv);
}

TEST(test_contacts)
{
    FILE *file = tmpfile();
    char text[64] = "";
    struct csv *csv = open_text("time_s,contacts\n0,0\n1.5,3\n2,4294967295\n3,\n");
    struct csv_row row = made_next(csv);
    assert_int_equal(row.sample.has, SAMPLE_CONTACT);
    assert_int_equal(row.sample.contacts, 0);
    row = made_next(csv);
    assert_int_equal(row.sample.contacts, 3);
    assert_non_null(file);
    assert_int_equal(csv_write_header(file, &row.sample), 0);
    assert_int_equal(csv_write(file, &row.sample, 0), 0);
    rewind(file);
    assert_true(fread(text, 1, sizeof text - 1, file) > 0);
    assert_string_equal(text, "time_s,contacts\n1.500000,3\n");
    fclose(file);
    assert_true(made_next(csv).sample.contacts == UINT32_MAX);
    assert_int_equal(made_next(csv).sample.has, SAMPLE_LOST);
    made_at_end(csv);
}

TEST(test_lost_and_time_as_it_is)
{
    struct csv *csv = open_text(BOARD "5,1,2,3,4\n5,1,2,3,4\n4.5,1,2,3,4\n6,,,,\n7,\n");
    assert_true(made_next(csv).sample.t_us == 5000000);
    assert_true(made_next(csv).sample.t_us == 5000000);
    assert_true(made_next(csv).sample.t_us == 4500000);
    struct csv_row row = made_next(csv);
    assert_int_equal(row.sample.has, SAMPLE_LOST);
    assert_true(row.sample.t_us == 6000000);
    assert_int_equal(made_next(csv).sample.has, SAMPLE_LOST);
    made_at_end(csv);
}

static const struct {
    const char *text, *where, *what;
} faults[] = {
    {"", ": ", "empty"},
    {"\n\n# only a comment\n", ": ", "empty"},
    {"0.0,1,2,3,4\n", ":1: ", "time_s"},
    {"top_left_kg,top_right_kg,bottom_left_kg,bottom_right_kg\n", ":1: ", "time_s"},
    {"time_s,weather\n", ":1: ", "no column with measurements"},
    {"time_s,top_left_kg,top_right_kg,bottom_left_kg\n", ":1: ", "column missing: bottom_right_kg"},
    {"\ntime_s,cop_ml_mm\n", ":2: ", "column missing: cop_ap_mm"},
    {"time_s,cop_ml_mm,cop_ap_mm,time_s\n", ":1: ", "time_s is there twice"},
    {"time_s,contacts\n0,1.5\n", ":2: ", "contacts is no whole number"},
    {"time_s,contacts\n0,-1\n", ":2: ", "contacts is no whole number"},
    {"time_s,contacts\n0,4294967296\n", ":2: ", "contacts is no whole number"},
    {BOARD "0,1,2,3\n", ":2: ", "4 values"},
    {BOARD "0,1,2,3,4,5\n", ":2: ", "6 values"},
    {BOARD "0,1,2,x,4\n", ":2: ", "bottom_left_kg is not a number: x"},
    {BOARD "0,1,2,3,nan\n", ":2: ", "bottom_right_kg has no value"},
    {BOARD "0,1,inf,3,4\n", ":2: ", "top_right_kg has no value"},
    {BOARD "0,1,1e999,3,4\n", ":2: ", "top_right_kg is not a number"},
    {BOARD "0,1,0x10,3,4\n", ":2: ", "top_right_kg is not a number"},
    {BOARD "0,1,2 3,3,4\n", ":2: ", "top_right_kg is not a number"},
    {BOARD "0,1,--2,3,4\n", ":2: ", "top_right_kg is not a number"},
    {BOARD "0,1,1000.5,3,4\n", ":2: ", "top_right_kg is out of range"},
    {BOARD "0,1,,3,4\n", ":2: ", "top_right_kg has no value"},
    {BOARD ",1,2,3,4\n", ":2: ", "time_s has no value"},
    {BOARD "1e10,1,2,3,4\n", ":2: ", "time_s is out of range"},
    {BOARD "nan,1,2,3,4\n", ":2: ", "time_s has no value"},
};

static void expect_fault(const char *text, size_t size, const char *where, const char *what)
{
    char error[256] = "", expected[128];
    struct csv_row row;
    write_bytes(text, size);
    struct csv *csv = csv_open(path, NULL, error);
    if (csv != NULL) {
        int got = 1;
        while (got == 1)
            got = csv_next(csv, &row, error);
        assert_int_equal(got, -EINVAL);
        csv_close(csv);
    }
    assert_int_equal(unlink(path), 0);
    snprintf(expected, sizeof expected, "%s%s", path, where);
    if (strncmp(error, expected, strlen(expected)) != 0 || strstr(error, what) == NULL)
        fail_msg("\"%s\" is not \"%s...%s\"", error, expected, what);
}

TEST(test_faults_name_their_line)
{
    for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++)
        expect_fault(faults[i].text, strlen(faults[i].text), faults[i].where, faults[i].what);
}

TEST(test_garbage)
{
    static char bytes[600000];
    memset(bytes, 'a', sizeof bytes);
    expect_fault(bytes, sizeof bytes, ":1: ", "longer than");
    memset(bytes, ',', sizeof bytes);
    expect_fault(bytes, 5000, ":1: ", "more than 1024 columns");
    expect_fault("\x7f"
                 "ELF\0\1\2",
                 7, ":1: ", "not text");
    expect_fault(BOARD "0,1,2,3,4\0", strlen(BOARD) + 10, ":2: ", "not text");
}

TEST(test_not_there)
{
    char error[256];
    char long_path[4000];
    assert_null(csv_open("/nowhere/at-all.csv", NULL, error));
    assert_string_equal(error, "/nowhere/at-all.csv: No such file or directory");
    assert_null(csv_open("/tmp", NULL, error));
    assert_non_null(strstr(error, "directory"));
    memset(long_path, 'p', sizeof long_path - 1);
    long_path[sizeof long_path - 1] = '\0';
    assert_null(csv_open(long_path, NULL, error));
    assert_non_null(strstr(error, "too long"));
    csv_close(NULL);
}

static void round_trip(const struct sample *samples, int count)
{
    char error[256];
    struct csv_row row;
    strcpy(path, "/tmp/surefoot-csv-XXXXXX");
    int fd = mkstemp(path);
    FILE *file = fdopen(fd, "w");
    assert_non_null(file);
    assert_int_equal(csv_write_header(file, &samples[0]), 0);
    for (int i = 0; i < count; i++)
        assert_int_equal(csv_write(file, &samples[i], samples[0].t_us), 0);
    assert_int_equal(fclose(file), 0);
    struct csv *csv = csv_open(path, NULL, error);
    assert_non_null(csv);
    for (int i = 0; i < count; i++) {
        struct sample expected = samples[i];
        expected.t_us -= samples[0].t_us;
        assert_int_equal(csv_next(csv, &row, error), 1);
        assert_true(row.sample.t_us == expected.t_us);
        assert_int_equal(row.sample.has, expected.has);
        assert_memory_equal(row.sample.load_kg, expected.load_kg, sizeof expected.load_kg);
        assert_memory_equal(row.sample.accel_m_s2, expected.accel_m_s2, sizeof expected.accel_m_s2);
        assert_memory_equal(row.sample.gyro_rad_s, expected.gyro_rad_s, sizeof expected.gyro_rad_s);
    }
    assert_int_equal(csv_next(csv, &row, error), 0);
    csv_close(csv);
    assert_int_equal(unlink(path), 0);
}

TEST(test_round_trip_to_the_gram_and_microsecond)
{
    enum { COUNT = 20000 };
    static struct sample samples[COUNT];
    uint32_t random = 7;
    int64_t t_us = INT64_C(86400123456);
    for (int i = 0; i < COUNT; i++) {
        double kg[CORNERS];
        for (int c = 0; c < CORNERS; c++) {
            random = random * 1664525u + 1013904223u;
            kg[c] = ((double)(random >> 12) - 500000.0) / 1000.0;
        }
        samples[i] = sample_load(t_us, kg);
        t_us += random >> 14;
        if (i % 100 == 99)
            samples[i] = (struct sample){.t_us = t_us, .has = SAMPLE_LOST};
    }
    round_trip(samples, COUNT);
    const struct sample motion = {.t_us = 5,
                                  .has = SAMPLE_MOTION,
                                  .accel_m_s2 = {0.1, -9.80665, 1.0 / 3.0},
                                  .gyro_rad_s = {1e-9, 3.14159265358979312, -0.0}};
    round_trip(&motion, 1);
}

TEST(test_language_of_the_player)
{
    static const char *const with_comma[] = {"de_DE.UTF-8", "fr_FR.UTF-8", "sv_SE.UTF-8", "de_DE",
                                             "pt_BR.UTF-8"};
    const char *found = NULL;
    for (size_t i = 0; found == NULL && i < sizeof with_comma / sizeof with_comma[0]; i++)
        found = setlocale(LC_ALL, with_comma[i]);
    if (found == NULL) {
        print_message("skipped: no language with a decimal comma is installed\n");
        skip();
    }
    const double kg[CORNERS] = {1.5, 2.25, 3.125, 4.001};
    struct sample sample = sample_load(0, kg);
    round_trip(&sample, 1);
    setlocale(LC_ALL, "C");
}

TEST(test_real_recordings)
{
    static const struct {
        const char *name;
        int rows;
    } files[] = {{"board/quiet-with-dropouts.csv", 1000}, {"board/short-stance.csv", 1000}};
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        char error[256], name[512];
        struct csv_row row;
        int rows = 0, got;
        snprintf(name, sizeof name, "%s/%s", SUREFOOT_RECORDINGS, files[i].name);
        struct csv *csv = csv_open(name, NULL, error);
        assert_non_null(csv);
        while ((got = csv_next(csv, &row, error)) == 1)
            rows++;
        assert_int_equal(got, 0);
        assert_true(rows > files[i].rows);
        csv_close(csv);
    }
}
