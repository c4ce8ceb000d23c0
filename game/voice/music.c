#include "voice/music.h"

#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define FADE_S  3.0 /* of the piece before */
#define PAUSE_S 2.5 /* before the next begins */

/* One pitch; text moves on behind it. 0 when there is none. */
static double read_pitch(const char **text)
{
    static const char letters[] = "C D EF G A B";
    const char *letter = **text && **text != ' ' ? strchr(letters, **text) : NULL;

    if (!letter)
        return 0;
    int half_tones = (int)(letter - letters);
    (*text)++;
    if (**text == '#' || **text == 'b')
        half_tones += *(*text)++ == '#' ? 1 : -1;
    if (!isdigit((unsigned char)**text))
        return 0;
    half_tones += 12 * (*(*text)++ - '0');
    return 440 * pow(2, (half_tones - (9 + 12 * 4)) / 12.0);
}

static int read_note(const char **text, struct music_note *out)
{
    char *end;

    *out = (struct music_note){0};
    if (**text == '-') {
        (*text)++;
    } else {
        for (int i = 0; i < MUSIC_CHORD; i++) {
            out->hz[i] = read_pitch(text);
            if (out->hz[i] <= 0)
                return -EINVAL;
            if (**text != '+')
                break;
            (*text)++;
        }
    }
    if (**text != ':')
        return -EINVAL;
    out->beats = strtod(*text + 1, &end);
    if (end == *text + 1 || !(out->beats > 0))
        return -EINVAL;
    *text = end;
    return 0;
}

int music_read(const char *notes, struct music_note out[MUSIC_NOTES])
{
    int count = 0;

    for (;;) {
        while (*notes == ' ')
            notes++;
        if (!*notes)
            return count;
        if (count == MUSIC_NOTES)
            return -E2BIG;
        if (read_note(&notes, &out[count]))
            return -EINVAL;
        if (*notes && *notes != ' ')
            return -EINVAL;
        count++;
    }
}

void music_init(struct music *music)
{
    *music = (struct music){.piece = -1, .touch = 1};
    for (int i = 0; i < CHAPTERS; i++)
        for (int k = 0; k < MUSIC_LINES; k++)
            if (music_pieces[i].lines[k].notes) {
                int count = music_read(music_pieces[i].lines[k].notes, music->notes[i][k]);
                music->count[i][k] = count > 0 ? count : 0;
            }
}

void music_choose(struct music *music, int chapter)
{
    if (chapter == music->piece)
        return;
    synth_hush(&music->synth, FADE_S);
    music->piece = chapter;
    for (int k = 0; k < MUSIC_LINES; k++) {
        music->at[k] = 0;
        music->due[k] = PAUSE_S * SYNTH_RATE;
    }
}

/* 0.8 .. 1 of the loudness. */
static double touch(struct music *music)
{
    music->touch = music->touch * 1664525u + 1013904223u;
    return 0.8 + 0.2 * (double)(music->touch >> 8) / 16777216.0;
}

static void strike(struct music *music, int k, double after_frames)
{
    const struct music_piece *piece = &music_pieces[music->piece];
    const struct music_line *line = &piece->lines[k];
    const struct music_note *note = &music->notes[music->piece][k][music->at[k]];
    struct synth_sound sound = {.timbre = line->timbre,
                                .gain = line->gain * touch(music),
                                .pan = line->pan,
                                .after_s = after_frames / SYNTH_RATE};

    if (line->timbre->decay_s[0] <= 0) /* bowed or blown: as long as it is written */
        sound.length_s = note->beats * piece->beat_s;
    for (int i = 0; i < MUSIC_CHORD && note->hz[i] > 0; i++) {
        sound.hz = note->hz[i];
        synth_play(&music->synth, &sound);
        sound.after_s += 0.03; /* a chord is broken a little, as a hand does */
    }
    music->due[k] += note->beats * piece->beat_s * SYNTH_RATE;
    music->at[k] = (music->at[k] + 1) % music->count[music->piece][k];
}

void music_render(struct music *music, double *left, double *right, int frames)
{
    for (int k = 0; music->piece >= 0 && k < MUSIC_LINES; k++) {
        while (music->count[music->piece][k] > 0 && music->due[k] < frames)
            strike(music, k, music->due[k]);
        music->due[k] -= frames;
    }
    synth_render(&music->synth, left, right, frames);
}
