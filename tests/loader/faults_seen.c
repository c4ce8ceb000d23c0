#include "faults_seen.h"

#include <stdio.h>
#include <string.h>

void faults_seen_add(void *context, const char *line)
{
    struct faults_seen *seen = context;
    if (seen->count < SEEN_MAX)
        snprintf(seen->lines[seen->count], SEEN_SIZE, "%s", line);
    seen->count++;
}

bool faults_seen_has(const struct faults_seen *seen, const char *part)
{
    for (int i = 0; i < seen->count && i < SEEN_MAX; i++) {
        if (strstr(seen->lines[i], part))
            return true;
    }
    return false;
}

const char faults_seen_level[] = "title: One leg\n"               /* line 1 */
                                 "chapter: lake\n"                /* 2 */
                                 "exercise: single-leg-balance\n" /* 3 */
                                 "stage: bodyweight\n"            /* 4 */
                                 "rung: 1\n"                      /* 5 */
                                 "side: each\n"                   /* 6 */
                                 "sets: 2\n"                      /* 7 */
                                 "target: {hold_s: 10}\n"         /* 8 */
                                 "rest_s: 15\n"                   /* 9 */
                                 "eyes: open\n"                   /* 10 */
                                 "surface: firm\n"                /* 11 */
                                 "stars: [5, 7.5, 10]\n"          /* 12 */
                                 "unlock:\n"                      /* 13 */
                                 "  level: lake/00-two-legs\n"    /* 14 */
                                 "  stars: 3\n"                   /* 15 */
                                 "say:\n"                         /* 16 */
                                 "  - Soft knee\n"                /* 17 */
                                 "  - Breathe out\n"              /* 18 */
                                 "why: >\n"                       /* 19 */
                                 "  It steadies\n"                /* 20 */
                                 "  the hip.\n"                   /* 21 */
                                 "safety: Keep a wall within reach.\n" /* 22 */;

bool faults_seen_edit(const char *from, const char *to, char out[LEVEL_TEXT_MAX])
{
    const char *at = strstr(faults_seen_level, from);
    if (!at)
        return false;
    snprintf(out, LEVEL_TEXT_MAX, "%.*s%s%s", (int)(at - faults_seen_level), faults_seen_level, to,
             at + strlen(from));
    return true;
}
