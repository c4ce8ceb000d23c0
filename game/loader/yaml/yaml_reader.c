#include "loader/yaml/yaml_reader.h"

#include "loader/yaml/yaml_text.h"
#include "loader/yaml/yaml_values.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

static int read_keys(struct nodes *nodes, const struct rules *rules, char *base, int line);

static int *lines_of(const struct rules *rules, char *base)
{
    return (int *)(void *)(base + rules->lines);
}

/* Is the value that the newest entry added already among those before it? */
static bool doubled(const struct rule *rule, const char *list, int entries)
{
    if (rule->kind != RULE_WORDS)
        return false;
    for (int i = 0; i + 1 < entries; i++) {
        if (memcmp(list + (size_t)i * rule->stride, list + (size_t)(entries - 1) * rule->stride,
                   rule->stride) == 0)
            return true;
    }
    return false;
}

static int read_entry(struct nodes *nodes, const struct rules *inside, const struct rule *rule,
                      const struct node *node, char *list, int entry)
{
    char path[VALUES_PATH_SIZE], quote[FAULT_QUOTE_SIZE];
    char *to = rule->kind == RULE_SET ? list : list + (size_t)entry * rule->stride;

    if (rule->kind == RULE_RECORDS) {
        if (node->type != NODE_KEYS)
            return values_wrong(nodes->faults, inside, rule, node);
        return read_keys(nodes, rule->keys, to, node->line);
    }
    unsigned before = rule->kind == RULE_SET ? *(uint32_t *)(void *)list : 0;
    if (values_put(nodes->faults, inside, rule, node, to))
        return -1;
    if (doubled(rule, list, entry + 1) || (rule->kind == RULE_SET && before == *(uint32_t *)(void *)list))
        return fault_at(nodes->faults, node->line, "%s has \"%s\" twice; once is right",
                        values_path(inside, rule, path), fault_quote(node->text, quote));
    return 0;
}

static int read_list(struct nodes *nodes, const struct rules *inside, const struct rule *rule,
                     const struct node *list, char *base)
{
    char path[VALUES_PATH_SIZE];
    struct node entry;
    int entries = 0, most = rule->kind == RULE_SET ? words_count(rule->words) : rule->entries_most;

    if (list->type != NODE_LIST)
        return values_wrong(nodes->faults, inside, rule, list);
    for (;; entries++) {
        if (nodes_next(nodes, &entry))
            return -1;
        if (entry.type == NODE_END)
            break;
        if (entries == most)
            return fault_at(nodes->faults, entry.line, "%s has more than %d entries; right would be %d to %d",
                            values_path(inside, rule, path), entries, rule->entries_least, most);
        if (read_entry(nodes, inside, rule, &entry, base + rule->at, entries))
            return -1;
    }
    if (entries < rule->entries_least)
        return fault_at(nodes->faults, list->line, "%s has %d entries; right would be %d to %d, such as `%s`",
                        values_path(inside, rule, path), entries, rule->entries_least, most, rule->example);
    if (rule->kind != RULE_SET)
        *(int *)(void *)(base + rule->count) = entries;
    return 0;
}

/* Keys that are one slip away are what was meant. */
static bool nearly(const char *key, const char *other)
{
    size_t front = 0, back = 0, a = strlen(key), b = strlen(other);
    while (front < a && front < b && key[front] == other[front])
        front++;
    while (back < a - front && back < b - front && key[a - back - 1] == other[b - back - 1])
        back++;
    size_t longer = a > b ? a : b;
    return longer - front - back <= 2 && front + back >= 2;
}

