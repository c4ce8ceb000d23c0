/* placeholder until the first file */ typedef int loader_room;
