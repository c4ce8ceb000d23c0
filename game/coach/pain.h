#ifndef COACH_PAIN_H
#define COACH_PAIN_H

#include <stdbool.h>

/*
 * What pain has to say, on the scale of 0 (none) to 10: the traffic light of physiotherapy. 0 to 3 go on, 4
 * and 5 stay at this rung, 6 and more stop for today and go one rung down; pain that is worse on the next
 * morning goes one rung down, too. Never a diagnosis.
 */
enum { PAIN_MAX = 10, PAIN_STAY_FROM = 4, PAIN_STOP_FROM = 6 };
/* Above what it was before the exercise: worse. Two points are the least change that means something on this
 * scale (Childs et al. 2005, Spine 30:1331); that it holds for a morning after is (p). */
enum { PAIN_WORSE_BY = 2 };

enum pain_when { PAIN_BEFORE, PAIN_AFTER, PAIN_MORNING, PAIN_WHENS };
enum pain_advice { PAIN_GO_ON, PAIN_STAY, PAIN_STOP };

enum pain_advice pain_advice(int value);
bool pain_worse(int before, int morning); /* never when one of them was not told (below 0) */

const char *pain_when_name(enum pain_when when);  /* "before", "after", "morning" */
enum pain_when pain_when_parse(const char *name); /* PAIN_WHENS: there is none of that name */

/* What it means and why, kindly, one or two sentences. */
const char *pain_reason(enum pain_advice advice);
const char *pain_worse_reason(void);

/* When somebody should see a professional, and when at once; the i-th line, NULL after the last. */
const char *pain_see_soon(int i);
const char *pain_see_now(int i);

#endif
