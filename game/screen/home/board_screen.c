#include "measure/plate/cop.h"
#include "screen/app/app.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "i18n/i18n.h"
#include "screen/shared/glyph.h"
#include "screen/shared/unit.h"
#include "screen/shared/widgets.h"

/*
 * Setting up the board: found, zero, weight, begin. Everything goes on by itself while the player steps off,
 * steps on and stands still; the buttons are for what is unusual.
 */

static const double TOP = 276, HEIGHT = 540, BOTTOM = 846, BOTTOM_HEIGHT = 158;

struct board_state {
    const struct screen *then; /* where it goes on when the board is ready; NULL: home */
};

static struct board_state *board_state(const struct app *app)
{
    return app_state(app, &screen_board);
}

/* Left sheet, middle and right sheet. */
struct layout {
    double side_w; /* of both sheets */
    double right_x;
    double mid_x, mid_w;
};

static struct layout lay_out(const struct canvas *canvas)
{
    double w = canvas_width(canvas);
    double side = fmin(fmax(0.245 * w, 384), 470), gap = w < 1800 ? 40 : 60;
    double mid = w - 2 * (PART_MARGIN_X + side + gap);

    return (struct layout){side, w - PART_MARGIN_X - side, PART_MARGIN_X + side + gap, mid};
}

/* While it is being taken, it goes on. */
static void set_zero_again(struct app *app)
{
    if (calibration_step(&app->course.calibration) != CALIBRATION_EMPTY)
        calibration_restart(&app->course.calibration);
    app->notices.device[0] = '\0';
}

static void turn_round(struct app *app)
{
    struct calibration *calibration = &app->course.calibration;

    calibration->flipped = !calibration->flipped;
    if (calibration_step(calibration) == CALIBRATION_READY) {
        calibration->centre_x_mm = -calibration->centre_x_mm;
        calibration->centre_y_mm = -calibration->centre_y_mm;
        lean_init(&app->steering.lean, calibration->centre_x_mm, calibration->centre_y_mm);
        lean_arm(&app->steering.lean, focus_dwell_s(&app->focus));
    } else {
        calibration_restart(calibration);
    }
    if (!app->course.source->plate)
        return;
    app->course.player.board_flipped = calibration->flipped;
    (void)app_keep_player(app); /* a fault is told in the notice */
}

static void begin(struct app *app)
{
    if (!course_ready(&app->course))
        return;
    if (board_state(app)->then && app->course.in_session) {
        app_play_step(app);
        return;
    }
    app_go(app, board_state(app)->then ? board_state(app)->then : &screen_home);
}

static void chosen(struct app *app, int id)
{
    switch (id) {
    case BOARD_BEGIN:
        begin(app);
        break;
    case BOARD_WITHOUT:
        app->sources.without_board = true;
        /* That level, measured by something else. */
        if (board_state(app)->then && app->course.in_session)
            app_play_step(app);
        else if (board_state(app)->then)
            app_start_sides(app, app->course.chosen_level, app->course.chosen_sides);
        else
            app_go(app, &screen_home);
        break;
    case BOARD_SOURCE:
        app->sources.wanted = app->course.source->plate ? &device_sim : &device_board;
        break;
    case BOARD_ZERO:
        set_zero_again(app);
        break;
    case BOARD_FLIP:
        turn_round(app);
        break;
    case BOARD_HIDE:
        app->course.player.weight_hidden = !app->course.player.weight_hidden;
        (void)app_keep_player(app);
        break;
    default:
        break;
    }
}

static void back(struct app *app)
{
    if (app->course.in_session)
        app_leave_session(app);
    else
        app_go_home(app);
}

/* With a board here nobody wants the simulated one first. */
static int menu(const struct app *app)
{
    return app->course.device_here ? 2 : 1;
}

static void front_button(struct app *app)
{
    if (course_ready(&app->course) && course_there(&app->course))
        begin(app);
    else if (!course_there(&app->course))
        set_zero_again(app);
}

