#ifndef COMMAND_MEASURE_PLOTTED_H
#define COMMAND_MEASURE_PLOTTED_H

#include "command/measure/detections.h"

/*
 * Pictures of what was found, over the signal: another pass over the recording, thinned to what can be seen
 * (command/measure/thin.h). 0, or -1 with one line in error.
 */
int plotted_findings(const struct findings_request *request, struct findings *findings, const char *path,
                     char error[256]);
int plotted_posture(struct reading *reading, const struct posture_request *request,
                    const struct posturogram *posture, const char *path, char error[256]);

#endif
