#include "ink.h"
#include "painted.h"
#include "paper.h"
#include "reference.h"
#include "test.h"
#include "wording.h"

#include "loader/book_files.h"
#include "screen/app/app.h"

/* What the comparison of pictures sees, and what it overlooks: pictures are spoilt here after they are
 * painted.
 */
enum { WIDTH = 1920, HEIGHT = 1080, MOVED = 8 };

static const char *const pictures[] = {"home", "play-hold-left", "progress", "results-left", "pain", "intro"};
enum { PICTURES = sizeof pictures / sizeof pictures[0] };

struct studio {
    struct book book;
    struct app app;
    struct paper paper;   /* without text */
    struct paper whole;   /* with it */
    SDL_Surface *painted; /* of the picture without text, unspoilt */
    SDL_Surface *written; /* with it */
    SDL_Surface *small;   /* the first as a reference */
    struct wording words; /* its text as a reference */
};

static void report(void *context, const char *line)
{
    (void)context;
    print_error("%s\n", line);
}

static int open_studio(void **state)
{
    struct studio *studio = calloc(1, sizeof *studio);

    if (!studio || book_load(SUREFOOT_SOURCE_DIR "/levels", NULL, &studio->book, report, NULL))
        return -1;
    paper_open(&studio->paper, WIDTH, HEIGHT);
    paper_open(&studio->whole, WIDTH, HEIGHT);
    painted_bare(studio->paper.canvas);
    *state = studio;
    return 0;
}

static int close_studio(void **state)
{
    struct studio *studio = *state;

    paper_close(&studio->paper);
    paper_close(&studio->whole);
    book_free(&studio->book);
    free(studio);
    return 0;
}

static SDL_Surface *copy_of(const struct paper *paper)
{
    SDL_Surface *copy = SDL_ConvertSurface(paper->surface, paper->surface->format, 0);

    assert_non_null(copy);
    assert_int_equal(SDL_SetSurfaceBlendMode(copy, SDL_BLENDMODE_NONE), 0);
    return copy;
}

static void paint(struct studio *studio, const char *picture)
{
    app_init(&studio->app, &studio->book, NULL, NULL);
    assert_int_equal(app_sample(&studio->app, picture), 0);
    canvas_begin(studio->paper.canvas);
    app_paint(&studio->app, studio->paper.canvas);
    canvas_begin(studio->whole.canvas);
    app_paint(&studio->app, studio->whole.canvas);
    studio->small = reference_take(studio->paper.canvas);
    wording_take(studio->paper.canvas, &studio->words);
    studio->painted = copy_of(&studio->paper);
    studio->written = copy_of(&studio->whole);
}

static void put_away(struct studio *studio)
{
    SDL_FreeSurface(studio->painted);
    SDL_FreeSurface(studio->written);
    SDL_FreeSurface(studio->small);
    app_end(&studio->app);
}

/* As it was painted, then a part of it that many pixels further. */
static void move(struct studio *studio, SDL_Rect part, int across, int down)
{
    SDL_Rect to = {part.x + across, part.y + down, 0, 0};

    assert_int_equal(SDL_BlitSurface(studio->painted, NULL, studio->paper.surface, NULL), 0);
    assert_int_equal(SDL_BlitSurface(studio->painted, &part, studio->paper.surface, &to), 0);
}

/* That part in the colour of its corner. */
static void wipe(struct studio *studio, SDL_Rect part)
{
    const SDL_Surface *from = studio->painted;
    Uint32 corner;

    memcpy(&corner, (const Uint8 *)from->pixels + part.y * from->pitch + 4 * part.x, sizeof corner);
    assert_int_equal(SDL_BlitSurface(studio->painted, NULL, studio->paper.surface, NULL), 0);
    assert_int_equal(SDL_FillRect(studio->paper.surface, &part, corner), 0);
}

static bool overlooked(struct studio *studio)
{
    SDL_Surface *now = reference_take(studio->paper.canvas);
    bool same = reference_same(studio->small, now);

    SDL_FreeSurface(now);
    return same;
}

