#include "screen/progress/notes_screen.h"

#include "i18n/i18n.h"
#include "screen/shared/choice.h"
#include "screen/shared/widgets.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/*
 * A note as it is read: text in pages on the left, its drawing on the right, below that in words what the
 * numbers in it point at.
 */
static const double TOP = 164, HIGH = 708, PAD_X = 48, PAD_Y = 32, APART = 44;
static const double TEXT = 42, TEXT_WHOLE = 38, TEXT_LEAST = 32, LABEL = 34;
static const double DRAWING_LEAST = 240; /* wide; a caption of many lines takes no more from it */

enum { PARAGRAPH_SIZE = 2 * NOTE_TEXT_SIZE }; /* other languages need more room than English */

/* The longest beginning of the paragraph that ends with one of these and is at most `room` high; its bytes,
 * 0: not even the first. */
static size_t bytes_up_to(struct canvas *canvas, const char *ends, const char *paragraph, double size,
                          double wide, double room)
{
    char part[PARAGRAPH_SIZE];
    size_t fits = 0;

    for (const char *at = paragraph; (at = strpbrk(at, ends)); at++) {
        if (at[1] != ' ')
            continue;
        snprintf(part, sizeof part, "%.*s", (int)(at + 1 - paragraph), paragraph);
        if (part_height(canvas, wide, size, MEDIUM, part) > room)
            break;
        fits = (size_t)(at + 1 - paragraph);
    }
    return fits;
}

/* How much of the paragraph goes into what is left of a page, which is `room` in all. A paragraph that would
 * be whole on a page is not divided, others are after a sentence, or where that is all of a page and too
 * long, after a part of it; never after a colon, which announces what follows. 0: nothing. */
static size_t bytes_that_fit(struct canvas *canvas, const char *paragraph, double size, double wide,
                             double left, double room)
{
    const double high = part_height(canvas, wide, size, MEDIUM, paragraph);

    if (high <= left)
        return strlen(paragraph);
    if (high <= room)
        return 0;
    const size_t fits = bytes_up_to(canvas, ".?", paragraph, size, wide, left);
    return fits || left < room ? fits : bytes_up_to(canvas, ";", paragraph, size, wide, left);
}

/*
 * A page: as much from `text` on as fits into the room, drawn at y or (y < 0) only measured. A sentence that
 * is higher than a page is set smaller. What is behind the page.
 */
static const char *paint_page(struct canvas *canvas, const char *text, double y, double type, double room,
                              double wide)
{
    char paragraph[PARAGRAPH_SIZE];
    double used = 0;

    for (bool first = true; *(text += strspn(text, "\n ")); first = false) {
        const size_t whole = strcspn(text, "\n");
        double size = type, high;

        snprintf(paragraph, sizeof paragraph, "%.*s", (int)whole, text);
        size_t takes = bytes_that_fit(canvas, paragraph, size, wide, room - used, room);
        if (!takes && !first)
            break;
        if (!takes)
            takes = whole;
        if (takes < sizeof paragraph)
            paragraph[takes] = '\0';
        while ((high = part_height(canvas, wide, size, MEDIUM, paragraph)) > room && size > TEXT_LEAST)
            size -= 2;
        if (y >= 0)
            draw_paragraph(canvas, PART_MARGIN_X + PAD_X, y + used, wide, size, MEDIUM, INK, paragraph);
        used += high + 26;
        text += takes;
        if (takes < whole)
            break;
    }
    return text + strspn(text, "\n ");
}

static bool on_one_page(struct canvas *canvas, const char *text, double type, double room, double wide)
{
    return !*paint_page(canvas, text, -1, type, room, wide);
}

/* A little smaller where the whole note then fits on one page. */
static double type_of(struct canvas *canvas, const char *text, double room, double wide)
{
    for (double type = TEXT; type >= TEXT_WHOLE; type -= 2)
        if (on_one_page(canvas, text, type, room, wide))
            return type;
    return TEXT;
}

