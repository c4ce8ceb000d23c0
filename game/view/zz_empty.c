/* placeholder until the first file */ typedef int view_room;
