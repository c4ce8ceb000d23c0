#include "loader/yaml/yaml_nodes.h"

#include <string.h>

int nodes_begin(struct nodes *nodes, struct faults *faults, const char *text, size_t size)
{
    nodes->faults = faults;
    if (!yaml_parser_initialize(&nodes->parser))
        return fault_at(faults, 1, "out of memory; more memory would be right");
    yaml_parser_set_input_string(&nodes->parser, (const unsigned char *)text, size);
    return 0;
}

static int bad_yaml(const struct nodes *nodes)
{
    const yaml_parser_t *parser = &nodes->parser;
    const char *problem = parser->problem ? parser->problem : "out of memory";
    return fault_at(nodes->faults, (int)parser->problem_mark.line + 1,
                    "not YAML (%s); `key: value` on each line would be right, indented with spaces", problem);
}

static void keep_scalar(struct node *node, const yaml_event_t *event)
{
    node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    node->length = event->data.scalar.length;
    /* A block text (> or |) ends with a line end that nobody meant. */
    if (node->length > 0 && event->data.scalar.value[node->length - 1] == '\n')
        node->length--;
    size_t kept = node->length < NODE_TEXT_SIZE - 1 ? node->length : NODE_TEXT_SIZE - 1;
    memcpy(node->text, event->data.scalar.value, kept);
    node->text[kept] = '\0';
}

int nodes_next(struct nodes *nodes, struct node *out)
{
    static const enum node_type types[] = {
        [YAML_SCALAR_EVENT] = NODE_SCALAR,      [YAML_SEQUENCE_START_EVENT] = NODE_LIST,
        [YAML_MAPPING_START_EVENT] = NODE_KEYS, [YAML_SEQUENCE_END_EVENT] = NODE_END,
        [YAML_MAPPING_END_EVENT] = NODE_END,    [YAML_STREAM_END_EVENT] = NODE_FINISH};
    yaml_event_t event;
    if (!yaml_parser_parse(&nodes->parser, &event))
        return bad_yaml(nodes);

    bool alias = event.type == YAML_ALIAS_EVENT;
    out->line = (int)event.start_mark.line + 1;
    out->text[0] = '\0';
    out->length = 0;
    out->type = types[event.type];
    if (event.type == YAML_SCALAR_EVENT)
        keep_scalar(out, &event);
    yaml_event_delete(&event);
    if (alias)
        return fault_at(nodes->faults, out->line, "an alias (*name); the value itself would be right");
    return 0;
}
