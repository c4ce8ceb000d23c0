#include "i18n/i18n.h"
#include "store/repair/mend.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void mend_add(char *out, size_t size, const char *format, ...)
{
    size_t used = strlen(out);
    va_list values;

    if (used > 0 && used + 1 < size)
        out[used++] = ' ';
    va_start(values, format);
    vsnprintf(out + used, size - used, format, values);
    va_end(values);
}

void mend_tell(const struct mended *mended, char *out, size_t size)
{
    int rows = mended->rescored + mended->attached + mended->values + mended->nameless + mended->taken;

    out[0] = '\0';
    if (rows == 0 && !mended->indexes)
        return;
    mend_add(out, size, "%s", _("The file with the results was damaged. It is mended, and stays in use."));
    if (rows == 0)
        mend_add(out, size, "%s",
                 _("An index did not fit its table: it is made anew from what the table holds."));
    if (mended->rescored)
        mend_add(out, size,
                 i18n_count("%d score is computed anew from its recording.",
                            "%d scores are computed anew from their recordings.", mended->rescored),
                 mended->rescored);
    if (mended->attached)
        mend_add(out, size,
                 i18n_count("%d row belongs again to whom an index names.",
                            "%d rows belong again to whom an index names.", mended->attached),
                 mended->attached);
    if (mended->values)
        mend_add(out, size,
                 i18n_count("%d moment or length that cannot be is set right.",
                            "%d moments or lengths that cannot be are set right.", mended->values),
                 mended->values);
    if (mended->nameless)
        mend_add(out, size,
                 i18n_count("%d player has lost the name, and is called Recovered now.",
                            "%d players have lost their names, and are called Recovered now.",
                            mended->nameless),
                 mended->nameless);
    if (mended->taken)
        mend_add(out, size,
                 i18n_count("%d row that is not right was taken out. It is kept in %s.",
                            "%d rows that are not right were taken out. They are kept in %s.", mended->taken),
                 mended->taken, mended->aside);
}