/* The page that is open; counts the pages, which are others in a window of another shape. */
static const char *page_open(struct app *app, struct canvas *canvas, const char *text, double type,
                             double room, double wide)
{
    const char *shown = NULL, *at = text;
    const int before = notes_state(app)->parts;

    notes_state(app)->parts = 0;
    do {
        if (notes_state(app)->parts++ == notes_state(app)->part)
            shown = at;
        at = paint_page(canvas, at, -1, type, room, wide);
    } while (*at);
    notes_state(app)->turned |= notes_state(app)->parts != before;
    if (!shown) {
        notes_state(app)->part = 0;
        shown = text;
    }
    return shown;
}

static double mark_radius(struct canvas *canvas)
{
    return 0.7 * text_size(canvas, TEXT_LEAST);
}

static void paint_number(struct canvas *canvas, double x, double y, int number)
{
    const double radius = mark_radius(canvas);
    char digit[12];

    snprintf(digit, sizeof digit, "%d", number);
    draw_disc(canvas, x, y, radius + 4, FRAME);
    draw_disc(canvas, x, y, radius, SUN_LIGHT);
    draw_text(canvas, x, y + 0.36 * text_size(canvas, TEXT_LEAST), 2 * radius, TEXT_LEAST, BOLD, ALIGN_CENTRE,
              ON_SUN, digit);
}

struct caption {
    int columns;
    double indent;                     /* of the words: room for a number */
    double w;                          /* of the words, in one column */
    double high[NOTE_LABELS_MAX], all; /* of each row */
};

static bool labels_fit(struct canvas *canvas, const struct note *note, double w)
{
    bool fit = true;

    for (int i = 0; i < note->label_count; i++)
        fit = fit && text_width(canvas, LABEL, SEMIBOLD, _(note->labels[i])) <= w;
    return fit;
}

/* Three or four short labels stand in two columns. */
static struct caption measure_caption(struct canvas *canvas, const struct note *note, double w)
{
    const bool numbers = note->label_count > 1;
    struct caption caption = {.columns = 1, .indent = numbers ? 2 * mark_radius(canvas) + 18 : 0};
    const double line = 1.2 * text_size(canvas, LABEL), least = numbers ? 2 * mark_radius(canvas) + 12 : line;
    const double half = (w - 12) / 2 - caption.indent;

    if (note->label_count > 2 && labels_fit(canvas, note, half))
        caption.columns = 2;
    caption.w = caption.columns == 2 ? half : w - caption.indent;
    for (int i = 0; i < note->label_count; i++) {
        const int lines = block_lines(canvas, caption.w, 2 * line + 4, LABEL, SEMIBOLD, _(note->labels[i]));
        double *high = &caption.high[i / caption.columns];
        *high = fmax(*high, fmax(lines * line + 4, least));
    }
    for (int i = 0; i < NOTE_LABELS_MAX; i++)
        caption.all += caption.high[i];
    return caption;
}

static void paint_caption(struct canvas *canvas, const struct note *note, const struct caption *caption,
                          double x, double y)
{
    for (int i = 0; i < note->label_count; i++) {
        const double high = caption->high[i / caption->columns];
        const double left = x + i % caption->columns * (caption->indent + caption->w + 12);

        if (caption->indent > 0)
            paint_number(canvas, left + mark_radius(canvas) + 4, y + high / 2, i + 1);
        draw_block(canvas, left + caption->indent, y, caption->w, high, LABEL, SEMIBOLD,
                   caption->indent > 0 ? ALIGN_LEFT : ALIGN_CENTRE, INK, _(note->labels[i]));
        if ((i + 1) % caption->columns == 0)
            y += high;
    }
}

/* How wide the drawing is in a column of that width, so that its caption, no wider, has room below it. */
static double drawing_width(struct canvas *canvas, const struct note *note, double column,
                            struct caption *caption)
{
    double w = column;

