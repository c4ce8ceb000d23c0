#ifndef BOOKS_H
#define BOOKS_H

#include "test.h"

#include "loader/book_files.h"

/* The book of FOLDER/levels, without fault: what is wrong with it fails the test. SUREFOOT_SOURCE_DIR: as
 * shipped; SUREFOOT_LAKE: three levels. End with book_free. */
void books_read(const char *folder, struct book *book);

/* cmocka's fixtures: *state is the book as shipped. */
int books_set_up(void **state);
int books_tear_down(void **state);
/* In a file whose GROUP they are. */
#define BOOK_TEST(name) TEST_ON(name, struct book *book, NULL, NULL)

#endif
