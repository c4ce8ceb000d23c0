#ifndef LOADER_YAML_YAML_NODES_H
#define LOADER_YAML_YAML_NODES_H

#include "loader/yaml/fault.h"

#include <stdbool.h>
#include <yaml.h>

/* A YAML text as a row of nodes. */
enum { NODE_TEXT_SIZE = 1280 };

/* One step of the YAML parser, without anything to free. */
struct node {
    enum { NODE_SCALAR, NODE_LIST, NODE_KEYS, NODE_END, NODE_FRAME, NODE_FINISH } type;
    int line;
    bool plain;                /* written without quotes */
    size_t length;             /* of the whole scalar */
    char text[NODE_TEXT_SIZE]; /* its beginning, without the line end of a block */
};

struct nodes {
    struct faults *faults;
    yaml_parser_t parser;
};

/* 0, or -1 with a fault reported; text must outlive it. */
int nodes_begin(struct nodes *nodes, struct faults *faults, const char *text, size_t size);
void nodes_end(struct nodes *nodes);

/* The next one; -1 and a fault when it is no YAML, or an alias. */
int nodes_next(struct nodes *nodes, struct node *out);

#endif
