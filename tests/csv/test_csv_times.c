#define _POSIX_C_SOURCE 200809L
#include "csv/csv.h"
#include "csv_made.h"
#include "test.h"

/* Times and units that a header does not tell, or tells wrongly: read where only one reading fits, or
 * refused. */

static void at_1(int i, char out[64])
{
    snprintf(out, 64, "%d", i);
}
static void at_10(int i, char out[64])
{
    snprintf(out, 64, "%d", i * 10);
}
static void at_10000(int i, char out[64])
{
    snprintf(out, 64, "%d", i * 10000);
}
static void at_300(int i, char out[64])
{
    snprintf(out, 64, "%d", i * 300);
}
static void at_half(int i, char out[64])
{
    snprintf(out, 64, "%d.%d", i / 2, i % 2 * 5);
}
static void at_quarter(int i, char out[64])
{
    snprintf(out, 64, "%d.%02d", i / 4, i % 4 * 25);
}
static void at_100(int i, char out[64])
{
    snprintf(out, 64, "%d", i * 100);
}
static void at_zero(int i, char out[64])
{
    snprintf(out, 64, "%d", 0 * i);
}
static void back(int i, char out[64])
{
    snprintf(out, 64, "%d.%02d", (1000 - i) / 100, (1000 - i) % 100);
}
static void stops(int i, char out[64])
{
    made_hundredths(i < 500 ? i : 500, out);
}
static void since_1970_ms(int i, char out[64])
{
    snprintf(out, 64, "%lld", 1764511200020LL + i * 10);
}
static void since_1970_ns(int i, char out[64])
{
    snprintf(out, 64, "%lld", 1764511200020000000LL + i * 10000000LL);
}
static void midnight(int i, char out[64])
{
    i += 4000;
    snprintf(out, 64, "%02d:59:%02d.%02d", 23, 56 + (i - 4000) / 100 % 4, i % 100);
    if (i >= 4400)
        snprintf(out, 64, "00:00:%02d.%02d", (i - 4400) / 100, i % 100);
}

static const char *const plate_rest = ",1.5,2.5";

static const struct {
    const char *header, *rest;
    void (*stamp)(int i, char out[64]);
    struct csv_options options;
    const char *remark, *refused; /* words separated by | */
} times[] = {
    {PLATE, ",1.5,2.5", made_hundredths, {.once = true}, NULL, NULL},
    {PLATE,
     ",1.5,2.5",
     at_10,
     {.once = true},
     "the header says seconds, but 10 s between all rows can only be milliseconds",
     NULL},
    {BOARD, ",1,2,3,4", at_10, {.once = true}, "10 s between all rows can only be milliseconds", NULL},
    {PLATE, ",1.5,2.5", at_10000, {.once = true}, "10000 s between all rows can only be microseconds", NULL},
    {"time_ms,cop_ml_mm,cop_ap_mm\n",
     ",1.5,2.5",
     made_hundredths,
     {.once = true},
     "says milliseconds|can only be seconds",
     NULL},
    {"t,cop_ml_mm,cop_ap_mm\n",
     ",1.5,2.5",
     at_10,
     {.once = true},
     "t is time_s|times are read as milliseconds",
     NULL},
    {"timestamp,cop_ml_mm,cop_ap_mm\n",
     ",1.5,2.5",
     since_1970_ms,
     {.once = true},
     "times are read as milliseconds",
     NULL},
    {"timestamp,cop_ml_mm,cop_ap_mm\n",
     ",1.5,2.5",
     since_1970_ns,
     {.once = true},
     "times are read as nanoseconds",
     NULL},
    {"clock,cop_ml_mm,cop_ap_mm\n", ",1.5,2.5", midnight, {.once = true}, "times are times of day", NULL},
    {PLATE, ",1.5,2.5", at_10, {.time = CSV_MS}, NULL, NULL},
    {PLATE, ",1.5,2.5", at_1, {.once = true}, NULL, ":1: |1 lies between the times of all rows|--time"},
    {BOARD, ",1,2,3,4", at_1, {.once = true}, NULL, ":1: |1 lies between the times of all rows|--time"},
    /* 2 and 4 Hz is nobody's pace; 2 kHz can be a plate's; 10 Hz and 10 kHz can both be */
    {BOARD, ",1,2,3,4", at_half, {.once = true}, NULL, ":1: |0.5 lies between the times of all rows|--time"},
    {PLATE, ",1.5,2.5", at_quarter, {.once = true}, NULL, ":1: |0.25 lies between|--time"},
    {"time,cop_ml_mm,cop_ap_mm\n",
     ",1.5,2.5",
     at_100,
     {.once = true},
     NULL,
     "milliseconds (10 Hz) or microseconds|--time"},
    {PLATE, ",1.5,2.5", at_300, {.once = true}, NULL, ":1: |300 lies between the times of all rows"},
    {PLATE, ",1.5,2.5", at_10, {.time = CSV_S}, NULL, ":1: |10 s would lie between all rows"},
    {PLATE, ",1.5,2.5", at_zero, {.once = true}, NULL, ":2: |the time stands still|0 in all rows"},
    {PLATE, ",1.5,2.5", back, {.once = true}, NULL, "the time runs backwards"},
    {PLATE, ",1.5,2.5", stops, {.once = true}, NULL, "the time stands still at 5 s"},
};