static int unknown_key(const struct nodes *nodes, const struct rules *rules, const struct node *node)
{
    char known[VALUES_WORDS_SIZE] = "", quote[FAULT_QUOTE_SIZE];
    const char *meant = NULL;
    size_t used = 0;
    for (int i = 0; i < rules->count && used < sizeof(known); i++) {
        const char *key = rules->rule[i].key;
        used += (size_t)snprintf(known + used, sizeof(known) - used, "%s%s", used ? ", " : "", key);
        if (!meant && nearly(node->text, key))
            meant = key;
    }
    return fault_at(nodes->faults, node->line, "unknown key \"%s\"%s%s%s; right would be one of %s",
                    fault_quote(node->text, quote), meant ? ", perhaps meant: " : "", meant ? meant : "",
                    *rules->name ? " here" : "", known);
}

static int read_value(struct nodes *nodes, const struct rules *rules, const struct rule *rule, char *base)
{
    struct node node;
    if (nodes_next(nodes, &node))
        return -1;
    switch (rule->kind) {
    case RULE_TEXTS:
    case RULE_NUMBERS:
    case RULE_WORDS:
    case RULE_SET:
    case RULE_RECORDS:
        return read_list(nodes, rules, rule, &node, base);
    case RULE_KEYS:
        if (node.type != NODE_KEYS)
            return values_wrong(nodes->faults, rules, rule, &node);
        return read_keys(nodes, rule->keys, base, node.line);
    default:
        return values_put(nodes->faults, rules, rule, &node, base + rule->at);
    }
}

/* 1 when a key was read, 0 at the end of them. */
static int read_key(struct nodes *nodes, const struct rules *rules, char *base)
{
    struct node key;
    if (nodes_next(nodes, &key))
        return -1;
    if (key.type == NODE_END)
        return 0;
    if (key.type != NODE_SCALAR)
        return fault_at(nodes->faults, key.line, "a key is not a word; right would be `key: value`");
    for (int i = 0; i < rules->count; i++) {
        int *line = &lines_of(rules, base)[i];
        if (strcmp(rules->rule[i].key, key.text) != 0)
            continue;
        if (*line)
            return fault_at(nodes->faults, key.line,
                            "%s is here a second time (first in line %d); once is right", key.text, *line);
        *line = key.line;
        return read_value(nodes, rules, &rules->rule[i], base) ? -1 : 1;
    }
    return unknown_key(nodes, rules, &key);
}

/* Everything inside one mapping; line is where it begins. As deep as the rules are: three levels. */
static int read_keys(struct nodes *nodes, const struct rules *rules, char *base, int line)
{
    char path[VALUES_PATH_SIZE];
    int more;
    do {
        more = read_key(nodes, rules, base);
    } while (more > 0);
    if (more < 0)
        return -1;

    for (int i = 0; i < rules->count; i++) {
        if (!rules->rule[i].optional && !lines_of(rules, base)[i])
            return fault_at(nodes->faults, line, "missing key %s; right would be such as `%s`",
                            values_path(rules, &rules->rule[i], path), rules->rule[i].example);
    }
    return 0;
}

static int read_stream(struct nodes *nodes, const struct rules *rules, char *base)
{
    struct node node;
    do { /* stream and document begin */
        if (nodes_next(nodes, &node))
            return -1;
    } while (node.type == NODE_FRAME);
    if (node.type == NODE_FINISH)
        return fault_at(nodes->faults, 1, "empty; right would be a file as in levels/README.md");
    if (node.type != NODE_KEYS)
        return fault_at(nodes->faults, node.line, "no keys; right would be `key: value` on each line");
    if (read_keys(nodes, rules, base, node.line))
        return -1;

    if (nodes_next(nodes, &node) || nodes_next(nodes, &node)) /* the document's end, and what follows it */
        return -1;
    if (node.type != NODE_FINISH)
        return fault_at(nodes->faults, node.line,
                        "a second document; right would be one document in one file");
    return 0;
}

int reader_read(struct faults *faults, const char *text, size_t size, const struct rules *rules, void *out)
{
    struct nodes nodes;
    if (text_check(faults, text, size) || nodes_begin(&nodes, faults, text, size))
        return -1;
    int error = read_stream(&nodes, rules, out);
    yaml_parser_delete(&nodes.parser);
    return error;
}
