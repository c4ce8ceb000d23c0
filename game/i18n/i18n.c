#define _POSIX_C_SOURCE 200809L

#include "i18n/i18n.h"

#include <errno.h>
#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

static const char domain[] = "surefoot";

/* Of the locales in which some libc does not look at LANGUAGE: "C" and, from glibc 2.39 on, what begins with
 * "C.". */
static bool deaf(const char *locale)
{
    return !strcmp(locale, "C") || !strcmp(locale, "POSIX") || !strncmp(locale, "C.", 2);
}

int i18n_open(const char *folder)
{
    const char *locale = setlocale(LC_MESSAGES, "");

    /* Also: of a language the system was not given. glibc finds the same C.UTF-8 under a name with a country.
     */
    if ((!locale || deaf(locale)) && !setlocale(LC_MESSAGES, "C_ZZ.UTF-8") &&
        !setlocale(LC_MESSAGES, "C.UTF-8"))
        return -ENOSYS;
    /* whatever the player's own encoding: what draws takes UTF-8 */
    return bindtextdomain(domain, folder) && bind_textdomain_codeset(domain, "UTF-8") ? 0 : -ENOMEM;
}

const char *i18n_text(const char *text)
{
    return *text ? dgettext(domain, text) : text; /* of "" gettext has the catalogue's own header */
}

const char *i18n_count(const char *one, const char *many, int n)
{
    return dngettext(domain, one, many, n < 0 ? 0UL - (unsigned long)n : (unsigned long)n);
}

/* As the catalogues have it: context, an EOT, text. */
const char *i18n_in(const char *context, const char *text)
{
    char key[128];
    int length = snprintf(key, sizeof key, "%s\004%s", context, text);

    if (length < 0 || (size_t)length >= sizeof key)
        return text;
    const char *found = dgettext(domain, key);
    return found == key ? text : found;
}

bool i18n_english(void)
{
    const char *header = dgettext(domain, "");
    const char *language = strstr(header, "\nLanguage: ");

    return !*header || (language && !strncmp(language + strlen("\nLanguage: "), "en", 2));
}
