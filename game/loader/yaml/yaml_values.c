#include "loader/yaml/yaml_values.h"

#include "activity/activity.h"
#include "loader/yaml/yaml_text.h"

#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EXPECTED_SIZE = 400 };

_Static_assert(sizeof(enum rule_kind) == sizeof(int), "words are stored as int");

const char *values_path(const struct rules *inside, const struct rule *rule, char out[VALUES_PATH_SIZE])
{
    snprintf(out, VALUES_PATH_SIZE, "%s%s%s", inside->name, *inside->name ? "." : "", rule->key);
    return out;
}

static const char *word_list(const struct words *words, char out[VALUES_WORDS_SIZE])
{
    size_t used = 0;
    for (int i = 0; i < words_count(words) && used < VALUES_WORDS_SIZE; i++)
        used += (size_t)snprintf(out + used, VALUES_WORDS_SIZE - used, "%s%s", i ? ", " : "", words->name(i));
    return out;
}

static bool is_bound(const struct rule *rule)
{
    return rule->most > rule->least;
}

/* What a value of this rule, or an entry of its list, looks like. */
static const char *expected(const struct rule *rule, char out[EXPECTED_SIZE])
{
    char words[VALUES_WORDS_SIZE], range[64] = "";
    bool whole = rule->kind == RULE_WHOLE;

    switch (rule->kind) {
    case RULE_TEXT:
    case RULE_TEXTS:
        snprintf(out, EXPECTED_SIZE, "text of %.0f to %.0f letters (%zu bytes) in one paragraph", rule->least,
                 rule->most, rule->bytes - 1);
        break;
    case RULE_PARAGRAPHS:
        snprintf(out, EXPECTED_SIZE, "text of %.0f to %.0f letters (%zu bytes)", rule->least, rule->most,
                 rule->bytes - 1);
        break;
    case RULE_ACTIVITY:
    case RULE_WORD:
    case RULE_WORDS:
    case RULE_SET:
        snprintf(out, EXPECTED_SIZE, "one of %s", word_list(rule->words, words));
        break;
    case RULE_WHOLE:
    case RULE_NUMBER:
    case RULE_NUMBERS:
        if (is_bound(rule))
            snprintf(range, sizeof range, " from %g to %g", rule->least, rule->most);
        snprintf(out, EXPECTED_SIZE, "a %snumber%s, without quotes%s", whole ? "whole " : "", range,
                 whole ? " or leading zeros" : "");
        break;
    case RULE_KEYS:
    case RULE_RECORDS:
        snprintf(out, EXPECTED_SIZE, "keys of its own");
        break;
    }
    return out;
}

int values_wrong(struct faults *faults, const struct rules *inside, const struct rule *rule,
                 const struct node *node)
{
    char path[VALUES_PATH_SIZE], quote[FAULT_QUOTE_SIZE], right[EXPECTED_SIZE];
    const char *is = node->type == NODE_LIST ? "a list" : node->type == NODE_KEYS ? "a mapping" : "empty";
    if (node->type == NODE_SCALAR && node->length > 0)
        return fault_at(faults, node->line, "%s is \"%s\"; right would be %s, such as `%s`",
                        values_path(inside, rule, path), fault_quote(node->text, quote),
                        expected(rule, right), rule->example);
    return fault_at(faults, node->line, "%s is %s; right would be %s, such as `%s`",
                    values_path(inside, rule, path), is, expected(rule, right), rule->example);
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
    if (!is_bound(rule)) /* still an int, where it is to be one */
        return rule->kind != RULE_WHOLE || (value >= INT_MIN && value <= INT_MAX);
    return value >= rule->least && value <= rule->most;
}

static bool whole_text(const struct node *node)
{
    return strlen(node->text) == node->length;
}

static bool put_text(const struct rule *rule, const struct node *node, char *to)
{
    if (node->length >= rule->bytes || !whole_text(node))
        return false;
    for (const char *at = node->text; *at; at++) {
        bool line_end = *at == '\n' && rule->kind == RULE_PARAGRAPHS;
        if (((unsigned char)*at < 0x20 || *at == 0x7f) && !line_end)
            return false;
    }
    if (!in_range(rule, (double)text_letters(node->text)))
        return false;
    memcpy(to, node->text, node->length + 1);
    return true;
}

static bool put_number(const struct rule *rule, const struct node *node, void *to)
{
    if (!node->plain || !whole_text(node) || !looks_like_number(node->text, rule->kind != RULE_WHOLE))
        return false;
    double value = strtod(node->text, NULL);
    if (!in_range(rule, value))
        return false;
    if (rule->kind == RULE_WHOLE)
        *(int *)to = (int)value;
    else
        *(double *)to = value;
    return true;
}

static bool put_word(const struct rule *rule, const struct node *node, void *to)
{
    int value = whole_text(node) ? words_find(rule->words, node->text) : -1;
    if (value < 0)
        return false;
    if (rule->kind == RULE_ACTIVITY)
        memcpy(to, &activities[value], sizeof(activities[value]));
    else if (rule->kind == RULE_SET)
        *(uint32_t *)to |= UINT32_C(1) << value;
    else
        memcpy(to, &value, sizeof(value)); /* an enum of coach/ */
    return true;
}

int values_put(struct faults *faults, const struct rules *inside, const struct rule *rule,
               const struct node *node, void *to)
{
    bool right = false;
    switch (node->type == NODE_SCALAR ? rule->kind : RULE_KEYS) {
    case RULE_TEXT:
    case RULE_TEXTS:
    case RULE_PARAGRAPHS:
        right = put_text(rule, node, to);
        break;
    case RULE_ACTIVITY:
    case RULE_WORD:
    case RULE_WORDS:
    case RULE_SET:
        right = put_word(rule, node, to);
        break;
    case RULE_WHOLE:
    case RULE_NUMBER:
    case RULE_NUMBERS:
        right = put_number(rule, node, to);
        break;
    case RULE_KEYS:
    case RULE_RECORDS:
        break;
    }
    return right ? 0 : values_wrong(faults, inside, rule, node);
}
