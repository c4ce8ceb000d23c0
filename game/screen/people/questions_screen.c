#include "screen/people/questions_screen.h"

#include "i18n/i18n.h"
#include "screen/app/app.h"
#include "screen/shared/choice.h"
#include "screen/shared/unit.h"
#include "screen/shared/widgets.h"

#include <math.h>
#include <stdio.h>

enum { ANSWERS_MAX = 4 };

/* What a step of that height can be used for. */
static const struct {
    int cm; /* of the highest one; the middle of what its kind may be */
    uint32_t things;
    const char *text, *small;
} steps[ANSWERS_MAX] = {
    {0, 0, N_("No step"), N_("the board, or the floor")},
    {12, 1u << THING_STEP, N_("A low one"), N_("10 to 15 cm")},
    {18, 1u << THING_STAIR, N_("A stair"), N_("16 to 20 cm")},
    {18, 1u << THING_STEP | 1u << THING_STAIR, N_("Both"), N_("a low step and a stair")},
};
enum { STEPS = 1 << THING_STEP | 1 << THING_STAIR };

static const struct {
    enum thing thing;
    const char *text, *small;
} things[ANSWERS_MAX] = {
    {THING_BAND, N_("An elastic band"), N_("any strength")},
    {THING_WEIGHT, N_("A weight"), N_("or a bag to fill")},
    {THING_CUSHION, N_("A firm cushion"), N_("to stand on")},
    {THING_BALL, N_("A soft ball"), N_("a folded towel does as well")},
};

static const struct {
    const char *text, *small, *advice, *drawing;
} first[ANSWERS_MAX] = {
    {N_("None of these"), N_("on to the trail"), NULL, NULL},
    {N_("A new hip, or surgery"), N_("on a hip, at any time"),
     N_("After surgery some movements may be off for a time. Show these exercises to your surgeon or your "
        "physiotherapist first: they can say which ones suit you, and from when on."),
     "ask-new-hip"},
    {N_("Osteoporosis"), N_("brittle bones"),
     N_("Balance and strength do such bones good, but bending deeply, twisting and heavy weights want "
        "advice. Show these exercises to your doctor or physiotherapist first, and keep a hold within "
        "reach."),
     "ask-brittle-bones"},
    {N_("Late in pregnancy"), N_("the last three months"),
     N_("Ligaments are softer now, and lying flat on the back may not be good for you. Show these exercises "
        "to "
        "your midwife or doctor first: much of it can be done standing or on the side."),
     "ask-late-pregnancy"},
};

static const unsigned sore[ANSWERS_MAX] = {0, SIDES_LEFT, SIDES_RIGHT, SIDES_EACH};

static void finish(struct app *app)
{
    app->course.player.asked = true;
    if (app_keep_player(app) == 0)
        (void)app_refresh(app); /* what cannot be read is told as a fault */
    app_go(app, questions_state(app)->then ? questions_state(app)->then : &screen_home);
}

static void turn(struct app *app, int by)
{
    struct questions_state *questions = questions_state(app);
    int page = (int)questions->page + by;
    bool told = questions->ask_first > 0;

    questions->ask_first = 0;
    if (told && by < 0)
        return; /* to the answers again */
    if (questions->then || page >= QUESTIONS_PAGES)
        finish(app);
    else if (page >= 0)
        questions->page = (enum questions_page)page;
}

static void enter(struct app *app, const struct wanted *wanted)
{
    *questions_state(app) =
        (struct questions_state){.page = (enum questions_page)wanted->page, .then = wanted->then};
}

static void answer(struct app *app, int id)
{
    struct store_player *player = &app->course.player;

    switch (questions_state(app)->page) {
    case QUESTIONS_FIRST:
        questions_state(app)->ask_first = id;
        if (id > 0)
            return;
        break;
    case QUESTIONS_SORE:
        player->sore_sides = sore[id];
        break;
    case QUESTIONS_HAND:
        player->hand_support = id == 1;
        break;
    case QUESTIONS_STEP:
        player->step_cm = steps[id].cm;
        player->things = (player->things & ~(uint32_t)STEPS) | steps[id].things;
        break;
    case QUESTIONS_THINGS: /* several may be there */
        player->things ^= 1u << things[id].thing;
        return;
    case QUESTIONS_PAGES:
        return;
    }
    turn(app, 1);
}

static void chosen(struct app *app, int id)
{
    if (id == QUESTIONS_BACK)
        turn(app, -1);
    else if (id == QUESTIONS_SKIP || id == QUESTIONS_DONE)
        turn(app, 1);
    else
        answer(app, id);
}

static void back(struct app *app)
{
    turn(app, -1);
}

static int menu(const struct app *app)
{
    return 1 + (int)questions_state(app)->page + (questions_state(app)->ask_first > 0 ? QUESTIONS_PAGES : 0);
}