static void enter(struct app *app, const struct wanted *wanted)
{
    board_state(app)->then = wanted->then;
    app->dot.count = 0;
}

/* A recording was zeroed and weighed when it was made: there is nothing to set up. */
static void step(struct app *app, int64_t passed_us)
{
    (void)passed_us;
    if (board_state(app)->then && app->course.source->tared)
        begin(app);
}

/* What to do now, and how. */
static void paint_heading(const struct app *app, struct canvas *canvas, const char *notice)
{
    const double middle = canvas_width(canvas) / 2;
    const char *title = _("Connect the board"), *how = _("The game finds it by itself.");

    if (app->course.device_here) {
        switch (calibration_step(&app->course.calibration)) {
        case CALIBRATION_EMPTY:
            title = _("Step off the board");
            how = _("Empty and quiet for two seconds sets it to zero.");
            break;
        case CALIBRATION_STEP_ON:
            title = _("Stand on the board");
            how = _("Barefoot, feet on the marks.");
            break;
        case CALIBRATION_STILL:
            title = _("Stand still");
            how = _("Both feet, two seconds, eyes straight ahead.");
            break;
        case CALIBRATION_READY:
            title = _("The board is ready");
            how = !course_there(&app->course) ? _("Step on. Have something to hold within reach.")
                  : app->steering.lean.armed  ? _("Stay to begin. Lean to choose something else.")
                                              : _("Lean to choose, then stay.");
            break;
        }
    }
    if (notice) {
        double top = part_notice(canvas, TOP - 18, notice);
        if (top > 90) /* the lower row says the same */
            draw_text(canvas, middle, top - 22, 0, top > 130 ? 84 : 72, EXTRABOLD, ALIGN_CENTRE, INK, title);
        return;
    }
    draw_text(canvas, middle, 152, 0, 104, EXTRABOLD, ALIGN_CENTRE, INK, title);
    draw_text(canvas, middle, 218, 0, 46, MEDIUM, ALIGN_CENTRE, INK, how);
}

static void paint_steps(struct app *app, struct canvas *canvas, const struct layout *lay)
{
    static const char *const titles[] = {N_("Found"), N_("Set to zero"), N_("Stand on it"), N_("Begin")};
    const char *notes[] = {app->course.simulated ? _("simulated") : _("by Bluetooth"), _("empty, level"),
                           _("both feet"), NULL};
    const double x = PART_MARGIN_X, cx = x + (lay->side_w < 420 ? 48 : 72),
                 room = x + lay->side_w - cx - 56 - 8;
    enum calibration_step step = calibration_step(&app->course.calibration);
    int here = !app->course.device_here    ? 0
               : step == CALIBRATION_EMPTY ? 1
               : step == CALIBRATION_READY ? 3
                                           : 2;

    draw_sheet(canvas, x, TOP, lay->side_w, HEIGHT);
    for (int i = 0; i < 4; i++) {
        double y = TOP + 68 + i * 100;
        enum pip pip = i < here ? PIP_DONE : i == here ? PIP_HERE : PIP_TO_COME;
        if (i < 3)
            draw_line(canvas, (struct point){cx, y + 36}, (struct point){cx, y + 66}, 6,
                      i < here ? FERN : LINE);
        glyph_step(canvas, cx, y, 32, pip);
        draw_text(canvas, cx + 56, y + (notes[i] ? 0 : 16), room, 46, BOLD, ALIGN_LEFT,
                  pip == PIP_TO_COME ? STONE : INK, _(titles[i]));
        if (notes[i])
            draw_text(canvas, cx + 56, y + 42, room, 36, MEDIUM, ALIGN_LEFT, STONE, notes[i]);
    }
    if (app->course.device_here)
        button(&app->focus, canvas, BOARD_FLIP,
               (struct box){x + 32, TOP + HEIGHT - 122, lay->side_w - 64, 90},
               app->course.calibration.flipped ? _("Turn it back") : _("Turn the board"), NULL);
}

