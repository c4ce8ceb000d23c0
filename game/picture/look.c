#include "picture/look.h"

#include <stddef.h>

const char *const look_themes[] = {"light", "dusk", "contrast", NULL};
const char *const look_texts[] = {"normal", "nearer", "farther", NULL};

enum look_hour look_hour_of(int hour)
{
    static const struct {
        int until;
        enum look_hour is;
    } day[] = {{5, LOOK_NIGHT},      {8, LOOK_DAWN},    {11, LOOK_DAY},  {15, LOOK_NOON},
               {18, LOOK_AFTERNOON}, {21, LOOK_SUNSET}, {24, LOOK_NIGHT}};
    int i = 0;

    while (day[i].until < 24 && hour >= day[i].until)
        i++;
    return day[i].is;
}

bool look_same(struct look a, struct look b)
{
    return a.theme == b.theme && a.text == b.text && a.hour == b.hour && a.still == b.still;
}

/* Small type grows (or shrinks) by all of it, type of AT_REST and more not at all: that is read from three
 * metres as it is. */
#define GROWN_WHOLE 40.0
#define AT_REST     110.0
static const double growth[LOOK_TEXTS] = {[LOOK_NEARER] = -0.1, [LOOK_NORMAL] = 0.0, [LOOK_FARTHER] = 0.3};

static const double least[LOOK_TEXTS] = {[LOOK_NEARER] = 32.0, [LOOK_NORMAL] = 32.0, [LOOK_FARTHER] = 36.0};

double look_least(enum look_text text)
{
    return least[text];
}

double look_size(enum look_text text, double size)
{
    double share = (AT_REST - size) / (AT_REST - GROWN_WHOLE);

    share = share < 0.0 ? 0.0 : share > 1.0 ? 1.0 : share;
    return size * (1.0 + share * growth[text]);
}