static void check_hundredths(struct csv *csv, int rows)
{
    char error[256];
    struct csv_row row;
    double first_s = 0;
    for (int i = 0; i < rows; i++) {
        assert_int_equal(csv_next(csv, &row, error), 1);
        first_s = i == 0 ? row.time_s : first_s;
        if (fabs(row.time_s - first_s - i * 0.01) > 1e-9)
            fail_msg("row %d is at %.9f", i, row.time_s - first_s);
        assert_true(row.sample.t_us == llround(row.time_s * 1e6));
    }
    assert_int_equal(csv_next(csv, &row, error), 0);
}

TEST(test_times)
{
    for (size_t i = 0; i < sizeof times / sizeof times[0]; i++) {
        struct made made = made_rows(times[i].header, 900, times[i].rest, times[i].stamp);
        char error[256] = "", all[1024] = "", remark[CSV_REMARK_SIZE];
        struct csv_row row;
        struct csv *csv = csv_open_memory("made", made.text, made.size, &times[i].options, error);
        if (times[i].refused != NULL) {
            while (csv != NULL && csv_next(csv, &row, error) == 1)
                ;
            made_says(error, times[i].refused);
        } else {
            if (csv == NULL)
                fail_msg("%s", error);
            check_hundredths(csv, 900);
            for (int k = 0; csv_remark(csv, k, remark); k++)
                strcat(all, remark);
            made_says(all, times[i].remark != NULL ? times[i].remark : "");
            assert_true((all[0] == '\0') == (times[i].remark == NULL));
        }
        csv_close(csv);
        free(made.text);
    }
}

/* Fewer than ten rows tell nothing of their unit: they are what the header says. */
TEST(test_few_rows_are_as_the_header_says)
{
    char error[256];
    struct csv_row row;
    struct csv *csv =
        csv_open_memory("made", PLATE "0,1,2\n20,1,2\n40,1,2\n", strlen(PLATE) + 19, NULL, error);
    assert_non_null(csv);
    assert_int_equal(csv_next(csv, &row, error), 1);
    assert_int_equal(csv_next(csv, &row, error), 1);
    assert_true(row.time_s == 20.0);
    csv_close(csv);
}

static int share; /* rows a second, beginning in the middle of one */

static void whole_seconds(int i, char out[64])
{
    snprintf(out, 64, "%d", (i + share / 3) / share);
}
static void tenths(int i, char out[64])
{
    snprintf(out, 64, "%d.%d", i / share / 10, i / share % 10);
}
static void whole_clock(int i, char out[64])
{
    snprintf(out, 64, "14:00:%02d", (i + share / 3) / share);
}

