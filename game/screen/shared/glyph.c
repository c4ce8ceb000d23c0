#include "screen/shared/glyph.h"

#include <math.h>

/* The white icons of assets/sprites, by the size of what is drawn in them. */
static void icon(struct canvas *canvas, const char *name, double x, double y, double w, double h,
                 struct colour colour)
{
    draw_sprite_tinted(canvas, name, x - w / 2, y - h / 2, w, h, colour);
}

void glyph_foot(struct canvas *canvas, double x, double y, double h, enum side side, bool on,
                struct colour colour)
{
    static const char *const names[2][2] = {{"foot_left_off", "foot_left_on"},
                                            {"foot_right_off", "foot_right_on"}};
    double high = h * 256 / 236;

    icon(canvas, names[side == SIDE_RIGHT][on], x, y, high / 2, high, colour);
}

void glyph_tick(struct canvas *canvas, double x, double y, double k, struct colour colour)
{
    const struct point path[] = {{x - 9 * k, y + k}, {x - 2.5 * k, y + 8 * k}, {x + 10 * k, y - 8 * k}};

    draw_polyline(canvas, path, 3, 4.4 * k, NULL, NULL, colour);
}

void glyph_lock(struct canvas *canvas, double x, double y, double k, struct colour colour)
{
    icon(canvas, "lock", x, y - k, 30.5 * k, 30.5 * k, colour);
}

void glyph_eye(struct canvas *canvas, double x, double y, double k, struct colour colour)
{
    icon(canvas, "eye", x, y, 64 * k, 42.7 * k, colour);
}

void glyph_board(struct canvas *canvas, double x, double y, double k, struct colour colour)
{
    icon(canvas, "board", x, y, 75.3 * k, 56.5 * k, colour);
}

void glyph_battery(struct canvas *canvas, double x, double y, double k, int percent, struct colour colour)
{
    if (percent < 0)
        return;
    draw_round_frame(canvas, x, y, 46 * k, 26 * k, 6 * k, 3 * k, colour);
    draw_round(canvas, x + 48 * k, y + 8 * k, 5 * k, 10 * k, 2 * k, colour);
    for (int i = 0; i < 4; i++)
        if (percent > 25 * i + 5)
            draw_round(canvas, x + (5 + 9.3 * i) * k, y + 5 * k, 7.2 * k, 16 * k, 1.5 * k, colour);
}

void glyph_chevron(struct canvas *canvas, double x, double y, double dx, double k, struct colour colour)
{
    const struct point path[] = {
        {x - dx * 10 * k, y - 22 * k}, {x + dx * 10 * k, y}, {x - dx * 10 * k, y + 22 * k}};

    draw_polyline(canvas, path, 3, 8 * k, NULL, NULL, colour);
}

void glyph_flag(struct canvas *canvas, double x, double y, double dx, double k, struct colour colour)
{
    const double top = y - 150 * k, middle = top + 26 * k, low = top + 52 * k, tip = x + 92 * dx * k;
    const struct point notch = {x + 70 * dx * k, middle};
    const struct point cloth[] = {
        {x, top},    {tip, top}, notch,      {x, middle}, /* upper half, lower half */
        {x, middle}, notch,      {tip, low}, {x, low}};
    const int halves[] = {4, 8};

    draw_line(canvas, (struct point){x, y}, (struct point){x, top}, 7 * k, colour);
    draw_polygons(canvas, cloth, halves, 2, colour);
}

void glyph_arrow(struct canvas *canvas, struct point a, struct point b, double width, struct colour colour)
{
    double length = hypot(b.x - a.x, b.y - a.y);

    if (length < 1)
        return;
    double ux = (b.x - a.x) / length, uy = (b.y - a.y) / length;
    double head = 2.4 * width, half = 2 * width;
    struct point neck = {b.x - ux * head, b.y - uy * head};
    const struct point tip[] = {
        b, {neck.x - uy * half, neck.y + ux * half}, {neck.x + uy * half, neck.y - ux * half}};

    draw_line(canvas, a, neck, width, colour);
    draw_polygon(canvas, tip, 3, colour);
}

void glyph_pip(struct canvas *canvas, double x, double y, double radius, enum pip pip)
{
    switch (pip) {
    case PIP_DONE:
        draw_disc(canvas, x, y, radius, MIST);
        glyph_tick(canvas, x - 0.5, y, radius / 18, SPRUCE);
        break;
    case PIP_HERE:
        draw_ring(canvas, x, y, radius - 3, 5, SUN_LIGHT);
        draw_disc(canvas, x, y, radius * 0.42, SUN_LIGHT);
        break;
    case PIP_TO_COME:
        draw_ring(canvas, x, y, radius - 3, 3, colour_fade(MIST, 0.75));
        break;
    }
}

void glyph_step(struct canvas *canvas, double x, double y, double radius, enum pip pip)
{
    switch (pip) {
    case PIP_DONE:
        draw_disc(canvas, x, y, radius, SPRUCE);
        glyph_tick(canvas, x - 1, y, radius / 20, MIST);
        break;
    case PIP_HERE:
        draw_ring(canvas, x, y, radius - 5, 8, INK);
        draw_disc(canvas, x, y, radius * 0.47, RIGHT_GRAPHIC);
        break;
    case PIP_TO_COME:
        draw_ring(canvas, x, y, radius - 5, 5, STONE);
        break;
    }
}
