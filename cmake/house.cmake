# The house: one target a room, and a room sees only the rooms it names.
#
# Headers are included by room ("measure/plate/cop.h"). For each room a folder is made in the build tree that holds
# one link, to that room; a target gets the folders of the rooms it links, and of those that these link, and no
# others, so an include against the direction of the house does not compile.

# What an initialiser leaves out is 0: a colour that is no token of the palette, for example.
set(SUREFOOT_WARNINGS
    -Wall -Wextra -Wno-missing-field-initializers -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes
    -Wmissing-prototypes -Wundef -Wvla -Wformat=2 -Wdouble-promotion -Wnull-dereference -Wcast-qual -Wwrite-strings -Wpointer-arith)

# Whole constants are enums here, and they are counted and multiplied with: newer clang has a word for that in -Wconversion.
include(CheckCCompilerFlag)
foreach(mixing enum-float-conversion enum-enum-conversion)
    string(MAKE_C_IDENTIFIER SUREFOOT_${mixing} known)
    check_c_compiler_flag(-W${mixing} ${known})
    if(${known})
        list(APPEND SUREFOOT_WARNINGS -Wno-${mixing})
    endif()
endforeach()

# What a newer library advises against, an older one may have no other word for: told, but no error.
list(APPEND SUREFOOT_WARNINGS -Wno-error=deprecated-declarations)
# A compiler newer than those of Debian 12 and 13 may warn of more: so, too, where that is asked for.
option(SUREFOOT_ALLOW_WARNINGS "Warnings are no errors" OFF)
if(SUREFOOT_ALLOW_WARNINGS)
    list(APPEND SUREFOOT_WARNINGS -Wno-error)
endif()

# surefoot_room(NAME [ROOMS room...] [PACKAGES pkg-config-module...] [EXACT])
#   Every .c file of the folder and of those below it belongs to the room.
#   EXACT: on the way to a score; floating point must give the same bits everywhere.
function(surefoot_room name)
    cmake_parse_arguments(ROOM "EXACT" "" "ROOMS;PACKAGES" ${ARGN})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.c)
    add_library(${name} STATIC ${sources})
    set(door ${CMAKE_BINARY_DIR}/rooms/${name})
    get_filename_component(folder ${CMAKE_CURRENT_SOURCE_DIR} NAME)
    file(MAKE_DIRECTORY ${door})
    file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${door}/${folder} SYMBOLIC)
    target_include_directories(${name} PUBLIC ${door})
    surefoot_compile(${name})
    if(ROOM_EXACT)
        target_compile_options(${name} PRIVATE -ffp-contract=off)
    endif()
    foreach(room IN LISTS ROOM_ROOMS)
        target_link_libraries(${name} PUBLIC ${room})
    endforeach()
    foreach(package IN LISTS ROOM_PACKAGES)
        surefoot_package(${package})
        target_link_libraries(${name} PRIVATE PkgConfig::${package})
    endforeach()
    target_link_libraries(${name} PUBLIC m)
endfunction()

