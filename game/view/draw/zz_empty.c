/* placeholder until the first file */ typedef int view_draw_room;
