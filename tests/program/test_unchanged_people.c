#include "cli.h"
#include "test.h"
#include "unchanged.h"

CLI_TEST(measures_recordings_of_people_as_before)
{
    unchanged_check("people.txt", SUREFOOT_RECORDINGS);
}
