#ifndef COMMAND_MEASURE_CSV_NOTES_H
#define COMMAND_MEASURE_CSV_NOTES_H

#include "store/store.h"

/*
 * What a trial was scored with, as comments at the head of an exported recording, so that the file alone
 * gives the same points again:
 *
 *   # side left
 *   # weight_kg 71.3
 */
enum { NOTES_WRONG = 16 };

struct notes {
    enum side side;                       /* SIDE_NONE: not noted */
    double weight_kg, centre_x_mm, cap_s; /* 0: not noted */
    double stars[LEVEL_STARS];            /* all 0: not noted */
    double range_deg;                     /* 0: not noted */
    struct contact_setup pads;            /* all 0: not noted */
    bool centre_given;                    /* of an option: centre_x_mm counts, though it be 0 */
    bool attempt;                         /* it is an export of an attempt */
    int wrongs;                           /* notes that cannot be used, and the first ones of them */
    char wrong[NOTES_WRONG][128];
};

/* One comment of a recording, for struct csv_options: context is a struct notes, all 0 to begin with. What is
 * no note of ours is passed over. */
void notes_take(void *context, const char *comment);

/* The same of a comment behind the first row: there a note of ours cannot be used. */
void notes_take_late(void *context, const char *comment);

/* What options say counts more than what the file notes. */
void notes_overrule(struct notes *notes, const struct notes *given);

#endif