static struct wording spoilt;
static char what[256];

static bool words_overlooked(const struct studio *studio)
{
    return wording_same(&studio->words, &spoilt, what);
}

static bool lies_in(const struct wording_line *line, const SDL_Rect *part)
{
    return line->left >= part->x && line->left + line->width <= part->x + part->w &&
           line->baseline > part->y && line->baseline < part->y + part->h;
}

/* The part and the text on it are elsewhere: is either seen? */
static bool move_seen(struct studio *studio, SDL_Rect part, int across, int down)
{
    spoilt = studio->words;
    for (int i = 0; i < spoilt.count; i++)
        if (lies_in(&spoilt.lines[i], &part)) {
            spoilt.lines[i].left += across;
            spoilt.lines[i].baseline += down;
        }
    move(studio, part, across, down);
    return !overlooked(studio) || !words_overlooked(studio);
}

#define STUDIO_TEST(name) TEST_ON(name, struct studio *studio, NULL, NULL)

STUDIO_TEST(test_moved_things_are_seen)
{
    for (int i = 0; i < PICTURES; i++) {
        paint(studio, pictures[i]);
        for (int k = 0; k < studio->app.focus.count; k++) {
            const struct focus_item *item = &studio->app.focus.items[k];
            const SDL_Rect part = {(int)item->x - 16, (int)item->y - 16, (int)item->w + 32,
                                   (int)item->h + 32};

            if (!move_seen(studio, part, MOVED, 0))
                fail_msg("%s: target %d moved aside", pictures[i], item->id);
            if (!move_seen(studio, part, 0, -MOVED))
                fail_msg("%s: target %d moved up", pictures[i], item->id);
        }
        put_away(studio);
    }
}

/* That part of the picture with its text as it is without. */
static void unwrite(struct studio *studio, SDL_Rect part)
{
    SDL_Rect to = part;

    assert_int_equal(SDL_BlitSurface(studio->painted, &part, studio->whole.surface, &to), 0);
}

static bool is_written(const struct studio *studio, const struct painted_line *line)
{
    return ink_whole(studio->painted, studio->whole.surface, line);
}

static void rewrite(struct studio *studio)
{
    assert_int_equal(SDL_BlitSurface(studio->written, NULL, studio->whole.surface, NULL), 0);
}

/* A line that is not painted, and one that lacks its first, last or any part as long as a short word. */
STUDIO_TEST(test_missing_text_is_seen)
{
    int lines = 0;

    for (int i = 0; i < PICTURES; i++) {
        paint(studio, pictures[i]);
        for (int k = 0; k < painted_lines(studio->whole.canvas); k++) {
            const struct painted_line line = painted_line(studio->whole.canvas, k);
            const int word = (int)(0.9 * line.size) + 1;
            SDL_Rect part = line.place;

            assert_true(is_written(studio, &line));
            for (part.w = SDL_min(word, part.w); part.x + part.w <= line.place.x + line.place.w;
                 part.x += word) {
                unwrite(studio, part);
                if (line.place.w > word && is_written(studio, &line))
                    fail_msg("%s: without part of \"%s\"", pictures[i], line.text);
                rewrite(studio);
            }
            lines++;
        }
        put_away(studio);
    }
    assert_true(lines > 60);
}

/* Every word of every line: gone, or another one; every line: gone, elsewhere, larger, lighter, in another
 * colour. */
