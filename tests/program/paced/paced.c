#include <SDL.h>
#include <stdlib.h>

/*
 * The game on a display of $FRAMES_A_SECOND: what SDL says of the display, and how long it takes to present
 * a frame where each waits for the one before. The linker leads the window's calls here (--wrap).
 */

int __real_SDL_GetCurrentDisplayMode(int display, SDL_DisplayMode *mode);
int __wrap_SDL_GetCurrentDisplayMode(int display, SDL_DisplayMode *mode);
void __real_SDL_RenderPresent(SDL_Renderer *renderer);
void __wrap_SDL_RenderPresent(SDL_Renderer *renderer);

static int rate(void)
{
    return atoi(getenv("FRAMES_A_SECOND"));
}

int __wrap_SDL_GetCurrentDisplayMode(int display, SDL_DisplayMode *mode)
{
    int failed = __real_SDL_GetCurrentDisplayMode(display, mode);

    mode->refresh_rate = rate();
    return failed;
}

void __wrap_SDL_RenderPresent(SDL_Renderer *renderer)
{
    static Uint64 shown_ms;
    Uint64 now_ms = SDL_GetTicks64(), due_ms = shown_ms + 1000 / (Uint64)rate();

    if (now_ms < due_ms)
        SDL_Delay((Uint32)(due_ms - now_ms));
    shown_ms = SDL_GetTicks64();
    __real_SDL_RenderPresent(renderer);
}
