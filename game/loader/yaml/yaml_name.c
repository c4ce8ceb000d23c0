#include "loader/yaml/yaml_name.h"

#include <string.h>

#define ENDING ".yaml"

int name_id(struct faults *faults, const char *folder, char id[LEVEL_ID_SIZE])
{
    const char *slash = strrchr(faults->name, '/');
    const char *stem = slash ? slash + 1 : faults->name;
    size_t length = strlen(stem), ending = strlen(ENDING);

    if (length <= ending || strcmp(stem + length - ending, ENDING) != 0)
        return fault_at(faults, 1, "the file's name does not end in %s; right would be such as 01-one-leg%s",
                        ENDING, ENDING);
    length -= ending;
    if (strspn(stem, "abcdefghijklmnopqrstuvwxyz0123456789-") != length ||
        strlen(folder) + 1 + length >= LEVEL_ID_SIZE)
        return fault_at(faults, 1,
                        "the file's name is not plain; right would be small letters, digits and dashes, "
                        "with its folder at most %d in all",
                        LEVEL_ID_SIZE - 1);
    size_t before = strlen(folder);
    memcpy(id, folder, before);
    id[before] = '/';
    memcpy(id + before + 1, stem, length);
    id[before + 1 + length] = '\0';
    return 0;
}
