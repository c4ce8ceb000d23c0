#include "picture/text/text_words.h"

#include <math.h>
#include <string.h>

int words_open(struct words *words)
{
    *words = (struct words){0};
    words->measured = SDL_calloc(WORDS_MEASURED, sizeof(*words->measured));
    words->lines = SDL_calloc(WORDS_LINES, sizeof(*words->lines));
    if (!words->measured || !words->lines) {
        words_close(words);
        return SDL_OutOfMemory();
    }
    return 0;
}

static void words_drop(struct words *words, struct words_line *line)
{
    if (!line->text)
        return;
    words->bytes -= (size_t)line->width * (size_t)line->height * 4;
    SDL_DestroyTexture(line->texture);
    SDL_free(line->text);
    *line = (struct words_line){0};
}

void words_close(struct words *words)
{
    for (int i = 0; words->lines && i < WORDS_LINES; i++)
        words_drop(words, &words->lines[i]);
    SDL_free(words->lines);
    SDL_free(words->measured);
    *words = (struct words){0};
}

static Uint32 words_hash(const char *text, Uint32 seed) /* FNV-1a */
{
    Uint32 hash = 2166136261u ^ seed;
    for (; *text; text++)
        hash = (hash ^ (Uint8)*text) * 16777619u;
    return hash;
}

static int words_code(const char *text, Uint32 *code)
{
    const Uint8 *byte = (const Uint8 *)text;
    int more = byte[0] >= 0xF0 ? 3 : byte[0] >= 0xE0 ? 2 : byte[0] >= 0xC0 ? 1 : 0;
    *code = more == 3 ? byte[0] & 7u : more == 2 ? byte[0] & 15u : more == 1 ? byte[0] & 31u : byte[0];
    for (int i = 1; i <= more; i++) {
        if ((byte[i] & 0xC0) != 0x80)
            return i;
        *code = *code << 6 | (byte[i] & 63u);
    }
    return byte[0] ? more + 1 : 0;
}

int words_character(const char *text, Uint32 *code)
{
    Uint32 mark;
    int length = words_code(text, code);
    if (length == 0)
        return 0;
    for (;;) { /* combining marks stay with their letter */
        int next = words_code(text + length, &mark);
        if (next == 0 || mark < 0x300 || mark > 0x36F)
            return length;
        length += next;
    }
}

/* Where the pen stands after text, in units of the measuring em. SDL_ttf gives the ink's width, which
 * sticks out beyond the pen at either end; last is the last character. */
static int words_pen(TTF_Font *font, const char *text, Uint32 first, Uint32 last, int *pen, int *advance)
{
    int width, left, right;
    if (TTF_SizeUTF8(font, text, &width, NULL) ||
        TTF_GlyphMetrics32(font, first, &left, NULL, NULL, NULL, NULL) ||
        TTF_GlyphMetrics32(font, last, NULL, &right, NULL, NULL, advance))
        return -1;
    *pen = width + (left < 0 ? left : 0) - (right > *advance ? right - *advance : 0);
    return 0;
}

static int words_measure_new(TTF_Font *font, const char *text, struct words_size *out)
{
    const double em = FONTS_MEASURE_EM;
    Uint32 code, first = 0, last = 0;
    int rise = 0, fall = 0, characters = 0, pen = 0, advance;
    int length;
    for (const char *at = text; (length = words_character(at, &code)) > 0; at += length) {
        int low, high;
        if (TTF_GlyphMetrics32(font, code, NULL, NULL, &low, &high, NULL))
            return -1;
        rise = high > rise ? high : rise;
        fall = -low > fall ? -low : fall;
        first = characters ? first : code;
        last = code;
        characters++;
    }
    if (characters && words_pen(font, text, first, last, &pen, &advance))
        return -1;
    *out = (struct words_size){pen / em, rise / em, fall / em, characters > 1 ? characters - 1 : 0};
    return 0;
}

int words_measure(struct words *words, struct fonts *fonts, int face, const char *text,
                  struct words_size *out)
{
    Uint32 hash = words_hash(text, (Uint32)face);
    struct words_measured *place = &words->measured[hash % WORDS_MEASURED];
    if (place->face == face + 1 && place->hash == hash && strcmp(place->text, text) == 0) {
        *out = place->size;
        return 0;
    }
    if (words_measure_new(fonts->measure[face], text, out))
        return -1;
    if (strlen(text) < WORDS_MEASURED_TEXT) {
        *place = (struct words_measured){.hash = hash, .face = face + 1, .size = *out};
        memcpy(place->text, text, strlen(text));
    }
    return 0;
}

