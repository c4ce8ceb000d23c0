#define _POSIX_C_SOURCE 200809L

#include "command/levels/levels.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

enum { PATH_SIZE = 1280, LINE_SIZE = 512 };

static const char svg[] = "<svg", mark[] = "<!-- mark ";

struct drawing {
    bool there, picture;
    int marks;
};

/* Read by lines: a drawing has one for each mark, near its head. */
static struct drawing look_at(const char *path)
{
    struct drawing drawing = {0};
    char line[LINE_SIZE];
    FILE *file = fopen(path, "r");

    if (!file)
        return drawing;
    drawing.there = true;
    while (fgets(line, sizeof line, file)) {
        drawing.picture = drawing.picture || strstr(line, svg) != NULL;
        drawing.marks += strstr(line, mark) != NULL;
    }
    (void)fclose(file);
    return drawing;
}

static void check_note(const struct note *note, const char *folder, levels_report *report, void *context)
{
    const int wanted = note->label_count > 1 ? note->label_count : 0;
    char path[PATH_SIZE], line[2 * PATH_SIZE];

    snprintf(path, sizeof path, "%s/../assets/notes/%s.svg", folder, note_name(note));
    const struct drawing drawing = look_at(path);
    if (!drawing.picture)
        snprintf(line, sizeof line, "%s/%s.yaml:1: %s; right would be an SVG picture assets/notes/%s.svg",
                 folder, note->id, drawing.there ? "its drawing is no picture" : "has no drawing",
                 note_name(note));
    else if (drawing.marks != wanted)
        snprintf(
            line, sizeof line,
            "%s/%s.yaml:1: has labels for %d numbers and its drawing has %d; right would be as many marks in "
            "assets/notes/%s.svg",
            folder, note->id, wanted, drawing.marks, note_name(note));
    else
        return;
    report(context, line);
}

void levels_drawings_check(const struct book *book, const char *folder, bool wanted, levels_report *report,
                           void *context)
{
    char path[PATH_SIZE];
    struct stat found;

    snprintf(path, sizeof path, "%s/../assets/notes", folder);
    if (!wanted && (stat(path, &found) || !S_ISDIR(found.st_mode)))
        return;
    for (size_t i = 0; i < book->note_count; i++)
        check_note(&book->notes[i], folder, report, context);
}