/* Share of the load on the right foot, 0..1. */
static double right_share(const struct app *app)
{
    const double *kg = app->course.tared.load_kg;
    double total = sample_total_kg(&app->course.tared);

    return fmin(fmax((kg[CORNER_TOP_RIGHT] + kg[CORNER_BOTTOM_RIGHT]) / total, 0), 1);
}

static void say_kg(const struct app *app, double kg, char out[64])
{
    char metric[64], room[UNIT_TEXT];

    snprintf(metric, sizeof metric, _("%.1f kg"), kg);
    snprintf(out, 64, "%.60s", unit_text(app, metric, room));
}

static void paint_device(struct app *app, struct canvas *canvas, const struct layout *lay)
{
    const double x = lay->right_x, w = lay->side_w;
    bool standing = course_standing(&app->course);
    double zero = 0;
    struct {
        const char *name;
        char value[64];
    } rows[] = {{.name = _("Battery")}, {.name = _("Zero")}, {.name = _("You")}, {.name = _("Left, right")}};

    for (int i = 0; i < 4; i++)
        snprintf(rows[i].value, sizeof rows[i].value, "%s", i == 0 ? _("unknown") : _("not yet"));
    for (int i = 0; i < CORNERS; i++)
        zero += app->course.calibration.zero_kg[i];
    if (app->sources.battery_percent >= 0)
        snprintf(rows[0].value, sizeof rows[0].value, "%d %%", app->sources.battery_percent);
    else if (app->course.simulated)
        snprintf(rows[0].value, sizeof rows[0].value, "%s", _("none"));
    if (app->course.calibration.zeroed)
        say_kg(app, fabs(zero) < 0.05 ? 0 : zero, rows[1].value);
    if (app->course.player.weight_hidden)
        snprintf(rows[2].value, sizeof rows[2].value, "%s", _("hidden"));
    else if (app->course.calibration.weighed)
        say_kg(app, app->course.calibration.weight_kg, rows[2].value);
    if (standing) {
        int right = (int)lround(100 * right_share(app));
        snprintf(rows[3].value, sizeof rows[3].value, "%d : %d", 100 - right, right);
    }

    draw_sheet(canvas, x, TOP, w, HEIGHT);
    glyph_board(canvas, x + 76, TOP + 64, 1.15, INK);
    draw_label(canvas, x + 130, TOP + 79, w - 160, 84, 42, BOLD, ALIGN_LEFT, INK,
               app->course.simulated ? _("Simulated board") : _("Balance board"));
    for (int i = 0; i < 4; i++) {
        double y = TOP + 158 + i * 74, name = 0.52 * (w - 80);
        draw_label(canvas, x + 40, y, name, 74, 40, MEDIUM, ALIGN_LEFT, STONE, rows[i].name);
        draw_label(canvas, x + w - 40, y, w - 80 - name - 12, 74, 46, BOLD, ALIGN_RIGHT, INK, rows[i].value);
        if (i < 3)
            draw_rect(canvas, x + 40, y + 23, w - 80, 2, LINE);
    }
    button(&app->focus, canvas, BOARD_HIDE, (struct box){x + 32, TOP + HEIGHT - 122, w - 64, 90},
           app->course.player.weight_hidden ? _("Show my weight") : _("Hide my weight"), NULL);
}

/* A sensor of the board: the ring fills with its load. */
static void paint_corner(const struct app *app, struct canvas *canvas, double x, double y, double r,
                         enum corner corner)
{
    double kg = app->course.have_tared ? app->course.tared.load_kg[corner] : 0;
    double full = fmax(30, 0.45 * app->course.calibration.weight_kg);
    int raw = app->course.calibration.flipped ? CORNERS - 1 - (int)corner : (int)corner;
    char text[16];

