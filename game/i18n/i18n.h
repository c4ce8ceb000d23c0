#ifndef I18N_I18N_H
#define I18N_I18N_H

#include "i18n/mark.h"

#include <stdbool.h>

/*
 * The language of the player, by gettext: English texts are the keys, and where there is no translation,
 * English is what comes back. Results are kept by gettext and need no freeing. UTF-8 throughout.
 *
 * Whole sentences: what changes in them is %s or %d, and a translator may need the order of two of them to
 * change (%2$s), so a text with formats is given to printf as a whole and never glued from parts.
 */

/*
 * Takes the language from LANGUAGE, LC_ALL, LC_MESSAGES or LANG, and catalogues from
 * folder/LANGUAGE/LC_MESSAGES/surefoot.mo; folder is copied. Messages only: numbers stay as in C. Once,
 * before the first text. 0, -ENOMEM, or -ENOSYS where the C library has no messages (English then).
 */
int i18n_open(const char *folder);

/* The text in the player's language; "" stays "". */
const char *i18n_text(const char *text) __attribute__((format_arg(1)));
#define _(text) i18n_text(text)

/* The form for that number: i18n_count("%d star", "%d stars", n). */
const char *i18n_count(const char *one, const char *many, int n)
    __attribute__((format_arg(1), format_arg(2)));

/* One English word with two meanings: i18n_in("leg", "Left") is another entry than i18n_in("way",
 * "Left"). Both together below 128 bytes. */
const char *i18n_in(const char *context, const char *text) __attribute__((format_arg(2)));

/* Is what comes back the English of the source? */
bool i18n_english(void);

#endif
