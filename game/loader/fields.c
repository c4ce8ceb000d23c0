#include "loader/fields.h"

#include "loader/text.h"
#include "loader/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

enum kind { TEXT, WORD, WHOLE, NUMBER, KEYS, NUMBERS, TEXTS };

static const struct rule {
    enum field inside; /* the key this one stands below; FIELDS = none */
    const char *key;
    const char *example;
    enum kind kind;
    bool optional;
    double least, most; /* of a number, of the letters of a text */
    int entries_least, entries_most;
    size_t bytes; /* of a text, with its end */
    const cyaml_strval_t *words;
    int word_count;
} rules[FIELDS] = {
    [FIELD_TITLE] = {FIELDS, "title", "title: One leg, 10 seconds", TEXT, .least = 1, .most = 60,
                     .bytes = LEVEL_TITLE_SIZE},
    [FIELD_CHAPTER] = {FIELDS, "chapter", "chapter: lake", WORD, .optional = true, .words = words_chapter,
                       .word_count = CHAPTERS},
    [FIELD_EXERCISE] = {FIELDS, "exercise", "exercise: single-leg-balance", WORD, .words = words_exercise,
                        .word_count = EXERCISES},
    [FIELD_STAGE] = {FIELDS, "stage", "stage: bodyweight", WORD, .words = words_stage, .word_count = STAGES},
    [FIELD_RUNG] = {FIELDS, "rung", "rung: 1", WHOLE, .least = 1, .most = 99},
    [FIELD_SIDE] = {FIELDS, "side", "side: each", WORD, .words = words_side, .word_count = WORDS_SIDES},
    [FIELD_SETS] = {FIELDS, "sets", "sets: 2", WHOLE, .least = 1, .most = 10},
    [FIELD_TARGET] = {FIELDS, "target", "target: {hold_s: 10}", KEYS, .optional = false},
    [FIELD_HOLD_S] = {FIELD_TARGET, "hold_s", "hold_s: 10", NUMBER, .least = 1, .most = 300},
    [FIELD_REST_S] = {FIELDS, "rest_s", "rest_s: 10", WHOLE, .least = 0, .most = 300},
    [FIELD_EYES] = {FIELDS, "eyes", "eyes: open", WORD, .words = words_eyes, .word_count = WORDS_EYES},
    [FIELD_SURFACE] = {FIELDS, "surface", "surface: firm", WORD, .words = words_surface,
                       .word_count = WORDS_SURFACES},
    [FIELD_STARS] = {FIELDS, "stars", "stars: [5, 8, 10]", NUMBERS, .least = 1, .most = 300,
                     .entries_least = LEVEL_STARS, .entries_most = LEVEL_STARS},
    [FIELD_UNLOCK] = {FIELDS, "unlock", "unlock: {level: lake/01-one-leg-10s, stars: 1}", KEYS,
                      .optional = true},
    [FIELD_UNLOCK_LEVEL] = {FIELD_UNLOCK, "level", "level: lake/01-one-leg-10s", TEXT, .least = 1,
                            .most = LEVEL_ID_SIZE - 1, .bytes = LEVEL_ID_SIZE},
    [FIELD_UNLOCK_STARS] = {FIELD_UNLOCK, "stars", "stars: 1", WHOLE, .least = 1, .most = LEVEL_STARS},
    [FIELD_SAY] = {FIELDS, "say", "say: [Soft knee, Breathe out]", TEXTS, .optional = true, .least = 1,
                   .most = 40, .entries_least = 1, .entries_most = LEVEL_CUES_MAX, .bytes = LEVEL_CUE_SIZE},
    [FIELD_WHY] = {FIELDS, "why", "why: Steady hips carry you over rough ground.", TEXT, .least = 1,
                   .most = LEVEL_TEXT_SIZE - 1, .bytes = LEVEL_TEXT_SIZE},
    [FIELD_SAFETY] = {FIELDS, "safety", "safety: Keep a wall within reach.", TEXT, .least = 1,
                      .most = LEVEL_TEXT_SIZE - 1, .bytes = LEVEL_TEXT_SIZE},
};

