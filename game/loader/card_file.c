#include "loader/card_file.h"

#include "loader/yaml/yaml_name.h"
#include "loader/yaml/yaml_reader.h"

#include <string.h>

/* As the file has it; what the card has in another shape stands beside the card. */
enum rung_key { RUNG_KEY_TITLE, RUNG_KEY_STAGE, RUNG_KEY_THINGS, RUNG_KEY_CHANNELS, RUNG_KEYS };
struct rung_file {
    struct rung rung;
    int line[RUNG_KEYS];
};

enum card_key {
    CARD_KEY_TITLE,
    CARD_KEY_POSTURE,
    CARD_KEY_SIDE,
    CARD_KEY_CHANNELS,
    CARD_KEY_THINGS,
    CARD_KEY_MUSCLES,
    CARD_KEY_STEPS,
    CARD_KEY_CUES,
    CARD_KEY_FAULTS,
    CARD_KEY_SAFETY,
    CARD_KEY_EASIER,
    CARD_KEY_RUNGS,
    CARD_KEYS
};
struct card_file {
    struct exercise_card card;
    enum level_sides side;
    struct rung_file rungs[GUIDE_RUNGS_MAX];
    int line[CARD_KEYS];
};

#define AT(member)       .at = offsetof(struct card_file, member)
#define COUNT_AT(member) .count = offsetof(struct card_file, member)
#define LINES(member)                                                                                        \
    RULE_TEXTS, .least = 1, .most = 100, .entries_least = 1, .entries_most = GUIDE_LINES_MAX,                \
                .bytes = GUIDE_LINE_SIZE, AT(card.member.text), .stride = GUIDE_LINE_SIZE,                   \
                COUNT_AT(card.member.count)
#define PARAGRAPH(member)                                                                                    \
    RULE_TEXT, .least = 1, .most = LEVEL_TEXT_SIZE - 1, .bytes = LEVEL_TEXT_SIZE, AT(card.member)
#define CHANNEL_LIST                                                                                         \
    .entries_least = 1, .entries_most = CHANNELS, .words = &words_channel, .stride = sizeof(enum channel)

static const struct rule rung_rule[RUNG_KEYS] = {
    [RUNG_KEY_TITLE] = {"title", "title: On one leg", RULE_TEXT, .least = 1, .most = GUIDE_RUNG_SIZE - 1,
                        .bytes = GUIDE_RUNG_SIZE, .at = offsetof(struct rung_file, rung.title)},
    [RUNG_KEY_STAGE] = {"stage", "stage: bodyweight", RULE_WORD, .words = &words_stage,
                        .at = offsetof(struct rung_file, rung.stage)},
    [RUNG_KEY_THINGS] = {"things", "things: [band]", RULE_SET, .optional = true, .words = &words_thing,
                         .at = offsetof(struct rung_file, rung.things)},
    [RUNG_KEY_CHANNELS] = {"channels", "channels: [motion, coach]", RULE_WORDS, .optional = true,
                           CHANNEL_LIST, .at = offsetof(struct rung_file, rung.channels),
                           .count = offsetof(struct rung_file, rung.channel_count)},
};
static const struct rules rung_rules = {"rungs", rung_rule, RUNG_KEYS, offsetof(struct rung_file, line)};