    draw_disc(canvas, x, y, r, PAPER);
    if (app->course.calibration.stuck[raw])
        draw_dashed_ring(canvas, x, y, r * 0.8, r * 0.2, 12, ROWAN);
    else
        draw_ring(canvas, x, y, r * 0.8, r * 0.2, LINE);
    if (kg > 0.5)
        draw_arc(canvas, x, y, r * 0.8, r * 0.2, 0, fmin(kg / full, 1), false, FERN);
    snprintf(text, sizeof text, "%d", (int)lround(unit_load(app, fmax(kg, 0))));
    if (app->course.have_tared && !app->course.player.weight_hidden)
        draw_number(canvas, x, y + 0.27 * r, fmax(36, 0.76 * r), BOLD, INK, text);
}

static void paint_board(const struct app *app, struct canvas *canvas, const struct layout *lay)
{
    const double w = fmin(lay->mid_w, 760), h = 0.656 * w, k = w / 716;
    const double x = lay->mid_x + (lay->mid_w - w) / 2, y = TOP + (HEIGHT - h) / 2;
    const double cx = x + w / 2, cy = y + h / 2, r = fmax(50, 62 * k);
    bool on = course_standing(&app->course);

    draw_round(canvas, x - 6, y + 12, w + 12, h + 6, 60 * k, colour_fade(SHADE, 0.22));
    draw_round(canvas, x, y, w, h, 60 * k, LINE);
    draw_round(canvas, x + 14 * k, y + 12 * k, w - 28 * k, h - 30 * k, 50 * k, PAPER);
    for (int side = SIDE_LEFT; side <= SIDE_RIGHT; side++) {
        double fx = side == SIDE_LEFT ? x + 64 * k : x + w - 336 * k;
        draw_round(canvas, fx, y + 58 * k, 272 * k, h - 116 * k, 30 * k, PLATE);
        glyph_foot(canvas, fx + 136 * k, cy + 4, 300 * k, (enum side)side, on,
                   on ? part_side_graphic((enum side)side) : STONE);
    }
    if (on && app->dot.count > 0) {
        double px = cx + app->dot.x_mm / COP_SENSORS_ML_MM * (w - 2 * 8 * k);
        double py = cy - app->dot.y_mm / COP_SENSORS_AP_MM * (h - 2 * 10 * k);
        draw_ring(canvas, cx, cy, 66 * k, 7 * k, LAKE);
        draw_disc(canvas, px, py, 32 * k, PAPER);
        draw_disc(canvas, px, py, 25 * k, INK);
    }
    paint_corner(app, canvas, x + 8 * k, y + 10 * k, r, CORNER_TOP_LEFT);
    paint_corner(app, canvas, x + w - 8 * k, y + 10 * k, r, CORNER_TOP_RIGHT);
    paint_corner(app, canvas, x + 8 * k, y + h - 10 * k, r, CORNER_BOTTOM_LEFT);
    paint_corner(app, canvas, x + w - 8 * k, y + h - 10 * k, r, CORNER_BOTTOM_RIGHT);
}

/* How to pair, for as long as no board is here. */
static void paint_help(struct canvas *canvas, const struct layout *lay)
{
    static const char *const lines[] = {
        N_("First time: open the battery bay and press the red button inside."),
        N_("Then at once: pair, trust and connect in the Bluetooth settings."),
        N_("From then on the front button of the board is enough."),
        N_("No light on the button? New batteries help most often."),
    };
    const double x = lay->mid_x, w = lay->right_x + lay->side_w - x;
    const double gap = w < 1000 ? 14 : 36;
    double y = TOP + 74, size = 40, high = HEIGHT;

    for (; size > 32 && high > HEIGHT - 60; size -= high > HEIGHT - 60) {
        high = 0;
        for (int i = 0; i < 4; i++)
            high += fmax(part_height(canvas, w - 190, size, MEDIUM, _(lines[i])), 52) + gap;
    }
    draw_sheet(canvas, x, TOP, w, HEIGHT);
    for (int i = 0; i < 4; i++) {
        char number[2] = {(char)('1' + i), '\0'};
        draw_disc(canvas, x + 80, y - 14, 32, SPRUCE);
        draw_text(canvas, x + 80, y + 2, 0, 44, BOLD, ALIGN_CENTRE, MIST, number);
        y += fmax(draw_paragraph(canvas, x + 140, y, w - 190, size, MEDIUM, INK, _(lines[i])), 52) + gap;
    }
}

