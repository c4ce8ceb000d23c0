/* placeholder until the first file */ typedef int input_room;
