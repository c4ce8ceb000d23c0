#include "activities.h"
#include "figure/figure.h"
#include "figure/limbs.h"
#include "figure/movement.h"
#include "paper.h"
#include "test.h"

enum { STEPS = 60 };

static double apart(struct vec a, struct vec b)
{
    return hypot(hypot(a.x - b.x, a.y - b.y), a.z - b.z);
}

/* Where the body rests does not slide: the foot it stands on, the feet of a bridge, the kneeling knee. */
TEST(test_what_is_planted_stays)
{
    for (int e = 0; e < activity_count; e++) {
        const struct movement *movement = activities[e]->movement;
        struct skeleton rest, now;
        movement_skeleton(movement, 0, NULL, &rest);
        for (int i = 0; i <= STEPS; i++) {
            movement_skeleton(movement, (double)i / STEPS, NULL, &now);
            for (int side = 0; side < BODY_SIDES; side++)
                if (movement->planted[side])
                    assert_true(apart(now.limb[side][JOINT_ANKLE], rest.limb[side][JOINT_ANKLE]) < 1.8);
            if (movement->anchor == ANCHOR_FOOT_A)
                assert_true(apart(now.limb[BODY_A][JOINT_ANKLE], rest.limb[BODY_A][JOINT_ANKLE]) < 0.6);
        }
    }
}

/* Bones keep their length, whatever the pose and wherever a foot is planted. */
TEST(test_bones_do_not_stretch)
{
    for (int e = 0; e < activity_count; e++) {
        for (int i = 0; i <= STEPS; i++) {
            struct skeleton now;
            movement_skeleton(activities[e]->movement, (double)i / STEPS, NULL, &now);
            for (int side = 0; side < BODY_SIDES; side++) {
                const struct vec *joint = now.limb[side];
                assert_true(fabs(apart(joint[JOINT_HIP], joint[JOINT_KNEE]) - 24.5) < 0.01);
                assert_true(fabs(apart(joint[JOINT_KNEE], joint[JOINT_ANKLE]) - 24.3) < 0.6);
                assert_true(fabs(apart(joint[JOINT_SHOULDER], joint[JOINT_ELBOW]) - 16.0) < 0.01);
            }
        }
    }
}

/* From one frame to the next nothing jumps. */
TEST(test_movements_are_smooth)
{
    for (int e = 0; e < activity_count; e++) {
        struct skeleton before, now;
        movement_skeleton(activities[e]->movement, 0, NULL, &before);
        for (int i = 1; i <= 4 * STEPS; i++) {
            movement_skeleton(activities[e]->movement, (double)i / (4 * STEPS), NULL, &now);
            for (int side = 0; side < BODY_SIDES; side++)
                for (int j = 0; j < LIMB_JOINTS; j++)
                    assert_true(apart(now.limb[side][j], before.limb[side][j]) < 2.0);
            before = now;
        }
    }
}

static double painted(struct paper *page, const struct figure *figure)
{
    canvas_begin(page->canvas);
    paper_fill(page, (struct colour){255, 255, 255, 255});
    figure_draw(page->canvas, figure, 400, 500, 400);
    return paper_darkness(page);
}

/* Every build, skin and thing can be seen, and the other side is the same body in a mirror. */
TEST(test_every_body_is_painted)
{
    struct paper page;

    paper_open(&page, 800, 600);
    for (int e = 0; e < activity_count; e++) {
        for (int build = 0; build < FIGURE_BUILDS; build++) {
            struct figure figure = {.activity = activities[e], .side = SIDE_LEFT, .at = 0.7};
            figure.build = (enum figure_build)build;
            figure.skin = (build + e) % FIGURE_SKINS;
            struct body left, right;
            body_parts(&figure, &left);
            assert_in_range(left.count, 12, BODY_PARTS);
            double plain = painted(&page, &figure);
            assert_true(plain > 2000);
            figure.side = SIDE_RIGHT;
            body_parts(&figure, &right);
            assert_int_equal(left.count, right.count);
            for (int i = 0; i < left.count; i++)
                assert_true(fabs(left.parts[i].groups[0].circles[0].x -
                                 right.parts[i].groups[0].circles[0].x) < 1e-9);
            figure.things = 1u << THING_BAND | 1u << THING_WEIGHT;
            assert_true(fabs(painted(&page, &figure) - plain) > 20);
        }
    }
    paper_close(&page);
}
