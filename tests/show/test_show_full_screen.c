#include "books.h"

#include "show/window.h"

#include <SDL.h>

/*
 * The window's own loop under an SDL that never says that a window fills the display, as SDL 3 does where no
 * window manager answers. The linker leads the loop's calls to the functions below (--wrap); keys come by
 * turns of the loop.
 */

enum { ON_TURN = 10, OFF_TURN = 20, END_TURN = 30 };

static int turn, asked_on, asked_off;

Uint32 __real_SDL_GetWindowFlags(SDL_Window *window);
Uint32 __wrap_SDL_GetWindowFlags(SDL_Window *window);
int __real_SDL_SetWindowFullscreen(SDL_Window *window, Uint32 flags);
int __wrap_SDL_SetWindowFullscreen(SDL_Window *window, Uint32 flags);
int __wrap_SDL_WaitEventTimeout(SDL_Event *event, int timeout_ms);

Uint32 __wrap_SDL_GetWindowFlags(SDL_Window *window)
{
    return __real_SDL_GetWindowFlags(window) & ~(Uint32)SDL_WINDOW_FULLSCREEN_DESKTOP;
}

int __wrap_SDL_SetWindowFullscreen(SDL_Window *window, Uint32 flags)
{
    asked_on += flags != 0;
    asked_off += flags == 0;
    return __real_SDL_SetWindowFullscreen(window, flags);
}

int __wrap_SDL_WaitEventTimeout(SDL_Event *event, int timeout_ms)
{
    (void)timeout_ms;
    *event = (SDL_Event){.type = ++turn == END_TURN ? SDL_QUIT : SDL_KEYDOWN};
    event->key.keysym.sym = event->type == SDL_KEYDOWN ? SDLK_F11 : 0;
    return turn == ON_TURN || turn == OFF_TURN || turn == END_TURN;
}

static void play(struct book *book, bool full_screen)
{
    const struct window_options options = {.data_dir = SUREFOOT_SOURCE_DIR,
                                           .book = book,
                                           .source = &device_board,
                                           .without_board = true,
                                           .full_screen = full_screen};
    char error[256];

    turn = asked_on = asked_off = 0;
    assert_int_equal(window_run(&options, error), 0);
    assert_int_equal(turn, END_TURN);
}

BOOK_TEST(nobody_is_asked_twice)
{
    play(book, false);
    assert_int_equal(asked_on, 1);
    assert_int_equal(asked_off, 1);
}

/* From the command line: the first F11 comes back, the second fills again. */
BOOK_TEST(f11_comes_back)
{
    play(book, true);
    assert_int_equal(asked_off, 1);
    assert_int_equal(asked_on, 1);
}

static int open_book(void **state)
{
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    SDL_setenv("SDL_AUDIODRIVER", "dummy", 1);
    return books_set_up(state);
}

GROUP(open_book, books_tear_down)
