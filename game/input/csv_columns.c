#include "input/csv_columns.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static const char *const names[CSV_COLUMNS] = {
    "time_s",       "top_left_kg",  "top_right_kg", "bottom_left_kg", "bottom_right_kg",
    "cop_ml_mm",    "cop_ap_mm",    "accel_x_m_s2", "accel_y_m_s2",   "accel_z_m_s2",
    "gyro_x_rad_s", "gyro_y_rad_s", "gyro_z_rad_s", "contacts",
};

/* Columns that only mean something together. */
static const struct {
    enum csv_column first;
    int count;
} groups[] = {{CSV_LOAD, 4}, {CSV_COP, 2}, {CSV_ACCEL, 6}, {CSV_CONTACTS, 1}};

const char *csv_column_name(enum csv_column column)
{
    return names[column];
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static char *trim(char *field)
{
    while (is_blank(*field))
        field++;
    size_t length = strlen(field);
    while (length > 0 && is_blank(field[length - 1]))
        length--;
    if (length >= 2 && field[0] == '"' && field[length - 1] == '"') {
        field++;
        length -= 2;
    }
    field[length] = '\0';
    return field;
}

int csv_split(char *line, char **fields, int max)
{
    int count = 0;
    for (char *at = line; at != NULL;) {
        char *comma = strchr(at, ',');
        if (comma != NULL)
            *comma = '\0';
        if (count == max)
            return -1;
        fields[count++] = trim(at);
        at = comma != NULL ? comma + 1 : NULL;
    }
    return count;
}

static int find_column(const char *name)
{
    for (int i = 0; i < CSV_COLUMNS; i++)
        if (strcmp(names[i], name) == 0)
            return i;
    return -1;
}

/* Every group is there whole or not at all, and at least one is there. */
static int check_groups(const struct csv_columns *columns, char *why, size_t size)
{
    bool any = false;
    for (size_t g = 0; g < sizeof groups / sizeof groups[0]; g++) {
        int present = 0, missing = -1;
        for (int i = 0; i < groups[g].count; i++) {
            int column = (int)groups[g].first + i;
            if (columns->has[column])
                present++;
            else if (missing < 0)
                missing = column;
        }
        if (present > 0 && missing >= 0) {
            snprintf(why, size, "column %s is missing", names[missing]);
            return -EINVAL;
        }
        any = any || present > 0;
    }
    if (any)
        return 0;
    snprintf(why, size,
             "no column with measurements; expected for example top_left_kg, or cop_ml_mm and cop_ap_mm");
    return -EINVAL;
}

int csv_columns_read(struct csv_columns *columns, char **fields, int count, char *why, size_t size)
{
    memset(columns, 0, sizeof *columns);
    columns->count = count;
    for (int i = 0; i < count; i++) {
        int column = find_column(fields[i]);
        columns->of_field[i] = (signed char)column;
        if (column < 0)
            continue;
        if (columns->has[column]) {
            snprintf(why, size, "column %s is there twice", names[column]);
            return -EINVAL;
        }
        columns->has[column] = true;
    }
    if (!columns->has[CSV_TIME]) {
        snprintf(why, size, "the first line must name the columns, one of them time_s");
        return -EINVAL;
    }
    return check_groups(columns, why, size);
}
