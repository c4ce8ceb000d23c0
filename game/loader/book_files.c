#include "loader/book_files.h"

#include "loader/card_file.h"
#include "loader/links.h"
#include "loader/note_file.h"
#include "loader/workout_file.h"
#include "loader/yaml/yaml_name.h"
#include "loader/yaml/yaml_scan.h"
#include "loader/yaml/yaml_text.h"

#include <stdlib.h>
#include <string.h>

/* A book while it is being read. */
struct loading {
    struct faults all; /* name: the folder; count: of faults in the game's own files */
    struct scan scan;
    bool has_card[ACTIVITIES_MAX];
    struct link *links; /* one for each file of a level, in the order of the files */
    size_t link_count;
    const struct scan_file *first_level;
    bool trail_sound;   /* workouts and notes can be held against it */
    size_t game_levels; /* of the trail: the game's files never lean on the player's, which come behind */
    struct book book;
};

/* What to do with the text of one file; faults are those of this file. */
typedef void take_text(struct loading *loading, const struct scan_file *file, struct faults *faults,
                       const char *text, size_t size);

static struct faults faults_of(const struct loading *loading, const char *path)
{
    return (struct faults){.name = path, .report = loading->all.report, .context = loading->all.context};
}

static void add_faults(struct loading *loading, bool own, const struct faults *faults)
{
    loading->all.count += own ? 0 : faults->count;
}

static size_t count_kind(const struct loading *loading, enum scan_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < loading->scan.count; i++)
        count += loading->scan.files[i].kind == kind;
    return count;
}

/* At most `most` of them: the game's come first. */
static void take_all(struct loading *loading, enum scan_kind kind, size_t most, take_text *take)
{
    size_t taken = 0;
    for (size_t i = 0; i < loading->scan.count; i++) {
        const struct scan_file *file = &loading->scan.files[i];
        struct faults faults = faults_of(loading, file->path);
        char *text = NULL;
        size_t size = 0;
        if (file->kind != kind)
            continue;
        if (taken++ >= most)
            fault_at(&faults, 1, "is one file too many; right would be %zu of this kind at most", most);
        else if (!text_read(&faults, file->path, &text, &size))
            take(loading, file, &faults, text, size);
        free(text);
        add_faults(loading, file->own, &faults);
    }
}

static void take_stray(struct loading *loading)
{
    for (size_t i = 0; i < loading->scan.count; i++) {
        struct faults faults = faults_of(loading, loading->scan.files[i].path);
        if (loading->scan.files[i].kind != SCAN_STRAY)
            continue;
        fault_at(&faults, 1,
                 "the file is in no chapter; right would be the folder %s, %s, %s, %s or %s, or exercises, "
                 "workouts or notes",
                 chapter_name(CHAPTER_CAMP), chapter_name(CHAPTER_MEADOW), chapter_name(CHAPTER_LAKE),
                 chapter_name(CHAPTER_RIDGE), chapter_name(CHAPTER_SUMMIT));
        add_faults(loading, false, &faults);
    }
}

static void take_card(struct loading *loading, const struct scan_file *file, struct faults *faults,
                      const char *text, size_t size)
{
    struct exercise_card card;
    (void)file;
    if (card_file_parse(faults, text, size, &card))
        return;
    int index = activity_index(card.activity);
    loading->book.guide.cards[index] = card;
    loading->has_card[index] = true;
}

static void take_level(struct loading *loading, const struct scan_file *file, struct faults *faults,
                       const char *text, size_t size)
{
    struct link *link = &loading->links[file - loading->first_level];
    if (level_file_parse(faults, file->chapter, text, size, &link->file))
        return;
    int index = activity_index(link->file.level.activity);
    link->sound =
        !loading->has_card[index] || !level_file_fit(faults, &link->file, &loading->book.guide.cards[index]);
}

/* The levels that a file may name. */
static struct trail trail_for(const struct loading *loading, bool own)
{
    const struct trail *all = &loading->book.trail;
    return (struct trail){all->levels, own ? all->count : loading->game_levels};
}

static void take_workout(struct loading *loading, const struct scan_file *file, struct faults *faults,
                         const char *text, size_t size)
{
    struct workout_file workout;
    struct book *book = &loading->book;
    struct trail trail = trail_for(loading, file->own);
    if (workout_file_parse(faults, file->own ? "own" : "workouts", text, size, &workout))
        return;
    if (loading->trail_sound && !workout_file_fit(faults, &workout, &trail))
        book->workouts[book->workout_count++] = workout.workout;
}

static void take_note(struct loading *loading, const struct scan_file *file, struct faults *faults,
                      const char *text, size_t size)
{
    struct note_file note;
    struct book *book = &loading->book;
    struct trail trail = trail_for(loading, file->own);
    if (note_file_parse(faults, text, size, &note))
        return;
    if (loading->trail_sound && !note_file_fit(faults, &note, &trail))
        book->notes[book->note_count++] = note.note;
}

