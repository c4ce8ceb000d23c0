#include "device/board/board_health.h"

#include "i18n/i18n.h"

#include <stdio.h>

/* Somebody stands on it for sure; nothing stands on it for sure, whatever its drift. */
static const double LOADED_KG = 20.0;
static const double EMPTY_KG = 5.0;

static const char *const corner_names[CORNERS] = {NC_("corner", "top left"), NC_("corner", "top right"),
                                                  NC_("corner", "bottom left"),
                                                  NC_("corner", "bottom right")};

void board_health_init(struct board_health *health, int64_t now_us)
{
    *health = (struct board_health){.battery_us = now_us, .last_us = now_us};
}

void board_health_load(struct board_health *health, const struct sample *sample, bool changed)
{
    double total = sample_total_kg(sample);
    bool loaded = total >= LOADED_KG;
    bool empty = total < EMPTY_KG;
    bool same = loaded == health->loaded && empty == health->empty;
    for (int i = 0; i < CORNERS; i++) {
        bool zero = sample->load_kg[i] == 0.0;
        if (!zero || !health->zero[i] || !same)
            health->zero_since_us[i] = sample->t_us;
        health->zero[i] = zero;
    }
    health->weight_seen = health->weight_seen || changed;
    health->total_kg = total;
    health->loaded = loaded;
    health->empty = empty;
    health->last_us = sample->t_us;
}

void board_health_press(struct board_health *health, int64_t t_us)
{
    if (health->presses == 0)
        health->first_press_us = t_us;
    health->presses++;
}

/* The corner that has read exactly 0 for too long and was not spoken of, or -1. */
static int stuck_corner(const struct board_health *health)
{
    for (int i = 0; i < CORNERS; i++)
        if (health->zero[i] && !health->told_loaded[i] &&
            health->last_us - health->zero_since_us[i] >= HEALTH_STUCK_US)
            return i;
    return -1;
}

static enum input_notice stuck_notice(struct board_health *health, char *text, size_t size)
{
    int corner = stuck_corner(health);
    if (corner < 0 || !health->weight_seen)
        return NOTICE_NONE;
    if (health->loaded) {
        health->told_loaded[corner] = true;
        snprintf(text, size,
                 _("The board's %s corner feels no weight: check the foot under it and the floor."),
                 i18n_in("corner", corner_names[corner]));
        return NOTICE_CORNER_STUCK;
    }
    if (health->empty && !health->told_empty) {
        health->told_empty = true;
        snprintf(text, size,
                 _("The board's %s corner rests at exactly zero: a firm, level floor helps it measure."),
                 i18n_in("corner", corner_names[corner]));
        return NOTICE_CORNER_STUCK;
    }
    return NOTICE_NONE;
}

static bool is_weak(const struct board_health *health, int64_t now_us)
{
    return !health->weight_seen && health->presses > 0 &&
           (health->presses >= HEALTH_WEAK_PRESSES || now_us - health->first_press_us >= HEALTH_WEAK_US);
}

enum input_notice board_health_notice(struct board_health *health, int64_t now_us, char *text, size_t size)
{
    if (!health->told_weak && is_weak(health, now_us)) {
        health->told_weak = true;
        snprintf(text, size, "%s",
                 _("The board's button works but no weight arrives: new batteries help, even where the gauge "
                   "looks fine."));
        return NOTICE_WEAK_BATTERY;
    }
    return stuck_notice(health, text, size);
}

bool board_health_battery_due(const struct board_health *health, int64_t now_us)
{
    return health->total_kg < EMPTY_KG && now_us - health->battery_us >= HEALTH_BATTERY_US;
}

void board_health_battery_read(struct board_health *health, int64_t now_us)
{
    health->battery_us = now_us;
}
