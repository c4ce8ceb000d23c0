#include "gallery.h"
#include "screen/people/questions_screen.h"

/*
 * Every item of every picture, at the narrowest and the widest window: said when it has the focus, and
 * reached by each way of choosing: arrows, leans (two directions), a pointer.
 */
static const int shapes[][2] = {{960, 720}, {1280, 540}};

static int index_of(const struct focus *focus, int id)
{
    for (int i = 0; i < focus->count; i++)
        if (focus->items[i].id == id)
            return i;
    return -1;
}

typedef int taking(const struct focus *focus, int from, int way); /* index of the item reached; -1: none */

static int by_arrow(const struct focus *focus, int from, int way)
{
    static const int steps[][2] = {{-1, 0}, {1, 0}, {0, -1}, {0, 1}};
    struct focus moved = *focus;

    moved.id = focus->items[from].id;
    return focus_move(&moved, steps[way][0], steps[way][1]) ? index_of(focus, moved.id) : -1;
}

static int by_lean(const struct focus *focus, int from, int way)
{
    struct focus moved = *focus;

    moved.id = focus->items[from].id;
    return focus_step(&moved, way == 0 ? -1 : 1) ? index_of(focus, moved.id) : -1;
}

/* How many items cannot be reached from that one. */
static int out_of_reach(const struct focus *focus, taking *take, int ways, int from)
{
    bool reached[FOCUS_ITEMS_MAX] = {false};
    int queue[FOCUS_ITEMS_MAX], count = 1;

    queue[0] = from;
    reached[from] = true;
    for (int at = 0; at < count; at++)
        for (int way = 0; way < ways; way++) {
            int to = take(focus, queue[at], way);
            if (to >= 0 && !reached[to]) {
                reached[to] = true;
                queue[count++] = to;
            }
        }
    return focus->count - count;
}

static int fault(const char *name, const struct focus_item *item, const char *what)
{
    print_error("%s: \"%s\" (%d) %s\n", name, item->label, item->id, what);
    return 1;
}

static int check_item(const struct focus *focus, int i, const char *name)
{
    const struct focus_item *item = &focus->items[i];
    struct focus pointed = *focus;
    int faults = 0;

    if (!item->label[0])
        faults += fault(name, item, "says nothing");
    if (index_of(focus, item->id) != i)
        faults += fault(name, item, "is listed twice");
    if (focus_point(&pointed, item->x + item->w / 2, item->y + item->h / 2) != item->id)
        faults += fault(name, item, "lies under something");
    if (out_of_reach(focus, by_arrow, 4, i))
        faults += fault(name, item, "is from where arrows do not reach everything");
    if (out_of_reach(focus, by_lean, 2, i))
        faults += fault(name, item, "is from where leans do not reach everything");
    return faults;
}

static int check_picture(struct gallery *gallery)
{
    const char *name = gallery->picture;
    int faults = 0;

    for (int paper = 0; paper < gallery->count; paper++) {
        gallery_paint(gallery, paper);
        for (int i = 0; i < gallery->app.focus.count; i++)
            faults += check_item(&gallery->app.focus, i, name);
        if (gallery->app.focus.count > 0 && index_of(&gallery->app.focus, gallery->app.focus.id) < 0)
            faults += fault(name, &gallery->app.focus.items[0], "should have the focus, or another");
    }
    return faults;
}

GALLERY_TEST(everything_is_said_and_reached)
{
    int faults = 0, pictures = 0;

    for (; gallery_show(gallery, shots_name(gallery->shots, pictures)); pictures++)
        faults += check_picture(gallery);
    assert_in_range(pictures, 30, 1000);
    assert_int_equal(faults, 0);
}

/* Heels, Escape, two taps: everywhere they lead out, to another page, or to what ends it. */
GALLERY_TEST(going_back_leads_somewhere)
{
    for (int i = 0; gallery_show(gallery, shots_name(gallery->shots, i)); i++) {
        struct app *app = &gallery->app;

        gallery_paint(gallery, 0);
        const struct app before = *app;
        const size_t size = app->screen->state_size;
        unsigned char *shown = malloc(size + 1);
        assert_non_null(shown);
        memcpy(shown, app_state(app, app->screen), size);
        app_act(app, ACTION_BACK);
        bool first = app->screen == &screen_questions && questions_state(app)->page == QUESTIONS_FIRST;
        bool led = app->next || app->quit || app->focus.id != before.focus.id ||
                   app->course.attempt.run.phase != before.course.attempt.run.phase ||
                   app->cheer.going != before.cheer.going ||
                   memcmp(shown, app_state(app, app->screen), size) != 0;
        free(shown);
        if (!led && !first)
            fail_msg("%s: going back does nothing", gallery->picture);
    }
}

GALLERY(shapes)