/* The middle of the lower row: what is being waited for, then Begin. */
static void paint_state(struct app *app, struct canvas *canvas, const struct layout *lay)
{
    const double x = lay->mid_x, y = BOTTOM, r = 58;
    enum calibration_step step = calibration_step(&app->course.calibration);
    double w = lay->mid_w;
    double progress = app->course.device_here ? calibration_progress(&app->course.calibration) : 0;
    static const char *const words[] = {[CALIBRATION_EMPTY] = N_("Setting zero"),
                                        [CALIBRATION_STEP_ON] = N_("Step on"),
                                        [CALIBRATION_STILL] = N_("Stay still"),
                                        [CALIBRATION_READY] = N_("Begin")};
    const char *word = app->course.device_here ? _(words[step])
                       : w < 700               ? _("Looking")
                                               : _("Looking for a board");

    if (app->course.device_here && step == CALIBRATION_READY) {
        button(&app->focus, canvas, BOARD_BEGIN, (struct box){x, y, w, BOTTOM_HEIGHT}, word, NULL);
        focus_slow(&app->focus);
        return;
    }
    draw_sign(canvas, x, y, w, BOTTOM_HEIGHT);
    draw_ring(canvas, x + 94, y + BOTTOM_HEIGHT / 2, r - 9, 10, colour_fade(MIST, 0.25));
    if (progress > 0)
        draw_arc(canvas, x + 94, y + BOTTOM_HEIGHT / 2, r - 9, 10, 0, progress, true, SUN_LIGHT);
    draw_block(canvas, x + 176, y + 6, w - 200, BOTTOM_HEIGHT - 12, 60, BOLD, ALIGN_LEFT, MIST, word);
}

static const char *notice(const struct app *app, char told[APP_SAID])
{
    bool stuck = false;

    for (int i = 0; i < CORNERS; i++)
        stuck = stuck || (app->course.calibration.zeroed && app->course.calibration.stuck[i]);
    if (app_told(app, told))
        return told;
    return stuck
               ? _("One corner of the board reads nothing while it is empty. Set zero again on a hard, level "
                   "floor.")
               : NULL;
}

static void paint(struct app *app, struct canvas *canvas)
{
    const bool here = app->course.device_here, simulated = app->course.simulated;
    struct layout lay = lay_out(canvas);
    char told[APP_SAID];

    if (app->focus.id < 0)
        app->focus.id = !app->course.device_here     ? BOARD_WITHOUT
                        : course_ready(&app->course) ? BOARD_BEGIN
                                                     : BOARD_ZERO;
    draw_scene(canvas, "camp");
    paint_heading(app, canvas, notice(app, told));
    button(&app->focus, canvas, BOARD_SOURCE, (struct box){PART_MARGIN_X, BOTTOM, lay.side_w, BOTTOM_HEIGHT},
           simulated ? _("Real board") : _("Look around"),
           simulated ? _("end the simulation") : _("a simulated board"));
    paint_state(app, canvas, &lay);
    button(&app->focus, canvas, here ? BOARD_ZERO : BOARD_WITHOUT,
           (struct box){lay.right_x, BOTTOM, lay.side_w, BOTTOM_HEIGHT},
           here ? _("Set zero again") : _("Without a board"),
           here ? _("step off first") : _("by pad or clock"));
    paint_steps(app, canvas, &lay);
    if (app->course.device_here) {
        paint_board(app, canvas, &lay);
        paint_device(app, canvas, &lay);
    } else {
        paint_help(canvas, &lay);
    }
}

const struct screen screen_board = {.name = "board",
                                    .state_size = sizeof(struct board_state),
                                    .enter = enter,
                                    .back = back,
                                    .chosen = chosen,
                                    .step = step,
                                    .paint = paint,
                                    .menu = menu,
                                    .button = front_button};
