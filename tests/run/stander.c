#include "stander.h"

#include "measure/plate/cop.h"

#include <math.h>

#define FOOT_X_MM 90.0
#define MOVE_US   400000.0

void player_init(struct player *player, int64_t start_us)
{
    *player = (struct player){.t_us = start_us,
                              .weight_kg = PLAYER_WEIGHT_KG,
                              .sway_mm = 4,
                              .stance = STANCE_TWO_FEET,
                              .from_kg = PLAYER_WEIGHT_KG,
                              .move_us = start_us - (int64_t)MOVE_US};
}

static double x_of(const struct player *player)
{
    return player->stance == STANCE_LEFT ? -FOOT_X_MM : player->stance == STANCE_RIGHT ? FOOT_X_MM : 0;
}

/* 0..1 of the move, smooth at both ends. */
static double moved(const struct player *player)
{
    double u = fmin(fmax((double)(player->t_us - player->move_us) / MOVE_US, 0), 1);
    return u * u * (3 - 2 * u);
}

static double x_now(const struct player *player)
{
    return player->from_x + moved(player) * (x_of(player) - player->from_x);
}

static double kg_now(const struct player *player)
{
    double kg = player->stance == STANCE_OFF ? 0 : player->weight_kg;
    return player->from_kg + moved(player) * (kg - player->from_kg);
}

void player_go(struct player *player, enum stance stance)
{
    if (stance == player->stance)
        return;
    player->from_x = x_now(player);
    player->from_kg = kg_now(player);
    player->stance = stance;
    player->move_us = player->t_us;
}

struct sample player_sample(struct player *player)
{
    /* The sway is a function of the time since the move, so that a shifted clock changes nothing. */
    double s = (double)(player->t_us - player->move_us) / 1e6;
    double x = x_now(player) + player->sway_mm * (sin(2.1 * s) + 0.5 * sin(5.3 * s));
    double y = player->sway_mm * (cos(1.7 * s) + 0.5 * cos(4.1 * s));
    double right = 0.5 + x / COP_SENSORS_ML_MM, top = 0.5 + y / COP_SENSORS_AP_MM;
    double kg = kg_now(player);
    const double load[CORNERS] = {
        [CORNER_TOP_LEFT] = kg * top * (1 - right),
        [CORNER_TOP_RIGHT] = kg * top * right,
        [CORNER_BOTTOM_LEFT] = kg * (1 - top) * (1 - right),
        [CORNER_BOTTOM_RIGHT] = kg * (1 - top) * right,
    };
    struct sample sample = sample_load(player->t_us, load);
    player->t_us += PLAYER_STEP_US;
    return sample;
}
