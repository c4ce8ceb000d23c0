#include "picture/private.h"

#include <math.h>

#define GROUND_Y 905.0 /* of a scene: whoever stands in it stands there */

/* Where a scene is missing: the sky of the look, from pale blue to warm mist. */
static void scene_sky(struct canvas *canvas)
{
    const struct colour high = {0xA9, 0xD0, 0xDD, 255}, low = {0xF2, 0xEF, 0xDD, 255};
    const SDL_FRect whole = {0.0F, 0.0F, (float)canvas->pixel_width, (float)canvas->pixel_height};
    const SDL_Color top = {high.r, high.g, high.b, 255}, bottom = {low.r, low.g, low.b, 255};
    const SDL_Vertex corners[4] = {{{whole.x, whole.y}, top, {0.0F, 0.0F}},
                                   {{whole.w, whole.y}, top, {0.0F, 0.0F}},
                                   {{whole.x, whole.h}, bottom, {0.0F, 0.0F}},
                                   {{whole.w, whole.h}, bottom, {0.0F, 0.0F}}};
    const int order[6] = {0, 1, 2, 2, 1, 3};
    watch_begin(&canvas->watch);
    watch_box(&canvas->watch, &canvas->watch.frame);
    for (int i = 0; watch_shows(&canvas->watch) && canvas_hole(canvas, NULL, &i);)
        if (SDL_SetRenderDrawBlendMode(canvas->renderer, SDL_BLENDMODE_NONE) ||
            SDL_RenderGeometry(canvas->renderer, NULL, corners, 4, order, 6))
            faults_add(&canvas->faults, "no sky: %s", SDL_GetError());
    watch_end(&canvas->watch);
}

/* lost: share of what is too high that is cut off at the top. */
static void paint_scene(struct canvas *canvas, const char *name, double lost, bool mirrored)
{
    const int width = canvas->pixel_width, height = canvas->pixel_height;
    const struct picture *scene =
        pictures_scene(&canvas->pictures, name, width, height, canvas->look.theme, mirrored);
    SDL_Rect from = {0, (int)lround(lost * (scene->drawn_height - height)), width, height};
    struct copy copy = {.texture = scene->texture, .from = &from, .to = {0, 0, width, height}};

    if (!copy.texture || canvas_copy(canvas, name, 0, &copy)) {
        faults_add(&canvas->faults, "scene %s is missing in %s/scenes", name, canvas->assets);
        scene_sky(canvas);
    }
}

void draw_scene(struct canvas *canvas, const char *name)
{
    paint_scene(canvas, name, 0.5, false);
    living_clouds(canvas, name, 0.5, false, 0);
}

void draw_ground(struct canvas *canvas, const char *name, bool mirrored)
{
    const double lost = GROUND_Y / SCENE_H;

    paint_scene(canvas, name, lost, mirrored);
    if (canvas->keeping)
        living_begin(&canvas->keeping->living, canvas, name, lost, mirrored);
    else
        living_clouds(canvas, name, lost, mirrored, canvas->time_s);
}

double ground_scale(const struct canvas *canvas)
{
    return fmax(canvas->width / SCENE_W, canvas->height / SCENE_H);
}

struct point ground_point(const struct canvas *canvas, double x, double y, bool mirrored)
{
    double k = ground_scale(canvas), side = mirrored ? -1 : 1;
    double too_high = SCENE_H * k - canvas->height;

    return (struct point){canvas->width / 2 + side * (x - SCENE_W / 2) * k,
                          y * k - too_high * GROUND_Y / SCENE_H};
}

/* Icons are white: they take their colour from the tint, not from the theme. */
static void paint_sprite(struct canvas *canvas, const char *name, double x, double y, double w, double h,
                         struct colour tint, enum look_theme theme)
{
    int width = (int)lround(w * canvas->scale), height = (int)lround(h * canvas->scale);
    if (width < 1 || height < 1 || tint.a == 0)
        return;
    Uint32 shown = (Uint32)tint.r << 24 | (Uint32)tint.g << 16 | (Uint32)tint.b << 8 | tint.a;
    const struct picture *sprite = pictures_sprite(&canvas->pictures, name, width, height, theme);
    SDL_Rect to = {(int)lround((x + 0.5 * w) * canvas->scale - 0.5 * sprite->drawn_width),
                   (int)lround((y + 0.5 * h) * canvas->scale - 0.5 * sprite->drawn_height),
                   sprite->drawn_width, sprite->drawn_height};
    if (!sprite->texture || SDL_SetTextureColorMod(sprite->texture, tint.r, tint.g, tint.b) ||
        SDL_SetTextureAlphaMod(sprite->texture, tint.a) ||
        canvas_copy(canvas, name, shown, &(struct copy){.texture = sprite->texture, .to = to}))
        faults_add(&canvas->faults, "sprite %s is missing in %s/sprites", name, canvas->assets);
    canvas_cover(canvas, &to);
}

void draw_sprite(struct canvas *canvas, const char *name, double x, double y, double w, double h)
{
    const struct colour as_drawn = {255, 255, 255, 255};
    paint_sprite(canvas, name, x, y, w, h, as_drawn, canvas->look.theme);
}

void draw_sprite_tinted(struct canvas *canvas, const char *name, double x, double y, double w, double h,
                        struct colour tint)
{
    const enum look_hour hour = canvas->pictures.hour;

    canvas->pictures.hour = LOOK_DAY; /* nor from the hour */
    paint_sprite(canvas, name, x, y, w, h, colour_shown(tint, canvas->look.theme), LOOK_LIGHT);
    canvas->pictures.hour = hour;
}

void draw_standing(struct canvas *canvas, const char *name, double x, double y, double w, double h,
                   double degrees, bool mirrored)
{
    int width = (int)lround(w * canvas->scale), height = (int)lround(h * canvas->scale);
    if (width < 1 || height < 1)
        return;
    const struct picture *sprite =
        pictures_sprite(&canvas->pictures, name, width, height, canvas->look.theme);
    SDL_Rect to = {(int)lround(x * canvas->scale - 0.5 * sprite->drawn_width),
                   (int)lround(y * canvas->scale) - sprite->drawn_height, sprite->drawn_width,
                   sprite->drawn_height};
    struct copy copy = {.texture = sprite->texture,
                        .to = to,
                        .turned = true,
                        .flip = mirrored ? SDL_FLIP_HORIZONTAL : SDL_FLIP_NONE,
                        .degrees = degrees,
                        .about = {to.w / 2, to.h}};
    if (!copy.texture || canvas_copy(canvas, name, 0, &copy))
        faults_add(&canvas->faults, "sprite %s is missing in %s/sprites", name, canvas->assets);
}
