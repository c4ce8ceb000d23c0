#define _POSIX_C_SOURCE 200809L
#include "csv_made.h"
#include "test.h"

/* Times and units that a header does not tell, or tells wrongly: read where only one reading fits, or
 * refused. */

static void stops(int i, char out[64])
{
    i = i < 500 ? i : 500;
    snprintf(out, 64, "%d.%02d", i / 100, i % 100);
}
static void midnight(int i, char out[64])
{
    i += 4000;
    snprintf(out, 64, "%02d:59:%02d.%02d", 23, 56 + (i - 4000) / 100 % 4, i % 100);
    if (i >= 4400)
        snprintf(out, 64, "00:00:%02d.%02d", (i - 4400) / 100, i % 100);
}

static const struct {
    const char *header;
    struct made_stamps stamps;
    const char *remark, *refused; /* words separated by | */
    enum csv_time time;           /* as it is asked for; otherwise it is read once */
} times[] = {
    {PLATE, {0, 1, 2}, NULL, NULL},
    {PLATE, {0, 10}, "the header says seconds, but 10 s between all rows can only be milliseconds", NULL},
    {BOARD, {0, 10}, "10 s between all rows can only be milliseconds", NULL},
    {PLATE, {0, 10000}, "10000 s between all rows can only be microseconds", NULL},
    {"time_ms,cop_ml_mm,cop_ap_mm\n", {0, 1, 2}, "says milliseconds|can only be seconds", NULL},
    {"t,cop_ml_mm,cop_ap_mm\n", {0, 10}, "t is time_s|times are read as milliseconds", NULL},
    {"timestamp,cop_ml_mm,cop_ap_mm\n", {1764511200020, 10}, "times are read as milliseconds", NULL},
    {"timestamp,cop_ml_mm,cop_ap_mm\n",
     {1764511200020000000, 10000000},
     "times are read as nanoseconds",
     NULL},
    {"clock,cop_ml_mm,cop_ap_mm\n", {.write = midnight}, "times are times of day", NULL},
    {PLATE, {0, 10}, NULL, NULL, CSV_MS},
    {PLATE, {0, 1}, NULL, ":1: |1 lies between the times of all rows|--time"},
    {BOARD, {0, 1}, NULL, ":1: |1 lies between the times of all rows|--time"},
    /* 2 and 4 Hz is nobody's pace; 2 kHz can be a plate's; 10 Hz and 10 kHz can both be */
    {BOARD, {0, 5, 1}, NULL, ":1: |0.5 lies between the times of all rows|--time"},
    {PLATE, {0, 25, 2}, NULL, ":1: |0.25 lies between|--time"},
    {"time,cop_ml_mm,cop_ap_mm\n", {0, 100}, NULL, "milliseconds (10 Hz) or microseconds|--time"},
    {PLATE, {0, 300}, NULL, ":1: |300 lies between the times of all rows"},
    {PLATE, {0, 10}, NULL, ":1: |10 s would lie between all rows", CSV_S},
    {PLATE, {0, 0}, NULL, ":2: |the time stands still|0 in all rows"},
    {PLATE, {1000, -1, 2}, NULL, "the time runs backwards"},
    {PLATE, {.write = stops}, NULL, "the time stands still at 5 s"},
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
        const struct csv_options options = {.time = times[i].time, .once = times[i].time == 0};
        const char *rest = strcmp(times[i].header, BOARD) == 0 ? ",1,2,3,4" : ",1.5,2.5";
        struct made made = made_rows(times[i].header, 900, rest, &times[i].stamps);
        char error[256] = "", all[1024] = "", remark[CSV_REMARK_SIZE];
        struct csv_row row;
        struct csv *csv = csv_open_memory("made", made.text, made.size, &options, error);
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
    struct csv *csv = made_open(PLATE "0,1,2\n20,1,2\n40,1,2\n", strlen(PLATE) + 19, NULL);
    made_next(csv);
    assert_true(made_next(csv).time_s == 20.0);
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
        struct made made = made_rows("time,cop_ml_mm,cop_ap_mm\n", 2000, ",1.5,2.5",
                                     &(struct made_stamps){.write = coarse[k].stamp});
        struct csv *csv = made_open(made.text, made.size, NULL);
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
    struct made made = made_rows(header, 20, rest, &MADE_HUNDREDTHS);
    char said[CSV_REMARK_SIZE] = "", one[CSV_REMARK_SIZE];
    struct csv *csv = made_open(made.text, made.size, options);
    struct csv_row row = made_next(csv);
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
    struct made made = made_rows("time_s,ax,ay,az,gx,gy,gz\n", 20, ",0,16384,0,0,0,0", &MADE_HUNDREDTHS);
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
