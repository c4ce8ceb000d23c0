#include "shots/shots.h"
#include "shots/acting.h"

#include "device/device.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Reads assets/shots.txt, and goes through the steps of a shot. */

enum { SHOTS_MAX = 256, FILE_MAX = 65536, WORDS_MAX = 12, LINE_MAX = 512 };
enum { JUNE_12 = 1749729600 }; /* noon of 12 June 2025 UTC, in seconds */

struct shot {
    const char *name; /* beginning with '.': only for others to begin with */
    const char *steps;
    int line; /* of the name, 1.. */
};

struct shots {
    char text[FILE_MAX]; /* lines end in '\0' */
    size_t size;
    struct shot list[SHOTS_MAX];
    int count;
    struct canvas *canvas;
    struct store *store; /* of the shot that is acted out */
    char error[256];
};

static int read_text(struct shots *shots, const char *path)
{
    FILE *file = fopen(path, "rb");

    if (!file)
        return -errno;
    shots->size = fread(shots->text, 1, FILE_MAX - 1, file);
    int result = ferror(file) ? -EIO : shots->size == FILE_MAX - 1 ? -EFBIG : 0;
    fclose(file);
    return result;
}

static const char *after(const char *line)
{
    return line + strlen(line) + 1;
}

static bool is_name(const char *line)
{
    return *line && *line != ' ' && *line != '#';
}

static int find_names(struct shots *shots)
{
    int number = 1;

    for (size_t i = 0; i < shots->size; i++)
        if (shots->text[i] == '\n')
            shots->text[i] = '\0';
    for (const char *line = shots->text; line < shots->text + shots->size; line = after(line), number++) {
        if (!is_name(line))
            continue;
        if (shots->count == SHOTS_MAX)
            return -EFBIG;
        shots->list[shots->count++] = (struct shot){line, after(line), number};
    }
    return 0;
}

int shots_open(const char *data_dir, struct canvas *canvas, struct shots **out, char error[256])
{
    struct shots *shots = calloc(1, sizeof *shots);
    char path[1024];
    int result = shots ? 0 : -ENOMEM;

    snprintf(path, sizeof path, "%s/assets/shots.txt", data_dir);
    if (!result)
        result = read_text(shots, path);
    if (!result)
        result = find_names(shots);
    if (result) {
        snprintf(error, 256, "%.200s: %s", path, strerror(-result));
        shots_close(shots);
        return result;
    }
    shots->canvas = canvas;
    *out = shots;
    return 0;
}

void shots_close(struct shots *shots)
{
    if (!shots)
        return;
    store_close(shots->store);
    free(shots);
}

const char *shots_name(const struct shots *shots, int i)
{
    for (int at = 0; at < shots->count; at++)
        if (shots->list[at].name[0] != '.' && i-- == 0)
            return shots->list[at].name;
    return NULL;
}

const char *shots_error(const struct shots *shots)
{
    return shots->error;
}

/* Words are apart by spaces; one with spaces stands in quotes. How many, and NULL behind them; line is cut
 * up. */
static int cut(char *line, char *words[WORDS_MAX + 1])
{
    int count = 0;

    while (count < WORDS_MAX) {
        line += strspn(line, " ");
        if (!*line || *line == '#')
            break;
        const char *end = *line == '"' ? "\"" : " ";
        line += *line == '"';
        words[count++] = line;
        line += strcspn(line, end);
        if (!*line)
            break;
        *line++ = '\0';
    }
    words[count] = NULL;
    return count;
}

static const struct acting_verb *verb_of(const char *word)
{
    const struct acting_verb *const lists[] = {acting_verbs, past_verbs};

    for (int i = 0; i < 2; i++)
        for (const struct acting_verb *verb = lists[i]; verb->name; verb++)
            if (!strcmp(verb->name, word))
                return verb;
    return NULL;
}

/* -1: there is none among the first `count`. */
static int find(const struct shots *shots, const char *name, int count)
{
    for (int i = 0; i < count; i++)
        if (!strcmp(shots->list[i].name, name))
            return i;
    return -1;
}

static bool act(struct shots *shots, struct acting *acting, int shot);

/* "like NAME": all of that shot, which stands above this one. */
static bool step(struct shots *shots, struct acting *acting, int shot, int count, char *const *words)
{
    if (!strcmp(words[0], "like")) {
        int other = count == 2 ? find(shots, words[1], shot) : -1;
        return other >= 0 && act(shots, acting, other);
    }
    const struct acting_verb *verb = verb_of(words[0]);
    return verb && count >= verb->least && verb->step(acting, words);
}

static bool act(struct shots *shots, struct acting *acting, int shot)
{
    int number = shots->list[shot].line + 1;

    for (const char *line = shots->list[shot].steps; line < shots->text + shots->size && !is_name(line);
         line = after(line), number++) {
        char cut_up[LINE_MAX], *words[WORDS_MAX + 1];

        snprintf(cut_up, sizeof cut_up, "%s", line);
        int count = cut(cut_up, words);
        if (count == 0 || step(shots, acting, shot, count, words))
            continue;
        if (!shots->error[0])
            snprintf(shots->error, sizeof shots->error, "assets/shots.txt:%d: did not come about:%.180s",
                     number, line);
        return false;
    }
    return true;
}

/* Mara plays, and has answered the first questions. */
static int begin(struct shots *shots, struct app *app)
{
    store_close(shots->store);
    shots->store = NULL;
    int result = store_open_memory(&shots->store, shots->error);
    if (!result)
        store_know_sources(shots->store, device_stands_in);
    if (!result)
        result = store_player(shots->store, "Mara", &app->course.player);
    if (result)
        return result;
    app->course.player.asked = true;
    result = store_player_update(shots->store, &app->course.player);
    app->course.store = shots->store;
    app->asking.known = true;
    app->fixed_time = true;
    app->course.unix_s = JUNE_12;
    return result ? result : app_refresh(app);
}

int shots_play(struct shots *shots, struct app *app, const char *name)
{
    struct acting acting = {.app = app, .canvas = shots->canvas, .seed = 31};
    int shot = find(shots, name, shots->count), result;

    shots->error[0] = '\0';
    if (shot < 0)
        return -ENOENT;
    result = begin(shots, app);
    if (result)
        return result;
    app_step(app, ACTING_FRAME_US);
    bool done = act(shots, &acting, shot);
    acting_end(&acting);
    return done ? 0 : -EIO;
}
