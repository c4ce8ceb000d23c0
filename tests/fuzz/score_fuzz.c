#define _GNU_SOURCE 1 /* memfd_create, O_DIRECT, F_SETPIPE_SZ */
#include "fuzz.h"
#include "inside.h"
#include "seeds.h"

#include <fcntl.h>
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/*
 * A recording as text through `score` and `sway` to its figures: refused in one line, or figures within what
 * they can be, the same from a file, again, and from a pipe in small pieces. The first bytes choose the
 * words.
 */
enum { WORDS_MAX = 16, PIECES = 200, PIPE_SIZE = 1 << 20, BIG = 2000000000 /* from -1e9 s to 1e9 s */ };

struct request {
    const char *words[WORDS_MAX];
    int count, path; /* where the path belongs */
    char numbers[3][32];
    int numbers_used;
};

static void add(struct request *request, const char *word)
{
    must(request->count < WORDS_MAX - 1);
    request->words[request->count++] = word;
}

static void add_number(struct request *request, const char *option, double value)
{
    char *text = request->numbers[request->numbers_used++];

    snprintf(text, sizeof request->numbers[0], "%.3f", value);
    add(request, option);
    add(request, text);
}

static void ask_score(struct request *request, struct fuzz_bytes *bytes)
{
    static const char *const exercises[] = {
        "single-leg-balance", "stance",        "limb-lift",       "bridge", "step-up",
        "lateral-step-up",    "hip-abduction", "adductor-stretch"};
    uint8_t how = fuzz_byte(bytes);

    add(request, "score");
    add(request, "--exercise");
    add(request, exercises[fuzz_below(bytes, sizeof exercises / sizeof *exercises)]);
    if (how & 1) {
        add(request, "--side");
        add(request, how & 2 ? "left" : "right");
    }
    if (how & 4)
        add_number(request, "--weight", 10 + fuzz_byte(bytes));
    if (how & 8)
        add_number(request, "--from", fuzz_byte(bytes) / 10.0);
    if (how & 16)
        add_number(request, "--to", fuzz_byte(bytes) / 5.0);
    if (how & 32)
        add(request, "--json");
}

static void ask_sway(struct request *request, struct fuzz_bytes *bytes)
{
    uint8_t how = fuzz_byte(bytes);

    add(request, "sway");
    if (how & 1)
        add(request, "--raw");
    if (how & 2)
        add(request, "--pooled");
    if (how & 4)
        add_number(request, "--low-pass", fuzz_byte(bytes) / 10.0);
    if (how & 8)
        add(request, "--zero=1,-2,3.5,20");
    if (how & 16)
        add_number(request, "--from", fuzz_byte(bytes) / 10.0);
    if (how & 32)
        add(request, "--json");
}

static void ask(struct request *request, struct fuzz_bytes *bytes)
{
    *request = (struct request){0};
    if (fuzz_byte(bytes) % 4 > 0)
        ask_score(request, bytes);
    else
        ask_sway(request, bytes);
    request->path = request->count;
    add(request, "");
}

static int whole_file(const uint8_t *text, size_t size)
{
    int file = memfd_create("fuzz.csv", MFD_CLOEXEC);

    must(file >= 0 && write(file, text, size) == (ssize_t)size);
    return file;
}

/* Each read gets one piece. */
static int small_pieces(const uint8_t *text, size_t size)
{
    size_t piece = size / PIECES + 1;
    int ends[2];

    must(pipe2(ends, O_DIRECT | O_CLOEXEC) == 0 && fcntl(ends[1], F_SETPIPE_SZ, PIPE_SIZE) >= PIPE_SIZE);
    for (size_t at = 0; at < size; at += piece) {
        size_t length = size - at < piece ? size - at : piece;

        must(write(ends[1], text + at, length) == (ssize_t)length);
    }
    close(ends[1]);
    return ends[0];
}

static void measure(struct request *request, int file, struct inside *result)
{
    char path[64];

    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    request->words[request->path] = path;
    inside_run(request->words, result);
    request->words[request->path] = "";
    inside_check(result);
}

static double number_of(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);

    return json_is_number(value) ? json_number_value(value) : 0;
}

