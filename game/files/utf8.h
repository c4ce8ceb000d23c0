#ifndef FILES_UTF8_H
#define FILES_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Somebody's text: what is a character of UTF-8 (RFC 3629), and what a terminal may be given. */

/* The one at the beginning of a text: its bytes, 1 to 4, and *code; 0 when it is none, or does not lie within
 * `left` bytes. A NUL is one; of what ends in one, `left` may be any number. */
size_t utf8_character(const char *text, size_t left, uint32_t *code);

/* Would a terminal obey it (C0, C1, DEL; a NUL among them)? */
bool utf8_control(uint32_t code);

/* Bytes of the character of a text that ends in NUL; 0: it is none, or none to show, as a terminal would obey
 * it, or it would turn the order of a line. */
size_t utf8_shown(const char *text);

/* The text, or its beginning, in out: what is none to show is '?', byte by byte. Gives out. */
const char *utf8_plain(const char *text, char *out, size_t size);

#endif
