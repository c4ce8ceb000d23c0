#include "command/options.h"

#include "command/common.h"

#include <stdio.h>
#include <string.h>

const char *const option_sides[] = {"left", "right", NULL};

/* A row that was found, and what its value goes into. */
struct found {
    const struct option_row *row;
    char *into;
};

static int not_wanted(const char *command, const struct option_row *row, const char *wants)
{
    char words[192];

    snprintf(words, sizeof words, "--%s wants %s, not", row->name, wants);
    return common_wrong(command, words, optarg, NULL);
}

static int out_of_range(const char *command, const struct option_row *row)
{
    char wants[96];

    snprintf(wants, sizeof wants, "a number from %.10g to %.10g", row->least, row->most);
    return not_wanted(command, row, wants);
}

static int take_real(const char *command, const struct option_row *row, double *out)
{
    return common_real(optarg, row->least, row->most, out) ? 0 : out_of_range(command, row);
}

static int take_whole(const char *command, const struct option_row *row, int64_t *out)
{
    int64_t value;

    if (!common_whole(optarg, INT64_MIN, INT64_MAX, &value) || (double)value < row->least ||
        (double)value > row->most)
        return out_of_range(command, row);
    *out = value;
    return 0;
}

static int take_word(const char *command, const struct option_row *row, void *out)
{
    char wants[128] = "";
    size_t used = 0;

    for (int i = 0; row->words[i]; i++) {
        const int value = row->first + i;

        if (!strcmp(optarg, row->words[i])) {
            memcpy(out, &value, sizeof value);
            return 0;
        }
        used += (size_t)snprintf(wants + used, sizeof wants - used, "%s%s",
                                 i == 0              ? ""
                                 : row->words[i + 1] ? ", "
                                                     : " or ",
                                 row->words[i]);
    }
    return not_wanted(command, row, wants);
}

static int take(const char *command, const struct found *found)
{
    const struct option_row *row = found->row;
    void *out = found->into + row->at;

    if (row->given)
        *(bool *)(found->into + row->given) = true;
    switch (row->kind) {
    case OPTION_FLAG:
        *(bool *)out = true;
        break;
    case OPTION_TEXT:
        *(const char **)out = optarg;
        break;
    case OPTION_WORD:
        return take_word(command, row, out);
    case OPTION_REAL:
        return take_real(command, row, out);
    case OPTION_WHOLE:
        return take_whole(command, row, out);
    case OPTION_OWN:
        return row->parse(optarg, out) ? 0 : not_wanted(command, row, row->wants);
    }
    return 0;
}

/* What getopt_long stopped at: its own variables name a short option only. */
static int wrong(const char *command, char **argv, int option)
{
    const char *what = option == ':'                             ? "a value is missing after"
                       : optopt && strchr(argv[optind - 1], '=') ? "no value belongs to"
                                                                 : "unknown option";

    return common_wrong(command, what, argv[optind > 0 ? optind - 1 : 0], "(see --help)");
}

int options_read_all(const char *command, int argc, char **argv, const struct options *lists)
{
    struct option table[OPTIONS_MAX + 1] = {{0}};
    struct found rows[OPTIONS_MAX];
    int count = 0, option, status = 0;

    for (; lists->rows; lists++)
        for (const struct option_row *row = lists->rows; row->name && count < OPTIONS_MAX; row++) {
            rows[count] = (struct found){row, lists->into};
            table[count] = (struct option){
                row->name, row->kind == OPTION_FLAG ? no_argument : required_argument, NULL, count + 1};
            count++;
        }
    optind = opterr = 0;
    while (!status && (option = getopt_long(argc, argv, ":", table, NULL)) != -1)
        status =
            option == ':' || option == '?' ? wrong(command, argv, option) : take(command, &rows[option - 1]);
    return status;
}

int options_read(const char *command, int argc, char **argv, const struct option_row *rows, void *into)
{
    return options_read_all(command, argc, argv, (struct options[]){{rows, into}, {NULL, NULL}});
}

int options_alone(const char *command, int argc, char **argv, const struct option_row *rows, void *into)
{
    int status = options_read(command, argc, argv, rows, into);

    if (!status && optind < argc)
        status = common_wrong(command, "does not know what to do with", argv[optind], NULL);
    return status;
}
