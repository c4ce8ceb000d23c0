#include "gallery.h"
#include "ink.h"
#include "painted.h"
#include "reference.h"
#include "wording.h"

/* What the comparison of pictures sees, and what it overlooks: pictures are spoilt here after they are
 * painted.
 */
enum { WIDTH = 1920, HEIGHT = 1080, MOVED = 8 };

static const char *const pictures[] = {"home", "play-hold-left", "progress", "results-left", "pain", "intro"};
enum { PICTURES = sizeof pictures / sizeof pictures[0] };

enum { BARE, WHOLE };        /* papers: without text and with it */
static SDL_Surface *painted; /* the first, unspoilt */
static SDL_Surface *written; /* the second */
static SDL_Surface *small;   /* the first as a reference */
static struct wording words; /* its text as a reference */

static void put_away(void)
{
    SDL_FreeSurface(painted);
    SDL_FreeSurface(written);
    SDL_FreeSurface(small);
}

static void paint(struct gallery *gallery, const char *picture)
{
    put_away();
    gallery_show(gallery, picture);
    gallery_paint(gallery, BARE);
    gallery_paint(gallery, WHOLE);
    small = reference_take(gallery->papers[BARE].canvas);
    wording_take(gallery->papers[BARE].canvas, &words);
    painted = paper_copy(&gallery->papers[BARE]);
    written = paper_copy(&gallery->papers[WHOLE]);
}

/* As it was painted, then a part of it that many pixels further. */
static void move(struct gallery *gallery, SDL_Rect part, int across, int down)
{
    SDL_Rect to = {part.x + across, part.y + down, 0, 0};

    assert_int_equal(SDL_BlitSurface(painted, NULL, gallery->papers[BARE].surface, NULL), 0);
    assert_int_equal(SDL_BlitSurface(painted, &part, gallery->papers[BARE].surface, &to), 0);
}

/* That part in the colour of its corner. */
static void wipe(struct gallery *gallery, SDL_Rect part)
{
    const Uint32 corner = *paper_at(painted, part.x, part.y);

    assert_int_equal(SDL_BlitSurface(painted, NULL, gallery->papers[BARE].surface, NULL), 0);
    assert_int_equal(SDL_FillRect(gallery->papers[BARE].surface, &part, corner), 0);
}

static bool overlooked(struct gallery *gallery)
{
    SDL_Surface *now = reference_take(gallery->papers[BARE].canvas);
    bool same = reference_same(small, now);

    SDL_FreeSurface(now);
    return same;
}

static struct wording spoilt;
static char what[256];

static bool words_overlooked(void)
{
    return wording_same(&words, &spoilt, what);
}

static bool lies_in(const struct wording_line *line, const SDL_Rect *part)
{
    return line->left >= part->x && line->left + line->width <= part->x + part->w &&
           line->baseline > part->y && line->baseline < part->y + part->h;
}

/* The part and the text on it are elsewhere: is either seen? */
static bool move_seen(struct gallery *gallery, SDL_Rect part, int across, int down)
{
    spoilt = words;
    for (int i = 0; i < spoilt.count; i++)
        if (lies_in(&spoilt.lines[i], &part)) {
            spoilt.lines[i].left += across;
            spoilt.lines[i].baseline += down;
        }
    move(gallery, part, across, down);
    return !overlooked(gallery) || !words_overlooked();
}

GALLERY_TEST(test_moved_things_are_seen)
{
    for (int i = 0; i < PICTURES; i++) {
        paint(gallery, pictures[i]);
        for (int k = 0; k < gallery->app.focus.count; k++) {
            const struct focus_item *item = &gallery->app.focus.items[k];
            const SDL_Rect part = {(int)item->x - 16, (int)item->y - 16, (int)item->w + 32,
                                   (int)item->h + 32};

            if (!move_seen(gallery, part, MOVED, 0))
                fail_msg("%s: target %d moved aside", pictures[i], item->id);
            if (!move_seen(gallery, part, 0, -MOVED))
                fail_msg("%s: target %d moved up", pictures[i], item->id);
        }
    }
}

/* That part of the picture with its text as it is without. */
static void unwrite(struct gallery *gallery, SDL_Rect part)
{
    SDL_Rect to = part;

    assert_int_equal(SDL_BlitSurface(painted, &part, gallery->papers[WHOLE].surface, &to), 0);
}

static bool is_written(const struct gallery *gallery, const struct painted_line *line)
{
    return ink_whole(painted, gallery->papers[WHOLE].surface, line);
}

static void rewrite(struct gallery *gallery)
{
    assert_int_equal(SDL_BlitSurface(written, NULL, gallery->papers[WHOLE].surface, NULL), 0);
}

