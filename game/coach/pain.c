#include "coach/pain.h"

#include "i18n/mark.h"

#include <stddef.h>
#include <string.h>

enum pain_advice pain_advice(int value)
{
    return value >= PAIN_STOP_FROM ? PAIN_STOP : value >= PAIN_STAY_FROM ? PAIN_STAY : PAIN_GO_ON;
}

bool pain_worse(int before, int morning)
{
    return before >= 0 && morning >= before + PAIN_WORSE_BY;
}

const char *pain_when_name(enum pain_when when)
{
    static const char *const names[PAIN_WHENS] = {
        [PAIN_BEFORE] = "before",
        [PAIN_AFTER] = "after",
        [PAIN_MORNING] = "morning",
    };
    return names[when];
}

enum pain_when pain_when_parse(const char *name)
{
    int when = 0;

    while (when < PAIN_WHENS && strcmp(pain_when_name((enum pain_when)when), name) != 0)
        when++;
    return (enum pain_when)when;
}

const char *pain_reason(enum pain_advice advice)
{
    switch (advice) {
    case PAIN_GO_ON:
        break;
    case PAIN_STAY:
        return N_("Stay on this rung for now. Pain of 4 or 5 says the load is enough; it should settle "
                  "within a day.");
    case PAIN_STOP:
        return N_("Stop for today. From 6 on the body asks for less: next time this leg begins one rung "
                  "lower, and climbs again from there.");
    }
    return N_("Go on. A little pain, up to 3, is fine while muscles and tendons learn.");
}

const char *pain_worse_reason(void)
{
    return N_("It is sorer than before you practised, so that was a little much. This leg goes one rung down "
              "and climbs again once it has settled.");
}

static const char *line(const char *const *lines, int count, int i)
{
    return i >= 0 && i < count ? lines[i] : NULL;
}

const char *pain_see_soon(int i)
{
    static const char *const lines[] = {
        N_("A runner's groin pain that grows with every step: stop running"),
        N_("Pain at rest or through the night that does not let up"),
        N_("Losing weight without knowing why"),
        N_("Pain that has not eased after some weeks of gentle practice"),
        N_("Numbness, tingling or weakness down a leg"),
    };
    return line(lines, sizeof(lines) / sizeof(*lines), i);
}

const char *pain_see_now(int i)
{
    static const char *const lines[] = {
        N_("After a fall: a hip that cannot bear weight"),
        N_("A hip that gives way without a fall"),
        N_("A hot, swollen joint with fever"),
        N_("Loss of control of bladder or bowel, or numbness between the legs"),
        N_("Chest pain, or breathlessness that stays: call for help"),
    };
    return line(lines, sizeof(lines) / sizeof(*lines), i);
}
