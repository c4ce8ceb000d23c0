#include "screen/people/entry_screen.h"

#include "i18n/i18n.h"
#include "screen/shared/choice.h"
#include "screen/shared/widgets.h"

#include <stdio.h>
#include <string.h>

/* Capitals begin a word, small letters go on. */
static const char *const letters[2][ENTRY_GROUPS][ENTRY_LETTERS] = {
    {{"A", "B", "C", "D", "E", NULL},
     {"F", "G", "H", "I", "J", NULL},
     {"K", "L", "M", "N", "O", NULL},
     {"P", "Q", "R", "S", "T", NULL},
     {"U", "V", "W", "X", "Y", "Z"},
     {"Ä", "Å", "É", "Ñ", "Ö", "Ü"}},
    {{"a", "b", "c", "d", "e", NULL},
     {"f", "g", "h", "i", "j", NULL},
     {"k", "l", "m", "n", "o", NULL},
     {"p", "q", "r", "s", "t", NULL},
     {"u", "v", "w", "x", "y", "z"},
     {"ä", "å", "é", "ñ", "ö", "ü"}},
};

void entry_begin(struct app *app, const char *title, const char *text, entry_done *done)
{
    *entry_state(app) = (struct entry_state){.title = title, .from = app->screen, .done = done, .group = -1};
    snprintf(entry_state(app)->text, sizeof entry_state(app)->text, "%s", text);
    app_go(app, &screen_entry);
}

static void append(struct entry_state *entry, const char *text)
{
    size_t length = strlen(entry->text);

    entry->why[0] = '\0';
    if (*text == ' ' && (length == 0 || entry->text[length - 1] == ' '))
        return;
    if (length + strlen(text) >= sizeof entry->text)
        snprintf(entry->why, sizeof entry->why, "%s", _("That is as long as a name can be."));
    else
        snprintf(entry->text + length, sizeof entry->text - length, "%s", text);
}

/* The last character, however many bytes it has. */
static void erase(struct entry_state *entry)
{
    size_t length = strlen(entry->text);

    while (length > 0 && ((unsigned char)entry->text[--length] & 0xC0) == 0x80)
        continue;
    entry->text[length] = '\0';
    entry->why[0] = '\0';
}

static void finish(struct app *app)
{
    struct entry_state *entry = entry_state(app);
    char text[ENTRY_SIZE];
    size_t length = strlen(entry->text);

    while (length > 0 && entry->text[length - 1] == ' ')
        length--;
    snprintf(text, sizeof text, "%.*s", (int)length, entry->text);
    app_fault_clear(app);
    if (!*text)
        snprintf(entry->why, sizeof entry->why, "%s", _("Any name will do."));
    else
        entry->done(app, text, entry->why);
}

static int row(const struct entry_state *entry)
{
    size_t length = strlen(entry->text);

    return length > 0 && entry->text[length - 1] != ' ' && entry->text[length - 1] != '-';
}

static void go_back(struct app *app)
{
    if (entry_state(app)->group >= 0)
        entry_state(app)->group = -1;
    else
        app_go(app, entry_state(app)->from);
}

static void chosen(struct app *app, int id)
{
    struct entry_state *entry = entry_state(app);

    switch (id) {
    case ENTRY_SPACE:
        append(entry, " ");
        break;
    case ENTRY_ERASE:
        erase(entry);
        break;
    case ENTRY_DONE:
        finish(app);
        break;
    case ENTRY_BACK:
        go_back(app);
        break;
    default:
        if (entry->group < 0) {
            entry->group = id;
        } else {
            append(entry, letters[row(entry)][entry->group][id]);
            entry->group = -1;
        }
    }
}

static void typed(struct app *app, const char *text)
{
    entry_state(app)->group = -1;
    if (*text == '\b')
        erase(entry_state(app));
    else if ((unsigned char)*text >= ' ')
        append(entry_state(app), text);
    if (app->focus.id >= 0) /* Enter ends what is typed */
        app->focus.id = ENTRY_DONE;
}

static int menu(const struct app *app)
{
    return 2 + entry_state(app)->group;
}

static void paint_field(const struct app *app, struct canvas *canvas)
{
    const double w = layout_room(canvas), y = 180, h = 196;
    const struct entry_state *entry = entry_state(app);
    const char *why = entry->why[0] ? entry->why : fault_text(&app->notices.fault);

    draw_sheet(canvas, PART_MARGIN_X, y, w, h);
    double text =
        draw_text(canvas, PART_MARGIN_X + 48, y + 100, w - 130, 88, BOLD, ALIGN_LEFT, INK, entry->text);
    draw_rect(canvas, PART_MARGIN_X + 56 + text, y + 26, 6, 92, LAKE);
    draw_text(canvas, PART_MARGIN_X + 48, y + 168, w - 60, 38, MEDIUM, ALIGN_LEFT, *why ? ROWAN : STONE,
              *why ? why : _("Type it, or choose a group of letters and then one of them."));
}

static void group_name(const struct entry_state *entry, int group, char out[32])
{
    out[0] = '\0';
    for (int i = 0; i < ENTRY_LETTERS && letters[0][group][i]; i++) {
        size_t length = strlen(out);
        snprintf(out + length, 32 - length, "%s%s", i ? " " : "", letters[row(entry)][group][i]);
    }
}

/* The groups in two rows, or the letters of one. */
static void paint_keys(struct app *app, struct canvas *canvas)
{
    const struct entry_state *entry = entry_state(app);
    const double gap = 32, high = 312;
    int count = 0, columns = 3;
    char name[32];

    while (count < ENTRY_LETTERS && (entry->group < 0 || letters[0][entry->group][count]))
        count++;
    if (entry->group >= 0)
        columns = count;
    const struct box row_of_keys = {PART_MARGIN_X, 412, layout_room(canvas),
                                    entry->group < 0 ? (high - gap) / 2 : high};
    for (int i = 0; i < count; i++) {
        if (entry->group < 0)
            group_name(entry, i, name);
        else
            snprintf(name, sizeof name, "%s", letters[row(entry)][entry->group][i]);
        const struct box at = layout_cell(row_of_keys, columns, gap, i);
        button(&app->focus, canvas, i, at, name, NULL);
    }
}

static void paint(struct app *app, struct canvas *canvas)
{
    const struct choice below[] = {
        {.id = ENTRY_SPACE, .text = _("Space")},
        {.id = ENTRY_ERASE, .text = _("Erase")},
        {.id = ENTRY_BACK, .text = entry_state(app)->group < 0 ? _("Not now") : _("Back")},
        {.id = ENTRY_DONE, .text = _("Done")}};

    /* A name that is there already may be taken as it is. */
    if (app->focus.id < 0 && entry_state(app)->group < 0 && entry_state(app)->text[0])
        app->focus.id = ENTRY_DONE;
    draw_scene(canvas, "camp");
    draw_text(canvas, PART_MARGIN_X, 132, 0, 84, EXTRABOLD, ALIGN_LEFT, INK, entry_state(app)->title);
    paint_field(app, canvas);
    paint_keys(app, canvas);
    choice_grid(app, canvas, 780, 150, 4, below, 4);
}

const struct screen screen_entry = {.name = "entry",
                                    .state_size = sizeof(struct entry_state),
                                    .back = go_back,
                                    .chosen = chosen,
                                    .paint = paint,
                                    .menu = menu,
                                    .typed = typed};