STUDIO_TEST(test_other_words_are_seen)
{
    for (int i = 0; i < PICTURES; i++) {
        paint(studio, pictures[i]);
        spoilt = studio->words;
        assert_true(words_overlooked(studio));
        for (int k = 0; k < studio->words.count; k++) {
            struct wording_line *line = &spoilt.lines[k];

            for (size_t at = 0; line->text[at]; at++) {
                spoilt = studio->words;
                if (line->text[at] == ' ')
                    continue;
                line->text[at] = line->text[at] == 'x' ? 'y' : 'x';
                assert_false(words_overlooked(studio));
            }
            spoilt = studio->words;
            line->text[strcspn(line->text, " ")] = '\0'; /* the words after the first are gone */
            assert_int_equal(words_overlooked(studio), !strcmp(line->text, studio->words.lines[k].text));
            spoilt = studio->words;
            line->baseline += MOVED;
            assert_false(words_overlooked(studio));
            spoilt = studio->words;
            line->left -= MOVED;
            assert_false(words_overlooked(studio));
            spoilt = studio->words;
            line->size *= 1.2;
            assert_false(words_overlooked(studio));
            spoilt = studio->words;
            line->weight++;
            assert_false(words_overlooked(studio));
            spoilt = studio->words;
            line->colour ^= 0x004000;
            assert_false(words_overlooked(studio));
        }
        put_away(studio);
    }
}

/* Type that is 5 % wider, whether it keeps its left, its middle or its right; and a paragraph that breaks
 * elsewhere.
 */
STUDIO_TEST(test_another_font_is_overlooked)
{
    for (int i = 0; i < PICTURES; i++) {
        paint(studio, pictures[i]);
        for (int keep = 0; keep <= 2; keep++) {
            spoilt = studio->words;
            for (int k = 0; k < spoilt.count; k++) {
                spoilt.lines[k].left -= 0.05 * spoilt.lines[k].width * keep / 2;
                spoilt.lines[k].width *= 1.05;
            }
            assert_true(words_overlooked(studio));
        }
        put_away(studio);
    }
    studio->words = (struct wording){.lines = {{.text = "One two three"}, {.text = "four"}}, .count = 2};
    spoilt = (struct wording){.lines = {{.text = "One two"}, {.text = "three four"}}, .count = 2};
    assert_true(words_overlooked(studio));
    spoilt = (struct wording){.lines = {{.text = "One two"}, {.text = "four three"}}, .count = 2};
    assert_false(words_overlooked(studio));
}

static bool near(Uint32 pixel, struct colour colour)
{
    return abs((int)(pixel >> 16 & 255) - colour.r) < 24 && abs((int)(pixel >> 8 & 255) - colour.g) < 24 &&
           abs((int)(pixel & 255) - colour.b) < 24;
}

static Uint32 as_pixel(struct colour colour)
{
    return 0xFF000000u | (Uint32)colour.r << 16 | (Uint32)colour.g << 8 | colour.b;
}

static void swap_sides(SDL_Surface *surface)
{
    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++) {
            Uint8 *at = (Uint8 *)surface->pixels + y * surface->pitch + 4 * x;
            Uint32 pixel;

            memcpy(&pixel, at, sizeof pixel);
            if (near(pixel, LEFT_GRAPHIC))
                pixel = as_pixel(RIGHT_GRAPHIC);
            else if (near(pixel, RIGHT_GRAPHIC))
                pixel = as_pixel(LEFT_GRAPHIC);
            memcpy(at, &pixel, sizeof pixel);
        }
}

STUDIO_TEST(test_swapped_sides_are_seen)
{
    static const char *const sided[] = {"play-hold-left", "progress", "play-step-right"};

    for (int i = 0; i < 3; i++) {
        paint(studio, sided[i]);
        swap_sides(studio->paper.surface);
        assert_false(overlooked(studio));
        put_away(studio);
    }
}

/* The coach lifts a foot; and is not there at all. */
STUDIO_TEST(test_other_figures_are_seen)
{
    paint(studio, "play-hold-left");
    wipe(studio, (SDL_Rect){800, 220, 320, 640});
    assert_false(overlooked(studio));
    wipe(studio, (SDL_Rect){900, 760, 160, 100});
    assert_false(overlooked(studio));
    put_away(studio);
}

STUDIO_TEST(test_the_same_is_the_same)
{
    for (int i = 0; i < PICTURES; i++) {
        paint(studio, pictures[i]);
        assert_true(overlooked(studio));
        put_away(studio);
    }
}

GROUP(open_studio, close_studio)
