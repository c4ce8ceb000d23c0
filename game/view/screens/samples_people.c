#include "screens/samples.h"

/* Sample data of the screens about people: who plays, how they are, what they have reached and learnt. */

const struct picture samples_people[] = {{NULL, NULL}};
