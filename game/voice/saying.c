#include "voice/saying.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "i18n/i18n.h"

static void add(char *out, const char *text)
{
    size_t at = strlen(out), length = strlen(text);

    if (length > SAYING_SIZE - 1 - at)
        length = SAYING_SIZE - 1 - at;
    memcpy(out + at, text, length);
    out[at + length] = '\0';
}

static void add_number(char *out, int number)
{
    char words[SAYING_SIZE];

    add(out, saying_number(number, words));
}

const char *saying_number(int number, char *out)
{
    static const char *const small[] = {"zero",    "one",     "two",       "three",    "four",
                                        "five",    "six",     "seven",     "eight",    "nine",
                                        "ten",     "eleven",  "twelve",    "thirteen", "fourteen",
                                        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
    static const char *const tens[] = {"",      "",      "twenty",  "thirty", "forty",
                                       "fifty", "sixty", "seventy", "eighty", "ninety"};

    *out = '\0';
    if (number < 0 || number > 9999 || !i18n_english()) {
        snprintf(out, SAYING_SIZE, "%d", number);
    } else if (number >= 100) {
        const int unit = number < 1000 ? 100 : 1000, rest = number % unit;
        saying_number(number / unit, out);
        add(out, unit == 100 ? " hundred" : " thousand");
        if (rest > 0) {
            add(out, rest < 100 ? " and " : " ");
            add_number(out, rest);
        }
    } else if (number >= 20) {
        add(out, tens[number / 10]);
        if (number % 10 > 0) {
            add(out, "-");
            add(out, small[number % 10]);
        }
    } else {
        add(out, small[number]);
    }
    return out;
}

static void capital(char *text)
{
    *text = (char)toupper((unsigned char)*text);
}

/* Behind what is there already. */
static void add_sentence(char *out, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void add_sentence(char *out, const char *format, ...)
{
    char sentence[2 * SAYING_SIZE];
    va_list values;

    va_start(values, format);
    vsnprintf(sentence, sizeof sentence, format, values);
    va_end(values);
    capital(sentence);
    add(out, *out ? " " : "");
    add(out, sentence);
}

static void add_seconds(char *out, int seconds)
{
    char number[SAYING_SIZE];

    add_sentence(out, i18n_count("%s second.", "%s seconds.", seconds), saying_number(seconds, number));
}

static void add_stars(char *out, int stars)
{
    char number[SAYING_SIZE];

    add_sentence(out, i18n_count("%s star.", "%s stars.", stars), saying_number(stars, number));
}

static const char *leg(enum side side)
{
    static const char *const legs[] = {
        [SIDE_NONE] = N_("Both legs"), [SIDE_LEFT] = N_("Left leg"), [SIDE_RIGHT] = N_("Right leg")};
    return _(legs[side]);
}

static bool say(struct saying *out, enum saying_urgency urgency, const char *text)
{
    out->urgency = urgency;
    out->seen = false;
    snprintf(out->text, SAYING_SIZE, "%s", text);
    return true;
}

static bool say_number(struct saying *out, enum saying_urgency urgency, int number)
{
    say(out, urgency, "");
    saying_number(number, out->text);
    capital(out->text);
    add(out->text, ".");
    out->seen = true;
    return true;
}

/* "Left leg. Hold ten seconds."; "Right leg, set two. Eight times. Hold five seconds." */
static bool say_work(const struct level *level, enum side side, int set, struct saying *out)
{
    const int hold_s = (int)level->hold_s;
    char number[SAYING_SIZE];

    say(out, SAYING_TELL, "");
    add_sentence(out->text, set > 1 ? _("%s, set %s.") : "%s.", leg(side), saying_number(set, number));
    if (level->reps > 0)
        add_sentence(out->text, i18n_count("%s time.", "%s times.", level->reps),
                     saying_number(level->reps, number));
    if (level->reps == 0 || level->hold_s >= 1)
        add_sentence(out->text, i18n_count("Hold %s second.", "Hold %s seconds.", hold_s),
                     saying_number(hold_s, number));
    if (level->eyes == EYES_CLOSED)
        add_sentence(out->text, "%s", _("Eyes closed."));
    return true;
}

static bool say_rest(int seconds, struct saying *out)
{
    say(out, SAYING_TELL, _("Rest."));
    if (seconds > 0)
        add_seconds(out->text, seconds);
    return true;
}

static bool say_pause(enum run_pause_reason why, struct saying *out)
{
    static const char *const reasons[] = {[RUN_PAUSE_PLAYER] = N_("Paused."),
                                          [RUN_PAUSE_STEPPED_OFF] = N_("Paused. Step back on when you like."),
                                          [RUN_PAUSE_DEVICE_LOST] =
                                              N_("Paused. The connection is away. What you did is kept.")};
    return say(out, SAYING_NOW, _(reasons[why]));
}

static bool say_phase(const struct level *level, const struct run_event *event, struct saying *out)
{
    switch (event->phase) {
    case RUN_GET_READY:
        return say_work(level, event->side, event->set, out);
    case RUN_REST:
        return say_rest(level->rest_s, out);
    case RUN_PAUSED:
        return say_pause(event->why, out);
    case RUN_DONE:
        return say(out, SAYING_TELL, _("Done."));
    case RUN_STOPPED:
        return say(out, SAYING_NOW, _("That is it for now."));
    case RUN_COUNT_IN:
    case RUN_WORK:
        break;
    }
    return false;
}

static bool say_wait(int wait, struct saying *out)
{
    static const char *const waits[] = {[RUN_WAIT_NOTHING] = "",
                                        [RUN_WAIT_STEP_ON] = N_("Stand on the board."),
                                        [RUN_WAIT_WEIGHT] = N_("Take the weight with you."),
                                        [RUN_WAIT_STEP_DOWN] = N_("Begin beside the board."),
                                        [RUN_WAIT_FEET] = N_("Lie down, feet on the board.")};
    return wait != RUN_WAIT_NOTHING && say(out, SAYING_TELL, _(waits[wait]));
}

/* "Eight of ten. Two stars."; of a hold the seconds were told before. */
static bool say_set(const struct level *level, const struct score *score, struct saying *out)
{
    char good[SAYING_SIZE], all[SAYING_SIZE];

    say(out, SAYING_TELL, "");
    if (level->reps > 0 && score->reps > 0)
        add_sentence(out->text, _("%s of %s."), saying_number(score->good, good),
                     saying_number(level->reps, all));
    if (score->stars > 0)
        add_stars(out->text, score->stars);
    return *out->text || say(out, SAYING_TELL, _("Set done."));
}

static bool say_held(const struct hold *hold, struct saying *out)
{
    say(out, SAYING_TELL, "");
    add_seconds(out->text, (int)((double)(hold->end_us - hold->start_us) / 1e6));
    return true;
}

bool saying_event(const struct level *level, const struct run_event *event, struct saying *out)
{
    switch (event->kind) {
    case RUN_EVENT_PHASE:
        return say_phase(level, event, out);
    case RUN_EVENT_WAIT:
        return say_wait(event->number, out);
    case RUN_EVENT_COUNT:
    case RUN_EVENT_LAST:
        return say_number(out, SAYING_COUNT, event->number);
    case RUN_EVENT_FALSE_START:
        return say(out, SAYING_CUE, _("Set it down, breathe, again."));
    case RUN_EVENT_HALFWAY:
        return say(out, SAYING_COUNT, _("Halfway."));
    case RUN_EVENT_HOLD_ENDED:
        return say_held(&event->hold, out);
    case RUN_EVENT_REP_DONE:
        return say_number(out, SAYING_COUNT, event->reps);
    case RUN_EVENT_REP_DROPPED:
        return say(out, SAYING_CUE, _("Take your time."));
    case RUN_EVENT_CUE:
        saying_plain(SAYING_CUE, _(level->cues[event->number]), out);
        add(out->text, ".");
        return true;
    case RUN_EVENT_SET_DONE:
        return say_set(level, &event->score, out);
    case RUN_EVENT_HOLD_STARTED:
    case RUN_EVENT_REP_BEGUN:
    case RUN_EVENT_REP_TOP:
    case RUN_EVENT_REP_LOWERING:
    case RUN_EVENT_BEAT:
        break;
    }
    return false;
}

bool saying_expected(const struct level *level, int i, struct saying *out)
{
    const enum side first = level_asks(level, SIDE_NONE)   ? SIDE_NONE
                            : level_asks(level, SIDE_LEFT) ? SIDE_LEFT
                                                           : SIDE_RIGHT;
    const int sides = level->sides == LEVEL_EACH_SIDE ? 2 : 1;
    struct run_event event = {.kind = RUN_EVENT_PHASE, .phase = RUN_GET_READY, .set = 1};
    /* The groups, in the order in which they are likely to be wanted. */
    const int groups[] = {sides,       3, level->cue_count,          level->reps == 0,
                          level->reps, 1, (level->sets - 1) * sides, 1};
    int group = 0;

    if (i < 0)
        return false;
    while (group < 8 && i >= groups[group])
        i -= groups[group++];
    switch (group) {
    case 0:
        event.side = i ? SIDE_RIGHT : first;
        break;
    case 1:
        event = (struct run_event){.kind = RUN_EVENT_COUNT, .number = 3 - i};
        break;
    case 2:
        event = (struct run_event){.kind = RUN_EVENT_CUE, .number = i};
        break;
    case 3:
        event.kind = RUN_EVENT_HALFWAY;
        break;
    case 4:
        event = (struct run_event){.kind = RUN_EVENT_REP_DONE, .reps = i + 1};
        break;
    case 5:
        event.phase = RUN_REST;
        break;
    case 6:
        event.side = i % sides ? SIDE_RIGHT : first;
        event.set = 2 + i / sides;
        break;
    case 7:
        event.phase = RUN_DONE;
        break;
    default:
        return false;
    }
    return saying_event(level, &event, out);
}

/* "Left leg: ten seconds." or "Right leg: eight good." */
static void add_best(char *out, const struct run *run, enum side side, const struct score *best)
{
    const int seconds = (int)best->seconds;
    char number[SAYING_SIZE];

    if (run->level->reps > 0)
        add_sentence(out, _("%s: %s good."), leg(side), saying_number(best->good, number));
    else
        add_sentence(out, i18n_count("%s: %s second.", "%s: %s seconds.", seconds), leg(side),
                     saying_number(seconds, number));
}

bool saying_results(const struct run *run, struct saying *out)
{
    say(out, SAYING_TELL, "");
    for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++) {
        const struct score *best = run_best(run, (enum side)side);
        if (!best)
            continue;
        add_best(out->text, run, (enum side)side, best);
        add_stars(out->text, best->stars);
    }
    return *out->text != '\0';
}

bool saying_rest(const struct session *session, const char *title, struct saying *out)
{
    struct saying next;

    if (session->phase != SESSION_REST)
        return false;
    say_rest((int)((session->rest_end_us - session->now_us + 500000) / 1000000), out);
    saying_plain(SAYING_TELL, title, &next);
    add_sentence(out->text, _("Next: %s."), next.text);
    return true;
}

/* The number at text, up to 9999, in words, with its decimals if it has any; the first letter after it. */
static const char *plain_number(const char *text, char *out)
{
    char *end;
    long number = strtol(text, &end, 10);

    if (number > 9999) {
        char digits[24];
        snprintf(digits, sizeof digits, "%.*s", (int)(end - text < 23 ? end - text : 23), text);
        add(out, digits);
        return end;
    }
    add_number(out, (int)number);
    if (end[0] != '.' || !isdigit((unsigned char)end[1]))
        return end;
    add(out, " point");
    for (end++; isdigit((unsigned char)*end); end++) {
        add(out, " ");
        add_number(out, *end - '0');
    }
    return end;
}

void saying_plain(enum saying_urgency urgency, const char *text, struct saying *out)
{
    say(out, urgency, i18n_english() ? "" : text);
    if (*out->text)
        return;
    while (*text && strlen(out->text) < SAYING_SIZE / 2) {
        char letter[2] = {*text, '\0'};
        if (isdigit((unsigned char)*text)) {
            text = plain_number(text, out->text);
        } else {
            add(out->text, letter);
            text++;
        }
    }
    capital(out->text);
}

void saying_focus(const char *label, struct saying *out)
{
    saying_plain(SAYING_FOCUS, label, out);
    out->seen = true;
}
