#include "picture/scene/sky.h"

#include <math.h>
#include <string.h>

#include "picture/private.h"

#define PI 3.14159265358979323846

enum { CLOUDS = 4 };

struct cloud {
    const char *sprite; /* NULL: no more */
    double x, y, w, h;  /* of its picture at time 0, units of the scene */
    double speed;       /* units/s; those far up are faster */
};

/* Birds: all of a flock are beside each other; x and y of the first at time 0, and its size; 0: none. */
struct flock {
    double x, y, size, speed;
};

enum { FLOCK = 3 };
static const struct heaven {
    const char *scene;
    struct cloud clouds[CLOUDS];
    struct flock flock;
} heavens[] = {
    {"camp",
     {{"cloud_long", 100, 176, 560, 52, 4.0}, {"cloud_wide", 990, 150, 500, 52, 5.0}},
     {1180, 330, 15, 16}},
    {"meadow",
     {{"cloud_long", 800, 78, 560, 52, 6.5},
      {"cloud_wide", 1410, 174, 480, 50, 5.0},
      {"cloud_small", 430, 62, 380, 36, 7.0}},
     {980, 270, 12, 14}},
    {"gorge",
     {{"cloud_long", 600, 80, 520, 48, 6.5},
      {"cloud_wide", 1330, 144, 460, 48, 5.0},
      {"cloud_small", 40, 60, 420, 40, 7.0}},
     {900, 250, 13, 15}},
    {"lake",
     {{"cloud_long", 20, 144, 620, 57, 4.5},
      {"cloud_small", 770, 132, 480, 45, 6.0},
      {"cloud_wide", 1360, 163, 560, 58, 5.0}},
     {0, 0, 0, 0}},
    {"ridge",
     {{"cloud_warm", 120, 280, 700, 60, 5.0},
      {"cloud_long", 960, 140, 560, 52, 7.0},
      {"cloud_warm", 1520, 256, 420, 36, 5.5}},
     {760, 300, 16, 20}},
    {"summit",
     {{"cloud_warm", 110, 390, 620, 53, 3.5}, {"cloud_dim", 1240, 310, 520, 44, 4.5}},
     {0, 0, 0, 0}},
    {"summit_day",
     {{"cloud_long", 1120, 190, 560, 52, 6.0}, {"cloud_small", 300, 250, 420, 40, 5.0}},
     {0, 0, 0, 0}},
    {"map",
     {{"cloud_small", 650, 136, 420, 40, 5.0},
      {"cloud_small", 1570, 96, 380, 36, 6.0},
      {"cloud_long", 190, 226, 460, 43, 4.0},
      {"cloud_small", 990, 74, 280, 27, 6.5}},
     {1140, 300, 10, 12}},
};

/* The part of the picture `whole` that is at `part`, where it is free. */
static int copy_free(struct canvas *canvas, SDL_Texture *texture, const SDL_Rect *whole,
                     const struct cover *cover)
{
    const SDL_Rect frame = {0, 0, canvas->pixel_width, canvas->pixel_height};
    SDL_Rect seen;

    if (!SDL_IntersectRect(whole, &frame, &seen))
        return 0;
    if (!cover || cover_is_free(cover, &seen))
        return SDL_RenderCopy(canvas->renderer, texture, NULL, whole);
    const int cell = cover->cell, right = (seen.x + seen.w + cell - 1) / cell;
    for (int row = seen.y / cell; row * cell < seen.y + seen.h; row++)
        for (int from = seen.x / cell, end = 0; cover_next(cover, row, right, &from, &end); from = end) {
            SDL_Rect to = {from * cell, row * cell, (end - from) * cell, cell}, part;
            if (!SDL_IntersectRect(&to, &seen, &to))
                continue;
            part = (SDL_Rect){to.x - whole->x, to.y - whole->y, to.w, to.h};
            if (SDL_RenderCopy(canvas->renderer, texture, &part, &to))
                return -1;
        }
    return 0;
}