/* A line that is not painted, and one that lacks its first, last or any part as long as a short word. */
GALLERY_TEST(test_missing_text_is_seen)
{
    int lines = 0;

    for (int i = 0; i < PICTURES; i++) {
        paint(gallery, pictures[i]);
        for (int k = 0; k < painted_lines(gallery->papers[WHOLE].canvas); k++) {
            const struct painted_line line = painted_line(gallery->papers[WHOLE].canvas, k);
            const int word = (int)(0.9 * line.size) + 1;
            SDL_Rect part = line.place;

            assert_true(is_written(gallery, &line));
            for (part.w = SDL_min(word, part.w); part.x + part.w <= line.place.x + line.place.w;
                 part.x += word) {
                unwrite(gallery, part);
                if (line.place.w > word && is_written(gallery, &line))
                    fail_msg("%s: without part of \"%s\"", pictures[i], line.text);
                rewrite(gallery);
            }
            lines++;
        }
    }
    assert_true(lines > 60);
}

/* Every word of every line: gone, or another one; every line: gone, elsewhere, larger, lighter, in another
 * colour. */
GALLERY_TEST(test_other_words_are_seen)
{
    for (int i = 0; i < PICTURES; i++) {
        paint(gallery, pictures[i]);
        spoilt = words;
        assert_true(words_overlooked());
        for (int k = 0; k < words.count; k++) {
            struct wording_line *line = &spoilt.lines[k];

            for (size_t at = 0; line->text[at]; at++) {
                spoilt = words;
                if (line->text[at] == ' ')
                    continue;
                line->text[at] = line->text[at] == 'x' ? 'y' : 'x';
                assert_false(words_overlooked());
            }
            spoilt = words;
            line->text[strcspn(line->text, " ")] = '\0'; /* the words after the first are gone */
            assert_int_equal(words_overlooked(), !strcmp(line->text, words.lines[k].text));
            spoilt = words;
            line->baseline += MOVED;
            assert_false(words_overlooked());
            spoilt = words;
            line->left -= MOVED;
            assert_false(words_overlooked());
            spoilt = words;
            line->size *= 1.2;
            assert_false(words_overlooked());
            spoilt = words;
            line->weight++;
            assert_false(words_overlooked());
            spoilt = words;
            line->colour ^= 0x004000;
            assert_false(words_overlooked());
        }
    }
}

/* Type that is 5 % wider, whether it keeps its left, its middle or its right; and a paragraph that breaks
 * elsewhere.
 */
GALLERY_TEST(test_another_font_is_overlooked)
{
    for (int i = 0; i < PICTURES; i++) {
        paint(gallery, pictures[i]);
        for (int keep = 0; keep <= 2; keep++) {
            spoilt = words;
            for (int k = 0; k < spoilt.count; k++) {
                spoilt.lines[k].left -= 0.05 * spoilt.lines[k].width * keep / 2;
                spoilt.lines[k].width *= 1.05;
            }
            assert_true(words_overlooked());
        }
    }
    words = (struct wording){.lines = {{.text = "One two three"}, {.text = "four"}}, .count = 2};
    spoilt = (struct wording){.lines = {{.text = "One two"}, {.text = "three four"}}, .count = 2};
    assert_true(words_overlooked());
    spoilt = (struct wording){.lines = {{.text = "One two"}, {.text = "four three"}}, .count = 2};
    assert_false(words_overlooked());
}

static Uint32 as_pixel(struct colour colour)
{
    return 0xFF000000u | (Uint32)colour.r << 16 | (Uint32)colour.g << 8 | colour.b;
}

static void swap_sides(SDL_Surface *surface)
{
    const Uint32 left = as_pixel(LEFT_GRAPHIC), right = as_pixel(RIGHT_GRAPHIC);

    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++) {
            Uint32 *at = paper_at(surface, x, y);

            if (paper_apart(*at, left) < 24)
                *at = right;
            else if (paper_apart(*at, right) < 24)
                *at = left;
        }
}

GALLERY_TEST(test_swapped_sides_are_seen)
{
    static const char *const sided[] = {"play-hold-left", "progress", "play-step-right"};

    for (int i = 0; i < 3; i++) {
        paint(gallery, sided[i]);
        swap_sides(gallery->papers[BARE].surface);
        assert_false(overlooked(gallery));
    }
}

/* The coach lifts a foot; and is not there at all. */
GALLERY_TEST(test_other_figures_are_seen)
{
    paint(gallery, "play-hold-left");
    wipe(gallery, (SDL_Rect){800, 220, 320, 640});
    assert_false(overlooked(gallery));
    wipe(gallery, (SDL_Rect){900, 760, 160, 100});
    assert_false(overlooked(gallery));
}

GALLERY_TEST(test_the_same_is_the_same)
{
    for (int i = 0; i < PICTURES; i++) {
        paint(gallery, pictures[i]);
        assert_true(overlooked(gallery));
    }
}

static int set_up(void **state)
{
    static const int sizes[2][2] = {{WIDTH, HEIGHT}, {WIDTH, HEIGHT}};

    gallery_open(state, sizes, 2);
    painted_bare(((struct gallery *)*state)->papers[BARE].canvas);
    return 0;
}

static int tear_down(void **state)
{
    put_away();
    return gallery_close(state);
}

GROUP(set_up, tear_down)
