#include "activities.h"
#include "samples.h"
#include "test.h"

static union sample_out out;
static struct seen seen;

TEST(right_card_is_read_in_every_key)
{
    assert_int_equal(samples_read_edited(SAMPLE_CARD, "", "", &out, &seen), 0);
    assert_int_equal(seen.count, 0);
    const struct exercise_card card = out.card;
    assert_ptr_equal(card.activity, &activity_bridge);
    assert_string_equal(card.title, "Bridge");
    assert_int_equal(card.posture, POSTURE_LYING);
    assert_true(card.each_side);
    assert_int_equal(card.channel_count, 3);
    assert_int_equal(card.channels[0], CHANNEL_LOAD);
    assert_int_equal(card.channels[1], CHANNEL_MOTION);
    assert_int_equal(card.channels[2], CHANNEL_COACH);
    assert_int_equal(card.things, 1u << THING_MAT | 1u << THING_PILLOW);
    assert_int_equal(card.muscles.count, 1);
    assert_string_equal(card.muscles.text[0], "Gluteus maximus: lifts");
    assert_int_equal(card.steps.count, 2);
    assert_string_equal(card.steps.text[1], "Lift the hips");
    assert_int_equal(card.cues.count, 2);
    assert_string_equal(card.cues.text[0], "Heels down");
    assert_int_equal(card.faults.count, 1);
    assert_string_equal(card.faults.text[0], "Arched: lower");
    assert_string_equal(card.safety, "Stop when it hurts.");
    assert_string_equal(card.easier, "Half as high.");
    assert_int_equal(card.rung_count, 2);
    assert_string_equal(card.rungs[0].title, "Two legs");
    assert_int_equal(card.rungs[0].stage, STAGE_BODYWEIGHT);
    assert_int_equal(card.rungs[0].things, 0);
    assert_int_equal(card.rungs[0].channel_count, 3); /* left out: the exercise's */
    assert_int_equal(card.rungs[0].channels[0], CHANNEL_LOAD);
    assert_int_equal(card.rungs[1].stage, STAGE_RESISTANCE);
    assert_int_equal(card.rungs[1].things, 1u << THING_BAND);
    assert_int_equal(card.rungs[1].channel_count, 2);
    assert_int_equal(card.rungs[1].channels[0], CHANNEL_MOTION);
    assert_int_equal(card.rungs[1].channels[1], CHANNEL_COACH);
}

static const struct fault_case cases[] = {
    /* each key missing */
    {"title: Bridge\n", "", 1, "missing key title", "title: Bridge"},
    {"posture: lying\n", "", 1, "missing key posture", "posture: lying"},
    {"side: each\n", "", 1, "missing key side", "side: each"},
    {"channels: [load, motion, coach]\n", "", 1, "missing key channels", "coach]"},
    {"muscles: [\"Gluteus maximus: lifts\"]\n", "", 1, "missing key muscles", "muscles: ["},
    {"steps:\n  - Lie on your back\n  - Lift the hips\n", "", 1, "missing key steps", "steps: ["},
    {"cues: [Heels down, Breathe]\n", "", 1, "missing key cues", "cues: ["},
    {"faults: [\"Arched: lower\"]\n", "", 1, "missing key faults", "faults: ["},
    {"safety: Stop when it hurts.\n", "", 1, "missing key safety", "safety: "},
    {"easier: Half as high.\n", "", 1, "missing key easier", "easier: "},
    {"    stage: bodyweight\n", "", 15, "missing key rungs.stage", "stage: bodyweight"},
    {"  - title: Two legs\n    stage", "  - stage", 15, "missing key rungs.title", "title: On one leg"},
    /* unknown and doubled keys */
    {"title: Bridge", "titel: Bridge", 1, "unknown key \"titel\", perhaps meant: title", "title, posture"},
    {"    stage: bodyweight", "    sides: each", 16, "unknown key \"sides\"",
     "title, stage, things, channels"},
    {"posture: lying", "posture: lying\nposture: lying", 3, "posture is here a second time", "once is right"},
    {"    stage: bodyweight", "    title: a", 16, "title is here a second time (first in line 15)", "once"},
    /* types and ranges */
    {"posture: lying", "posture: sitting", 2, "posture is \"sitting\"",
     "standing, kneeling, lying, side-lying"},
    {"side: each", "side: left", 3, "side is left", "each or both"},
    {"side: each", "side: one", 3, "side is \"one\"", "each, left, right, both"},
    {"channels: [load, motion, coach]", "channels: coach", 4, "channels is \"coach\"", "one of load"},
    {"channels: [load, motion, coach]", "channels: []", 4, "channels has 0 entries", "1 to 4"},
    {"channels: [load, motion, coach]", "channels: [load, touch, coach]", 4, "channels is \"touch\"",
     "load, motion, contact, coach"},
    {"channels: [load, motion, coach]", "channels: [load, load, coach]", 4, "channels has \"load\" twice",
     "once"},
    {"channels: [load, motion, coach]", "channels: [load, motion]", 4, "channels ends in motion",
     "coach at the end"},
    {"channels: [load, motion, coach]", "channels: [coach, load]", 4, "channels ends in load",
     "coach at the end"},
    {"channels: [load, motion, coach]", "channels: [load, motion, contact, coach, load]", 4,
     "more than 4 entries", "1 to 4"},
    {"things: [mat, pillow]", "things: [mat, sofa]", 5, "things is \"sofa\"", "mat, support, pillow"},
    {"things: [mat, pillow]", "things: [mat, mat]", 5, "things has \"mat\" twice", "once is right"},
    {"things: [mat, pillow]", "things: mat", 5, "things is \"mat\"", "mat, support"},
    {"muscles: [\"Gluteus maximus: lifts\"]", "muscles: [Gluteus maximus: lifts]", 6, "muscles is a mapping",
     "text of 1 to 100"},
    {"muscles: [\"Gluteus maximus: lifts\"]", "muscles: []", 6, "muscles has 0 entries", "1 to 8"},
    {"muscles: [\"Gluteus maximus: lifts\"]", "muscles: [a, b, c, d, e, f, g, h, i]", 6, "more than 8",
     "1 to 8"},
    {"  - Lie on your back", "  - \"\"", 8, "steps is empty", "1 to 100 letters"},
    {"[Heels down, Breathe]", "[Press the heels down and breathe out slow]", 10, "cues is",
     "1 to 40 letters"},
    {"[\"Arched: lower\"]", "nothing", 11, "faults is \"nothing\"", "faults: ["},
    {"safety: Stop when it hurts.", "safety:", 12, "safety is empty", "1 to 255"},
    {"easier: Half as high.", "easier: [Half]", 13, "easier is a list", "1 to 255"},
    {"  - title: Two legs", "  - title: A title of rung that is far longer than a rung s", 15,
     "rungs.title is", "1 to 47"},
    {"    stage: bodyweight", "    stage: easy", 16, "rungs.stage is \"easy\"",
     "bodyweight, equipment, resistance"},
    {"    things: [band]", "    things: [rope]", 19, "rungs.things is \"rope\"", "band, weight"},
    {"    channels: [motion, coach]", "    channels: [motion]", 20, "channels ends in motion", "coach"},
    {"    channels: [motion, coach]", "    channels: [contact, coach]", 20, "rungs.channels has contact",
     "own channels, or fewer"},
    {"    channels: [motion, coach]", "    channels: [coach, coach]", 20,
     "rungs.channels has \"coach\" twice", "once"},
    {"rungs:\n", "rungs: none\nsteps:\n", 14, "rungs is \"none\"", "keys of its own"},
    {"  - title: Two legs\n", "  - Two legs\n  - title: Two legs\n", 15, "rungs is \"Two legs\"",
     "keys of its own"},
};

