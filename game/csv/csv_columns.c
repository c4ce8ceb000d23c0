#include "csv/csv_columns.h"

#include "csv/csv_names.h"
#include "files/utf8.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static const char *const names[CSV_COLUMNS] = {
    "time_s",       "top_left_kg",  "top_right_kg", "bottom_left_kg", "bottom_right_kg",
    "cop_ml_mm",    "cop_ap_mm",    "accel_x_m_s2", "accel_y_m_s2",   "accel_z_m_s2",
    "gyro_x_rad_s", "gyro_y_rad_s", "gyro_z_rad_s", "contacts",
};

const struct csv_group csv_groups[CSV_GROUPS] = {
    {CSV_LOAD, 4}, {CSV_COP, 2}, {CSV_ACCEL, 6}, {CSV_CONTACTS, 1}};

const char *csv_column_name(enum csv_column column)
{
    return names[column];
}

enum csv_kind csv_column_kind(enum csv_column column)
{
    if (column < CSV_LOAD)
        return CSV_KIND_TIME;
    if (column < CSV_COP)
        return CSV_KIND_LOAD;
    if (column < CSV_ACCEL)
        return CSV_KIND_LENGTH;
    if (column < CSV_GYRO)
        return CSV_KIND_ACCEL;
    return column < CSV_CONTACTS ? CSV_KIND_TURN : CSV_KIND_COUNT;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
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

/* Where the field that begins at text ends: a separator that is in no quotes, or the end. */
static char *end_of_field(char *text, char separator)
{
    bool quoted = false;
    for (; *text != '\0' && (quoted || *text != separator); text++)
        if (*text == '"')
            quoted = !quoted;
    return text;
}

int csv_split(char *line, char separator, char **fields, int max)
{
    int count = 0;
    for (char *at = line; at != NULL;) {
        while (separator == ' ' && is_blank(*at))
            at++;
        if (separator == ' ' && *at == '\0' && count > 0)
            break;
        char *end = end_of_field(at, separator);
        bool last = *end == '\0';
        *end = '\0';
        if (count == max)
            return -1;
        fields[count++] = trim(at);
        at = last ? NULL : end + 1;
    }
    return count;
}

int csv_columns_known(char **fields, int count)
{
    int known = 0;
    for (int i = 0; i < count; i++)
        known += csv_name_read(fields[i]).column >= 0;
    return known;
}

static int count_of(const struct csv_columns *columns, const struct csv_group *group)
{
    int present = 0;
    for (int i = 0; i < group->count; i++)
        present += columns->has[(int)group->first + i];
    return present;
}

static unsigned groups_of(const struct csv_columns *columns)
{
    unsigned groups = columns->passed;

    for (int g = 0; g < CSV_GROUPS; g++)
        groups |= columns->has[csv_groups[g].first] ? 1u << g : 0;
    return groups;
}

bool csv_columns_share(const struct csv_columns *first, const struct csv_columns *later)
{
    return (groups_of(first) & groups_of(later)) != 0;
}

/* One of ours is no longer: its field is passed over. */
void csv_columns_pass_over(struct csv_columns *columns, const struct csv_group *group)
{
    for (int i = 0; i < columns->count; i++)
        if (columns->of_field[i] >= (int)group->first &&
            columns->of_field[i] < (int)group->first + group->count)
            columns->of_field[i] = -1;
    for (int i = 0; i < group->count; i++) {
        if (columns->has[(int)group->first + i])
            columns->passed |= 1u << (group - csv_groups);
        columns->has[(int)group->first + i] = false;
    }
}

static void tell(char why[CSV_WHY_SIZE], const char *text)
{
    size_t length = strlen(why);
    snprintf(why + length, CSV_WHY_SIZE - length, "%s", text);
}

/* All that is missing of the group that is nearest to being whole, and the time where it is not there. */
static int tell_missing(const struct csv_columns *columns, const struct csv_group *group,
                        char why[CSV_WHY_SIZE])
{
    int missing = !columns->has[CSV_TIME] + group->count - count_of(columns, group), told = 0;
    snprintf(why, CSV_WHY_SIZE, "%s", missing > 1 ? "columns missing: " : "column missing: ");
    for (int i = -1; i < group->count; i++) {
        int column = i < 0 ? CSV_TIME : (int)group->first + i;
        if (columns->has[column])
            continue;
        if (told++ > 0)
            tell(why, told == missing ? " and " : ", ");
        tell(why, names[column]);
    }
    return -EINVAL;
}

/* Every group is there whole or not at all, and at least one is there; one that is not whole is passed over
 * beside one that is. */
static int check_groups(struct csv_columns *columns, char why[CSV_WHY_SIZE])
{
    const struct csv_group *nearest = NULL;
    bool whole = false;
    for (int g = 0; g < CSV_GROUPS; g++) {
        int present = count_of(columns, &csv_groups[g]);
        whole = whole || present == csv_groups[g].count;
        if (present > 0 && (nearest == NULL || present > count_of(columns, nearest)))
            nearest = &csv_groups[g];
    }
    if (nearest == NULL) {
        snprintf(why, CSV_WHY_SIZE,
                 "no column with measurements; wanted beside time_s: top_left_kg and the other corners, or "
                 "cop_ml_mm and cop_ap_mm, or accel_x_m_s2 ... gyro_z_rad_s, or contacts");
        return -EINVAL;
    }
    if (!whole || !columns->has[CSV_TIME])
        return tell_missing(columns, nearest, why);
    for (int g = 0; g < CSV_GROUPS; g++) {
        int present = count_of(columns, &csv_groups[g]);
        if (present > 0 && present < csv_groups[g].count) {
            columns->accel_too = columns->accel_too || csv_groups[g].first == CSV_ACCEL;
            columns->cop_too = columns->cop_too || csv_groups[g].first == CSV_COP;
            csv_columns_pass_over(columns, &csv_groups[g]);
        }
    }
    return 0;
}

int csv_columns_read(struct csv_columns *columns, char **fields, int count, char why[CSV_WHY_SIZE])
{
    int ranks[CSV_COLUMNS], field[CSV_COLUMNS];
    char name[CSV_AS_SIZE];
    *columns = (struct csv_columns){.count = count};
    for (int i = 0; i < CSV_COLUMNS; i++)
        columns->unit[i].factor = 1.0;
    for (int i = 0; i < count; i++) {
        struct csv_named named = csv_name_read(fields[i]);
        int column = named.column;
        columns->of_field[i] = (signed char)column;
        if (column < 0)
            continue;
        if (columns->has[column] && ranks[column] == named.rank) {
            utf8_plain(fields[i], name, sizeof name);
            snprintf(why, CSV_WHY_SIZE,
                     named.rank == 3 ? "column %s is there twice" : "column %s is there twice: %s and %s",
                     names[column], columns->as[column], name);
            return -EINVAL;
        }
        if (columns->has[column])
            columns->of_field[ranks[column] > named.rank ? i : field[column]] = -1;
        if (columns->has[column] && ranks[column] > named.rank)
            continue;
        if (named.strange) {
            snprintf(
                why, CSV_WHY_SIZE,
                "the unit of %s is none that can be read; wanted is the name %s, or its unit in brackets",
                names[column], names[column]);
            return -EINVAL;
        }
        ranks[column] = named.rank;
        field[column] = i;
        columns->has[column] = true;
        columns->as[column][0] = '\0';
        if (named.rank < 3)
            utf8_plain(fields[i], columns->as[column], CSV_AS_SIZE);
        columns->told[column] = named.told;
        columns->unit[column] = named.unit;
    }
    return check_groups(columns, why);
}

bool csv_columns_units(struct csv_columns *columns, char **fields, int count)
{
    bool any = false;
    for (int i = 0; i < count; i++) {
        bool blank = fields[i][0] == '\0' || strcmp(fields[i], "-") == 0;
        if (!blank && !csv_unit_is_one(fields[i]))
            return false;
        any = any || !blank;
    }
    for (int i = 0; any && i < count && i < columns->count; i++) {
        int column = columns->of_field[i];
        struct csv_unit unit;
        if (column < 0 || !csv_unit_parse(fields[i], csv_column_kind((enum csv_column)column), &unit))
            continue;
        columns->unit[column] = unit;
        columns->told[column] = true;
    }
    return any;
}
