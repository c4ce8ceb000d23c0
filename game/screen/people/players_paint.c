#include "screen/people/players_screen.h"

#include "i18n/i18n.h"
#include "screen/shared/choice.h"

#include <math.h>
#include <stdio.h>

static const double TOP = 288, ROW = 162, LOW = 880, LOW_H = 136;

static void paint_list(struct app *app, struct canvas *canvas)
{
    struct players_state *players = players_state(app);
    bool playing = players->page == PLAYERS_LIST;
    struct choice choices[PLAYERS_VIEW], below[4];
    int count = 0, under = 0;

    if (app->focus.id < 0 && players->count > 0)
        app->focus.id = players->first;
    choice_heading(app, canvas, playing ? _("Who plays?") : _("Whose page?"),
                   playing ? _("Lean to yours and stay, or point at it.") : _("Name, tables, or goodbye."));
    for (int i = players->first; i < players->count && count < PLAYERS_VIEW; i++)
        choices[count++] =
            (struct choice){.id = i,
                            .text = players->list[i].name,
                            .small = players->list[i].hidden ? _("hidden from the tables") : NULL,
                            .on = players->list[i].id == app->course.player.id};
    choice_grid(app, canvas, TOP, ROW, 2, choices, count);
    if (players->first > 0)
        below[under++] = (struct choice){.id = PLAYERS_FEWER, .text = _("Before")};
    if (players->first + PLAYERS_VIEW < players->count)
        below[under++] = (struct choice){.id = PLAYERS_MORE, .text = _("More")};
    if (playing && players->count < PLAYERS_MAX && under < 2)
        below[under++] = (struct choice){.id = PLAYERS_NEW, .text = _("Somebody new")};
    if (playing)
        below[under++] = (struct choice){.id = PLAYERS_EDIT, .text = _("Change")};
    else
        below[under++] = (struct choice){.id = PLAYERS_BACK, .text = _("Back")};
    choice_grid(app, canvas, LOW, LOW_H, under < 2 ? 2 : under, below, under);
}

static void paint_one(struct app *app, struct canvas *canvas)
{
    const struct store_player *one = &players_state(app)->list[players_state(app)->one];
    const struct choice choices[] = {
        {.id = PLAYERS_RENAME, .text = _("Another name"), .small = _("typed, or letter by letter")},
        {.id = PLAYERS_HIDE,
         .text = _("Hidden in the tables"),
         .small = one->hidden ? _("nobody sees the scores") : _("the household sees them"),
         .on = one->hidden},
        {.id = PLAYERS_REMOVE, .text = _("Delete"), .small = _("asks once more"), .slow = true},
        {.id = PLAYERS_BACK, .text = _("Back")},
    };

    choice_heading(app, canvas, one->name, "");
    choice_grid(app, canvas, TOP + 30, 220, 2, choices, 4);
}

static void paint_warning(const struct app *app, struct canvas *canvas, const char *text)
{
    const double x = PART_MARGIN_X, w = layout_room(canvas);
    char title[STORE_NAME_SIZE + 64];

    snprintf(title, sizeof title, _("Delete %s?"), players_state(app)->list[players_state(app)->one].name);
    choice_heading(app, canvas, title, "");
    draw_sheet(canvas, x, TOP, w, 300);
    draw_paragraph(canvas, x + 48, TOP + 90, w - 96, 48, MEDIUM, INK, text);
}

static void paint_delete(struct app *app, struct canvas *canvas)
{
    const struct choice choices[] = {{.id = PLAYERS_KEEP, .text = _("Keep everything")},
                                     {.id = PLAYERS_REALLY,
                                      .text = _("Delete for good"),
                                      .small = _("stay a little longer"),
                                      .slow = true}};

    paint_warning(app, canvas,
                  _("All results, recordings and answers of this player go, and nothing brings them back. "
                    "Hiding from the tables is the gentler way."));
    choice_grid(app, canvas, 660, 200, 2, choices, 2);
}

static void paint_going(struct app *app, struct canvas *canvas)
{
    const struct choice keep = {.id = PLAYERS_KEEP, .text = _("Keep everything")};
    const struct players_state *players = players_state(app);
    const double w = canvas_width(canvas), x = w - PART_MARGIN_X - 220, y = 790;
    double left = players->gone_us ? (double)(players->gone_us - app->now_us) / PLAYERS_GOING_US : 1;
    char seconds[8];

    paint_warning(app, canvas, _("It is done when the ring is empty. Until then it can be taken back."));
    choice_paint(app, canvas, &keep, (struct box){PART_MARGIN_X, 690, layout_room(canvas) - 480, 200});
    draw_medallion(canvas, x, y, 150);
    draw_ring(canvas, x, y, 116, 18, LINE);
    if (left > 0)
        draw_arc(canvas, x, y, 116, 18, 0, fmin(left, 1), true, INK);
    snprintf(seconds, sizeof seconds, "%d", (int)ceil(fmax(left, 0) * PLAYERS_GOING_US / 1e6));
    draw_number(canvas, x, y + 38, 108, BOLD, INK, seconds);
}

void players_paint(struct app *app, struct canvas *canvas)
{
    static void (*const pages[])(struct app * app, struct canvas * canvas) = {
        [PLAYERS_LIST] = paint_list,     [PLAYERS_CHANGE] = paint_list, [PLAYERS_ONE] = paint_one,
        [PLAYERS_DELETE] = paint_delete, [PLAYERS_GOING] = paint_going,
    };

    draw_scene(canvas, "camp");
    pages[players_state(app)->page](app, canvas);
}
