#include "screen/progress/notes_screen.h"

#include "screen/app/app.h"

/* What can be done with the notes; notes_paint.c is what they look like. */

static void enter(struct app *app, const struct wanted *wanted)
{
    (void)wanted;
    notes_state(app)->page = NOTES_LIST;
}

bool notes_found(const struct app *app, const struct note *note)
{
    const struct level *level = trail_find(app->course.trail, note->found_at);
    const struct progress *done =
        level ? &app->course.reached.progress[level - app->course.trail->levels] : NULL;

    return done && (done->stars_left > 0 || done->stars_right > 0 || done->stars_both > 0 || done->stamps);
}

static void read(struct app *app, int note)
{
    notes_state(app)->page = NOTES_TEXT;
    notes_state(app)->note = note;
    notes_state(app)->part = 0;
    notes_state(app)->turned = true;
}

/* The next one of the topic, or the first again. */
static void read_next(struct app *app)
{
    int count = (int)app->course.book->note_count, at = notes_state(app)->note;

    do
        at = (at + 1) % count;
    while (app->course.book->notes[at].topic != notes_state(app)->topic);
    read(app, at);
}

/* The level that is next on the ladder: of both legs, or of the one that is further back. */
static void play(struct app *app, const struct activity *exercise)
{
    const struct exercise_card *card = guide_card(&app->course.book->guide, exercise);
    int left = session_pick(app->course.book, &app->course.reached.ladder, app->course.reached.open, exercise,
                            card->each_side ? SIDE_LEFT : SIDE_NONE);
    int right = card->each_side ? session_pick(app->course.book, &app->course.reached.ladder,
                                               app->course.reached.open, exercise, SIDE_RIGHT)
                                : left;
    int level = left >= 0 && (right < 0 || left <= right) ? left : right;

    if (level >= 0)
        app_start(app, level);
}

static void more(struct app *app)
{
    struct notes_state *notes = notes_state(app);
    int count = 0;

    if (notes->page == NOTES_TEXT) {
        notes->part = notes->part + 1 < notes->parts ? notes->part + 1 : 0;
        notes->turned = true;
        return;
    }
    for (size_t i = 0; i < app->course.book->note_count; i++)
        count += app->course.book->notes[i].topic == notes->topic;
    notes->first = notes->first + NOTES_VIEW < count ? notes->first + NOTES_VIEW : 0;
}

static void back(struct app *app)
{
    if (notes_state(app)->page == NOTES_LIST)
        app_go(app, &screen_home);
    else
        notes_state(app)->page = notes_state(app)->page == NOTES_LINKS ? NOTES_TEXT : NOTES_LIST;
    notes_state(app)->turned = true;
}

static void chosen(struct app *app, int id)
{
    if (id == NOTES_BACK) {
        back(app);
    } else if (id == NOTES_MORE) {
        more(app);
    } else if (id == NOTES_NEXT) {
        read_next(app);
    } else if (id == NOTES_EXERCISES) {
        notes_state(app)->page = NOTES_LINKS;
    } else if (id >= NOTES_LINK) {
        play(app, activities[id - NOTES_LINK]);
    } else if (id >= NOTES_TOPIC) {
        notes_state(app)->topic = (enum note_topic)(id - NOTES_TOPIC);
        notes_state(app)->first = 0;
    } else {
        read(app, id);
    }
}

static int menu(const struct app *app)
{
    return 1 + (int)notes_state(app)->page;
}

const struct screen screen_notes = {.name = "notes",
                                    .state_size = sizeof(struct notes_state),
                                    .enter = enter,
                                    .back = back,
                                    .chosen = chosen,
                                    .paint = notes_paint,
                                    .menu = menu};
