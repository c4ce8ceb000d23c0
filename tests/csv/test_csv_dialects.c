#define _POSIX_C_SOURCE 200809L
#include "csv_made.h"
#include "test.h"

/* Recordings as other programs and people write them: read where one reading fits, and told; or refused by
 * name. */

/* What every file of the table holds: three rows of a board, or of a plate, or of a sensor. */
static const double board_kg[3][4] = {
    {15.148, 15.666, 19.264, 19.922}, {15.115, -0.5, 19.25, 20}, {1, 2, 3, 4}};
static const double plate_mm[3][2] = {{1.5, -80.25}, {1.75, -79}, {-2, 0}};
enum kind { IS_BOARD, IS_PLATE };

#define ROWS       "0,15.148,15.666,19.264,19.922\n0.02,15.115,-0.5,19.25,20\n0.04,1,2,3,4\n"
#define PLATE_ROWS "0,1.5,-80.25\n0.02,1.75,-79\n0.04,-2,0\n"

static const struct {
    enum kind kind;
    const char *text, *remarks; /* separated by |: in this order, and no others */
    const char *refused;        /* not NULL: error instead, all of these words separated by | */
} files[] = {
    {IS_BOARD, BOARD ROWS},
    {IS_BOARD, BOARD ROWS PLATE PLATE_ROWS,
     .refused = ":5: another recording begins here|a file for each is wanted"},
    {IS_BOARD, "\xEF\xBB\xBF\n\n# side left\n" BOARD ROWS},
    /* separators and decimal marks */
    {IS_BOARD,
     "time_s;top_left_kg;top_right_kg;bottom_left_kg;bottom_right_kg\n0,00;15,148;15,666;19,264;19,922\n0,02;"
     "15,115;-0,5;19,25;20\n0,04;1;2;3;4\n",
     "separated by semicolons, numbers have decimal commas"},
    {IS_PLATE, "time_s;cop_ml_mm;cop_ap_mm\n0;1.5;-80.25\n0.02;1.75;-79\n0.04;-2;0\n",
     "separated by semicolons"},
    {IS_PLATE, "time_s\tcop_ml_mm\tcop_ap_mm\n0\t1,5\t-80,25\n0,02\t1,75\t-79\n0,04\t-2\t0\n",
     "tabs, numbers have decimal commas"},
    {IS_PLATE, "  time_s  cop_ml_mm cop_ap_mm\n 0.00   1.5 -80.25\n 0.02  1.75 -79 \n0.04 -2   0\n",
     "separated by blanks"},
    {IS_PLATE, "sep=;\ntime_s;cop_ml_mm;cop_ap_mm\n0;1,5;-80,25\n0,02;1,75;-79\n0,04;-2;0\n", "semicolons"},
    {IS_PLATE,
     "\"time_s\",\"cop_ml_mm\",\"cop_ap_mm\"\n\"0\",\"1,5\",\"-80,25\"\n\"0,02\",\"1,75\",\"-79\"\n\"0,04\",-"
     "2,0\n",
     "numbers have decimal commas"},
    {IS_BOARD, BOARD "0,00,15,148,15,666,19,264,19,922\n0,02,15,115,-0,5,19,25,20,0\n",
     .refused = ":2: |10 values|5 columns|decimal commas"},
    /* trailing separators, line ends */
    {IS_PLATE, "time_s,cop_ml_mm,cop_ap_mm,\n0,1.5,-80.25,\n0.02,1.75,-79,\n0.04,-2,0,\n"},
    {IS_PLATE, PLATE "0,1.5,-80.25,,\n0.02,1.75,-79,,\n0.04,-2,0,,\n"},
    {IS_PLATE, "time_s,cop_ml_mm,cop_ap_mm,note\n0,1.5,-80.25\n0.02,1.75,-79,a b\n0.04,-2,0\n"},
    {IS_PLATE, "time_s,cop_ml_mm,cop_ap_mm\r0,1.5,-80.25\r0.02,1.75,-79\r\r0.04,-2,0\r"},
    {IS_PLATE, "time_s,cop_ml_mm,cop_ap_mm\r\n0,1.5,-80.25\r\n0.02,1.75,-79\r\n0.04,-2,0"},
    /* units: in names, in brackets, in a row of their own */
    {IS_PLATE, "time_ms,cop_ml_cm,cop_ap_cm\n0,.15,-8.025\n20,.175,-7.9\n40,-.2,0\n",
     "time_ms is time_s, cop_ml_cm is cop_ml_mm"},
    {IS_PLATE, "Time [s];COP_X [mm];COP_Y [mm]\n0;1,5;-80,25\n0,02;1,75;-79\n0,04;-2;0\n",
     "semicolons|COP_X [mm] is cop_ml_mm"},
    {IS_PLATE, "t,COPx,COPy\ns,m,m\n0,0.0015,-0.08025\n0.02,0.00175,-0.079\n0.04,-0.002,0\n",
     "COPx is cop_ml_mm, COPy is cop_ap_mm"},
    {IS_PLATE, "Time (\xC2\xB5s),copML,copAP\n0,1.5,-80.25\n20000,1.75,-79\n40000,-2,0\n",
     "copML is cop_ml_mm|have no unit: read as mm"},
    {IS_BOARD,
     "Timestamp,TL (g),TR (g),BL (g),BR "
     "(g)\n0,15148,15666,19264,19922\n0.02,15115,-500,19250,20000\n0.04,1000,2000,3000,4000\n",
     "TL (g) is top_left_kg"},
    {IS_BOARD, "t,topLeft,topRight,bottomLeft,bottomRight\n" ROWS, "topLeft is top_left_kg"},
    {IS_BOARD,
     "Weight,Elapsed Time (s),Top Left (kg),Top Right (kg),Bottom Left (kg),Bottom Right "
     "(kg)\n70,0,15.148,15.666,19.264,19.922\n70,0.02,15.115,-0.5,19.25,20\n10,0.04,1,2,3,4\n",
     "Top Left (kg) is top_left_kg"},
    {IS_BOARD,
     "time_s,sensor_TL,sensor_TR,sensor_BL,sensor_BR,Fx,Fy\n0,15.148,15.666,19.264,19.922,1,2\n0.02,15.115,-"
     "0.5,19.25,20,x,\n0.04,1,2,3,4,5,6\n",
     "sensor_TL is top_left_kg"},
    {IS_PLATE, PLATE "0,,\n0.02,nan,nan\n", .refused = "made: no row has a value"},
    {IS_BOARD, BOARD "0,17500,1,2,3\n",
     .refused = ":2: |top_left_kg is out of range: 17500 (a name with the unit"},
    {IS_PLATE, PLATE "1,0,1,2\n", .refused = ":2: 4 values, but the header names 3 columns"},
    {IS_PLATE, "time_s,CoPx (furlong),CoPy (furlong)\n0,1,2\n", .refused = ":1: |unit of cop_ml_mm"},
    /* what stands above the header */
    {IS_PLATE, "Subject: A. B.\nRate: 50 Hz\n\n" PLATE PLATE_ROWS, "the header is line 4"},
    /* rows that are not as they should be cost themselves */
    {IS_BOARD,
     BOARD "0,15.148,15.666,19.264,19.922\n0.01,1,2,x\x1B[31m,4\n0.02,15.115,-0.5,19.25,20\n0.03,1,2,3\n0.04,"
           "1,2,3,4\n",
     "2 rows left out, the first in line 3: bottom_left_kg is not a number: x?[31m"},
    {IS_BOARD,
     BOARD "0,15.148,15.666,19.264,19.922\n0.01,1,1e308,3,4\n0.02,15.115,-0.5,19.25,20\n0.04,1,2,3,4\n",
     "1 row left out, the first in line 3: top_right_kg is out of range"},
    {IS_PLATE, PLATE "0,1.5,-80.25\n0.01,NaN,3\n0.02,1.75,-79\n0.04,-2,0\n",
     "1 row left out, the first in line 3: cop_ml_mm has no value"},
    {IS_BOARD,
     BOARD "0,15.148,15.666,19.264,19.922\n0.01,nan,NaN,NA,-\n0.02,15.115,-0.5,19.25,20\n0.04,1,2,3,4\n",
     "1 row without values left out, the first in line 3"},
    {IS_PLATE, PLATE "0,1.500,-80.250\n0.02,1.750,-79.000\n0.04,-2.000,0.000\n0.06,-3.1",
     "the last line, 5, is cut off"},
    {IS_PLATE, PLATE "0,1.500,-80.250\n0.02,1.750,-79.000\n0.04,-2.000,0.000\n0.06,-3.100,1.4",
     "the last line, 5, is cut off"},
    {IS_PLATE, PLATE "0,1.500,-80.250\n0.02,1.750,-79.000\n0.04,-2.000,0.000\n0.06,-3.100,-",
     "the last line, 5, is cut off"},
    /* more than one thing in a file */
    {IS_BOARD,
     "time_s,top_left_kg,top_right_kg,bottom_left_kg,bottom_right_kg,cop_ml_mm,cop_ap_mm\n0,15.148,15.666,19."
     "264,19.922,7,8\n0.02,15.115,-0.5,19.25,20,nan,nan\n0.04,1,2,3,4,5,6\n",
     "the loads are taken"},
    {IS_PLATE,
     "time_s,top_left_kg,top_right_kg,bottom_left_kg,bottom_right_kg,cop_ml_mm,cop_ap_mm\n0,,,,,1.5,-80."
     "25\n0.02,,,,,1.75,-79\n0.04,,,,,-2,0\n",
     "the centres are taken"},
    {IS_BOARD,
     "time_s,top_left_kg,top_right_kg,bottom_left_kg,bottom_right_kg,acc_x,acc_y,acc_z\n0,15.148,15.666,19."
     "264,19.922,7,8,9\n0.02,15.115,-0.5,19.25,20,,,\n0.04,1,2,3,4,5,6,7\n",
     "a sensor without all of"},
    {IS_BOARD, "time_s,acc_x,acc_y,acc_z\n0,0,9.8,0\n",
     .refused = ":1: |columns missing: gyro_x_rad_s, gyro_y_rad_s and gyro_z_rad_s"},
    {IS_BOARD, "top_left_kg,top_right_kg\n1,2\n",
     .refused = ":1: |time_s, bottom_left_kg and bottom_right_kg"},
    {IS_BOARD, "0,1,2,3,4\n0.02,1,2,3,4\n", .refused = ":1: |no header|time_s|top_left_kg|cop_ml_mm"},
    {IS_BOARD, "time_s,wind\n0,1\n",
     .refused = ":1: |no column with measurements|top_left_kg|cop_ml_mm|gyro_z_rad_s|contacts"},
    {IS_BOARD, "time,timestamp,COPx,COPy\n0,0,1,2\n",
     .refused = ":1: |time_s is there twice: time and timestamp"},
    {IS_PLATE, "timestamp,time_s,cop_ml_mm,cop_ap_mm\n9,0,1.5,-80.25\n9,0.02,1.75,-79\n9,0.04,-2,0\n"},
    /* the time of day */
    {IS_PLATE, "Time,COP_X_mm,COP_Y_mm\n14:00:00.000,1.5,-80.25\n14:00:00.020,1.75,-79\n14:00:00.040,-2,0\n",
     "COP_X_mm|times are times of day"},
    {IS_PLATE,
     "Time,COP_X_mm,COP_Y_mm\n2026-11-30T14:00:00.00Z,1.5,-80.25\n2026-11-30T14:00:00.02Z,1.75,-79\n2026-11-"
     "30T14:00:00.04Z,-2,0\n",
     "COP_X_mm|times are times of day"},
    {IS_PLATE,
     "datetime;COP_X_mm;COP_Y_mm\n30.11.2026 14:00:00,00;1,5;-80,25\n30.11.2026 "
     "14:00:00,02;1,75;-79\n30.11.2026 14:00:00,04;-2;0\n",
     "semicolons|datetime is time_s|times are times of day"},
    {IS_PLATE, PLATE "1764511200.00,1.5,-80.25\n1764511200.02,1.75,-79\n1764511200.04,-2,0\n",
     "times count from 1970"},
};

