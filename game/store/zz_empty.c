/* placeholder until the first file */ typedef int store_room;
