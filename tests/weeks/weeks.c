#include "weeks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "loader/book_files.h"

static const char help[] =
    "Usage: surefoot-weeks [--levels DIR] [--clock] [--json]\n"
    "\n"
    "Twelve weeks of a made-up player with a board (or, with --clock, without any device), a low step, a\n"
    "cushion, a band and a weight, and with a painful left hip in week 6. Status 0 when the rules lead up "
    "the\n"
    "trail and back down when they should; otherwise 1, and a sentence that says what they did.\n";

static int wrong_use(void)
{
    fputs(help, stderr);
    return 2;
}

static void report(void *context, const char *line)
{
    (void)context;
    fprintf(stderr, "%s\n", line);
}

int main(int argc, char **argv)
{
    struct life life = {.things =
                            1u << THING_STEP | 1u << THING_CUSHION | 1u << THING_BAND | 1u << THING_WEIGHT,
                        .here = 1u << CHANNEL_LOAD,
                        .painful = 6,
                        .sore = SIDE_LEFT};
    const char *folder = SUREFOOT_SOURCE_DIR "/levels";
    bool json = false;
    struct book book;

    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--json") == 0)
            json = true;
        else if (strcmp(argv[i], "--clock") == 0)
            life.here = 0;
        else if (strcmp(argv[i], "--levels") == 0 && i + 1 < argc)
            folder = argv[++i];
        else
            return wrong_use();
    }
    if (book_load(folder, NULL, &book, report, NULL) < 0)
        return 2;
    struct weeks *weeks = malloc(sizeof(*weeks));
    if (!weeks || weeks_live(&book, &life, weeks) < 0) {
        fputs("surefoot-weeks: out of memory\n", stderr);
        free(weeks);
        book_free(&book);
        return 2;
    }
    if (json)
        weeks_print_json(weeks);
    else
        weeks_print(weeks);
    const char *wrong = weeks_wrong(weeks);
    if (wrong)
        fprintf(stderr, "surefoot-weeks: %s\n", wrong);
    free(weeks);
    book_free(&book);
    return wrong ? 1 : 0;
}