enum { SCALAR_SIZE = 512, WORDS_SIZE = 320, EXPECTED_SIZE = 400, KEY_SIZE = 32 };

/* One step of the YAML parser, without anything to free. */
struct node {
    enum { NODE_SCALAR, NODE_LIST, NODE_KEYS, NODE_END, NODE_FRAME, NODE_FINISH } type;
    int line;
    bool plain;             /* written without quotes */
    size_t length;          /* of the whole scalar */
    char text[SCALAR_SIZE]; /* its beginning, without the line end of a block */
};

struct check {
    struct faults *faults;
    yaml_parser_t parser;
    struct fields *fields;
};

static int bad_yaml(const struct check *check)
{
    const yaml_parser_t *parser = &check->parser;
    const char *problem = parser->problem ? parser->problem : "out of memory";
    return fault_at(check->faults, (int)parser->problem_mark.line + 1,
                    "not YAML (%s); `key: value` on each line would be right, indented with spaces", problem);
}

static void keep_scalar(struct node *node, const yaml_event_t *event)
{
    node->type = NODE_SCALAR;
    node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    node->length = event->data.scalar.length;
    /* A block text (> or |) ends with a line end that nobody meant. */
    if (node->length > 0 && event->data.scalar.value[node->length - 1] == '\n')
        node->length--;
    size_t kept = node->length < SCALAR_SIZE - 1 ? node->length : SCALAR_SIZE - 1;
    memcpy(node->text, event->data.scalar.value, kept);
    node->text[kept] = '\0';
}

static int next(struct check *check, struct node *node)
{
    yaml_event_t event;
    if (!yaml_parser_parse(&check->parser, &event))
        return bad_yaml(check);

    bool alias = event.type == YAML_ALIAS_EVENT;
    node->line = (int)event.start_mark.line + 1;
    node->text[0] = '\0';
    switch (event.type) {
    case YAML_SCALAR_EVENT:
        keep_scalar(node, &event);
        break;
    case YAML_SEQUENCE_START_EVENT:
        node->type = NODE_LIST;
        break;
    case YAML_MAPPING_START_EVENT:
        node->type = NODE_KEYS;
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        node->type = NODE_END;
        break;
    case YAML_STREAM_END_EVENT:
        node->type = NODE_FINISH;
        break;
    default:
        node->type = NODE_FRAME;
        break;
    }
    yaml_event_delete(&event);
    if (alias)
        return fault_at(check->faults, node->line, "an alias (*name); the value itself would be right");
    return 0;
}

/* "target.hold_s" */
static const char *path_of(const struct rule *rule, char out[KEY_SIZE])
{
    snprintf(out, KEY_SIZE, "%s%s%s", rule->inside == FIELDS ? "" : rules[rule->inside].key,
             rule->inside == FIELDS ? "" : ".", rule->key);
    return out;
}

static const char *word_list(const struct rule *rule, char out[WORDS_SIZE])
{
    size_t used = 0;
    for (int i = 0; i < rule->word_count && used < WORDS_SIZE; i++)
        used += (size_t)snprintf(out + used, WORDS_SIZE - used, "%s%s", i ? ", " : "", rule->words[i].str);
    return out;
}

static bool is_word(const struct rule *rule, const char *word)
{
    for (int i = 0; i < rule->word_count; i++) {
        if (strcmp(rule->words[i].str, word) == 0)
            return true;
    }
    return false;
}