static int out_of_memory(struct loading *loading)
{
    return fault_at(&loading->all, 0, "out of memory; more memory would be right");
}

/* Each level has its name before any is read: an unlock may name a level that is there and faulty. */
static int make_links(struct loading *loading)
{
    size_t count = count_kind(loading, SCAN_LEVEL);
    if (count == 0)
        return fault_at(&loading->all, 0,
                        "holds no level; right would be files such as lake/01-one-leg.yaml");
    loading->links = calloc(count, sizeof(*loading->links));
    if (!loading->links)
        return out_of_memory(loading);
    for (size_t i = 0; i < loading->scan.count; i++) {
        const struct scan_file *file = &loading->scan.files[i];
        if (file->kind != SCAN_LEVEL)
            continue;
        struct link *link = &loading->links[loading->link_count];
        struct faults unsaid = {.name = file->path};
        if (loading->link_count++ == 0)
            loading->first_level = file;
        *link = (struct link){.path = file->path, .own = file->own};
        (void)name_id(&unsaid, chapter_name(file->chapter), link->file.level.id); /* told when it is read */
    }
    return 0;
}

static void check_cards(struct loading *loading)
{
    for (int i = 0; i < activity_count; i++) {
        if (!loading->has_card[i])
            fault_at(&loading->all, 0, "has no card of %s; right would be a file exercises/%s.yaml",
                     activities[i]->name, activities[i]->name);
    }
}

static int make_room(struct loading *loading)
{
    struct book *book = &loading->book;
    size_t workouts = count_kind(loading, SCAN_WORKOUT), notes = count_kind(loading, SCAN_NOTE);
    book->trail.levels = calloc(loading->link_count, sizeof(*book->trail.levels));
    book->workouts = calloc(workouts + 1, sizeof(*book->workouts));
    book->notes = calloc(notes + 1, sizeof(*book->notes));
    return book->trail.levels && book->workouts && book->notes ? 0 : out_of_memory(loading);
}

static void make_trail(struct loading *loading)
{
    struct trail *trail = &loading->book.trail;
    for (size_t i = 0; i < loading->link_count; i++) {
        const struct link *link = &loading->links[i];
        if (!link->sound)
            continue;
        trail->levels[trail->count++] = link->file.level;
        loading->game_levels += !link->own;
    }
}

static void take_everything(struct loading *loading)
{
    if (make_links(loading) || make_room(loading))
        return;
    take_stray(loading);
    take_all(loading, SCAN_CARD, ACTIVITIES_MAX, take_card);
    take_all(loading, SCAN_LEVEL, TRAIL_LEVELS_MAX, take_level);
    loading->all.count +=
        links_check(loading->links, loading->link_count, loading->all.report, loading->all.context);
    check_cards(loading);
    loading->trail_sound = loading->all.count == 0;
    make_trail(loading);
    take_all(loading, SCAN_WORKOUT, WORKOUTS_MAX, take_workout);
    take_all(loading, SCAN_NOTE, NOTES_MAX, take_note);
}

static void scan(struct loading *loading, const char *cards_folder, const char *own_folder)
{
    struct faults own = faults_of(loading, own_folder);
    int error = scan_game(&loading->scan, loading->all.name);
    if (!error && cards_folder && count_kind(loading, SCAN_CARD) == 0)
        error = scan_cards(&loading->scan, cards_folder);
    if (error) {
        fault_at(&loading->all, 0, "cannot be read (%s); right would be a folder of chapters",
                 strerror(-error));
        return;
    }
    error = own_folder ? scan_own(&loading->scan, own_folder) : 0;
    if (error)
        fault_at(&own, 0, "cannot be read (%s); right would be the folders levels and workouts",
                 strerror(-error));
    scan_sort(&loading->scan);
}

static int load(struct faults all, const char *cards_folder, const char *own_folder, struct book *out)
{
    struct loading *loading = calloc(1, sizeof(*loading));
    if (!loading)
        return fault_at(&all, 0, "out of memory; more memory would be right");
    loading->all = all;
    scan(loading, cards_folder, own_folder);
    if (loading->all.count == 0)
        take_everything(loading);

    int count = loading->all.count;
    if (count == 0)
        *out = loading->book;
    else
        book_free(&loading->book);
    scan_free(&loading->scan);
    free(loading->links);
    free(loading);
    return -count;
}

int book_load(const char *folder, const char *own_folder, struct book *out, levels_report *report,
              void *context)
{
    return load((struct faults){folder, report, context, 0}, NULL, own_folder, out);
}

int book_load_beside(const char *cards_folder, const char *folder, struct book *out, levels_report *report,
                     void *context)
{
    return load((struct faults){folder, report, context, 0}, cards_folder, NULL, out);
}

void book_free(struct book *book)
{
    free(book->trail.levels);
    free(book->workouts);
    free(book->notes);
    *book = (struct book){0};
}
