#ifndef LOADER_RULES_H
#define LOADER_RULES_H

#include "loader/yaml/yaml_words.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * What a kind of file may hold, as a table: one rule a key. The reader (loader/yaml/yaml_reader.h) checks a
 * text against the table and puts the values where the table says, so a key is written down once.
 */
enum rule_kind {
    RULE_TEXT,       /* char[bytes], one paragraph */
    RULE_PARAGRAPHS, /* the same, with line ends */
    RULE_WORD,       /* an enum */
    RULE_ACTIVITY,   /* const struct activity * */
    RULE_WHOLE,      /* int */
    RULE_NUMBER,     /* double */
    RULE_TEXTS,      /* list: char[entries_most][stride] */
    RULE_NUMBERS,    /* list: double[entries_most] */
    RULE_WORDS,      /* list: an enum[entries_most], no word twice */
    RULE_SET,        /* list: uint32_t, the bits 1u << value, no word twice */
    RULE_KEYS,       /* keys of its own, in the same struct */
    RULE_RECORDS     /* list of keys: struct[entries_most] of size stride */
};

struct rules;

struct rule {
    const char *key;
    const char *example;
    enum rule_kind kind;
    bool optional;
    double least, most;              /* of a number (none: any), of the letters of a text */
    int entries_least, entries_most; /* of a set: as many as there are words */
    size_t bytes;                    /* of a text, with its end */
    size_t at;                       /* where the value goes: offset in the struct */
    size_t count;  /* of a list: offset of the int that counts its entries (not of RULE_SET) */
    size_t stride; /* from one entry to the next */
    const struct words *words;
    const struct rules *keys; /* of RULE_KEYS and RULE_RECORDS */
};

struct rules {
    const char *name; /* of the key that these stand below: "target"; "" = the whole file */
    const struct rule *rule;
    int count;
    size_t lines; /* offset of int[count]: where each key stands, 0 = it is not there */
};

#define RULES_COUNT(list) ((int)(sizeof(list) / sizeof(*(list))))

#endif
