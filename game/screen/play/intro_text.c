#include "screen/play/intro_screen.h"

#include <stdio.h>

#include "i18n/i18n.h"
#include "screen/app/app.h"
#include "screen/shared/say.h"
#include "screen/shared/widgets.h"

/*
 * The words of the introduction, in the order of what has to be known first, set on as many pages as they
 * need. A piece is never cut: one that does not fit stands on the next page, under its heading.
 */
static const double HEAD = 34, SIZE = 38, GAP = 14;

struct setting {
    struct canvas *canvas;
    double x, top, w, h;
    double y;         /* of the next piece, from top */
    int page, shown;  /* the page that is being set, and the one that is drawn */
    const char *head; /* of the next piece; NULL: goes on */
    const char *said; /* the heading that stands on this page already; NULL: none */
};

static void begin_part(struct setting *set, const char *head)
{
    set->head = head;
    set->said = NULL;
}

/* number 0: a piece without one. */
static void add(struct setting *set, int number, const char *text)
{
    const double indent = number ? 52 : 0;
    char digits[12];

    if (!text[0])
        return;
    double high = part_height(set->canvas, set->w - indent, SIZE, MEDIUM, text);
    double head = set->head != set->said ? 1.3 * HEAD + 4 : 0;
    if (set->y > 0 && set->y + head + high > set->h) {
        set->page++;
        set->y = 0;
        set->said = NULL;
        head = 1.3 * HEAD + 4;
    }
    if (set->page == set->shown) {
        double y = set->top + set->y;
        if (head > 0)
            draw_text(set->canvas, set->x, y + HEAD, set->w, HEAD, BOLD, ALIGN_LEFT, STONE, set->head);
        y += head + SIZE;
        snprintf(digits, sizeof digits, "%d", number);
        if (number)
            draw_text(set->canvas, set->x, y, indent, SIZE, BOLD, ALIGN_LEFT, STONE, digits);
        draw_paragraph(set->canvas, set->x + indent, y, set->w - indent, SIZE, MEDIUM, INK, text);
    }
    set->said = set->head;
    set->y += head + high + GAP;
}

static void add_lines(struct setting *set, const char *head, const struct guide_lines *lines, bool numbered)
{
    begin_part(set, head);
    for (int i = 0; i < lines->count; i++)
        add(set, numbered ? i + 1 : 0, _(lines->text[i]));
}

/* What pain has to do with it, and which leg may not take it yet. */
static void add_legs(const struct app *app, struct setting *set)
{
    const struct level *level = app_level(app);

    for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++) {
        if (!(level_side_bits(level) & 1u << side))
            continue;
        const struct ladder_leg *leg =
            ladder_leg(&app->course.reached.ladder, level->activity, (enum side)side);
        bool pain = leg->reason == LADDER_PAIN_STAY || leg->reason == LADDER_PAIN_DOWN ||
                    leg->reason == LADDER_WORSE_DOWN;
        char lock[SAY_LOCK];
        begin_part(set, part_side_leg((enum side)side));
        if (!(intro_sides(app) & 1u << side)) {
            say_lock(app, app->course.chosen_level, (enum side)side, lock);
            add(set, 0, lock);
        } else if (pain) {
            add(set, 0, _(ladder_reason_text(leg->reason)));
        }
    }
}

void intro_paint_text(struct app *app, struct canvas *canvas, double x, double y, double w, double h)
{
    const struct level *level = app_level(app);
    const struct exercise_card *card = guide_card(&app->course.book->guide, level->activity);
    struct setting set = {
        .canvas = canvas, .x = x, .top = y, .w = w, .h = h, .shown = intro_state(app)->page};
    char things[SAY_THINGS];

    add_legs(app, &set);
    begin_part(&set, _("Take care"));
    add(&set, 0, _(level->safety));
    add_lines(&set, _("How it goes"), &card->steps, true);
    say_things(app, guide_things(&app->course.book->guide, level), things);
    begin_part(&set, _("At hand"));
    add(&set, 0, things);
    begin_part(&set, _("Why"));
    add(&set, 0, _(level->why));
    begin_part(&set, _("The easier way"));
    add(&set, 0, _(card->easier));
    begin_part(&set, _("Mind as well"));
    add(&set, 0, _(card->safety));
    add_lines(&set, _("Often seen"), &card->faults, false);
    add_lines(&set, _("What works"), &card->muscles, false);
    intro_state(app)->pages = set.page + 1;
}