TEST(every_fault_names_its_line_and_what_is_right)
{
    samples_refused(SAMPLE_CARD, cases, COUNT_OF(cases));
}

TEST(limits_themselves_are_right)
{
    static const struct right_case edits[] = {
        {"side: each", "side: both"},
        {"things: [mat, pillow]\n", ""},
        {"things: [mat, pillow]", "things: []"},
        {"channels: [load, motion, coach]", "channels: [contact, motion, load, coach]"},
        {"muscles: [\"Gluteus maximus: lifts\"]", "muscles: [a, b, c, d, e, f, g, h]"},
        {"[Heels down, Breathe]", "[Press the heels down and breathe out slo]"},
    };
    samples_taken(SAMPLE_CARD, edits, COUNT_OF(edits));
}

/* What the code cannot measure, no card promises. */
TEST(a_channel_that_cannot_measure_is_refused)
{
    for (int exercise = 0; exercise < activity_count; exercise++) {
        for (int channel = 0; channel < CHANNEL_COACH; channel++) {
            char text[SAMPLE_SIZE], name[80], list[80];
            bool can = activity_measured_by(activities[exercise], (enum channel)channel);
            snprintf(list, sizeof(list), "channels: [%s, coach]", channel_name((enum channel)channel));
            assert_true(samples_edit(SAMPLE_CARD, "channels: [load, motion, coach]", list, text));
            strstr(text, "    channels:")[0] = '\0'; /* the rung's own */
            snprintf(name, sizeof(name), "exercises/%s.yaml", activities[exercise]->name);
            assert_int_equal(samples_parse(SAMPLE_CARD, name, text, strlen(text), &out, &seen), can ? 0 : -1);
            if (!can)
                assert_true(seen_has(&seen, ".yaml:4: channels has ") && seen_has(&seen, "cannot measure"));
            else
                assert_ptr_equal(out.card.activity, activities[exercise]);
        }
    }
}

TEST(a_card_is_named_after_its_exercise)
{
    const char *text = samples_text[SAMPLE_CARD];
    assert_int_equal(samples_parse(SAMPLE_CARD, "exercises/plank.yaml", text, strlen(text), &out, &seen), -1);
    assert_true(seen_has(&seen, "plank.yaml:1: the file is named after no exercise"));
    assert_int_equal(samples_parse(SAMPLE_CARD, "exercises/bridge.yml", text, strlen(text), &out, &seen), -1);
    assert_true(seen_has(&seen, ":1: the file's name does not end in .yaml"));
}

TEST(there_are_at_most_twelve_rungs)
{
    char text[SAMPLE_SIZE];
    for (int rungs = GUIDE_RUNGS_MAX; rungs <= GUIDE_RUNGS_MAX + 1; rungs++) {
        snprintf(text, sizeof(text), "%s", samples_text[SAMPLE_CARD]);
        for (int i = 2; i < rungs; i++)
            strcat(text, "  - {title: More, stage: resistance}\n");
        assert_int_equal(samples_read(SAMPLE_CARD, text, &out, &seen), rungs > GUIDE_RUNGS_MAX ? -1 : 0);
        if (rungs == GUIDE_RUNGS_MAX)
            assert_int_equal(out.card.rung_count, rungs);
    }
    assert_true(seen_has(&seen, ":31: rungs has more than 12 entries"));
}
