#include "show/narrator.h"

#include "show/caption.h"

#include "i18n/i18n.h"
#include "screen/play/play_screen.h"
#include "screen/results/results_screen.h"
#include "screen/shared/say.h"

#include <stdio.h>
#include <string.h>

void narrator_init(struct narrator *aloud)
{
    *aloud = (struct narrator){.focus = -1, .chapter = -1, .volumes = mix_volumes, .caption_us = INT64_MIN};
}

static void effect(struct sound *sound, enum effect which, double length_s)
{
    sound_effect(sound, which, &(struct effect_how){.length_s = length_s});
}

/* seen: the screen shows the same words. */
static void plain(struct sound *sound, const char *text, bool seen)
{
    struct saying saying;

    saying_plain(SAYING_TELL, text, &saying);
    saying.seen = seen;
    sound_say(sound, &saying);
}

static void look_at_volumes(struct narrator *aloud, const struct app *app, struct sound *sound)
{
    const struct app_hearing *h = &app->hearing;
    const struct sound_volumes *v = &aloud->volumes;

    if (v->voice == h->voice && v->tone == h->tone && v->effects == h->effects && v->music == h->music &&
        v->pace == h->pace && v->quiet == h->quiet)
        return;
    aloud->volumes = (struct sound_volumes){.voice = h->voice,
                                            .tone = h->tone,
                                            .effects = h->effects,
                                            .music = h->music,
                                            .pace = h->pace,
                                            .quiet = h->quiet};
    sound_volumes(sound, &aloud->volumes);
}

/* Levels bring their chapter's music; the screens between keep it, and the start has that of base camp. */
static void look_at_level(struct narrator *aloud, const struct app *app, struct sound *sound)
{
    const struct level *level = app_level(app);
    bool comes = app->screen == &screen_intro || app->screen == &screen_play;
    int chapter = comes ? (int)level->chapter : aloud->chapter < 0 ? CHAPTER_CAMP : aloud->chapter;

    if (chapter != aloud->chapter)
        sound_music(sound, chapter);
    aloud->chapter = chapter;
    if (!comes || level == aloud->level)
        return;
    aloud->level = level;
    sound_expect(sound, level);
}

static void tell_results(const struct app *app, struct sound *sound)
{
    const struct run *run = &app->course.attempt.run;
    struct saying saying;

    if (!app->course.attempting)
        return;
    if (saying_results(run, &saying))
        sound_say(sound, &saying);
    for (int i = 0; i < 2; i++) {
        char news[RESULTS_NEWS];
        if (!results_news(app, i, news))
            continue;
        plain(sound, news, true);
        sound_effect(sound, i == 0 ? EFFECT_BEST : EFFECT_STAR,
                     &(struct effect_how){.step = 2, .after_s = i == 0 ? CHEER_BEST_S : CHEER_OPEN_S});
    }
}

/* A workout is done: three steps up. */
static void tell_done(struct sound *sound)
{
    plain(sound, _("That was the workout."), false);
    for (int i = 0; i < LEVEL_STARS; i++)
        sound_effect(sound, EFFECT_STAR, &(struct effect_how){.step = i, .after_s = cheer_star_s(i)});
}

/* The map shows the way to what has opened. */
static void tell_way(const struct app *app, struct sound *sound)
{
    char text[128];

    if (!app->way.camp) {
        sound_effect(sound, EFFECT_STAR, &(struct effect_how){.step = 1, .after_s = CHEER_OPEN_S});
        return;
    }
    effect(sound, EFFECT_SUCCESS, 0);
    snprintf(text, sizeof text, _("The way to the next camp is open: %s."),
             _(chapter_title(app->course.trail->levels[app->way.to].chapter)));
    plain(sound, text, true);
}

/* Another screen: what it says by itself. A menu that was left has been chosen from. */
static void look_at_screen(struct narrator *aloud, const struct app *app, struct sound *sound)
{
    char room[UNIT_TEXT];

    if (app->screen == aloud->screen)
        return;
    if (aloud->screen && aloud->menu)
        effect(sound, EFFECT_CHOSEN, 0);
    aloud->screen = app->screen;
    aloud->said_focus = false;
    aloud->menu = app->steering.menu;
    if (app->screen == &screen_results)
        tell_results(app, sound);
    else if (app->screen == &screen_home && app->way.there)
        tell_way(app, sound);
    else if (app->screen == &screen_session && app->course.session.phase == SESSION_DONE &&
             app->course.last >= 0)
        tell_done(sound);
    else if (app->screen == &screen_intro)
        plain(sound, say_title(app, app_level(app), room), true);
}

