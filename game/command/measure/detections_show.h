#ifndef COMMAND_MEASURE_DETECTIONS_SHOW_H
#define COMMAND_MEASURE_DETECTIONS_SHOW_H

#include "command/measure/detections.h"

/* What was found, on standard output: exit status. */
int findings_show_json(const struct findings_request *request, const struct findings *findings);
int findings_show_table(const struct findings_request *request, const struct findings *findings);

#endif