static const struct rule card_rule[CARD_KEYS] = {
    [CARD_KEY_TITLE] = {"title", "title: Bridge", RULE_TEXT, .least = 1, .most = 60,
                        .bytes = LEVEL_TITLE_SIZE, AT(card.title)},
    [CARD_KEY_POSTURE] = {"posture", "posture: lying", RULE_WORD, .words = &words_posture, AT(card.posture)},
    [CARD_KEY_SIDE] = {"side", "side: each", RULE_WORD, .words = &words_sides, AT(side)},
    [CARD_KEY_CHANNELS] = {"channels", "channels: [load, motion, coach]", RULE_WORDS, CHANNEL_LIST,
                           AT(card.channels), COUNT_AT(card.channel_count)},
    [CARD_KEY_THINGS] = {"things", "things: [mat]", RULE_SET, .optional = true, .words = &words_thing,
                         AT(card.things)},
    [CARD_KEY_MUSCLES] = {"muscles", "muscles: [\"Gluteus maximus: lifts the hips\"]", LINES(muscles)},
    [CARD_KEY_STEPS] = {"steps", "steps: [Lie on your back, Lift the hips]", LINES(steps)},
    [CARD_KEY_CUES] = {"cues", "cues: [Press the heels down]", RULE_TEXTS, .least = 1, .most = 40,
                       .entries_least = 1, .entries_most = GUIDE_LINES_MAX, .bytes = LEVEL_CUE_SIZE,
                       AT(card.cues.text), .stride = GUIDE_LINE_SIZE, COUNT_AT(card.cues.count)},
    [CARD_KEY_FAULTS] = {"faults", "faults: [\"The back arches: lift less high\"]", LINES(faults)},
    [CARD_KEY_SAFETY] = {"safety", "safety: Stop when it hurts.", PARAGRAPH(safety)},
    [CARD_KEY_EASIER] = {"easier", "easier: Lift only half as high.", PARAGRAPH(easier)},
    [CARD_KEY_RUNGS] = {"rungs", "rungs: [{title: Two legs, stage: bodyweight}]", RULE_RECORDS,
                        .entries_least = 1, .entries_most = GUIDE_RUNGS_MAX, AT(rungs),
                        .stride = sizeof(struct rung_file), COUNT_AT(card.rung_count), .keys = &rung_rules},
};
static const struct rules card_rules = {"", card_rule, CARD_KEYS, offsetof(struct card_file, line)};

static bool among(enum channel channel, const enum channel *channels, int count)
{
    for (int i = 0; i < count; i++) {
        if (channels[i] == channel)
            return true;
    }
    return false;
}

/* The list ends in coach, and all the others can measure the exercise. */
static int check_channels(struct faults *faults, int line, const struct activity *exercise,
                          const enum channel *channels, int count)
{
    if (channels[count - 1] != CHANNEL_COACH)
        return fault_at(faults, line, "channels ends in %s; right would be coach at the end of the list",
                        channel_name(channels[count - 1]));
    for (int i = 0; i < count; i++) {
        if (!activity_measured_by(exercise, channels[i]))
            return fault_at(faults, line,
                            "channels has %s, which cannot measure %s; right would be without it",
                            channel_name(channels[i]), exercise->name);
    }
    return 0;
}

static int check_rung(struct faults *faults, struct rung_file *file, const struct exercise_card *card)
{
    struct rung *rung = &file->rung;
    if (rung->channel_count == 0) {
        memcpy(rung->channels, card->channels, sizeof(rung->channels));
        rung->channel_count = card->channel_count;
        return 0;
    }
    int line = file->line[RUNG_KEY_CHANNELS];
    for (int i = 0; i < rung->channel_count; i++) {
        if (!among(rung->channels[i], card->channels, card->channel_count))
            return fault_at(faults, line,
                            "rungs.channels has %s and the exercise has not; right would be the exercise's "
                            "own channels, or fewer",
                            channel_name(rung->channels[i]));
    }
    return check_channels(faults, line, card->activity, rung->channels, rung->channel_count);
}

static int check_card(struct faults *faults, struct card_file *file)
{
    struct exercise_card *card = &file->card;
    if (file->side != LEVEL_EACH_SIDE && file->side != LEVEL_BOTH_AT_ONCE)
        return fault_at(faults, file->line[CARD_KEY_SIDE], "side is %s; right would be each or both",
                        level_sides_name(file->side));
    card->each_side = file->side == LEVEL_EACH_SIDE;
    if (check_channels(faults, file->line[CARD_KEY_CHANNELS], card->activity, card->channels,
                       card->channel_count))
        return -1;
    for (int i = 0; i < card->rung_count; i++) {
        if (check_rung(faults, &file->rungs[i], card))
            return -1;
        card->rungs[i] = file->rungs[i].rung;
    }
    return 0;
}

int card_file_parse(struct faults *faults, const char *text, size_t size, struct exercise_card *out)
{
    struct card_file file = {0};
    char id[LEVEL_ID_SIZE];
    if (name_id(faults, "exercises", id))
        return -1;
    file.card.activity = activity_find(strchr(id, '/') + 1);
    if (!file.card.activity)
        return fault_at(faults, 1,
                        "the file is named after no exercise; right would be such as bridge.yaml or "
                        "single-leg-balance.yaml");
    if (reader_read(faults, text, size, &card_rules, &file) || check_card(faults, &file))
        return -1;
    *out = file.card;
    return 0;
}
