#include "picture/scene/living.h"

#include <math.h>
#include <string.h>

#include "picture/private.h"
#include "picture/scene/sky.h"

/* What moves of a scene. Water: each row of pixels goes to and fro, more so in front; stirred, it shows the
 * ruffled picture of the same scene, too. */

#define PI        3.14159265358979323846
#define CELL      4.0 /* units of the canvas */
#define STRIP     2.0 /* of water that goes one way */
#define WATER_TOP 612.0
#define LIGHT_END 0.52 /* share of the height that light from above reaches */

#define WATER_HZ 30.0 /* often enough for what is so slow */
#define STIRS    64.0
#define LIGHTS   64.0 /* so that not every frame is another one */

enum { LIGHT_BANDS = 12, GLINTS = 26 };

void living_close(struct living *living)
{
    cover_free(&living->cover);
    SDL_free(living->water);
    *living = (struct living){0};
}

void living_clear(struct living *living, Uint32 version)
{
    living->version = version;
    living->scene[0] = '\0';
    living->water_count = 0;
    living->water_box = (SDL_Rect){0, 0, 0, 0};
}

/* Where the picture of a scene lies, pixels. */
struct place {
    double k, x, y; /* pixels a unit of the scene, and its upper left corner */
};

static struct place place_of(const struct canvas *canvas, double lost)
{
    struct place place = {.k = fmax(canvas->pixel_width / SCENE_W, canvas->pixel_height / SCENE_H)};

    place.x = (canvas->pixel_width - SCENE_W * place.k) / 2;
    place.y = -lost * (SCENE_H * place.k - canvas->pixel_height);
    return place;
}

void living_begin(struct living *living, struct canvas *canvas, const char *scene, double lost, bool mirrored)
{
    SDL_strlcpy(living->scene, scene, sizeof(living->scene));
    living->lost = lost;
    living->mirrored = mirrored;
    cover_begin(&living->cover, canvas->pixel_width, canvas->pixel_height,
                SDL_max(2, (int)lround(CELL * canvas->scale)));
}

/* --- water */

static bool has_water(const struct living *living)
{
    return !living->mirrored && strcmp(living->scene, "lake") == 0;
}

static SDL_Rect pixels_of(const struct living *living, const struct living_run *run)
{
    const int cell = living->cover.cell;

    return (SDL_Rect){run->from * cell, run->row * cell, (run->end - run->from) * cell, cell};
}

static void add_run(struct living *living, int row, int from, int end)
{
    if (living->water_count == living->water_capacity) {
        int capacity = living->water_capacity ? 2 * living->water_capacity : 512;
        struct living_run *water = SDL_realloc(living->water, (size_t)capacity * sizeof(*water));
        if (!water)
            return; /* there the water stands still */
        living->water = water;
        living->water_capacity = capacity;
    }
    living->water[living->water_count++] = (struct living_run){row, from, end};
    SDL_Rect box = pixels_of(living, &living->water[living->water_count - 1]);
    SDL_UnionRect(&living->water_box, &box, &living->water_box);
}

/* Is there water in the middle of that cell? map: white where it is, as wide as the scene. */
static bool is_water(const SDL_Surface *map, const struct place *place, const struct cover *cover, int column,
                     int row)
{
    double middle_x = (column + 0.5) * cover->cell, middle_y = (row + 0.5) * cover->cell;
    int x = (int)floor((middle_x - place->x) / place->k * map->w / SCENE_W);
    int y = (int)floor((middle_y - place->y) / place->k * map->w / SCENE_W);
    Uint32 pixel;

    if (x < 0 || x >= map->w || y < 0 || y >= map->h)
        return false;
    memcpy(&pixel, (const Uint8 *)map->pixels + (size_t)y * (size_t)map->pitch + 4 * (size_t)x, 4);
    return (pixel & map->format->Gmask) >> map->format->Gshift > 127;
}

static void find_water(struct living *living, const struct place *place, const SDL_Surface *map)
{
    const struct cover *cover = &living->cover;

    for (int row = 0; row < cover->down; row++)
        for (int from = 0, end = 0; cover_next(cover, row, cover->across, &from, &end); from = end) {
            for (int x = from; x < end; x++) {
                int first = x;
                while (x < end && is_water(map, place, cover, x, row))
                    x++;
                if (x > first)
                    add_run(living, row, first, x);
            }
        }
}

