#ifndef MEASURE_CHANNEL_H
#define MEASURE_CHANNEL_H

/* How an exercise is being measured, best first: by weight on a board, by a sensor on the limb, by what is
 * pressed; or by nothing but the clock and the player's word. */
enum channel { CHANNEL_LOAD, CHANNEL_MOTION, CHANNEL_CONTACT, CHANNEL_COACH, CHANNELS };

#endif
