/* placeholder until the first file */ typedef int attempt_room;
