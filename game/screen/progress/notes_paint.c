#include "screen/progress/notes_screen.h"

#include "i18n/i18n.h"
#include "screen/shared/choice.h"
#include "screen/shared/glyph.h"
#include "screen/shared/widgets.h"

#include <stdio.h>
#include <string.h>

static void paint_topics(struct app *app, struct canvas *canvas)
{
    const struct box row = {PART_MARGIN_X, 176, layout_room(canvas), 96};

    for (int i = 0; i < NOTE_TOPICS; i++) {
        const struct box at = layout_cell(row, NOTE_TOPICS, 20, i);
        bool here =
            button(&app->focus, canvas, NOTES_TOPIC + i, at, _(note_topic_title((enum note_topic)i)), NULL);
        if ((int)notes_state(app)->topic == i)
            draw_round(canvas, at.x + 28, at.y + at.h - 16, at.w - 56, 8, 4, here ? SUN_LIGHT : FERN);
    }
}

/* The title in up to two lines, and below it where the note was or will be found. */
static void paint_note(struct app *app, struct canvas *canvas, int i, double x, double y, double w, double h)
{
    const struct note *note = &app->course.book->notes[i];
    const struct level *level = trail_find(app->course.trail, note->found_at);
    bool here = focus_item(&app->focus, i, x, y, w, h), found = notes_found(app, note);
    char name[PART_NAME] = "", where[160];

    focus_label(&app->focus, _(note->title));

    if (here)
        focus_frame(&app->focus, canvas, (struct box){x, y, w, h}, 36);
    else
        draw_sheet(canvas, x, y, w, h);
    if (here)
        draw_round(canvas, x, y, w, h, 36, SPRUCE);
    const bool two = block_lines(canvas, w - 72, 80, 44, BOLD, _(note->title)) > 1;
    draw_label(canvas, x + 36, y + (two ? 53 : 56), w - 72, 80, 44, BOLD, ALIGN_LEFT, here ? MIST : INK,
               _(note->title));
    if (level)
        part_level_name(app, level, name);
    snprintf(where, sizeof where, found ? _("found at %s") : _("lies at %s"), name);
    if (level)
        draw_text(canvas, x + 36, y + (two ? 112 : 102), w - 160, 34, MEDIUM, ALIGN_LEFT,
                  here ? QUIET : STONE, where);
    if (!found)
        return;
    draw_disc(canvas, x + w - 58, y + h - 34, 22, here ? MIST : SPRUCE);
    glyph_tick(canvas, x + w - 58, y + h - 34, 1.3, here ? SPRUCE : MIST);
}

static void paint_list(struct app *app, struct canvas *canvas)
{
    const double gap = 24, w = (layout_room(canvas) - 32) / 2, h = 124, y = 304;
    const double right = canvas_width(canvas) - PART_MARGIN_X;
    int seen = 0, shown = 0;

    if (app->focus.id < 0)
        app->focus.id = NOTES_TOPIC + (int)notes_state(app)->topic;
    draw_text(canvas, PART_MARGIN_X, 126, 0, 84, EXTRABOLD, ALIGN_LEFT, INK, _("Field notes"));
    paint_topics(app, canvas);
    for (int i = 0; i < (int)app->course.book->note_count; i++) {
        if (app->course.book->notes[i].topic != notes_state(app)->topic || seen++ < notes_state(app)->first ||
            shown == NOTES_VIEW)
            continue;
        paint_note(app, canvas, i, PART_MARGIN_X + shown % 2 * (w + 32), y + shown / 2 * (h + gap), w, h);
        shown++;
    }
    if (seen > NOTES_VIEW)
        button(&app->focus, canvas, NOTES_MORE, (struct box){right - 480, 46, 220, 96}, _("More"), NULL);
    button(&app->focus, canvas, NOTES_BACK, (struct box){right - 220, 46, 220, 96}, _("Back"), NULL);
}

static void paint_links(struct app *app, struct canvas *canvas)
{
    const struct note *note = &app->course.book->notes[notes_state(app)->note];
    const struct choice low = {.id = NOTES_BACK, .text = _("Back")};
    struct choice choices[ACTIVITIES_MAX];
    int count = 0;

    for (int i = 0; i < activity_count; i++)
        if (note->exercises & 1u << i)
            choices[count++] =
                (struct choice){.id = NOTES_LINK + i, .text = _(app->course.book->guide.cards[i].title)};
    draw_text(canvas, PART_MARGIN_X, 126, 0, 72, EXTRABOLD, ALIGN_LEFT, INK, _(note->title));
    draw_text(canvas, PART_MARGIN_X, 190, 0, 44, MEDIUM, ALIGN_LEFT, INK,
              _("To the level that is next on your ladder:"));
    choice_grid(app, canvas, 232, count > 6 ? 100 : 150, 2, choices, count);
    choice_grid(app, canvas, NOTES_LOW, NOTES_LOW_H, 2, &low, 1);
}

void notes_paint(struct app *app, struct canvas *canvas)
{
    static void (*const pages[])(struct app * app, struct canvas * canvas) = {
        [NOTES_LIST] = paint_list, [NOTES_TEXT] = notes_text_paint, [NOTES_LINKS] = paint_links};

    draw_scene(canvas, "sheet");
    pages[notes_state(app)->page](app, canvas);
}