static void check_row(enum kind kind, int i, const struct csv_row *row)
{
    assert_true(row->time_s == i * 0.02);
    assert_true(row->sample.t_us == i * 20000);
    assert_true(row->has_cop == (kind == IS_PLATE));
    assert_int_equal(row->sample.has, kind == IS_BOARD ? SAMPLE_LOAD : 0);
    for (int k = 0; k < 4 && kind == IS_BOARD; k++)
        assert_true(row->sample.load_kg[k] == board_kg[i][k]);
    if (kind == IS_PLATE)
        assert_true(row->cop_x_mm == plate_mm[i][0] && row->cop_y_mm == plate_mm[i][1]);
}

static void check_remarks(const struct csv *csv, const char *remarks)
{
    char remark[CSV_REMARK_SIZE], wanted[CSV_REMARK_SIZE];
    int i = 0;
    for (; remarks && *remarks; i++) {
        size_t length = strcspn(remarks, "|");
        snprintf(wanted, sizeof wanted, "%.*s", (int)length, remarks);
        if (!csv_remark(csv, i, remark))
            fail_msg("nothing is said of \"%s\"", wanted);
        made_says(remark, wanted);
        remarks += length + (remarks[length] == '|');
    }
    if (csv_remark(csv, i, remark))
        fail_msg("\"%s\" is said, too", remark);
}