void living_end(struct living *living, struct canvas *canvas)
{
    const struct place place = place_of(canvas, living->lost);
    SDL_Surface *map;

    if (!has_water(living))
        return;
    map = pictures_map(canvas->assets, "lake_water");
    if (!map) {
        faults_add(&canvas->faults, "scene lake_water is missing in %s/scenes", canvas->assets);
        return;
    }
    find_water(living, &place, map);
    SDL_FreeSurface(map);
}

/* How far water at that height of the scene is to the side, units of the scene. */
static double waver(double y, double time_s, double stir)
{
    double near = fmin(fmax((y - WATER_TOP) / (SCENE_H - WATER_TOP), 0), 1);
    double wide = (0.9 + 2.4 * near) * (1 + 2.6 * stir);

    return wide * (0.6 * sin(2 * PI * (time_s / 5.3 + y / (16 + 44 * near))) +
                   0.4 * sin(2 * PI * (time_s / 3.1 - y / (9 + 25 * near))));
}

struct stirring { /* of the water */
    double time_s, stir;
};

/* A strip of the scene's picture, from beside its place. */
static int copy_strip(struct canvas *canvas, const struct picture *scene, int over, SDL_Rect to, int aside)
{
    SDL_Rect from = {SDL_clamp(to.x + aside, 0, canvas->pixel_width - to.w), to.y + over, to.w, to.h};

    return SDL_RenderCopy(canvas->renderer, scene->texture, &from, &to);
}

static const struct picture *picture_of(struct canvas *canvas, const char *name)
{
    return pictures_scene(&canvas->pictures, name, canvas->pixel_width, canvas->pixel_height,
                          canvas->look.theme, false);
}

/* The picture in strips, as far as they are to be painted; blended: over what is there. Opaque, what has not
 * moved is there already. */
static int paint_strips(const struct living *living, struct canvas *canvas, const struct picture *scene,
                        const struct stirring *now, bool blended)
{
    const struct place place = place_of(canvas, living->lost);
    const int over = (int)lround(living->lost * (scene->drawn_height - canvas->pixel_height));
    const int high = blended ? living->cover.cell : SDL_max(1, (int)lround(STRIP * canvas->scale));
    int failed = 0;

    for (int i = 0; i < living->water_count && !failed; i++) {
        const SDL_Rect run = pixels_of(living, &living->water[i]);
        for (int y = run.y; y < run.y + run.h && y < canvas->pixel_height && !failed; y += high) {
            double at = (y + 0.5 * high - place.y) / place.k;
            int aside = (int)lround(waver(at, now->time_s, now->stir) * place.k);
            SDL_Rect to = {run.x, y, SDL_min(run.w, canvas->pixel_width - run.x),
                           SDL_min(high, SDL_min(run.y + run.h, canvas->pixel_height) - y)};
            if (aside || blended)
                failed = copy_strip(canvas, scene, over, to, aside);
        }
    }
    return failed;
}

static int paint_ruffled(const struct living *living, struct canvas *canvas, const struct stirring *now)
{
    const struct picture *ruffled = picture_of(canvas, "lake_ruffled");

    return !ruffled->texture || SDL_SetTextureBlendMode(ruffled->texture, SDL_BLENDMODE_BLEND) ||
           SDL_SetTextureAlphaMod(ruffled->texture, (Uint8)lround(255 * now->stir)) ||
           paint_strips(living, canvas, ruffled, now, true) ||
           SDL_SetTextureAlphaMod(ruffled->texture, 255) ||
           SDL_SetTextureBlendMode(ruffled->texture, SDL_BLENDMODE_NONE);
}

static void paint_water(const struct living *living, struct canvas *canvas)
{
    const struct picture *lake = picture_of(canvas, "lake");
    const struct stirring now = {floor(canvas->time_s * WATER_HZ) / WATER_HZ,
                                 floor(fmin(canvas->stir, 1) * STIRS) / STIRS};
    int failed = !lake->texture;

    watch_begin(&canvas->watch);
    watch_number(&canvas->watch, &now, sizeof(now));
    watch_number(&canvas->watch, &living->version, sizeof(living->version));
    watch_box(&canvas->watch, &living->water_box);
    for (int i = 0; !failed && watch_shows(&canvas->watch) && canvas_hole(canvas, NULL, &i);) {
        failed = paint_strips(living, canvas, lake, &now, false);
        if (!failed && now.stir > 0)
            failed = paint_ruffled(living, canvas, &now);
    }
    watch_end(&canvas->watch);
    if (failed)
        faults_add(&canvas->faults, "the water of %s is missing: %s", living->scene, SDL_GetError());
}

