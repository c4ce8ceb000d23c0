#include "specimen.h"

#include <math.h>
#include <stddef.h>

static void specimen_type(struct canvas *canvas, double x, double y)
{
    draw_sheet(canvas, x, y, 860, 460);
    draw_text(canvas, x + 40, y + 64, 0, 40, BOLD, ALIGN_LEFT, INK, "Type, Inter");
    draw_number(canvas, x + 190, y + 290, 250, BOLD, INK, "18");
    draw_text(canvas, x + 380, y + 150, 0, 104, BOLD, ALIGN_LEFT, INK, "24.6 s AV");
    draw_text(canvas, x + 380, y + 230, 0, 64, BOLD, ALIGN_LEFT, INK, "Stay still");
    draw_text(canvas, x + 380, y + 300, 0, 54, SEMIBOLD, ALIGN_LEFT, INK, "Soft knee. Yes");
    draw_text(canvas, x + 380, y + 356, 0, 44, MEDIUM, ALIGN_LEFT, INK, "Hip abduction");
    draw_text(canvas, x + 380, y + 410, 0, 36, MEDIUM, ALIGN_LEFT, INK, "seconds \xC3\xA4\xC3\xB6\xC3\xBC");
    draw_text(canvas, x + 820, y + 410, 0, 36, MEDIUM, ALIGN_RIGHT, STONE, "36");
    draw_text(canvas, x + 190, y + 360, 0, 56, EXTRABOLD, ALIGN_CENTRE, LAKE, "Left leg");
    draw_text(canvas, x + 190, y + 420, 0, 32, MEDIUM, ALIGN_CENTRE, STONE, "of 30 s");
}

static void specimen_lines(struct canvas *canvas, double x, double y)
{
    struct point wave[81], zigzag[9];
    draw_sheet(canvas, x, y, 860, 460);
    for (int i = 0; i < 81; i++)
        wave[i] = (struct point){x + 40 + 10 * i, y + 70 + 40 * sin(i * 0.25)};
    draw_polyline(canvas, wave, 81, 3, NULL, NULL, LAKE);
    for (int i = 0; i < 81; i++)
        wave[i].y += 90;
    draw_polyline(canvas, wave, 81, 12, NULL, NULL, colour_fade(ROWAN, 0.5));
    for (int i = 0; i < 9; i++)
        zigzag[i] = (struct point){x + 50 + 50 * i, y + 280 + 60 * (i % 2)};
    draw_polyline(canvas, zigzag, 9, 16, NULL, NULL, colour_fade(SUN, 0.6));
    for (int i = 0; i < 8; i++) {
        struct point a = {x + 620, y + 310}, b = {x + 620 + 110 * cos(i * 0.8), y + 310 + 110 * sin(i * 0.8)};
        draw_line(canvas, a, b, 1 + 1.5 * i, INK);
    }
    draw_arc(canvas, x + 780, y + 280, 50, 16, 0.1, 0.7, true, LEFT_GRAPHIC);
    draw_arc(canvas, x + 780, y + 390, 40, 16, 0.1, 0.7, false, RIGHT_GRAPHIC);
    draw_rect(canvas, x + 40, y + 390, 300, 3, LINE);
    draw_rect(canvas, x + 40, y + 400.5, 300, 24.5, HEATHER);
}

static void specimen_zones(struct canvas *canvas, double x, double y)
{
    const struct point axis = {cos(0.5), sin(0.5)}, centre = {x + 640, y + 130};
    const struct colour none = {0, 0, 0, 0}, zone = {0xCF, 0xE6, 0xEE, 255};
    draw_sheet(canvas, x, y, 860, 460);
    draw_disc(canvas, x + 120, y + 130, 84, zone);
    draw_ring(canvas, x + 120, y + 130, 84, 9, LAKE);
    draw_disc(canvas, x + 150, y + 110, 36, MIST);
    draw_disc(canvas, x + 150, y + 110, 28, INK);
    draw_dashed_ring(canvas, x + 90, y + 150, 22, 5, 8, STONE);
    draw_dashed_ring(canvas, x + 340, y + 130, 90, 6, 15, STONE);
    const struct point diamond[4] = {
        {x + 400, y + 150}, {x + 434, y + 184}, {x + 400, y + 218}, {x + 366, y + 184}};
    draw_polygon(canvas, diamond, 4, ROWAN);
    draw_ellipse(canvas, centre, 150, 60, axis, 5, colour_fade(LAKE_LIGHT, 0.4), LAKE);
    draw_ellipse(canvas, centre, 40, 1.5, axis, 5, none, ROWAN);
    for (int i = 0; i < 3; i++)
        draw_star(canvas, x + 80 + 110 * i, y + 320, 48, i < 2);
    draw_star(canvas, x + 390, y + 320, 20, true);
    draw_star(canvas, x + 440, y + 320, 20, false);
    draw_sign(canvas, x + 500, y + 250, 320, 110);
    draw_text(canvas, x + 660, y + 323, 300, 54, SEMIBOLD, ALIGN_CENTRE, MIST, "Hold 2 of 3");
    for (int i = 0; i < 10; i++) {
        double h = 22 + i * 5.2;
        if (i < 7)
            draw_round(canvas, x + 40 + i * 23, y + 440 - h, 16, h, 5, LAKE);
        else
            draw_round_frame(canvas, x + 41.5 + i * 23, y + 441.5 - h, 13, h - 3, 4, 3, STONE);
    }
    draw_round_frame(canvas, x + 520, y + 384, 280, 54, 20, 8, SUN_LIGHT);
    draw_round(canvas, x + 320, y + 390, 160, 48, 24, colour_fade(ROWAN, 0.3));
}

