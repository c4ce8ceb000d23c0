#ifndef LOADER_YAML_FAULT_H
#define LOADER_YAML_FAULT_H

/*
 * Everything that is wrong in a file under levels/ is one line "file:line: what, and what would be right".
 * Called once a fault; the line has no newline and is valid during the call.
 */
typedef void levels_report(void *context, const char *line);

/* Where the faults of one file go. */
struct faults {
    const char *name;      /* of the file, as it is to be shown */
    levels_report *report; /* may be NULL */
    void *context;
    int count;
};

enum { FAULT_LINE_SIZE = 640, FAULT_QUOTE_SIZE = 64 };

/* Reports "name:line: ..."; line counts from 1, 0 leaves it out. Always -1, to be returned on the spot. */
__attribute__((format(printf, 3, 4))) int fault_at(struct faults *faults, int line, const char *format, ...);

/* Somebody's text made fit for a message: one line, control characters as '?', cut short. Returns out. */
const char *fault_quote(const char *text, char out[FAULT_QUOTE_SIZE]);

#endif