static int choices_of(const struct app *app, struct choice out[ANSWERS_MAX])
{
    static const char *const sides[] = {N_("Neither"), N_("The left"), N_("The right"), N_("Both")};
    const struct store_player *player = &app->course.player;
    bool known = player->asked; /* what stands there was answered */

    switch (questions_state(app)->page) {
    case QUESTIONS_FIRST:
        for (int i = 0; i < ANSWERS_MAX; i++)
            out[i] = (struct choice){.id = i, .text = _(first[i].text), .small = _(first[i].small)};
        if (questions_state(app)->then)
            out[0].small = _("back to the settings");
        return ANSWERS_MAX;
    case QUESTIONS_SORE:
        for (int i = 0; i < ANSWERS_MAX; i++)
            out[i] =
                (struct choice){.id = i, .text = _(sides[i]), .on = known && player->sore_sides == sore[i]};
        return ANSWERS_MAX;
    case QUESTIONS_HAND:
        out[0] = (struct choice){.id = 0,
                                 .text = _("No, free"),
                                 .small = _("something to hold is near"),
                                 .on = known && !player->hand_support};
        out[1] = (struct choice){.id = 1,
                                 .text = _("Yes, a hand rests"),
                                 .small = _("on a wall, a rail or a heavy chair"),
                                 .on = known && player->hand_support};
        return 2;
    case QUESTIONS_STEP:
        for (int i = 0; i < ANSWERS_MAX; i++)
            out[i] = (struct choice){.id = i,
                                     .text = _(steps[i].text),
                                     .small = _(steps[i].small),
                                     .on = known && (player->things & STEPS) == steps[i].things};
        return ANSWERS_MAX;
    case QUESTIONS_THINGS:
    case QUESTIONS_PAGES:
        break;
    }
    for (int i = 0; i < ANSWERS_MAX; i++)
        out[i] = (struct choice){.id = i,
                                 .text = _(things[i].text),
                                 .small = _(things[i].small),
                                 .on = (player->things & 1u << things[i].thing) != 0};
    return ANSWERS_MAX;
}

/* Whom to ask, and that all of it can be looked at meanwhile; beside it a drawing of what it is about. */
static void paint_ask_first(struct app *app, struct canvas *canvas)
{
    const char *drawing = first[questions_state(app)->ask_first].drawing;
    const double x = PART_MARGIN_X, w = layout_room(canvas), top = 200, high = 640;
    const double side = drawing_there(canvas, drawing) ? fmin(0.34 * w, DRAWING_W) : 0, wide = w - 120 - side;
    const struct choice below[] = {{.id = QUESTIONS_DONE, .text = _("Go on")},
                                   {.id = QUESTIONS_BACK, .text = _("Back")}};
    struct drawing_marks marks;

    draw_text(canvas, canvas_width(canvas) / 2, 152, 0, 96, EXTRABOLD, ALIGN_CENTRE, INK, _("Ask first"));
    draw_sheet(canvas, x, top, w, high);
    if (side > 0)
        draw_drawing(canvas, drawing, x + w - 40 - side, top + (high - side * DRAWING_H / DRAWING_W) / 2,
                     side, app->course.player.sore_sides == SIDES_LEFT, &marks);
    double y = top + 82;
    y += part_paragraph(canvas, x + 48, y, wide, 340, 50, SEMIBOLD, INK,
                        _(first[questions_state(app)->ask_first].advice));
    part_paragraph(
        canvas, x + 48, y + 36, wide, top + high - 30 - y, 44, MEDIUM, INK,
        _("Until then look around. There is no hurry, and the field notes are open: the one called \"Ask "
          "first\", under Symptoms, says more."));
    choice_grid(app, canvas, 880, 136, 2, below, 2);
}

static void paint(struct app *app, struct canvas *canvas)
{
    static const struct {
        const char *title, *how;
    } pages[QUESTIONS_PAGES] = {
        [QUESTIONS_FIRST] = {N_("Does one of these fit?"),
                             N_("Five short questions. This answer is not kept.")},
        [QUESTIONS_SORE] = {N_("Is one side sore?"), N_("Exercises begin more gently there.")},
        [QUESTIONS_HAND] = {N_("Would you like to hold on?"),
                            N_("For everything on one leg. It can be changed at any time.")},
        [QUESTIONS_STEP] = {N_("Is there a step at home?"), N_("For step-ups. It must not slip or tip.")},
        [QUESTIONS_THINGS] = {N_("What is at hand?"),
                              N_("Choose all that you have. Nothing has to be bought.")},
    };
    const struct questions_state *questions = questions_state(app);
    struct choice choices[ANSWERS_MAX], below[2];
    char rooms[ANSWERS_MAX][UNIT_TEXT];
    int under = 0, count = choices_of(app, choices);

    for (int i = 0; i < count; i++)
        if (choices[i].small)
            choices[i].small = unit_text(app, choices[i].small, rooms[i]);
    draw_scene(canvas, "camp");
    if (questions->ask_first > 0) {
        paint_ask_first(app, canvas);
        return;
    }
    choice_heading(app, canvas, _(pages[questions->page].title),
                   questions->then && questions->page == QUESTIONS_FIRST ? _("Your answer is not kept.")
                                                                         : _(pages[questions->page].how));
    choice_grid(app, canvas, 320, 220, 2, choices, count);
    if (questions->then || questions->page > 0)
        below[under++] = (struct choice){.id = QUESTIONS_BACK, .text = _("Back")};
    below[under++] = questions->page == QUESTIONS_THINGS
                         ? (struct choice){.id = QUESTIONS_DONE, .text = _("Done")}
                         : (struct choice){.id = QUESTIONS_SKIP, .text = _("Pass over")};
    choice_grid(app, canvas, 880, 136, 2, below, under);
}

const struct screen screen_questions = {.name = "questions",
                                        .state_size = sizeof(struct questions_state),
                                        .enter = enter,
                                        .back = back,
                                        .chosen = chosen,
                                        .paint = paint,
                                        .menu = menu};
