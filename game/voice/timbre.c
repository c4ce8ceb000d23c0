#include "voice/timbre.h"

const struct synth_timbre timbre_peg = {.ratio = {1, 2.76, 5.4},
                                        .level = {0.7, 0.2, 0.1},
                                        .decay_s = {0.3, 0.14, 0.06},
                                        .ring_s = 0.12,
                                        .fall_s = 0.1,
                                        .noise = 0.25,
                                        .from_hz = 1800,
                                        .to_hz = 300,
                                        .narrow = 0.8};
const struct synth_timbre timbre_marimba = {.ratio = {1, 3.93, 9.2},
                                            .level = {0.82, 0.13, 0.05},
                                            .decay_s = {1.1, 0.35, 0.12},
                                            .ring_s = 0.7,
                                            .fall_s = 0.3};
const struct synth_timbre timbre_kalimba = {.ratio = {1, 2, 5.4},
                                            .level = {0.8, 0.13, 0.07},
                                            .decay_s = {1.8, 0.7, 0.2},
                                            .ring_s = 1.2,
                                            .fall_s = 0.5};
const struct synth_timbre timbre_felt = {.ratio = {1, 1.51},
                                         .level = {0.75, 0.25},
                                         .decay_s = {0.35, 0.2},
                                         .rise_s = 0.006,
                                         .ring_s = 0.1,
                                         .fall_s = 0.12,
                                         .noise = 0.2,
                                         .from_hz = 500,
                                         .to_hz = 200,
                                         .narrow = 0.7};
const struct synth_timbre timbre_drop = {.ratio = {1, 2},
                                         .level = {0.9, 0.1},
                                         .decay_s = {0.4, 0.2},
                                         .ring_s = 0.22,
                                         .fall_s = 0.12,
                                         .bend = 0.55,
                                         .bend_s = 0.035};
const struct synth_timbre timbre_reed = {.ratio = {1, 3, 5},
                                         .level = {0.7, 0.2, 0.1},
                                         .decay_s = {0.4, 0.2, 0.12},
                                         .rise_s = 0.008,
                                         .ring_s = 0.1,
                                         .fall_s = 0.08};
const struct synth_timbre timbre_wings = {.rise_s = 0.15,
                                          .ring_s = 0.6,
                                          .fall_s = 0.3,
                                          .noise = 1,
                                          .from_hz = 420,
                                          .to_hz = 900,
                                          .narrow = 0.7,
                                          .flutter_hz = 5.5};
const struct synth_timbre timbre_cowbell = {.ratio = {1, 1.48, 2.67},
                                            .level = {0.55, 0.35, 0.1},
                                            .decay_s = {1.0, 0.8, 0.25},
                                            .rise_s = 0.01,
                                            .ring_s = 0.7,
                                            .fall_s = 0.3};
const struct synth_timbre timbre_exhale = {
    .rise_s = 0.25, .ring_s = 0.5, .fall_s = 0.8, .noise = 1, .from_hz = 1100, .to_hz = 300, .narrow = 0.8};
const struct synth_timbre timbre_air = {
    .rise_s = 0.6, .ring_s = 1.2, .fall_s = 0.15, .noise = 1, .from_hz = 300, .to_hz = 1300, .narrow = 1.6};
const struct synth_timbre timbre_brush_up = {
    .rise_s = 0.35, .ring_s = 2.6, .fall_s = 0.35, .noise = 1, .from_hz = 300, .to_hz = 1200, .narrow = 1.2};
const struct synth_timbre timbre_brush_down = {
    .rise_s = 0.35, .ring_s = 2.6, .fall_s = 0.35, .noise = 1, .from_hz = 1200, .to_hz = 300, .narrow = 1.2};
const struct synth_timbre timbre_low = {.ratio = {1, 2, 3, 4},
                                        .level = {0.45, 0.3, 0.15, 0.1},
                                        .decay_s = {3, 2, 1.4, 1},
                                        .rise_s = 0.08,
                                        .ring_s = 1.2,
                                        .fall_s = 0.8};
const struct synth_timbre timbre_harp = {.ratio = {1, 2, 3, 4},
                                         .level = {0.62, 0.22, 0.1, 0.06},
                                         .decay_s = {3.2, 1.8, 1, 0.6},
                                         .ring_s = 2.2,
                                         .fall_s = 0.8};
const struct synth_timbre timbre_reed_pipe = {.ratio = {1, 2, 3},
                                              .level = {0.8, 0.15, 0.05},
                                              .decay_s = {0, 6, 4},
                                              .rise_s = 0.16,
                                              .ring_s = 0.8,
                                              .fall_s = 0.45,
                                              .noise = 0.05,
                                              .from_hz = 1500,
                                              .to_hz = 1500,
                                              .narrow = 1};
const struct synth_timbre timbre_strings = {.ratio = {1, 2, 3, 4.01},
                                            .level = {0.5, 0.25, 0.16, 0.09},
                                            .decay_s = {0, 0, 9, 6},
                                            .rise_s = 1.1,
                                            .ring_s = 3,
                                            .fall_s = 2.2};
