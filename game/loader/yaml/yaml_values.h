#ifndef LOADER_YAML_YAML_VALUES_H
#define LOADER_YAML_YAML_VALUES_H

#include "loader/rules.h"
#include "loader/yaml/yaml_nodes.h"

enum { VALUES_WORDS_SIZE = 320, VALUES_PATH_SIZE = 48 };

/* "target.hold_s"; inside: the rules that the rule stands in. Returns out. */
const char *values_path(const struct rules *inside, const struct rule *rule, char out[VALUES_PATH_SIZE]);

/*
 * One scalar (or one entry of a list of scalars) of that rule, checked and put at `to`: 0, or -1 with a fault
 * that says what would be right. For RULE_SET `to` is the whole set.
 */
int values_put(struct faults *faults, const struct rules *inside, const struct rule *rule,
               const struct node *node, void *to);

/* The value is not of the right sort at all: reports what would be right; always -1. */
int values_wrong(struct faults *faults, const struct rules *inside, const struct rule *rule,
                 const struct node *node);

#endif
