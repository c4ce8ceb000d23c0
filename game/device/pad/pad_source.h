#ifndef DEVICE_PAD_PAD_SOURCE_H
#define DEVICE_PAD_PAD_SOURCE_H

#include "device/input.h"

#include <SDL.h>

/*
 * Pads as a source of samples: the motion sensor of a pad that is worn on the limb (the first one that has
 * any), or everything that can be stepped on or pressed.
 *
 * Motion: acceleration and angular rate that belong together are one sample, by the pad's own clock where it
 * has one, set to the time of arrival.
 * Contacts: bits 0..27 are the buttons of that number, 28..31 what a hat or the first two axes of a mat say:
 * left, right, up, down. On the keyboard F is bit 0 and J bit 1. Their state is said again every 50 ms.
 */
enum { PAD_SOURCE_LEFT = 28, PAD_SOURCE_RIGHT, PAD_SOURCE_UP, PAD_SOURCE_DOWN };

/*
 * device: device_pad or device_mat. pump: nobody else starts SDL and reads its events, so the source does
 * both; otherwise pad_source_event has to be told of every event, and SDL's pads are started already. NULL
 * and one line in error when SDL will not start or memory is short.
 */
struct input *pad_source_open(const struct device *device, bool pump, char error[256]);

void pad_source_event(struct input *input, const SDL_Event *event, int64_t now_us);

#endif
