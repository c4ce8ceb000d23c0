#include "draw/look.h"

#include <string.h>

static const char *const themes[LOOK_THEMES] = {"light", "dusk", "contrast"};
static const char *const texts[LOOK_TEXTS] = {"normal", "nearer", "farther"};

bool look_same(struct look a, struct look b)
{
    return a.theme == b.theme && a.text == b.text && a.still == b.still;
}

const char *look_theme_name(enum look_theme theme)
{
    return themes[theme];
}

const char *look_text_name(enum look_text text)
{
    return texts[text];
}

static int place_of(const char *const *names, int count, const char *name)
{
    for (int i = 0; i < count; i++)
        if (!strcmp(names[i], name))
            return i;
    return -1;
}

bool look_theme_find(const char *name, enum look_theme *out)
{
    int i = place_of(themes, LOOK_THEMES, name);

    if (i >= 0)
        *out = (enum look_theme)i;
    return i >= 0;
}

bool look_text_find(const char *name, enum look_text *out)
{
    int i = place_of(texts, LOOK_TEXTS, name);

    if (i >= 0)
        *out = (enum look_text)i;
    return i >= 0;
}

double look_size(enum look_text text, double size)
{
    (void)text;
    return size;
}
