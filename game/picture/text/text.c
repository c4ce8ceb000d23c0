#include "picture/private.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { TEXT_LINE = 512 };
#define TEXT_LINE_HEIGHT 1.3
#define TEXT_MIDDLE      0.36 /* ems: half of a capital */
#define TEXT_CELL        0.64 /* ems, of one digit: as wide as the widest with a little air */
#define TEXT_ELLIPSIS    "\xE2\x80\xA6"

/* Large type is set tighter. */
static double text_tracking(double size)
{
    return size >= 100.0 ? -0.018 : size >= FONTS_DISPLAY_FROM ? -0.008 : 0.0;
}

static bool text_measure(struct canvas *canvas, double size, enum weight weight, const char *text,
                         struct words_size *out)
{
    if (words_measure(&canvas->words, &canvas->fonts, fonts_face(weight, size), text, out)) {
        faults_add(&canvas->faults, "text is missing: \"%s\": %s", text, SDL_GetError());
        return false;
    }
    return true;
}

static double text_wide(struct canvas *canvas, double size, enum weight weight, const char *text)
{
    struct words_size measured;
    if (!text || !*text || !text_measure(canvas, size, weight, text, &measured))
        return 0.0;
    return size * (measured.width + measured.gaps * text_tracking(size));
}

/* Everybody outside of this file speaks of sizes as the mock-ups have them; from here on they are those of
 * the look. Larger type grows about the middle of its capitals, so it stays in the middle of a button or a
 * row. */
double text_size(const struct canvas *canvas, double size)
{
    return fmax(look_size(canvas->look.text, size), look_least(canvas->look.text));
}

double text_width(struct canvas *canvas, double size, enum weight weight, const char *text)
{
    return text_wide(canvas, text_size(canvas, size), weight, text);
}

static double text_lower(const struct canvas *canvas, double size)
{
    return TEXT_MIDDLE * (text_size(canvas, size) - fmax(size, CANVAS_SMALLEST_TYPE));
}

/* One line with its pen at x and its baseline at y. */
static void text_paint(struct canvas *canvas, double x, double y, double size, enum weight weight,
                       struct colour colour, const char *text)
{
    colour = colour_shown(colour, canvas->look.theme);
    struct words_key key = {text,
                            fonts_face(weight, size),
                            fonts_ninths(size * canvas->scale),
                            text_tracking(size),
                            colour.r,
                            colour.g,
                            colour.b};
    if (colour.a == 0 || canvas->bare)
        return;
    const struct words_line *line = words_get(&canvas->words, &canvas->fonts, canvas->renderer, &key);
    if (!line) {
        faults_add(&canvas->faults, "text is missing: \"%s\": %s", text, SDL_GetError());
        return;
    }
    SDL_Rect to = {(int)lround(x * canvas->scale) - line->left,
                   (int)lround(y * canvas->scale) - line->baseline, line->width, line->height};
    Uint32 shown = (Uint32)colour.r << 24 | (Uint32)colour.g << 16 | (Uint32)colour.b << 8 | colour.a;
    if (SDL_SetTextureAlphaMod(line->texture, colour.a) ||
        canvas_copy(canvas, text, shown, &(struct copy){.texture = line->texture, .to = to}))
        faults_add(&canvas->faults, "text is missing: \"%s\": %s", text, SDL_GetError());
    canvas_cover(canvas, &to);
}

static void text_note(struct canvas *canvas, double left, double y, double width, double size,
                      enum weight weight, struct colour colour, const char *text)
{
    struct words_size measured;
    if (colour.a == 0 || !text_measure(canvas, size, weight, text, &measured))
        return;
    struct fault_box box = {.left = left,
                            .top = y - size * measured.rise,
                            .right = left + width,
                            .bottom = y + size * measured.fall,
                            .baseline = y,
                            .size = size,
                            .weight = (int)weight,
                            .colour = colour_shown(colour, canvas->look.theme)};
    snprintf(box.text, sizeof(box.text), "%s", text);
    faults_text(&canvas->faults, canvas->width, canvas->height, box);
}

static double text_room(const struct canvas *canvas, double x, enum align align)
{
    double left = x - CANVAS_MARGIN, right = canvas->width - CANVAS_MARGIN - x;
    return align == ALIGN_LEFT ? right : align == ALIGN_RIGHT ? left : 2.0 * fmin(left, right);
}

/* The size at which text fits into room, not below the least. */
static double text_fit(struct canvas *canvas, double room, double size, double least, enum weight weight,
                       const char *text)
{
    double width = text_wide(canvas, size, weight, text);
    while (width > room && size > least) {
        /* at once to about the right size; from there, as tracking and face change, by units */
        double next = fmin(floor(size * room / width), size - 1.0);
        size = fmax(next, least);
        width = text_wide(canvas, size, weight, text);
    }
    return size;
}