static void specimen_sprites(struct canvas *canvas, double x, double y)
{
    const char *const white[] = {"foot_left_on", "foot_right_off", "board", "check", "lock", "eye"};
    draw_sheet(canvas, x, y, 860, 460);
    draw_sprite(canvas, "heron", x + 30, y + 30, 200, 220);
    draw_sprite(canvas, "app_icon", x + 250, y + 30, 160, 160);
    draw_sprite(canvas, "star_on", x + 440, y + 40, 120, 120);
    draw_sprite(canvas, "star_off", x + 580, y + 40, 120, 120);
    for (size_t i = 0; i < sizeof(white) / sizeof(white[0]); i++)
        draw_sprite_tinted(canvas, white[i], x + 250 + 95 * (double)i, y + 200, 90, 90, LAKE);
    draw_paragraph(
        canvas, x + 40, y + 330, 780, 36, MEDIUM, INK,
        "Stand tall with both feet on the board. When you are ready, let one foot float up and rest "
        "your eyes on the heron.");
}

void specimen_shapes(struct canvas *canvas)
{
    draw_scene(canvas, "sheet");
    specimen_type(canvas, 72, 56);
    specimen_lines(canvas, 72, 550);
    specimen_zones(canvas, 964, 56);
    specimen_sprites(canvas, 964, 550);
}

static void specimen_trail(struct canvas *canvas, double x, double y)
{
    enum { TRAIL = 240 };
    struct point points[TRAIL];
    double width[TRAIL], fade[TRAIL];
    for (int i = 0; i < TRAIL; i++) {
        double t = i / (TRAIL - 1.0);
        points[i] = (struct point){x + 80 * sin(7.0 * t) * cos(2.0 * t), y + 90 * sin(11.0 * t + 1.0) * t};
        width[i] = 4 + 10 * t;
        fade[i] = 0.7 * t * t;
    }
    draw_polyline(canvas, points, TRAIL, 0, width, fade, INK);
    draw_disc(canvas, points[TRAIL - 1].x, points[TRAIL - 1].y, 36, MIST);
    draw_disc(canvas, points[TRAIL - 1].x, points[TRAIL - 1].y, 28, INK);
}

void specimen_play(struct canvas *canvas)
{
    const struct colour zone = {0xCF, 0xE6, 0xEE, 255};
    double right = canvas_width(canvas) - 372;
    draw_scene(canvas, "lake");
    draw_text(canvas, 72, 104, 0, 44, BOLD, ALIGN_LEFT, INK, "Lake 3");
    draw_text(canvas, 232, 104, 0, 44, MEDIUM, ALIGN_LEFT, INK, "Single-leg hold");
    draw_text(canvas, canvas_width(canvas) - 72, 104, 0, 40, MEDIUM, ALIGN_RIGHT, INK, "Step off to pause");
    draw_medallion(canvas, 372, 452, 296);
    draw_ring(canvas, 372, 452, 244, 40, colour_fade(LINE, 0.75));
    draw_arc(canvas, 372, 452, 244, 40, 0, 0.6, true, LEFT_GRAPHIC);
    draw_number(canvas, 372, 514, 250, BOLD, INK, "18");
    draw_text(canvas, 372, 570, 0, 42, SEMIBOLD, ALIGN_CENTRE, STONE, "of 30 s");
    draw_medallion(canvas, right, 452, 296);
    draw_ring(canvas, right, 452, 262, 3, LINE);
    draw_line(canvas, (struct point){right - 262, 452}, (struct point){right + 262, 452}, 3, LINE);
    draw_disc(canvas, right, 452, 128, zone);
    draw_ring(canvas, right, 452, 128, 9, LAKE);
    specimen_trail(canvas, right, 452);
    draw_text(canvas, right, 240, 0, 36, MEDIUM, ALIGN_CENTRE, STONE, "toes");
    draw_text(canvas, right, 690, 0, 36, MEDIUM, ALIGN_CENTRE, STONE, "heel");
    draw_sprite(canvas, "heron", canvas_width(canvas) / 2 + 120, 500, 220, 250);
    draw_sheet(canvas, 122, 790, 500, 118);
    draw_sprite_tinted(canvas, "foot_left_on", 160, 800, 64, 96, LAKE);
    draw_sprite_tinted(canvas, "foot_right_off", 226, 800, 64, 96, STONE);
    draw_text(canvas, 322, 870, 280, 64, BOLD, ALIGN_LEFT, LAKE, "Left leg");
    draw_sheet(canvas, canvas_width(canvas) - 622, 790, 500, 118);
    draw_text(canvas, canvas_width(canvas) - 586, 868, 0, 52, BOLD, ALIGN_LEFT, INK, "Steady");
    draw_sign(canvas, 72, 944, canvas_width(canvas) - 144, 96);
    draw_text(canvas, 204, 1011, canvas_width(canvas) - 700, 54, SEMIBOLD, ALIGN_LEFT, MIST,
              "Soft knee. Rest your eyes on the heron.");
    draw_text(canvas, canvas_width(canvas) - 120, 1009, 0, 48, SEMIBOLD, ALIGN_RIGHT, MIST, "Hold 2 of 3");
}