    for (bool fits = false; !fits;) {
        *caption = measure_caption(canvas, note, w);
        const double room = HIGH - 2 * PAD_Y - caption->all - (caption->all > 0 ? 12 : 0);
        fits = w * DRAWING_H / DRAWING_W <= room || w <= DRAWING_LEAST;
        if (!fits)
            w = fmax(w - 8, DRAWING_LEAST);
    }
    return w;
}

static void paint_drawing(const struct app *app, struct canvas *canvas, double x, double column)
{
    const struct note *note = &app->course.book->notes[notes_state(app)->note];
    const bool mirrored = app->course.player.sore_sides == SIDES_LEFT; /* drawn for the right hip */
    struct caption caption;
    const double w = drawing_width(canvas, note, column, &caption), high = w * DRAWING_H / DRAWING_W;
    const double left = x + (column - w) / 2;
    struct drawing_marks marks;

    draw_drawing(canvas, note_name(note), left, TOP + PAD_Y, w, mirrored, &marks);
    for (int i = 0; note->label_count > 1 && i < marks.count && i < note->label_count; i++)
        paint_number(canvas, marks.at[i].x, marks.at[i].y, i + 1);
    paint_caption(canvas, note, &caption, left, TOP + PAD_Y + high + 12);
}

/* Its title, and beside that its topic and which page of it this is. */
static void paint_head(const struct app *app, struct canvas *canvas, double x, double w)
{
    const struct note *note = &app->course.book->notes[notes_state(app)->note];
    const bool pages = notes_state(app)->parts > 1;
    char part[64];

    draw_text(canvas, x, 126, w - 320, 72, EXTRABOLD, ALIGN_LEFT, INK, _(note->title));
    draw_text(canvas, x + w, pages ? 82 : 126, 300, 44, MEDIUM, ALIGN_RIGHT, INK,
              _(note_topic_title(note->topic)));
    snprintf(part, sizeof part, _("Page %d of %d"), notes_state(app)->part + 1, notes_state(app)->parts);
    if (pages)
        draw_text(canvas, x + w, 142, 300, 44, BOLD, ALIGN_RIGHT, INK, part);
}

/* Who only confirms reads every page before the next note. */
static void paint_low(struct app *app, struct canvas *canvas)
{
    const bool last = notes_state(app)->part + 1 == notes_state(app)->parts;
    struct choice low[4];
    int count = 0;

    if (notes_state(app)->parts > 1)
        low[count++] = (struct choice){.id = NOTES_MORE, .text = last ? _("First page") : _("Next page")};
    low[count++] = (struct choice){.id = NOTES_NEXT, .text = _("Next note")};
    low[count++] = (struct choice){.id = NOTES_EXERCISES, .text = _("Exercises")};
    low[count++] = (struct choice){.id = NOTES_BACK, .text = _("Back")};
    if (notes_state(app)->turned)
        app->focus.id = last ? NOTES_NEXT : NOTES_MORE;
    notes_state(app)->turned = false;
    choice_grid(app, canvas, NOTES_LOW, NOTES_LOW_H, count, low, count);
}

void notes_text_paint(struct app *app, struct canvas *canvas)
{
    const double x = PART_MARGIN_X, w = layout_room(canvas);
    const struct note *note = &app->course.book->notes[notes_state(app)->note];
    const bool drawn = drawing_there(canvas, note_name(note));
    const double column = drawn ? fmin(fmax(0.32 * w, 420), DRAWING_W) : 0;
    const double wide = w - 2 * PAD_X - (drawn ? column + APART - (PAD_X - PAD_Y) : 0);
    const double room = HIGH - 76, type = type_of(canvas, _(note->text), room, wide);
    const char *shown = page_open(app, canvas, _(note->text), type, room, wide);

    paint_head(app, canvas, x, w);
    draw_sheet(canvas, x, TOP, w, HIGH);
    paint_page(canvas, shown, TOP + 36 + text_size(canvas, type), type, room, wide);
    if (drawn)
        paint_drawing(app, canvas, x + w - PAD_Y - column, column);
    paint_low(app, canvas);
}
