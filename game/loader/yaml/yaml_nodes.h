#ifndef LOADER_YAML_YAML_NODES_H
#define LOADER_YAML_YAML_NODES_H

#include "loader/yaml/fault.h"

#include <stdbool.h>
#include <yaml.h>

/* A YAML text as a row of nodes. */
enum { NODE_TEXT_SIZE = 1280 };

/* NODE_FRAME: the beginning of the stream, and whatever else says nothing. */
enum node_type { NODE_FRAME, NODE_SCALAR, NODE_LIST, NODE_KEYS, NODE_END, NODE_FINISH };

/* One step of the YAML parser, without anything to free. */
struct node {
    enum node_type type;
    int line;
    bool plain;                /* written without quotes */
    size_t length;             /* of the whole scalar */
    char text[NODE_TEXT_SIZE]; /* its beginning, without the line end of a block */
};

struct nodes {
    struct faults *faults;
    yaml_parser_t parser;
};

/* 0, and then end with yaml_parser_delete, or -1 with a fault reported; text must outlive it. */
int nodes_begin(struct nodes *nodes, struct faults *faults, const char *text, size_t size);

/* The next one; -1 and a fault when it is no YAML, or an alias. */
int nodes_next(struct nodes *nodes, struct node *out);

#endif
