#include "wording.h"

#include "picture/private.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* (p) units: text that stands elsewhere by so much has moved. */
#define MOVED 6.0
/* (p) of the size: text that has to fit shrinks by a little more or less. */
#define RESIZED 0.12
enum { RECOLOURED = 32 /* of 255, in a channel */ };

void wording_take(const struct canvas *canvas, struct wording *wording)
{
    wording->count = canvas->faults.box_count;
    for (int i = 0; i < wording->count; i++) {
        const struct fault_box *box = &canvas->faults.boxes[i];
        struct wording_line *line = &wording->lines[i];

        *line = (struct wording_line){.left = round(box->left),
                                      .baseline = round(box->baseline),
                                      .width = round(box->right - box->left),
                                      .size = round(box->size),
                                      .weight = box->weight,
                                      .colour = (unsigned)box->colour.r << 16 | (unsigned)box->colour.g << 8 |
                                                box->colour.b};
        snprintf(line->text, sizeof line->text, "%s", box->text);
    }
}

int wording_read(const char *path, struct wording *wording)
{
    FILE *file = fopen(path, "r");
    int got = EOF;

    wording->count = 0;
    if (!file)
        return -1;
    while (wording->count < WORDING_LINES) {
        struct wording_line *line = &wording->lines[wording->count];

        got = fscanf(file, "%lf %lf %lf %lf %d %x %127[^\n]", &line->left, &line->baseline, &line->width,
                     &line->size, &line->weight, &line->colour, line->text);
        if (got != 7)
            break;
        wording->count++;
    }
    fclose(file);
    return got == EOF ? 0 : -1;
}

int wording_write(const char *path, const struct wording *wording)
{
    FILE *file = fopen(path, "w");

    if (!file)
        return -1;
    for (int i = 0; i < wording->count; i++) {
        const struct wording_line *line = &wording->lines[i];

        fprintf(file, "%.0f %.0f %.0f %.0f %d %06x %s\n", line->left, line->baseline, line->width, line->size,
                line->weight, line->colour, line->text);
    }
    return fclose(file) ? -1 : 0;
}

/* The next word, which ends before *end; NULL: no more. Lines go on in one another. */
struct reader {
    const struct wording *wording;
    int line;
    const char *at;
};

static const char *next_word(struct reader *reader, size_t *length)
{
    for (;;) {
        if (reader->at)
            reader->at += strspn(reader->at, " ");
        if (reader->at && *reader->at) {
            const char *word = reader->at;

            *length = strcspn(word, " ");
            reader->at += *length;
            return word;
        }
        if (reader->line == reader->wording->count)
            return NULL;
        reader->at = reader->wording->lines[reader->line++].text;
    }
}

static bool same_words(const struct wording *before, const struct wording *now, char what[256])
{
    struct reader a = {.wording = before}, b = {.wording = now};

    for (;;) {
        size_t was_length = 0, is_length = 0;
        const char *was = next_word(&a, &was_length), *is = next_word(&b, &is_length);

        if (!was && !is)
            return true;
        if (was && is && was_length == is_length && !strncmp(was, is, is_length))
            continue;
        snprintf(what, 256, "\"%.*s\" in \"%.60s\" is now \"%.*s\" in \"%.60s\"", (int)was_length,
                 was ? was : "", was ? before->lines[a.line - 1].text : "", (int)is_length, is ? is : "",
                 is ? now->lines[b.line - 1].text : "");
        return false;
    }
}

static bool same_colour(unsigned a, unsigned b)
{
    for (int shift = 0; shift < 24; shift += 8)
        if (abs((int)(a >> shift & 255) - (int)(b >> shift & 255)) >= RECOLOURED)
            return false;
    return true;
}

/* Wider text keeps its left, its middle or its right. */
static bool same_place(const struct wording_line *a, const struct wording_line *b)
{
    double left = b->left - a->left, right = left + b->width - a->width;

    return fabs(a->baseline - b->baseline) < MOVED &&
           fmin(fabs(left), fmin(fabs(right), fabs(left + right) / 2)) < MOVED;
}

static bool same_line(const struct wording_line *a, const struct wording_line *b, char what[256])
{
    const char *other = !same_place(a, b)                                 ? "stands elsewhere"
                        : fabs(a->size - b->size) > RESIZED * a->size + 1 ? "has another size"
                        : a->weight != b->weight                          ? "has another weight"
                        : !same_colour(a->colour, b->colour)              ? "has another colour"
                                                                          : NULL;

    if (other)
        snprintf(what, 256, "\"%.60s\" %s: %.0f,%.0f wide %.0f size %.0f, was %.0f,%.0f wide %.0f size %.0f",
                 a->text, other, b->left, b->baseline, b->width, b->size, a->left, a->baseline, a->width,
                 a->size);
    return !other;
}

bool wording_same(const struct wording *before, const struct wording *now, char what[256])
{
    int at = 0;

    *what = '\0';
    if (!same_words(before, now, what))
        return false;
    /* The lines that are broken as before: others have the same words, as was seen. */
    for (int i = 0; i < before->count; i++) {
        int k = at;

        while (k < now->count && strcmp(before->lines[i].text, now->lines[k].text))
            k++;
        if (k == now->count)
            continue;
        at = k + 1;
        if (!same_line(&before->lines[i], &now->lines[k], what))
            return false;
    }
    return true;
}
