#include "samples.h"
#include "test.h"

void seen_add(void *context, const char *line)
{
    struct seen *seen = context;
    if (seen->count < SEEN_MAX)
        snprintf(seen->lines[seen->count], SEEN_SIZE, "%s", line);
    seen->count++;
}

bool seen_has(const struct seen *seen, const char *part)
{
    for (int i = 0; i < seen->count && i < SEEN_MAX; i++) {
        if (strstr(seen->lines[i], part))
            return true;
    }
    return false;
}

void seen_all(const struct seen *seen, int count, const char *const *parts)
{
    for (; *parts; parts++)
        if (!seen_has(seen, *parts))
            fail_msg("nothing is reported of %s", *parts);
    assert_int_equal(seen->count, count);
}

const char *const samples_name[SAMPLES] = {
    "levels/lake/one-leg.yaml",         "levels/meadow/two-legs.yaml", "levels/exercises/bridge.yaml",
    "levels/workouts/ten-minutes.yaml", "levels/notes/01-three.yaml",
};

static const char held[] = "title: One leg\n"               /* line 1 */
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

static const char counted[] = "title: Two legs\n"   /* line 1 */
                              "exercise: bridge\n"  /* 2 */
                              "stage: resistance\n" /* 3 */
                              "rung: 2\n"           /* 4 */
                              "side: both\n"        /* 5 */
                              "sets: 3\n"           /* 6 */
                              "target:\n"           /* 7 */
                              "  reps: 8\n"         /* 8 */
                              "  up_s: 2\n"         /* 9 */
                              "  hold_s: 5\n"       /* 10 */
                              "  down_s: 2.5\n"     /* 11 */
                              "rest_s: 30\n"        /* 12 */
                              "extra_kg: 2.5\n"     /* 13 */
                              "support: hand\n"     /* 14 */
                              "eyes: open\n"        /* 15 */
                              "surface: firm\n"     /* 16 */
                              "stars: [4, 6, 8]\n"  /* 17 */
                              "why: It lifts.\n"    /* 18 */
                              "safety: Slowly.\n" /* 19 */;

static const char card[] = "title: Bridge\n"                         /* line 1 */
                           "posture: lying\n"                        /* 2 */
                           "side: each\n"                            /* 3 */
                           "channels: [load, motion, coach]\n"       /* 4 */
                           "things: [mat, pillow]\n"                 /* 5 */
                           "muscles: [\"Gluteus maximus: lifts\"]\n" /* 6 */
                           "steps:\n"                                /* 7 */
                           "  - Lie on your back\n"                  /* 8 */
                           "  - Lift the hips\n"                     /* 9 */
                           "cues: [Heels down, Breathe]\n"           /* 10 */
                           "faults: [\"Arched: lower\"]\n"           /* 11 */
                           "safety: Stop when it hurts.\n"           /* 12 */
                           "easier: Half as high.\n"                 /* 13 */
                           "rungs:\n"                                /* 14 */
                           "  - title: Two legs\n"                   /* 15 */
                           "    stage: bodyweight\n"                 /* 16 */
                           "  - title: With a band\n"                /* 17 */
                           "    stage: resistance\n"                 /* 18 */
                           "    things: [band]\n"                    /* 19 */
                           "    channels: [motion, coach]\n" /* 20 */;

static const char workout[] = "title: Ten minutes\n"      /* line 1 */
                              "minutes: 10\n"             /* 2 */
                              "why: A little of all.\n"   /* 3 */
                              "items:\n"                  /* 4 */
                              "  - exercise: bridge\n"    /* 5 */
                              "    rest_s: 20\n"          /* 6 */
                              "  - level: lake/one-leg\n" /* 7 */
                              "    rest_s: 0\n" /* 8 */;

static const char note[] = "title: Three muscles\n"         /* line 1 */
                           "topic: anatomy\n"               /* 2 */
                           "text: >\n"                      /* 3 */
                           "  Three of them.\n"             /* 4 */
                           "\n"                             /* 5 */
                           "  All lift.\n"                  /* 6 */
                           "exercises: [bridge, step-up]\n" /* 7 */
                           "found_at: lake/one-leg\n"       /* 8 */
                           "labels: [Maximus, Thigh bone]\n" /* 9 */;

const char *const samples_text[SAMPLES] = {held, counted, card, workout, note};

int samples_parse(enum sample_file sample, const char *name, const char *text, size_t size,
                  union sample_out *out, struct seen *seen)
{
    struct faults faults = {.name = name, .report = seen_add, .context = seen};
    *seen = (struct seen){0};
    switch (sample) {
    case SAMPLE_HELD:
        return level_file_parse(&faults, CHAPTER_LAKE, text, size, &out->level);
    case SAMPLE_COUNTED:
        return level_file_parse(&faults, CHAPTER_MEADOW, text, size, &out->level);
    case SAMPLE_CARD:
        return card_file_parse(&faults, text, size, &out->card);
    case SAMPLE_WORKOUT:
        return workout_file_parse(&faults, "workouts", text, size, &out->workout);
    case SAMPLE_NOTE:
        return note_file_parse(&faults, text, size, &out->note);
    case SAMPLES:
        break;
    }
    return 1;
}

int samples_read(enum sample_file sample, const char *text, union sample_out *out, struct seen *seen)
{
    return samples_parse(sample, samples_name[sample], text, strlen(text), out, seen);
}

int samples_read_edited(enum sample_file sample, const char *from, const char *to, union sample_out *out,
                        struct seen *seen)
{
    char text[SAMPLE_SIZE];
    assert_true(samples_edit(sample, from, to, text));
    return samples_read(sample, text, out, seen);
}

bool samples_edit(enum sample_file sample, const char *from, const char *to, char out[SAMPLE_SIZE])
{
    const char *text = samples_text[sample], *at = strstr(text, from);
    if (!at)
        return false;
    snprintf(out, SAMPLE_SIZE, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
    return true;
}

void samples_refused(enum sample_file sample, const struct fault_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char text[SAMPLE_SIZE], place[64];
        union sample_out out;
        struct seen seen;
        if (!samples_edit(sample, cases[i].from, cases[i].to, text))
            fail_msg("case %zu: \"%s\" is not in the sample", i, cases[i].from);
        int result = samples_read(sample, text, &out, &seen);
        snprintf(place, sizeof(place), "%s:%d: ", samples_name[sample], cases[i].line);
        bool as_wanted = result == -1 && seen.count == 1 &&
                         strncmp(seen.lines[0], place, strlen(place)) == 0 &&
                         seen_has(&seen, cases[i].what) && seen_has(&seen, cases[i].right);
        if (!as_wanted)
            fail_msg("case %zu: \"%s\" gave %d and %d reports, \"%s\"; wanted %s%s, %s", i, cases[i].to,
                     result, seen.count, seen.lines[0], place, cases[i].what, cases[i].right);
    }
}

void samples_taken(enum sample_file sample, const struct right_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        union sample_out out;
        struct seen seen;
        if (samples_read_edited(sample, cases[i].from, cases[i].to, &out, &seen))
            fail_msg("\"%s\" was refused: %s", cases[i].to, seen.lines[0]);
    }
}
