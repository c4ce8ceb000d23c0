#include "picture/private.h"

#include <string.h>

/*
 * Frames that are watched: painted only where they differ from the one before. What the software renderer has
 * painted is still there when the next frame begins; with others the frame is a picture that stays, and that
 * is copied to what they show.
 */

static void lose_frame(struct canvas *canvas)
{
    if (canvas->frame)
        SDL_DestroyTexture(canvas->frame);
    canvas->frame = NULL;
    canvas->watch.whole = true;
}

void frame_close(struct canvas *canvas)
{
    lose_frame(canvas);
    watch_close(&canvas->watch);
}

/* Is the ground of the frame to be painted covered at once? */
static bool covered(const struct watch *watch)
{
    const struct watch_op *next = watch->at + 1 < watch->now.count ? &watch->now.ops[watch->at + 1] : NULL;

    return next && next->covers && SDL_RectEquals(&next->box, &watch->frame);
}

/* The ground that everything lies on. */
static void paint_paper(struct canvas *canvas)
{
    const struct colour paper = colour_shown(PAPER, canvas->look.theme);
    struct watch *watch = &canvas->watch;

    watch_begin(watch);
    watch_number(watch, &canvas->look.theme, sizeof(canvas->look.theme));
    watch_number(watch, &canvas->look.text, sizeof(canvas->look.text));
    watch_number(watch, &canvas->look.hour, sizeof(canvas->look.hour));
    watch_box(watch, &watch->frame);
    for (int i = 0; !covered(watch) && watch_shows(watch) && canvas_hole(canvas, NULL, &i);)
        if (SDL_SetRenderDrawBlendMode(canvas->renderer, SDL_BLENDMODE_NONE) ||
            SDL_SetRenderDrawColor(canvas->renderer, paper.r, paper.g, paper.b, 255) ||
            SDL_RenderFillRect(canvas->renderer, NULL))
            faults_add(&canvas->faults, "no picture: %s", SDL_GetError());
    watch_end(watch);
}

void canvas_watch(struct canvas *canvas)
{
    canvas_measure(canvas);
    watch_look(&canvas->watch, canvas->pixel_width, canvas->pixel_height);
    paint_paper(canvas);
}

bool canvas_changed(struct canvas *canvas)
{
    struct watch *watch = &canvas->watch;

    if (watch->whole && !canvas->lasting) {
        lose_frame(canvas);
        canvas->frame = SDL_CreateTexture(canvas->renderer, SDL_PIXELFORMAT_RGB888, SDL_TEXTUREACCESS_TARGET,
                                          canvas->pixel_width, canvas->pixel_height);
    }
    if (!watch_differs(watch))
        return false;
    faults_clear(&canvas->faults);
    if (!canvas->lasting && (!canvas->frame || SDL_SetTextureBlendMode(canvas->frame, SDL_BLENDMODE_NONE) ||
                             SDL_SetRenderTarget(canvas->renderer, canvas->frame)))
        faults_add(&canvas->faults, "no picture: %s", SDL_GetError());
    paint_paper(canvas);
    return true;
}

void canvas_show(struct canvas *canvas)
{
    watch_done(&canvas->watch);
    if (canvas->lasting)
        return;
    if (SDL_SetRenderTarget(canvas->renderer, NULL) || !canvas->frame ||
        SDL_RenderCopy(canvas->renderer, canvas->frame, NULL, NULL)) {
        faults_add(&canvas->faults, "no picture: %s", SDL_GetError());
        lose_frame(canvas);
    }
}

void canvas_forget(struct canvas *canvas)
{
    canvas->watch.whole = true;
}

bool canvas_hole(struct canvas *canvas, const SDL_Rect *box, int *i)
{
    const struct watch *watch = &canvas->watch;
    SDL_Rect hole;
    bool more = watch_hole(watch, box, i, &hole);

    if (watch->mode == WATCH_PAINTING && SDL_RenderSetClipRect(canvas->renderer, more ? &hole : NULL))
        faults_add(&canvas->faults, "no picture: %s", SDL_GetError());
    return more;
}

/* Where a turned picture may be. */
static SDL_Rect reach_of(const struct copy *copy)
{
    const SDL_Rect *to = &copy->to;
    int far = SDL_max(copy->about.x, to->w - copy->about.x) + SDL_max(copy->about.y, to->h - copy->about.y);

    if (!copy->turned || copy->degrees == 0.0)
        return *to;
    return (SDL_Rect){to->x + copy->about.x - far, to->y + copy->about.y - far, 2 * far, 2 * far};
}

static void look_at_copy(struct watch *watch, const char *what, Uint32 colour, const struct copy *copy)
{
    SDL_BlendMode mode = SDL_BLENDMODE_BLEND;
    const SDL_Rect reach = reach_of(copy);
    const int flip = (int)copy->flip;

    watch_number(watch, what, strlen(what) + 1);
    watch_number(watch, &colour, sizeof(colour));
    watch_number(watch, &copy->texture, sizeof(copy->texture));
    if (copy->from)
        watch_number(watch, copy->from, sizeof(*copy->from));
    watch_number(watch, &copy->to, sizeof(copy->to));
    watch_number(watch, &copy->degrees, sizeof(copy->degrees));
    watch_number(watch, &flip, sizeof(flip));
    watch_box(watch, &reach);
    watch->op.covers =
        !copy->turned && SDL_GetTextureBlendMode(copy->texture, &mode) == 0 && mode == SDL_BLENDMODE_NONE;
}

int canvas_copy(struct canvas *canvas, const char *what, Uint32 colour, const struct copy *copy)
{
    struct watch *watch = &canvas->watch;
    int failed = copy->texture ? 0 : -1;

    watch_begin(watch);
    if (watch->mode == WATCH_LOOKING)
        look_at_copy(watch, what, colour, copy);
    for (int i = 0; !failed && watch_shows(watch) && canvas_hole(canvas, NULL, &i);)
        failed |= copy->turned ? SDL_RenderCopyEx(canvas->renderer, copy->texture, copy->from, &copy->to,
                                                  copy->degrees, &copy->about, copy->flip)
                               : SDL_RenderCopy(canvas->renderer, copy->texture, copy->from, &copy->to);
    watch_end(watch);
    return failed ? -1 : 0;
}
