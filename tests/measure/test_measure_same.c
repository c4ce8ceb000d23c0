#include "fold.h"
#include "test.h"

/* What must not change when the same body is measured in another way. */

static struct fold fold[1];

TEST(mirror_changes_the_sides_only)
{
    struct hold holds[FULL_HOLDS];
    struct model_session session;

    fold_model(fold, &(struct model_options){.seed = 8, .dropouts = 20.0}, full, FULL, 0, 70.0, &session);
    assert_int_equal(fold->hold_count, FULL_HOLDS);
    memcpy(holds, fold->holds, sizeof(holds));
    for (size_t i = 0; i < session.count; i++)
        session.samples[i] = sample_mirrored(&session.samples[i]);
    fold_samples(fold, session.samples, session.count, 0, 70.0, 0.0);
    assert_int_equal(fold->hold_count, FULL_HOLDS);
    for (int i = 0; i < FULL_HOLDS; i++) {
        assert_int_equal(fold->holds[i].side, side_other(holds[i].side));
        assert_int_equal(fold->holds[i].start_us, holds[i].start_us);
        assert_int_equal(fold->holds[i].end_us, holds[i].end_us);
        assert_int_equal(fold->holds[i].ended_by, holds[i].ended_by);
        assert_true(fold->holds[i].sway.velocity_mm_s == holds[i].sway.velocity_mm_s);
        assert_true(fold->holds[i].sway.mean_ml_mm == -holds[i].sway.mean_ml_mm);
    }
    model_free(&session);
}

TEST(another_clock_changes_times_only)
{
    const int64_t shifts[] = {-7, 123456789, -5000000000, 1000000000000000};
    struct hold holds[FULL_HOLDS];
    struct model_session session;

    fold_model(fold, &(struct model_options){.seed = 8, .jitter = true}, full, FULL, 0, 70.0, &session);
    assert_int_equal(fold->hold_count, FULL_HOLDS);
    memcpy(holds, fold->holds, sizeof(holds));
    for (int shift = 0; shift < 4; shift++) {
        for (size_t i = 0; i < session.count; i++)
            session.samples[i].t_us += shifts[shift];
        fold_samples(fold, session.samples, session.count, 0, 70.0, 0.0);
        for (size_t i = 0; i < session.count; i++)
            session.samples[i].t_us -= shifts[shift];
        assert_int_equal(fold->hold_count, FULL_HOLDS);
        for (int i = 0; i < FULL_HOLDS; i++) {
            assert_int_equal(fold->holds[i].start_us, holds[i].start_us + shifts[shift]);
            assert_int_equal(fold->holds[i].end_us, holds[i].end_us + shifts[shift]);
            assert_memory_equal(&fold->holds[i].sway, &holds[i].sway, sizeof(holds[i].sway));
        }
    }
    model_free(&session);
}

TEST(weight_changes_no_count)
{
    struct hold holds[FULL_HOLDS] = {0};
    struct model_session session;

    for (double kg = 150.0; kg >= 30.0; kg -= 15.0)
        for (int known = 0; known < 2; known++) {
            const struct model_options options = {.seed = 12, .weight_kg = kg};

            fold_model(fold, &options, full, FULL, 0, known ? kg : 0.0, &session);
            assert_int_equal(fold->hold_count, FULL_HOLDS);
            if (kg == 150.0 && known == 0)
                memcpy(holds, fold->holds, sizeof(holds));
            for (int i = 0; i < FULL_HOLDS; i++) {
                assert_int_equal(fold->holds[i].side, holds[i].side);
                assert_int_equal(fold->holds[i].ended_by, holds[i].ended_by);
                assert_true(llabs(fold->holds[i].start_us - holds[i].start_us) <= 40000);
                assert_true(llabs(fold->holds[i].end_us - holds[i].end_us) <= 40000);
            }
            model_free(&session);
        }
}

TEST(rate_moves_times_by_a_sample_or_so)
{
    const double rates[] = {25.0, 40.0, 60.0, 100.0, 200.0};
    struct hold holds[FULL_HOLDS] = {0};
    struct model_session session;

    for (int rate = 4; rate >= 0; rate--) {
        const struct model_options options = {.seed = 15, .rate_hz = rates[rate]};

        fold_model(fold, &options, full, FULL, 0, 70.0, &session);
        assert_int_equal(fold->hold_count, FULL_HOLDS);
        if (rate == 4)
            memcpy(holds, fold->holds, sizeof(holds));
        for (int i = 0; i < FULL_HOLDS; i++) {
            assert_true(llabs(fold->holds[i].start_us - holds[i].start_us) <=
                        20000 + 1000000 / (int)rates[rate]);
            assert_true(llabs(fold->holds[i].end_us - holds[i].end_us) <= 20000 + 1000000 / (int)rates[rate]);
            assert_int_equal(fold->holds[i].ended_by, holds[i].ended_by);
        }
        model_free(&session);
    }
}

TEST(endless_nonsense_is_survived)
{
    uint64_t random = 77;
    int64_t t_us = 0;

    fold_begin(fold, 30000000, 70.0, 0.0);
    for (int i = 0; i < 400000; i++) {
        struct sample sample = {.t_us = t_us, .has = SAMPLE_LOAD};
        double kind = model_uniform(&random);

        for (int corner = 0; corner < CORNERS; corner++)
            sample.load_kg[corner] = kind < 0.02   ? (double)NAN
                                     : kind < 0.04 ? 1e18
                                                   : 60.0 * model_uniform(&random);
        if (kind > 0.999)
            sample.has = SAMPLE_LOST;
        if (kind > 0.99 && kind < 0.991)
            sample.t_us = -sample.t_us;
        if (kind > 0.98 && kind < 0.9801)
            sample.t_us = INT64_MAX;
        t_us += (int64_t)(20000.0 * model_uniform(&random));
        if (kind > 0.95 && kind < 0.951)
            t_us += 3000000;
        fold_push(fold, &sample);
        assert_true(isfinite(fold->last.kg) && isfinite(fold->last.x_mm));
        assert_true(fold->detector.finished.end_us >= fold->detector.finished.start_us);
    }
    fold_end(fold);
}

/* An hour on one leg: constant memory, nothing drifts. */
TEST(an_hour)
{
    struct model_session session;
    const struct model_step steps[] = {{.act = MODEL_RIGHT, .seconds = 20.0}};

    assert_int_equal(model_make(&(struct model_options){.seed = 21}, steps, 1, &session), 0);
    fold_begin(fold, 0, 0.0, 0.0);
    for (int64_t turn = 0; turn < 180; turn++)
        for (size_t i = 0; i < session.count; i++) {
            struct sample sample = session.samples[i];

            sample.t_us += turn * 20000000;
            fold_push(fold, &sample);
        }
    fold_end(fold);
    assert_int_equal(fold->hold_count, 1);
    assert_true(fabs(fold->holds[0].sway.seconds - 3600.0) < 0.1);
    model_free(&session);
}