/* What a value of this rule, or an entry of its list, looks like. */
static const char *expected(const struct rule *rule, char out[EXPECTED_SIZE])
{
    char words[WORDS_SIZE];
    switch (rule->kind) {
    case TEXT:
    case TEXTS:
        snprintf(out, EXPECTED_SIZE, "text of %.0f to %.0f letters (%zu bytes) in one paragraph", rule->least,
                 rule->most, rule->bytes - 1);
        break;
    case WORD:
        snprintf(out, EXPECTED_SIZE, "one of %s", word_list(rule, words));
        break;
    case WHOLE:
        snprintf(out, EXPECTED_SIZE, "a whole number from %.0f to %.0f, without quotes or leading zeros",
                 rule->least, rule->most);
        break;
    case NUMBER:
    case NUMBERS:
        snprintf(out, EXPECTED_SIZE, "a number from %.0f to %.0f, without quotes", rule->least, rule->most);
        break;
    case KEYS:
        snprintf(out, EXPECTED_SIZE, "keys of its own");
        break;
    }
    return out;
}

static int bad_value(const struct check *check, const struct rule *rule, const struct node *node)
{
    char path[KEY_SIZE], quote[FAULT_QUOTE_SIZE], right[EXPECTED_SIZE];
    const char *is = node->type == NODE_LIST ? "a list" : node->type == NODE_KEYS ? "a mapping" : "empty";
    if (node->type == NODE_SCALAR && node->length > 0)
        return fault_at(check->faults, node->line, "%s is \"%s\"; right would be %s, such as `%s`",
                        path_of(rule, path), fault_quote(node->text, quote), expected(rule, right),
                        rule->example);
    return fault_at(check->faults, node->line, "%s is %s; right would be %s, such as `%s`",
                    path_of(rule, path), is, expected(rule, right), rule->example);
}

/* Digits, and with point allowed one point between digits; a minus passes, so that -3 is out of range. */
static bool looks_like_number(const char *text, bool point)
{
    text += *text == '-';
    size_t whole = strspn(text, "0123456789");
    if (whole == 0 || (!point && whole > 1 && text[0] == '0'))
        return false;
    text += whole;
    if (point && *text == '.') {
        size_t part = strspn(text + 1, "0123456789");
        if (part == 0)
            return false;
        text += 1 + part;
    }
    return *text == '\0';
}

static bool in_range(const struct rule *rule, double value)
{
    return value >= rule->least && value <= rule->most;
}

static bool text_fits(const struct rule *rule, const struct node *node)
{
    if (node->length >= rule->bytes || strlen(node->text) != node->length)
        return false;
    for (const char *at = node->text; *at; at++) {
        if ((unsigned char)*at < 0x20 || *at == 0x7f)
            return false;
    }
    return in_range(rule, (double)text_letters(node->text));
}

static bool scalar_fits(const struct rule *rule, const struct node *node)
{
    switch (rule->kind) {
    case TEXT:
    case TEXTS:
        return text_fits(rule, node);
    case WORD:
        return strlen(node->text) == node->length && is_word(rule, node->text);
    case WHOLE:
    case NUMBER:
    case NUMBERS:
        return node->plain && strlen(node->text) == node->length &&
               looks_like_number(node->text, rule->kind != WHOLE) && in_range(rule, strtod(node->text, NULL));
    case KEYS:
        break;
    }
    return false;
}

static int check_scalar(const struct check *check, const struct rule *rule, const struct node *node)
{
    if (node->type != NODE_SCALAR || !scalar_fits(rule, node))
        return bad_value(check, rule, node);
    return 0;
}