# surefoot_screens(OUT FOLDER): OUT/screens.c, the list of the screens; NAME_screen.c below the folder has screen_NAME.
function(surefoot_screens out folder)
    file(GLOB files CONFIGURE_DEPENDS ${folder}/*/*_screen.c)
    foreach(file IN LISTS files)
        string(REGEX REPLACE ".*/([a-z]+)_screen.c" "screen_\\1" screen ${file})
        string(APPEND declared "extern const struct screen ${screen};\n")
        string(APPEND listed "    &${screen},\n")
    endforeach()
    file(CONFIGURE OUTPUT ${out}/screens.c CONTENT "#include \"screen/app/app.h\"\n
${declared}
const struct screen *const screens[] = {\n${listed}    NULL};\n")
endfunction()

# surefoot_activities(OUT FOLDER...): OUT/activities.c, the list of the activities that the folders hold a file of, in
# the order of their positions, and OUT/activities.h, which names them and their places in it for tests.
function(surefoot_activities out)
    foreach(folder IN LISTS ARGN)
        file(GLOB files CONFIGURE_DEPENDS ${folder}/*.c)
        foreach(file IN LISTS files)
            file(STRINGS ${file} row REGEX "^const struct activity activity_[a-z_]+ = {$")
            file(STRINGS ${file} position REGEX "^ +\\.position = [0-9]+,$")
            if(row)
                set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
                string(REGEX REPLACE ".*(activity_[a-z_]+).*" "\\1" row "${row}")
                string(REGEX MATCH "[0-9]+" position "${position}")
                list(APPEND rows ${position}:${row})
            endif()
        endforeach()
    endforeach()
    list(SORT rows COMPARE NATURAL)
    list(LENGTH rows count)
    foreach(row IN LISTS rows)
        string(REGEX REPLACE "^[0-9]*:" "" row ${row})
        string(APPEND declared "extern const struct activity ${row};\n")
        string(APPEND listed "    &${row},\n")
        string(REPLACE activity_ at_ place ${row})
        string(TOUPPER ${place} place)
        string(APPEND places " ${place},")
    endforeach()
    file(CONFIGURE OUTPUT ${out}/activities.h CONTENT "#include \"activity/activity.h\"\n\n${declared}enum {${places} ACTIVITIES };\n")
    file(CONFIGURE OUTPUT ${out}/activities.c CONTENT "#include \"activities.h\"\n
const struct activity *const activities[] = {\n${listed}};
const int activity_count = ${count};
_Static_assert(${count} <= ACTIVITIES_MAX, \"more than there are bits\");\n")
endfunction()

# The project's warnings.
function(surefoot_compile target)
    target_compile_options(${target} PRIVATE ${SUREFOOT_WARNINGS})
endfunction()

# Millions of samples or pixels pass through it: a little optimised even for debugging, as tests would crawl.
function(surefoot_busy target)
    target_compile_options(${target} PRIVATE $<$<CONFIG:Debug>:-O1>)
endfunction()

macro(surefoot_package module)
    if(NOT TARGET PkgConfig::${module})
        pkg_check_modules(${module} REQUIRED IMPORTED_TARGET GLOBAL ${module})
        # Which of the C library's doors are open each file says itself; newer sdl2.pc opens all.
        get_target_property(options PkgConfig::${module} INTERFACE_COMPILE_OPTIONS)
        if(options)
            list(FILTER options EXCLUDE REGEX "_GNU_SOURCE")
            set_target_properties(PkgConfig::${module} PROPERTIES INTERFACE_COMPILE_OPTIONS "${options}")
        endif()
    endif()
endmacro()

# flite comes without a pkg-config file on most systems.
find_path(FLITE_INCLUDE flite/flite.h REQUIRED)
add_library(surefoot_flite INTERFACE)
target_include_directories(surefoot_flite SYSTEM INTERFACE ${FLITE_INCLUDE})
foreach(part flite_cmu_us_slt flite_usenglish flite_cmulex flite) # each rests on those behind it
    find_library(FLITE_${part} ${part} REQUIRED)
    target_link_libraries(surefoot_flite INTERFACE ${FLITE_${part}})
endforeach()

option(SUREFOOT_MADE_RECORDINGS "Test on made recordings even where real ones are" OFF)
# Of real people, beside the project; else made ones (tests/tools/made_recordings.c).
set(SUREFOOT_REAL_RECORDINGS OFF)
set(SUREFOOT_RECORDINGS ${PROJECT_BINARY_DIR}/tests/recordings)
if(EXISTS ${PROJECT_SOURCE_DIR}/../shared/recordings/board AND NOT SUREFOOT_MADE_RECORDINGS)
    set(SUREFOOT_REAL_RECORDINGS ON)
    set(SUREFOOT_RECORDINGS ${PROJECT_SOURCE_DIR}/../shared/recordings)
endif()

# surefoot_test(NAME SOURCES file... [ROOMS room...] [PACKAGES module...]): a cmocka program and its ctest entry.
function(surefoot_test name)
    cmake_parse_arguments(TEST "" "" "SOURCES;ROOMS;PACKAGES" ${ARGN})
    add_executable(${name} ${TEST_SOURCES})
    surefoot_compile(${name})
    target_link_libraries(${name} PRIVATE ${TEST_ROOMS} test_tools m)
    foreach(package IN LISTS TEST_PACKAGES)
        surefoot_package(${package})
        target_link_libraries(${name} PRIVATE PkgConfig::${package})
    endforeach()
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT 300) # a busy machine is no fault
endfunction()

# surefoot_tests(FOLDER [ROOMS room...] [PACKAGES module...]): every test_*.c in tests/FOLDER and below is a test of that
# name; what else is written there is the library FOLDER_fixtures, which all of them may use.
function(surefoot_tests folder)
    cmake_parse_arguments(TEST "" "" "ROOMS;PACKAGES" ${ARGN})
    set(top ${PROJECT_SOURCE_DIR}/tests/${folder})
    file(GLOB_RECURSE tests CONFIGURE_DEPENDS ${top}/test_*.c)
    file(GLOB_RECURSE fixtures CONFIGURE_DEPENDS ${top}/*.c)
    list(FILTER fixtures EXCLUDE REGEX "/test_[^/]*$")
    if(fixtures)
        add_library(${folder}_fixtures STATIC ${fixtures})
        surefoot_compile(${folder}_fixtures)
        foreach(file IN LISTS fixtures)
            get_filename_component(beside ${file} DIRECTORY)
            target_include_directories(${folder}_fixtures PUBLIC ${beside})
        endforeach()
        target_link_libraries(${folder}_fixtures PUBLIC ${TEST_ROOMS} test_tools)
        foreach(package IN LISTS TEST_PACKAGES)
            surefoot_package(${package})
            target_link_libraries(${folder}_fixtures PRIVATE PkgConfig::${package})
        endforeach()
        set(fixtures ${folder}_fixtures)
    endif()
    foreach(file IN LISTS tests)
        get_filename_component(name ${file} NAME_WE)
        surefoot_test(${name} SOURCES ${file} ROOMS ${fixtures} ${TEST_ROOMS} PACKAGES ${TEST_PACKAGES})
    endforeach()
endfunction()
