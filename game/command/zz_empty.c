/* placeholder until the first file */ typedef int command_room;