/* text without its end, with an ellipsis instead, as long as fits into room. */
static void text_cut(struct canvas *canvas, double room, double size, enum weight weight, const char *text,
                     char out[TEXT_LINE])
{
    Uint32 code;
    size_t end = 0, length;
    snprintf(out, TEXT_LINE, "%s", TEXT_ELLIPSIS);
    while ((length = (size_t)words_character(text + end, &code)) > 0 &&
           end + length + sizeof(TEXT_ELLIPSIS) < TEXT_LINE) {
        char longer[TEXT_LINE];
        memcpy(longer, text, end + length);
        memcpy(longer + end + length, TEXT_ELLIPSIS, sizeof(TEXT_ELLIPSIS));
        if (text_wide(canvas, size, weight, longer) > room)
            return;
        memcpy(out, longer, end + length + sizeof(TEXT_ELLIPSIS));
        end += length;
    }
}

static double text_line(struct canvas *canvas, double x, double y, double room, double size, double least,
                        enum weight weight, enum align align, struct colour colour, const char *text)
{
    char cut[TEXT_LINE];
    size = text_fit(canvas, room, size, least, weight, text);
    double width = text_wide(canvas, size, weight, text);
    if (width > room + 0.5 && colour.a > 0) {
        text_cut(canvas, room, size, weight, text, cut);
        faults_add(&canvas->faults, "cut: \"%s\" at %.0f,%.0f needs %.0f of %.0f", text, x, y, width, room);
        text = cut;
        width = text_wide(canvas, size, weight, text);
    }
    double left = align == ALIGN_LEFT ? x : align == ALIGN_RIGHT ? x - width : x - 0.5 * width;
    text_paint(canvas, left, y, size, weight, colour, text);
    text_note(canvas, left, y, width, size, weight, colour, text);
    return width;
}

double draw_text(struct canvas *canvas, double x, double y, double max_width, double size, enum weight weight,
                 enum align align, struct colour colour, const char *text)
{
    if (!text || !*text)
        return 0.0;
    return text_line(canvas, x, y + text_lower(canvas, size),
                     max_width > 0.0 ? max_width : text_room(canvas, x, align), text_size(canvas, size),
                     look_least(canvas->look.text), weight, align, colour, text);
}

double draw_paragraph(struct canvas *canvas, double x, double y, double max_width, double size,
                      enum weight weight, struct colour colour, const char *text)
{
    y += text_lower(canvas, size);
    size = text_size(canvas, size);
    double space = text_wide(canvas, size, weight, " "), used = 0.0, across = 0.0;
    char line[TEXT_LINE], word[TEXT_LINE];
    size_t length = 0;
    if (!text)
        return 0.0;
    while (*(text += strspn(text, " \n"))) {
        size_t bytes = strcspn(text, " \n");
        bytes = bytes < TEXT_LINE - 1 ? bytes : TEXT_LINE - 1;
        memcpy(word, text, bytes);
        word[bytes] = '\0';
        double width = text_wide(canvas, size, weight, word);
        if (length > 0 && (across + space + width > max_width || length + 1 + bytes >= TEXT_LINE)) {
            text_line(canvas, x, y + used, max_width, size, CANVAS_SMALLEST_TYPE, weight, ALIGN_LEFT, colour,
                      line);
            used += TEXT_LINE_HEIGHT * size;
            length = 0;
        }
        across = length > 0 ? across + space + width : width;
        if (length > 0)
            line[length++] = ' ';
        memcpy(line + length, word, bytes + 1);
        length += bytes;
        text += bytes;
    }
    if (length > 0) {
        text_line(canvas, x, y + used, max_width, size, CANVAS_SMALLEST_TYPE, weight, ALIGN_LEFT, colour,
                  line);
        used += TEXT_LINE_HEIGHT * size;
    }
    return used;
}

double draw_number(struct canvas *canvas, double x, double y, double size, enum weight weight,
                   struct colour colour, const char *text)
{
    char letter[16];
    Uint32 code;
    int length;
    double width = 0.0;
    if (!text || !*text)
        return 0.0;
    y += text_lower(canvas, size);
    size = text_size(canvas, size);
    for (int pass = 0; pass < 2; pass++) { /* how wide it is, then the drawing */
        double pen = x - 0.5 * width;
        for (const char *at = text; (length = words_character(at, &code)) > 0; at += length) {
            if ((size_t)length >= sizeof(letter))
                continue;
            memcpy(letter, at, (size_t)length);
            letter[length] = '\0';
            double own = text_wide(canvas, size, weight, letter);
            double cell = code >= '0' && code <= '9' ? TEXT_CELL * size : own;
            if (pass && code != ' ')
                text_paint(canvas, pen + 0.5 * (cell - own), y, size, weight, colour, letter);
            pen += cell;
        }
        if (!pass)
            width = pen - x;
    }
    text_note(canvas, x - 0.5 * width, y, width, size, weight, colour, text);
    return width;
}