static int check_list(struct check *check, const struct rule *rule, const struct node *list)
{
    char path[KEY_SIZE];
    struct node entry;
    int entries = 0;

    if (list->type != NODE_LIST)
        return bad_value(check, rule, list);
    for (;;) {
        if (next(check, &entry))
            return -1;
        if (entry.type == NODE_END)
            break;
        if (check_scalar(check, rule, &entry))
            return -1;
        entries++;
    }
    if (entries < rule->entries_least || entries > rule->entries_most)
        return fault_at(check->faults, list->line, "%s has %d entries; right would be %d to %d, such as `%s`",
                        path_of(rule, path), entries, rule->entries_least, rule->entries_most, rule->example);
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

static int unknown_key(const struct check *check, enum field inside, const struct node *node)
{
    char known[WORDS_SIZE] = "", quote[FAULT_QUOTE_SIZE];
    const char *meant = NULL;
    size_t used = 0;
    for (int i = 0; i < FIELDS && used < sizeof(known); i++) {
        if (rules[i].inside != inside)
            continue;
        used += (size_t)snprintf(known + used, sizeof(known) - used, "%s%s", used ? ", " : "", rules[i].key);
        if (!meant && nearly(node->text, rules[i].key))
            meant = rules[i].key;
    }
    return fault_at(check->faults, node->line, "unknown key \"%s\"%s%s%s; right would be one of %s",
                    fault_quote(node->text, quote), meant ? ", perhaps meant: " : "", meant ? meant : "",
                    inside == FIELDS ? "" : " here", known);
}

static int check_keys(struct check *check, enum field inside, int line);

static int check_value(struct check *check, enum field field)
{
    struct node node;
    const struct rule *rule = &rules[field];
    if (next(check, &node))
        return -1;
    if (rule->kind == NUMBERS || rule->kind == TEXTS)
        return check_list(check, rule, &node);
    if (rule->kind != KEYS)
        return check_scalar(check, rule, &node);
    if (node.type != NODE_KEYS)
        return bad_value(check, rule, &node);
    return check_keys(check, field, node.line);
}

static int check_key(struct check *check, enum field inside)
{
    struct node key;
    if (next(check, &key))
        return -1;
    if (key.type == NODE_END)
        return 0;
    if (key.type != NODE_SCALAR)
        return fault_at(check->faults, key.line, "a key is not a word; right would be `key: value`");
    for (int i = 0; i < FIELDS; i++) {
        if (rules[i].inside != inside || strcmp(rules[i].key, key.text) != 0)
            continue;
        if (check->fields->line[i])
            return fault_at(check->faults, key.line,
                            "%s is here a second time (first in line %d); once is right", key.text,
                            check->fields->line[i]);
        check->fields->line[i] = key.line;
        return check_value(check, (enum field)i) ? -1 : 1;
    }
    return unknown_key(check, inside, &key);
}

/* Everything inside one mapping; line is where it begins. Two levels deep at most: nesting is in rules. */
static int check_keys(struct check *check, enum field inside, int line)
{
    char path[KEY_SIZE];
    int more;
    do {
        more = check_key(check, inside);
    } while (more > 0);
    if (more < 0)
        return -1;

    for (int i = 0; i < FIELDS; i++) {
        if (rules[i].inside == inside && !rules[i].optional && !check->fields->line[i])
            return fault_at(check->faults, line, "missing key %s; right would be such as `%s`",
                            path_of(&rules[i], path), rules[i].example);
    }
    return 0;
}

static int check_stream(struct check *check)
{
    struct node node;
    do { /* stream and document begin */
        if (next(check, &node))
            return -1;
    } while (node.type == NODE_FRAME);
    if (node.type == NODE_FINISH)
        return fault_at(check->faults, 1, "empty; right would be a level, see levels/README.md");
    if (node.type != NODE_KEYS)
        return fault_at(check->faults, node.line, "not a level; right would be `key: value` on each line");
    if (check_keys(check, FIELDS, node.line))
        return -1;

    if (next(check, &node) || next(check, &node)) /* the document's end, and what follows it */
        return -1;
    if (node.type != NODE_FINISH)
        return fault_at(check->faults, node.line, "a second document; right would be one level in one file");
    return 0;
}

int fields_check(struct faults *faults, const char *text, size_t size, struct fields *out)
{
    struct fields fields = {{0}};
    struct check check = {.faults = faults, .fields = &fields};

    if (!yaml_parser_initialize(&check.parser))
        return fault_at(faults, 1, "out of memory; more memory would be right");
    yaml_parser_set_input_string(&check.parser, (const unsigned char *)text, size);
    int error = check_stream(&check);
    yaml_parser_delete(&check.parser);
    if (!error)
        *out = fields;
    return error;
}
