#define _POSIX_C_SOURCE 200809L /* newlocale, uselocale */
#include "csv/csv.h"
#include "csv/csv_columns.h"

#include <errno.h>
#include <inttypes.h>
#include <locale.h>

static int result(FILE *file)
{
    return ferror(file) ? -EIO : 0;
}

static void write_names(FILE *file, enum csv_column first, int count)
{
    for (int i = 0; i < count; i++)
        fprintf(file, ",%s", csv_column_name((enum csv_column)((int)first + i)));
}

int csv_write_header(FILE *file, const struct sample *first)
{
    bool motion = (first->has & SAMPLE_MOTION) != 0, contact = (first->has & SAMPLE_CONTACT) != 0;
    fputs(csv_column_name(CSV_TIME), file);
    if ((!motion && !contact) || (first->has & SAMPLE_LOAD) != 0)
        write_names(file, CSV_LOAD, CORNERS);
    if (motion)
        write_names(file, CSV_ACCEL, 6);
    if (contact)
        write_names(file, CSV_CONTACTS, 1);
    fputc('\n', file);
    return result(file);
}

static void write_time(FILE *file, int64_t t_us)
{
    uint64_t size = t_us < 0 ? (uint64_t)0 - (uint64_t)t_us : (uint64_t)t_us;
    fprintf(file, "%s%" PRIu64 ".%06" PRIu64, t_us < 0 ? "-" : "", size / 1000000, size % 1000000);
}

static void write_values(FILE *file, const struct sample *sample)
{
    if ((sample->has & SAMPLE_LOST) != 0)
        fputc(',', file);
    if ((sample->has & SAMPLE_LOAD) != 0)
        for (int i = 0; i < CORNERS; i++)
            fprintf(file, ",%.3f", sample->load_kg[i] + 0.0); /* zero without a sign */
    if ((sample->has & SAMPLE_MOTION) != 0) {
        for (int i = 0; i < 3; i++)
            fprintf(file, ",%.17g", sample->accel_m_s2[i]);
        for (int i = 0; i < 3; i++)
            fprintf(file, ",%.17g", sample->gyro_rad_s[i]);
    }
    if ((sample->has & SAMPLE_CONTACT) != 0)
        fprintf(file, ",%" PRIu32, sample->contacts);
}

int csv_write(FILE *file, const struct sample *sample, int64_t origin_us)
{
    /* Numbers with a point, whatever the player's language: for this thread, for these lines only. */
    locale_t c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    if (c_locale == (locale_t)0)
        return -errno;
    locale_t before = uselocale(c_locale);
    write_time(file, sample->t_us - origin_us);
    write_values(file, sample);
    fputc('\n', file);
    uselocale(before);
    freelocale(c_locale);
    return result(file);
}
