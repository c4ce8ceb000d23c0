#include "command/common.h"
#include "command/json.h"
#include "command/options.h"

#include "device/input.h"
#include "device/pad/pads.h"

#include <stdio.h>
#include <string.h>

static const char help[] =
    "Usage: surefoot devices [--json]\n"
    "\n"
    "Balance boards and gamepads that are connected now, and whether the game can use them. The number of a\n"
    "pad chooses it: --input motion:2 or contact:2.\n"
    "\n"
    "  --json     one JSON object\n";

enum { BOARDS_MAX = 8, PADS_SHOWN = 16 };

static json_t *board_json(const struct input_device *board)
{
    return json_pack("{s:s, s:o, s:o, s:o, s:o, s:o}", "kind", "board", "name",
                     json_text_or_null(board->name), "node", json_text_or_null(board->node), "address",
                     json_text_or_null(board->address), "state", json_text_or_null(board->state),
                     "battery_percent",
                     board->battery_percent < 0 ? json_null() : json_integer(board->battery_percent));
}

static json_t *pad_json(const struct pad_info *pad, int number)
{
    return json_pack("{s:s, s:i, s:o, s:b}", "kind", "pad", "number", number, "name",
                     json_text_or_null(pad->name), "mapped", pad->mapped);
}

static int print_json(const struct input_device *boards, int board_count, const struct pad_info *pads,
                      int pad_count)
{
    json_t *devices = json_array();

    for (int i = 0; i < board_count; i++)
        devices = json_with(devices, board_json(&boards[i]));
    for (int i = 0; i < pad_count; i++)
        devices = json_with(devices, pad_json(&pads[i], i + 1));
    return json_print("devices", json_pack("{s:o}", "devices", devices), EXIT_FINE);
}

static void print_table(const struct input_device *boards, int board_count, const struct pad_info *pads,
                        int pad_count)
{
    for (int i = 0; i < board_count; i++) {
        printf("board  %s  %s  %s  %s", boards[i].name, boards[i].node, boards[i].address, boards[i].state);
        if (boards[i].battery_percent >= 0)
            printf("  battery %d %%", boards[i].battery_percent);
        putchar('\n');
    }
    for (int i = 0; i < pad_count; i++)
        printf("pad %d  %s  %s\n", i + 1, pads[i].name,
               pads[i].mapped ? "ready" : "ready, by its first buttons and axes");
    if (!board_count)
        puts("no balance board is connected; `surefoot` shows how to pair one");
}

static const struct option_row options[] = {{"json", OPTION_FLAG}, {NULL}};

static int run(int argc, char **argv)
{
    struct input_device boards[BOARDS_MAX];
    struct pad_info pads[PADS_SHOWN];
    char error[256];
    bool json = false;
    int board_count, pad_count;

    if (options_alone("devices", argc, argv, options, &json))
        return EXIT_USAGE;
    board_count = board_list(boards, BOARDS_MAX);
    if (board_count < 0)
        return common_stopped("devices", "boards cannot be listed:", strerror(-board_count), NULL);
    pad_count = pads_list(pads, PADS_SHOWN, error);
    if (pad_count < 0)
        return common_stopped("devices", "pads cannot be listed:", error, NULL);
    if (board_count > BOARDS_MAX)
        board_count = BOARDS_MAX;
    if (json)
        return print_json(boards, board_count, pads, pad_count);
    print_table(boards, board_count, pads, pad_count);
    return EXIT_FINE;
}

const struct command command_devices = {"devices", "boards and pads that are connected", help, run};