static void look_at_rest(struct narrator *aloud, const struct app *app, struct sound *sound)
{
    bool resting =
        app->course.in_session && app->course.session.phase == SESSION_REST && app->screen == &screen_session;
    const struct session_step *step = session_step(&app->course.session);
    struct saying saying;
    char room[UNIT_TEXT];

    if (resting && !aloud->resting && step &&
        saying_rest(&app->course.session, say_title(app, &app->course.trail->levels[step->level], room),
                    &saying))
        sound_say(sound, &saying);
    aloud->resting = resting;
}

/* A menu begins with an item that nobody moved to: it is read, but not tapped; and an item that says
 * something else now is read again. */
static void look_at_focus(struct narrator *aloud, const struct app *app, struct sound *sound)
{
    const char *label = focus_said(&app->focus);
    struct saying saying;

    if (app->steering.menu != aloud->menu)
        aloud->said_focus = false;
    aloud->menu = app->steering.menu;
    bool same = aloud->said_focus && app->focus.id == aloud->focus;
    if (!app->steering.menu || app->focus.id < 0 || (same && !strcmp(label, aloud->label)))
        return;
    if (aloud->said_focus && !same)
        effect(sound, EFFECT_FOCUS, 0);
    aloud->said_focus = true;
    aloud->focus = app->focus.id;
    snprintf(aloud->label, sizeof aloud->label, "%s", label);
    saying_focus(label, &saying);
    sound_say(sound, &saying);
}

static void look_at_dwell(struct narrator *aloud, const struct app *app, struct sound *sound)
{
    double progress = app->steering.menu ? app->focus.progress : 0;
    bool dwelling = progress > 0 && progress < 1;

    if (dwelling && !aloud->dwelling)
        effect(sound, EFFECT_DWELL, focus_dwell_s(&app->focus) * (1 - progress));
    else if (!dwelling && aloud->dwelling)
        effect(sound, EFFECT_DWELL, 0);
    aloud->dwelling = dwelling;
}

static void look_at_notice(struct narrator *aloud, const struct app *app, struct sound *sound)
{
    if (!strcmp(app->notices.device, aloud->notice))
        return;
    snprintf(aloud->notice, sizeof aloud->notice, "%s", app->notices.device);
    plain(sound, app->notices.device, app->screen == &screen_board);
}

static void look_at_run(struct app *app, struct sound *sound)
{
    bool playing =
        app->screen == &screen_play && app->course.attempting && !run_over(&app->course.attempt.run);
    struct run_event event;
    struct run_moment look;

    while (app_heard(app, &event))
        sound_event(sound, app->course.attempt.run.level, &event);
    if (playing)
        play_moment(app, &look);
    sound_body(sound, playing ? &look : NULL);
}

/* The words that are said, and the line of them that is painted now. */
static bool look_at_caption(struct narrator *aloud, struct app *app, const struct sound *sound,
                            int64_t now_us)
{
    struct talk_caption caption;
    char line[HEARING_LINE] = "";
    int64_t from_us = sound_caption(sound, &caption) ? caption.from_us : INT64_MIN;
    bool fresh = from_us != aloud->caption_us;

    if (*caption.text && !caption.seen && caption.until_us > from_us)
        caption_line(caption.text, (double)(now_us - from_us) / (double)(caption.until_us - from_us), line);
    aloud->caption_us = from_us;
    if (!fresh && !strcmp(line, app->hearing.line))
        return false;
    snprintf(app->hearing.caption, sizeof app->hearing.caption, "%s", caption.text);
    memcpy(app->hearing.line, line, sizeof line);
    return true;
}

bool narrator_follow(struct narrator *aloud, struct app *app, struct sound *sound, int64_t now_us)
{
    sound_step(sound, now_us);
    look_at_volumes(aloud, app, sound);
    look_at_level(aloud, app, sound);
    look_at_run(app, sound);
    look_at_screen(aloud, app, sound);
    look_at_rest(aloud, app, sound);
    look_at_focus(aloud, app, sound);
    look_at_dwell(aloud, app, sound);
    look_at_notice(aloud, app, sound);
    return look_at_caption(aloud, app, sound, now_us);
}
