#include "voice/music.h"

#include "voice/timbre.h"

/*
 * The music of Surefoot, by the Surefoot authors, CC BY 4.0: this file is its source.
 *
 * All pieces rest on D and its fifth and leave out what would grate against the tone of a hold (D, A, F#), so
 * either can sound with the other. Lines of a piece have lengths that share few divisors.
 */
const struct music_piece music_pieces[CHAPTERS] = {
    [CHAPTER_CAMP] = {.title = "First Light",
                      .beat_s = 0.95,
                      .lines = {{"D4:1 A4:1 B4:2 F#4:1 A4:1 E4:2 -:2 D4:1 F#4:1 A4:2 B4:1 A4:1 F#4:3 -:3 "
                                 "E4:1 A4:1 D5:2 B4:1 A4:2 -:4",
                                 &timbre_harp, 0.15, -0.15},
                                {"D3+A3:8 B2+F#3:8 G2+D3:8 A2+E3:8", &timbre_strings, 0.07, 0.1},
                                {"-:13 F#5:2 E5:1 D5:4 -:9 A5:2 F#5:1 E5:4 -:11", &timbre_reed_pipe, 0.05,
                                 0.35}}},
    [CHAPTER_MEADOW] = {.title = "Long Grass",
                        .beat_s = 0.72,
                        .lines = {{"D4:1 F#4:1 A4:1 B4:2 A4:1 F#4:1 E4:1 D4:1 A3:3 B3:1 D4:1 F#4:1 E4:3 -:3 "
                                   "G4:1 B4:1 D5:1 A4:3 F#4:1 E4:1 D4:1 -:6",
                                   &timbre_harp, 0.14, 0.2},
                                  {"D3+A3:6 G2+D3:6 D3+A3:6 A2+E3:6 B2+F#3:6", &timbre_strings, 0.065, -0.15},
                                  {"-:7 A4:1.5 B4:1.5 D5:3 -:12 F#5:1.5 E5:1.5 D5:4 -:15", &timbre_reed_pipe,
                                   0.05, -0.35}}},
    [CHAPTER_LAKE] = {.title = "Still Water",
                      .beat_s = 1.2,
                      .lines = {{"D4:2 A4:3 -:3 E4:2 B4:3 -:2 F#4:2 A4:4 -:4", &timbre_kalimba, 0.12, 0.15},
                                {"D3+A3:10 -:1 G2+D3+A3:10 -:1 B2+F#3:10 -:1", &timbre_strings, 0.075, 0},
                                {"-:9 D5:1 E5:1 A5:3 -:12", &timbre_harp, 0.08, -0.4}}},
    [CHAPTER_RIDGE] =
        {.title = "Gold on Stone",
         .beat_s = 0.85,
         .lines = {{"A3:1 E4:1 A4:2 B4:1 F#4:1 E4:2 D4:1 A3:1 E4:2 -:2 F#4:1 A4:1 D5:2 C#5:1 A4:1 E4:3 -:3",
                    &timbre_harp, 0.14, -0.2},
                   {"A2+E3:8 D3+A3:8 F#2+C#3:8 B2+F#3:8 E2+B2:8", &timbre_strings, 0.07, 0.15},
                   {"-:11 E5:2 D5:1 B4:1 A4:4 -:10", &timbre_reed_pipe, 0.05, 0.35}}},
    [CHAPTER_SUMMIT] = {.title = "Above the Cloud",
                        .beat_s = 1.1,
                        .lines = {{"B3:1 F#4:1 B4:2 A4:2 E4:2 -:2 D4:1 A4:1 D5:2 C#5:2 A4:3 -:4",
                                   &timbre_harp, 0.14, 0.2},
                                  {"B2+F#3:9 G2+D3:9 D3+A3:9 A2+E3:9", &timbre_strings, 0.08, -0.1},
                                  {"-:8 F#5:3 E5:1 D5:2 B4:5 -:12", &timbre_reed_pipe, 0.05, -0.3}}},
    [CHAPTER_OWN] = {.title = "A Camp of One's Own",
                     .beat_s = 1.0,
                     .lines = {{"D4:1 F#4:2 A4:3 -:2 B4:1 A4:2 E4:3 -:3", &timbre_kalimba, 0.12, -0.15},
                               {"D3+A3:9 E3+B3:9 G2+D3:9", &timbre_strings, 0.07, 0.1}}}};