/* Stamps that many rows share are spread: every row is where it was, but for where the first second began. */
TEST(test_coarse_stamps)
{
    static const struct {
        void (*stamp)(int i, char out[64]);
        int share;
        double step_s;
    } coarse[] = {{whole_seconds, 100, 0.01},
                  {whole_seconds, 1000, 0.001},
                  {whole_clock, 60, 1 / 60.0},
                  {tenths, 10, 0.01}};
    for (size_t k = 0; k < sizeof coarse / sizeof coarse[0]; k++) {
        char error[256], remark[CSV_REMARK_SIZE];
        struct csv_row row;
        bool told = false;
        share = coarse[k].share;
        struct made made = made_rows("time,cop_ml_mm,cop_ap_mm\n", 2000, plate_rest, coarse[k].stamp);
        struct csv *csv = csv_open_memory("made", made.text, made.size, NULL, error);
        if (csv == NULL)
            fail_msg("%s", error);
        for (int pass = 0; pass < 2; pass++) {
            double first_s = 0;
            for (int i = 0; i < 2000; i++) {
                assert_int_equal(csv_next(csv, &row, error), 1);
                first_s = i == 0 ? row.time_s : first_s;
                if (fabs(row.time_s - first_s - i * coarse[k].step_s) > 1e-6)
                    fail_msg("%zu: row %d is at %.9f", k, i, row.time_s - first_s);
            }
            assert_int_equal(csv_next(csv, &row, error), 0);
            assert_int_equal(csv_rewind(csv, error), 0);
        }
        for (int i = 0; csv_remark(csv, i, remark); i++)
            told = told || strstr(remark, "rows share one: they are spread over it") != NULL;
        assert_true(told);
        csv_close(csv);
        free(made.text);
    }
}

static void sensor(const char *header, const char *rest, const struct csv_options *options, double accel,
                   double turn, const char *remark)
{
    struct made made = made_rows(header, 20, rest, made_hundredths);
    char error[256], said[CSV_REMARK_SIZE] = "", one[CSV_REMARK_SIZE];
    struct csv_row row;
    struct csv *csv = csv_open_memory("made", made.text, made.size, options, error);
    if (csv == NULL)
        fail_msg("%s", error);
    assert_int_equal(csv_next(csv, &row, error), 1);
    assert_int_equal(row.sample.has, SAMPLE_MOTION);
    assert_float_equal(row.sample.accel_m_s2[1], accel, 1e-9);
    assert_float_equal(row.sample.gyro_rad_s[2], turn, 1e-9);
    for (int i = 0; csv_remark(csv, i, one); i++)
        if (strstr(one, remark) != NULL)
            strcpy(said, one);
    if (said[0] == '\0' && remark[0] != '\0')
        fail_msg("nothing is said of %s", remark);
    csv_close(csv);
    free(made.text);
}

TEST(test_sensors)
{
    static const struct csv_options in_g = {.accel = CSV_G};
    struct made made = made_rows("time_s,ax,ay,az,gx,gy,gz\n", 20, ",0,16384,0,0,0,0", made_hundredths);
    char error[256];
    sensor(SENSOR, ",0,9.8,0,0,0,1.5", NULL, 9.8, 1.5, "");
    sensor(SENSOR, ",0,1,0,0,0,1.5", NULL, 9.80665, 1.5, "accelerations of about 1 can only be g");
    sensor(SENSOR, ",0,1,0,0,0,1.5", &in_g, 9.80665, 1.5, "");
    sensor("time_s,accX,accY,accZ,gyrX,gyrY,gyrZ\n", ",0,1,0,0,0,90", NULL, 9.80665, 1.5707963267948966,
           "can only be degrees/s");
    sensor("time_s,Acc_X (g),Acc_Y (g),Acc_Z (g),Gyr_X (deg/s),Gyr_Y (deg/s),Gyr_Z (\xC2\xB0/s)\n",
           ",0,1,0,0,0,9", NULL, 9.80665, 0.15707963267948966, "");
    sensor("time_s,ax,ay,az,gx,gy,gz\n", ",0,9.8,0,0,0,1.5", NULL, 9.8, 1.5, "turning rates have no unit");
    assert_null(csv_open_memory("made", made.text, made.size, NULL, error));
    made_says(error, "about 1.64e+04|m/s2|--accel");
    free(made.text);
}