static void paint_cloud(struct canvas *canvas, const struct sky *sky, const struct cloud *cloud)
{
    double way = fmod(cloud->x + cloud->w + cloud->speed * sky->time_s, SCENE_W + cloud->w) - cloud->w;
    double left = sky->mirrored ? SCENE_W - way - cloud->w : way;
    int width = (int)lround(cloud->w * sky->k), height = (int)lround(cloud->h * sky->k);

    if (width < 1 || height < 1)
        return;
    const struct picture *picture =
        pictures_sprite(&canvas->pictures, cloud->sprite, width, height, canvas->look.theme);
    SDL_Rect to = {(int)lround(sky->x + left * sky->k), (int)lround(sky->y + cloud->y * sky->k),
                   picture->drawn_width, picture->drawn_height};
    int failed = !picture->texture;

    watch_begin(&canvas->watch);
    watch_number(&canvas->watch, &picture->texture, sizeof(picture->texture));
    watch_number(&canvas->watch, &to, sizeof(to));
    watch_number(&canvas->watch, &sky->version, sizeof(sky->version));
    watch_box(&canvas->watch, &to);
    for (int i = 0; !failed && watch_shows(&canvas->watch) && canvas_hole(canvas, NULL, &i);)
        failed = copy_free(canvas, picture->texture, &to, sky->cover);
    watch_end(&canvas->watch);
    if (failed)
        faults_add(&canvas->faults, "sprite %s is missing in %s/sprites", cloud->sprite, canvas->assets);
}

/* Two wings, seen from far away. */
static void paint_bird(struct canvas *canvas, const struct sky *sky, const struct flock *flock, int which)
{
    const double t = sky->time_s, size = flock->size * (1 - 0.12 * which), wide = SCENE_W + 400;
    double x = fmod(flock->x + flock->speed * t + 58 * which, wide) - 200;
    double y = flock->y + 22 * which + 14 * sin(2 * PI * (t / 11 + 0.31 * which));
    /* A few strokes, then a glide. */
    double beat = fmax(0, sin(2 * PI * (t / 7 + 0.23 * which))) * sin(2 * PI * t * 1.7 + which);
    double tip = size * (-0.30 - 0.42 * beat), mid = size * (-0.30 - 0.10 * beat);

    x = sky->mirrored ? SCENE_W - x : x;
    const double shape[5][2] = {{-size, tip}, {-0.5 * size, mid}, {0, 0}, {0.5 * size, mid}, {size, tip}};
    const double width[5] = {1.6, 3, 3.8, 3, 1.6};
    struct point wings[5];
    const double scale = canvas->scale;
    SDL_Rect box = {(int)(sky->x + (x - size) * sky->k), (int)(sky->y + (y - size) * sky->k),
                    (int)(2 * size * sky->k), (int)(2 * size * sky->k)};

    if (sky->cover && !cover_is_free(sky->cover, &box))
        return;
    for (int i = 0; i < 5; i++)
        wings[i] = (struct point){(sky->x + (x + shape[i][0]) * sky->k) / scale,
                                  (sky->y + (y + shape[i][1]) * sky->k) / scale};
    draw_polyline(canvas, wings, 5, 3, width, NULL, (struct colour){0x3F, 0x5A, 0x66, 150, TOKEN_NONE});
}

void sky_paint(struct canvas *canvas, const struct sky *sky)
{
    for (size_t i = 0; i < sizeof(heavens) / sizeof(heavens[0]); i++) {
        const struct heaven *heaven = &heavens[i];
        if (strcmp(heaven->scene, sky->scene) != 0)
            continue;
        for (int n = 0; n < CLOUDS && heaven->clouds[n].sprite; n++)
            paint_cloud(canvas, sky, &heaven->clouds[n]);
        for (int n = 0; n < FLOCK && heaven->flock.size > 0; n++)
            paint_bird(canvas, sky, &heaven->flock, n);
    }
}