/* Light on the water: each comes, stays for some seconds, and comes again elsewhere. */
static double chance(unsigned a, unsigned b)
{
    unsigned x = a * 0x9E3779B1u ^ b * 0x85EBCA77u;

    x = (x ^ x >> 15) * 0x2C1B3C6Du;
    x = (x ^ x >> 12) * 0x297A2D39u;
    return (double)(x ^ x >> 15) / 4294967296.0;
}

static void paint_glint(const struct living *living, struct canvas *canvas, const struct place *place,
                        int which)
{
    const double lasts = 3.5 + 4 * chance((unsigned)which, 0), now = canvas->time_s / lasts + which * 0.618;
    const unsigned turn = (unsigned)floor(now);
    const int run = (int)(chance((unsigned)which, 3 * turn + 1) * living->water_count);
    const SDL_Rect water = pixels_of(living, &living->water[run]);
    double y = (water.y - place->y) / place->k, near = fmax((y - WATER_TOP) / (SCENE_H - WATER_TOP), 0);
    int width = (int)lround((near > 0.5 ? 190 : near > 0.2 ? 120 : 70) * place->k);
    int x = water.x + (int)(chance((unsigned)which, 3 * turn + 2) * (water.w - width));
    const struct picture *glint =
        pictures_sprite(&canvas->pictures, "glint", width, SDL_max(2, width / 20), canvas->look.theme);
    SDL_Rect to = {x + (int)lround(12 * (now - turn) * place->k), water.y, glint->drawn_width,
                   glint->drawn_height};
    double shine = sin(PI * (now - turn));

    if (to.w > water.w || !cover_is_free(&living->cover, &to))
        return;
    const Uint8 alpha = (Uint8)lround(25 * shine * shine) * 8;
    if (!glint->texture || SDL_SetTextureAlphaMod(glint->texture, alpha) ||
        canvas_copy(canvas, "glint", alpha, &(struct copy){.texture = glint->texture, .to = to}))
        faults_add(&canvas->faults, "sprite glint is missing in %s/sprites", canvas->assets);
}

/* --- light */

void living_light(const struct living *living, struct canvas *canvas, double light)
{
    const struct cover *cover = &living->cover;
    const int rows = (int)(cover->down * LIGHT_END);

    light = floor(light * LIGHTS) / LIGHTS;
    if (light < 0.004)
        return;
    watch_begin(&canvas->watch);
    watch_number(&canvas->watch, &light, sizeof(light));
    watch_number(&canvas->watch, &living->version, sizeof(living->version));
    watch_box(&canvas->watch, &(SDL_Rect){0, 0, canvas->pixel_width, rows * cover->cell});
    spans_begin(&canvas->spans);
    for (int band = 0; watch_shows(&canvas->watch) && band < LIGHT_BANDS; band++) {
        for (int row = band * rows / LIGHT_BANDS; row < (band + 1) * rows / LIGHT_BANDS; row++)
            for (int from = 0, end = 0; cover_next(cover, row, cover->across, &from, &end); from = end)
                for (int y = 0; y < cover->cell; y++)
                    spans_add(&canvas->spans, from * cover->cell, row * cover->cell + y,
                              (end - from) * cover->cell, 255);
        canvas_paint(canvas, 0, colour_fade(GLOW, light * (1 - (band + 0.5) / LIGHT_BANDS)));
    }
    watch_end(&canvas->watch);
}

/* --- all of it */

void living_clouds(struct canvas *canvas, const char *scene, double lost, bool mirrored, double time_s)
{
    const struct place place = place_of(canvas, lost);

    sky_paint(canvas, &(struct sky){scene, place.k, place.x, place.y, mirrored, time_s, NULL, 0});
}

void living_paint(const struct living *living, struct canvas *canvas)
{
    const struct place place = place_of(canvas, living->lost);

    if (!living->scene[0])
        return;
    sky_paint(canvas, &(struct sky){living->scene, place.k, place.x, place.y, living->mirrored,
                                    canvas->time_s, &living->cover, living->version});
    if (living->water_count == 0)
        return;
    paint_water(living, canvas);
    for (int i = 0; i < GLINTS; i++)
        paint_glint(living, canvas, &place, i);
}
