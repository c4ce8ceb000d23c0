#ifndef DEVICE_PAD_PAD_SOURCE_H
#define DEVICE_PAD_PAD_SOURCE_H

#include "device/device.h"

/*
 * Pads as a source of samples, each of them a device of its own: the motion sensor of a pad that is worn on
 * the limb, or what of one of them can be stepped on or pressed. One of them measures: the one of the number
 * that was chosen; else the first that says anything, until it goes. With contacts that is the first that is
 * here, rather a mat than a gamepad, until another one is pressed while it has not been for five seconds.
 * What the others say is no part of it, and nothing of one that went is left when the next one comes. Events
 * are from the one that measures.
 *
 * Motion: acceleration and angular rate that belong together are one sample, by the pad's own clock where it
 * has one, set to the time of arrival.
 * Contacts: bits 0..27 are the buttons of that number, 28..31 what a hat or the first two axes of a mat say:
 * left, right, up, down. On the keyboard F is bit 0 and J bit 1. Their state is said again every 50 ms.
 */
enum { PAD_SOURCE_LEFT = 28, PAD_SOURCE_RIGHT, PAD_SOURCE_UP, PAD_SOURCE_DOWN };

/*
 * device: device_pad or device_mat; of setup: which, and whether it is heard (else it starts SDL and reads
 * its events). NULL and one line in error when SDL will not start or memory is short.
 */
struct input *pad_source_open(const struct device *device, const struct device_setup *setup, char error[256]);

#endif
