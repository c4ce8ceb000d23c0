#include "command/levels/levels.h"

#include <stdio.h>

static void print_quoted(const char *text)
{
    putchar('"');
    for (; *text; text++) {
        if (*text == '\n')
            fputs("\\n", stdout);
        else if (*text == '"' || *text == '\\')
            printf("\\%c", *text);
        else
            putchar(*text);
    }
    puts("\"");
}

/* id: of the file below levels/. What level writers say with a percent sign is no format. */
static void print_text(const char *id, const char *text)
{
    if (!*text)
        return;
    printf("\n#: levels/%s.yaml\n#, no-c-format\nmsgid ", id);
    print_quoted(text);
    puts("msgstr \"\"");
}

static void print_lines(const char *id, const struct guide_lines *lines)
{
    for (int i = 0; i < lines->count; i++)
        print_text(id, lines->text[i]);
}

static void print_card(const struct exercise_card *card)
{
    char id[LEVEL_ID_SIZE];

    snprintf(id, sizeof id, "exercises/%s", card->activity->name);
    print_text(id, card->title);
    print_lines(id, &card->muscles);
    print_lines(id, &card->steps);
    print_lines(id, &card->cues);
    print_lines(id, &card->faults);
    print_text(id, card->safety);
    print_text(id, card->easier);
    for (int i = 0; i < card->rung_count; i++)
        print_text(id, card->rungs[i].title);
}

static void print_level(const struct level *level)
{
    print_text(level->id, level->title);
    for (int i = 0; i < level->cue_count; i++)
        print_text(level->id, level->cues[i]);
    print_text(level->id, level->why);
    print_text(level->id, level->safety);
}

void levels_strings_print(const struct book *book)
{
    puts("msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"");
    for (int i = 0; i < activity_count; i++)
        print_card(&book->guide.cards[i]);
    for (size_t i = 0; i < book->trail.count; i++)
        print_level(&book->trail.levels[i]);
    for (size_t i = 0; i < book->workout_count; i++) {
        print_text(book->workouts[i].id, book->workouts[i].title);
        print_text(book->workouts[i].id, book->workouts[i].why);
    }
    for (size_t i = 0; i < book->note_count; i++) {
        print_text(book->notes[i].id, book->notes[i].title);
        print_text(book->notes[i].id, book->notes[i].text);
        for (int j = 0; j < book->notes[i].label_count; j++)
            print_text(book->notes[i].id, book->notes[i].labels[j]);
    }
}
