#include "books.h"

static void report(void *context, const char *line)
{
    (void)context;
    print_error("%s\n", line);
}

void books_read(const char *folder, struct book *book)
{
    char levels[512];

    snprintf(levels, sizeof levels, "%s/levels", folder);
    assert_int_equal(book_load(levels, NULL, book, report, NULL), 0);
}

int books_set_up(void **state)
{
    static struct book book;

    books_read(SUREFOOT_SOURCE_DIR, &book);
    *state = &book;
    return 0;
}

int books_tear_down(void **state)
{
    book_free(*state);
    return 0;
}
