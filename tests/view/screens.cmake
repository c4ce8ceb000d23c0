# The screens, without a window.
function(screens_test name)
    surefoot_test(${name} SOURCES ${ARGN} ${PROJECT_SOURCE_DIR}/tests/tools/paper.c
                  ROOMS screens loader PACKAGES sdl2)
    target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests/tools)
    target_compile_definitions(${name} PRIVATE SUREFOOT_LAKE="${PROJECT_BINARY_DIR}/tests/lake")
endfunction()

screens_test(test_screens_focus test_screens_focus.c)
screens_test(test_screens_reach test_screens_reach.c)
screens_test(test_screens_seated test_screens_seated.c test_screens_room.c)
screens_test(test_screens_sizes test_screens_sizes.c)
screens_test(test_screens_app test_screens_app.c test_screens_room.c)
screens_test(test_screens_play test_screens_play.c)
screens_test(test_screens_cheer test_screens_cheer.c test_screens_room.c)
screens_test(test_screens_ghost test_screens_ghost.c test_screens_room.c)
screens_test(test_screens_told test_screens_told.c test_screens_room.c)
screens_test(test_screens_session test_screens_session.c test_screens_room.c)
screens_test(test_screens_people test_screens_people.c test_screens_room.c)
screens_test(test_screens_pain test_screens_pain.c test_screens_room.c)
screens_test(test_screens_scores test_screens_scores.c test_screens_room.c)
screens_test(test_screens_workouts test_screens_workouts.c test_screens_room.c)
screens_test(test_screens_unit test_screens_unit.c)
screens_test(test_screens_settings test_screens_settings.c test_screens_room.c)
# Compared with the small pictures of references/; what differs from them is put into the build folder.
screens_test(test_reference test_reference.c reference.c painted.c)
screens_test(test_screens_references test_screens_references.c reference.c)
foreach(test test_reference test_screens_references)
    target_compile_definitions(${test} PRIVATE
        SUREFOOT_REFERENCES="${CMAKE_CURRENT_SOURCE_DIR}/references"
        SUREFOOT_DIFFERENT="${CMAKE_CURRENT_BINARY_DIR}/different")
endforeach()
# As colour-blind eyes see it.
screens_test(test_sight test_sight.c painted.c ${PROJECT_SOURCE_DIR}/tests/tools/sight.c)
foreach(package SDL2_image SDL2_ttf)
    surefoot_package(${package})
    foreach(test test_reference test_screens_references test_sight)
        target_link_libraries(${test} PRIVATE PkgConfig::${package})
    endforeach()
endforeach()

# Read back what the canvas has painted.
screens_test(test_screens_progress test_screens_progress.c test_screens_room.c painted.c)
screens_test(test_screens_pictures test_screens_pictures.c painted.c)
screens_test(test_screens_contrast test_screens_contrast.c painted.c ${PROJECT_SOURCE_DIR}/tests/tools/contrast.c)
foreach(package SDL2_ttf sqlite3)
    surefoot_package(${package})
    target_link_libraries(test_screens_progress PRIVATE PkgConfig::${package})
    target_link_libraries(test_screens_contrast PRIVATE PkgConfig::${package})
    target_link_libraries(test_screens_pictures PRIVATE PkgConfig::${package})
endforeach()
target_link_libraries(test_screens_settings PRIVATE PkgConfig::sqlite3)

screens_test(test_view_aloud test_view_aloud.c test_screens_room.c)
target_link_libraries(test_view_aloud PRIVATE view)
surefoot_test(test_view_caption SOURCES test_view_caption.c ROOMS view PACKAGES sdl2)
screens_test(test_view_pointer test_view_pointer.c test_screens_room.c)
target_link_libraries(test_view_pointer PRIVATE view)

screens_test(test_screens_watched test_screens_watched.c painted.c ${PROJECT_SOURCE_DIR}/tests/tools/player.c)
surefoot_package(SDL2_ttf)
target_link_libraries(test_screens_watched PRIVATE PkgConfig::SDL2_ttf)

# Every picture in a made-up language with longer words.
screens_test(test_screens_tongue test_screens_tongue.c painted.c)
target_link_libraries(test_screens_tongue PRIVATE PkgConfig::SDL2_ttf PkgConfig::sqlite3)
target_compile_definitions(test_screens_tongue PRIVATE PSEUDO_LOCALE="${PROJECT_BINARY_DIR}/tests/tongue/pseudo")
add_dependencies(test_screens_tongue pseudo_language)
