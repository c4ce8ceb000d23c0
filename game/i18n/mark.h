#ifndef I18N_MARK_H
#define I18N_MARK_H

/*
 * Marks a text for translators and leaves it as it is, for rooms that know nothing of languages: whoever
 * shows or says it looks it up with _() of i18n/i18n.h. NC_ where one English word has two meanings.
 */
#define N_(text)           text
#define NC_(context, text) text

#endif
