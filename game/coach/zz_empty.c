/* placeholder until the first file */ typedef int coach_room;