/* Every number in it is one that somebody could have measured. */
static void check_numbers(json_t *value)
{
    const char *key;
    json_t *below;
    size_t i;

    if (json_is_number(value))
        must(fabs(json_number_value(value)) <= BIG);
    else if (json_is_array(value))
        json_array_foreach(value, i, below) check_numbers(below);
    else if (json_is_object(value))
        json_object_foreach(value, key, below) check_numbers(below);
}

static void check_sway(const json_t *sway)
{
    static const char *const never_negative[] = {
        "seconds",      "samples",   "path_mm",   "velocity_mm_s", "velocity_ml_mm_s", "velocity_ap_mm_s",
        "rms_mm",       "rms_ml_mm", "rms_ap_mm", "range_ml_mm",   "range_ap_mm",      "mean_frequency_hz",
        "ellipse95_mm2"};

    for (size_t i = 0; i < sizeof never_negative / sizeof *never_negative; i++)
        must(number_of(sway, never_negative[i]) >= 0);
    must(number_of(sway, "velocity_mm_s") + 1e-6 >= number_of(sway, "velocity_ml_mm_s"));
    must(number_of(sway, "velocity_mm_s") + 1e-6 >= number_of(sway, "velocity_ap_mm_s"));
}

static void check_figures(const struct inside *result)
{
    json_t *all = json_loadb(result->out, result->out_size, 0, NULL), *below;
    size_t i;

    must(json_is_object(all));
    check_numbers(all);
    check_sway(all);
    check_sway(json_object_get(all, "sway"));
    must(number_of(all, "points") >= 0 && number_of(all, "points") <= 1000);
    must(number_of(all, "stars") >= 0 && number_of(all, "stars") <= 3);
    must(number_of(all, "weight_kg") >= 0);
    json_array_foreach(json_object_get(all, "holds"), i, below)
        must(number_of(below, "seconds") >= 0 && number_of(below, "start_s") <= number_of(below, "end_s"));
    json_array_foreach(json_object_get(all, "reps"), i, below)
        must(number_of(below, "start_s") <= number_of(below, "top_s") &&
             number_of(below, "top_s") <= number_of(below, "end_s"));
    json_decref(all);
}

static bool same(const struct inside *a, const struct inside *b)
{
    return a->status == b->status && a->out_size == b->out_size && a->err_size == b->err_size &&
           memcmp(a->out, b->out, a->out_size) == 0 && memcmp(a->err, b->err, a->err_size) == 0;
}

static void measure_again(struct request *request, int file, const struct inside *first)
{
    struct inside again;

    measure(request, file, &again);
    must(same(first, &again));
    inside_free(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz_bytes bytes = {data, size};
    struct request request;
    struct inside first;
    int file, pieces, more = fuzz_byte(&bytes) % 4;

    inside_begin();
    ask(&request, &bytes);
    file = whole_file(bytes.at, bytes.left);
    measure(&request, file, &first);
    if (first.status != 2 && first.out_size > 0 && first.out[0] == '{')
        check_figures(&first);
    if (more == 1)
        measure_again(&request, file, &first);
    if (more == 2) {
        pieces = small_pieces(bytes.at, bytes.left);
        must(dup2(pieces, file) == file); /* so messages name the same path */
        close(pieces);
        measure_again(&request, file, &first);
    }
    inside_free(&first);
    close(file);
    return 0;
}

/* Every recording, asked for as the exercises it may be of. */
size_t fuzz_seed(int number, uint8_t *out, size_t size)
{
    static const uint8_t asked[][4] = {{1, 1, 32, 0}, {2, 1, 0, 1}, {0, 1, 32, 2}, {1, 1, 32, 3},
                                       {0, 1, 33, 4}, {2, 1, 0, 7}, {2, 0, 32}};
    enum { ASKED = sizeof asked / sizeof *asked };
    char text[8192];
    size_t length = seeds_csv(number / ASKED, text, sizeof text), head = number % ASKED == ASKED - 1 ? 3 : 4;

    if (length == 0)
        return 0;
    if (length > size - head)
        length = size - head;
    memcpy(out, asked[number % ASKED], head);
    memcpy(out + head, text, length);
    return length + head;
}
