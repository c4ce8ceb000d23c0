#ifndef COMMAND_PLOTTED_H
#define COMMAND_PLOTTED_H

#include "command/findings.h"

/* Pictures of what was found, over the signal. 0, or -1 with one line in error. */
int plotted_findings(const struct findings_request *request, const struct findings *findings,
                     const char *path, char error[256]);
int plotted_posture(const struct posturogram *posture, const char *name, const char *path, char error[256]);

#endif
