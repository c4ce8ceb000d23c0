#include "seeds.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Text in the making. */
struct page {
    char *at;
    size_t left;
};

__attribute__((format(printf, 2, 3))) static void put(struct page *page, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    int length = vsnprintf(page->at, page->left, format, arguments);
    va_end(arguments);
    if (length < 0 || (size_t)length >= page->left)
        return; /* full: what is there is a seed as well */
    page->at += length;
    page->left -= (size_t)length;
}

#define BOARD "top_left_kg,top_right_kg,bottom_left_kg,bottom_right_kg"

/* On it, on one leg, on both, off: rows of a time and the four, with `between` between them. */
static void put_stand(struct page *page, double step, int decimals, char between, const char *end)
{
    for (int i = 0; i < 60; i++) {
        int phase = i / 12;
        double kg = phase == 0 || phase == 4 ? 0 : 17 + i % 3 * 0.05;
        double left = phase == 2 ? 0.2 : 1, right = phase == 2 ? 1.8 : 1;

        put(page, "%.*f%c%.3f%c%.3f%c%.3f%c%.3f%s", decimals, i * step, between, kg * left, between,
            kg * right, between, kg * left * 0.9, between, kg * right * 0.9, end);
    }
}

static void put_plate(struct page *page, double scale)
{
    put(page, "time_s,cop_ml_mm,cop_ap_mm\n");
    for (int i = 0; i < 60; i++)
        put(page, "%.3f,%.4f,%.4f\n", i * 0.02, (i % 7 - 3) * 0.4 * scale, (i % 5 - 2) * 0.7 * scale);
}

static void put_limb(struct page *page)
{
    put(page, "time_s,accel_x_m_s2,accel_y_m_s2,accel_z_m_s2,gyro_x_rad_s,gyro_y_rad_s,gyro_z_rad_s\n");
    for (int i = 0; i < 60; i++) {
        double up = i % 30 < 15 ? i % 30 / 15.0 : 2 - i % 30 / 15.0;

        put(page, "%.2f,%.3f,%.3f,0.1,0,0,%.2f\n", i * 0.1, 5 * up, 9.8 - 1.5 * up, i % 30 < 15 ? 0.4 : -0.4);
    }
}

static void put_mat(struct page *page)
{
    put(page, "time_s,contacts\n0,0\n");
    for (int i = 1; i < 20; i++)
        put(page, "%.1f,%d\n", i * 1.2, i % 4 == 1 ? 1 : i % 4 == 3 ? 2 : 0);
    put(page, "30,\n31,0\n");
}

static void put_both(struct page *page)
{
    put(page, "time_s,cop_ml_mm,cop_ap_mm," BOARD ",battery\n");
    for (int i = 0; i < 40; i++)
        put(page, "%.2f,%.1f,%.1f,17,18,16.5,16.%d,75\n", i * 0.05, i % 3 * 0.5, i % 4 * 0.5, i % 10);
}

size_t seeds_csv(int number, char *out, size_t size)
{
    struct page page = {out, size};

    switch (number) {
    case 0:
        put(&page, "time_s," BOARD "\n");
        put_stand(&page, 0.1, 3, ',', "\n");
        break;
    case 1:
        put_plate(&page, 1);
        break;
    case 2:
        put_limb(&page);
        break;
    case 3:
        put_mat(&page);
        break;
    case 4:
        put_both(&page);
        break;
    case 5: /* an export with its notes */
        put(&page,
            "# surefoot attempt 7, lake/01-one-leg-10s, single-leg-balance, set 1, 2026-11-22T07:46:49Z\n"
            "# side left\n# weight_kg 71.299999999999997\n# centre_x_mm 0\n# cap_s 20\n# star1_s 5\n"
            "# star2_s 10\n# star3_s 15\ntime_s," BOARD "\n");
        put_stand(&page, 0.05, 6, ',', "\n");
        break;
    case 6: /* a spreadsheet's */
        put(&page, "\xEF\xBB\xBFtime_s;top_left_kg;top_right_kg;bottom_left_kg;bottom_right_kg\r\n"
                   "s;kg;kg;kg;kg\r\n0,00;0;0;0;0\r\n0,05;17,1;17;16;16,25\r\n0,10;17,2;17;16;16,25\r\n");
        break;
    case 7: /* milliseconds, tabs, the header again, NaN, nothing, cut off */
        put(&page, "time_ms\ttop_left_kg\ttop_right_kg\tbottom_left_kg\tbottom_right_kg\n");
        put_stand(&page, 10, 0, '\t', "\n");
        put(&page, "time_ms\ttop_left_kg\ttop_right_kg\tbottom_left_kg\tbottom_right_kg\n"
                   "600\tNaN\tNaN\tNaN\tNaN\n610\t\t\t\t\n620\t17\t17\t17");
        break;
    case 8: /* times that stand still, go back, are far away */
        put(&page,
            "time_s," BOARD ",\n0,1,2,3,4,\n0,1,2,3,4,\n5,1,2,3,4,\n1,1,2,3,4,\n1e9,1,2,3,4,\n2,,,,\n");
        break;
    case 9:
        put_plate(&page, 0.001);
        break;
    case 10: /* an old Mac's; untared */
        put(&page, "time_s," BOARD "\r");
        put_stand(&page, 0.1, 3, ',', "\r");
        break;
    default:
        return 0;
    }
    return size - page.left;
}