/* Twice, since every file can be read again, and what is said is the same. */
static void check_text(const void *text, size_t size, enum kind kind, const char *remarks,
                       const char *refused)
{
    char error[256] = "";
    struct csv_row row;
    struct csv *csv = csv_open_memory("made", text, size, NULL, error);
    if (csv == NULL && refused == NULL)
        fail_msg("%s", error);
    for (int pass = 0; csv != NULL && pass < 2; pass++) {
        int got, count = 0;
        while ((got = csv_next(csv, &row, error)) == 1)
            if (refused == NULL)
                check_row(kind, count++, &row);
        if (got < 0 && refused != NULL)
            break;
        if (got != 0 || refused != NULL)
            fail_msg("%d %s", got, error);
        assert_int_equal(count, 3);
        check_remarks(csv, remarks);
        assert_int_equal(csv_rewind(csv, error), 0);
    }
    csv_close(csv);
    if (refused != NULL)
        made_says(error, refused);
}

TEST(test_dialects)
{
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
        check_text(files[i].text, strlen(files[i].text), files[i].kind, files[i].remarks, files[i].refused);
}

/* What is passed over where there is something better counts in a part that has nothing else. */
TEST(test_parts_of_another_kind)
{
    static const struct {
        const char *text;
        uint32_t has[5]; /* a loss parts them */
        bool has_cop[5];
    } parts[] = {
        {"time_s,cop_ml_mm,cop_ap_mm,top_left_kg,top_right_kg,bottom_left_kg,bottom_right_kg\n0,1.5,2,,,,\n"
         "0.02,1.5,2,,,,\n" BOARD "0.04,15,16,17,18\n0.06,15,16,17,18\n",
         {0, 0, SAMPLE_LOST, SAMPLE_LOAD, SAMPLE_LOAD},
         {true, true}},
        {"time_s,cop_ml_mm,cop_ap_mm,top_left_kg,top_right_kg,bottom_left_kg,bottom_right_kg\n"
         "0,1.5,2,15,16,17,18\n0.02,1.5,2,15,16,17,18\n" PLATE "0.04,1,2\n0.06,1,2\n",
         {SAMPLE_LOAD, SAMPLE_LOAD, SAMPLE_LOST},
         {false, false, false, true, true}},
    };
    char error[256] = "";
    struct csv_row row;

    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        struct csv *csv = csv_open_memory("made", parts[i].text, strlen(parts[i].text), NULL, error);
        int count = 0;
        assert_non_null(csv);
        for (; csv_next(csv, &row, error) == 1; count++) {
            assert_in_range(count, 0, 4);
            assert_int_equal(row.sample.has, parts[i].has[count]);
            assert_int_equal(row.has_cop, parts[i].has_cop[count]);
        }
        assert_int_equal(count, 5);
        csv_close(csv);
    }
}

/* Every ASCII file of the table is the same as UTF-16 of either order, with its mark and without. */
TEST(test_sixteen_bits)
{
    static unsigned char wide[8192];
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
        for (int way = 0; way < 4; way++) {
            const char *text = files[i].text;
            size_t size = 0;
            if ((unsigned char)text[0] == 0xEF || strstr(text, "\xC2") != NULL)
                continue;
            if (way & 1) {
                wide[way & 2 ? 1 : 0] = 0xFF;
                wide[way & 2 ? 0 : 1] = 0xFE;
                size = 2;
            }
            for (; *text != '\0'; text++, size += 2) {
                wide[size + (way & 2 ? 1 : 0)] = (unsigned char)*text;
                wide[size + (way & 2 ? 0 : 1)] = 0;
            }
            check_text(wide, size, files[i].kind, files[i].remarks, files[i].refused);
        }
}