/* Lettering with tracking: SDL_ttf cannot, so characters are placed one by one, kerning included. */
static SDL_Surface *words_spaced(TTF_Font *font, TTF_Font *measure, const struct words_key *key, int *left)
{
    const double em = key->ninths / 9.0;
    const SDL_Color colour = {key->r, key->g, key->b, 255};
    char part[256];
    Uint32 code, first = 0;
    int length, gaps = 0;
    size_t reached = 0;
    struct words_size size;
    if (words_measure_new(measure, key->text, &size))
        return NULL;
    int margin = (int)ceil(em * 0.25);
    int width = (int)ceil(em * fmax(size.width, 0.0)) + 2 * margin;
    SDL_Surface *line =
        SDL_CreateRGBSurfaceWithFormat(0, width, TTF_FontHeight(font), 32, SDL_PIXELFORMAT_ARGB8888);
    if (!line)
        return NULL;
    /* the text's own colour, clear: then soft edges keep their colour where letters meet */
    SDL_FillRect(line, NULL, SDL_MapRGBA(line->format, key->r, key->g, key->b, 0));
    for (const char *at = key->text; (length = words_character(at, &code)) > 0; at += length) {
        int pen, advance;
        first = gaps ? first : code;
        if (reached + (size_t)length >= sizeof(part))
            break;
        memcpy(part + reached, at, (size_t)length);
        reached += (size_t)length;
        part[reached] = '\0';
        if (words_pen(measure, part, first, code, &pen, &advance))
            break;
        double origin = (pen - advance) * em / FONTS_MEASURE_EM + gaps * key->tracking * em;
        gaps++;
        if (code == ' ' || advance <= 0) /* nothing to see, such as a joiner */
            continue;
        SDL_Surface *letter = TTF_RenderUTF8_Blended(font, part + reached - (size_t)length, colour);
        if (!letter)
            break;
        int bearing = 0;
        TTF_GlyphMetrics32(font, code, &bearing, NULL, NULL, NULL, NULL);
        SDL_Rect to = {margin + (int)lround(origin) + (bearing < 0 ? bearing : 0), 0, 0, 0};
        int failed = SDL_BlitSurface(letter, NULL, line, &to);
        SDL_FreeSurface(letter);
        if (failed)
            break;
    }
    if (length > 0) {
        SDL_FreeSurface(line);
        return NULL;
    }
    *left = margin;
    return line;
}

static SDL_Surface *words_render(struct fonts *fonts, const struct words_key *key, int *left, int *baseline)
{
    const SDL_Color colour = {key->r, key->g, key->b, 255};
    TTF_Font *font = fonts_get(fonts, key->face, key->ninths);
    Uint32 first;
    int bearing = 0;
    if (!font)
        return NULL;
    *baseline = TTF_FontAscent(font);
    if (key->tracking != 0.0 && strlen(key->text) < 256)
        return words_spaced(font, fonts->measure[key->face], key, left);
    words_character(key->text, &first);
    TTF_GlyphMetrics32(font, first, &bearing, NULL, NULL, NULL, NULL);
    *left = bearing < 0 ? -bearing : 0;
    return TTF_RenderUTF8_Blended(font, key->text, colour);
}

static bool words_same(const struct words_line *line, Uint32 hash, const struct words_key *key)
{
    return line->text && line->hash == hash && line->key.face == key->face &&
           line->key.ninths == key->ninths && line->key.tracking == key->tracking && line->key.r == key->r &&
           line->key.g == key->g && line->key.b == key->b && strcmp(line->text, key->text) == 0;
}

static struct words_line *words_oldest(struct words *words)
{
    struct words_line *oldest = NULL;
    for (int i = 0; i < WORDS_LINES; i++)
        if (words->lines[i].text && (!oldest || words->lines[i].used < oldest->used))
            oldest = &words->lines[i];
    return oldest;
}

static struct words_line *words_place(struct words *words, size_t bytes)
{
    struct words_line *oldest;
    while (words->bytes + bytes > WORDS_BYTES && (oldest = words_oldest(words)))
        words_drop(words, oldest);
    for (int i = 0; i < WORDS_LINES; i++)
        if (!words->lines[i].text)
            return &words->lines[i];
    oldest = words_oldest(words);
    words_drop(words, oldest);
    return oldest;
}

const struct words_line *words_get(struct words *words, struct fonts *fonts, SDL_Renderer *renderer,
                                   const struct words_key *key)
{
    Uint32 hash = words_hash(key->text, (Uint32)(key->face * 65536 + key->ninths));
    words->clock++;
    for (int i = 0; i < WORDS_LINES; i++) {
        if (words_same(&words->lines[i], hash, key)) {
            words->lines[i].used = words->clock;
            return &words->lines[i];
        }
    }
    struct words_line line = {.hash = hash, .key = *key, .used = words->clock};
    SDL_Surface *surface = words_render(fonts, key, &line.left, &line.baseline);
    if (!surface)
        return NULL;
    line.width = surface->w;
    line.height = surface->h;
    line.texture = SDL_CreateTextureFromSurface(renderer, surface);
    SDL_FreeSurface(surface);
    line.text = SDL_strdup(key->text);
    if (!line.texture || !line.text) {
        if (line.texture)
            SDL_DestroyTexture(line.texture);
        SDL_free(line.text);
        return NULL;
    }
    line.key.text = line.text;
    struct words_line *place = words_place(words, (size_t)line.width * (size_t)line.height * 4);
    *place = line;
    words->bytes += (size_t)line.width * (size_t)line.height * 4;
    return place;
}
