#include "shots/sheet.h"

#include "picture/raster/png.h"
#include "picture/raster/small.h"

#include <math.h>

/* Pixels. */
enum { COLUMNS = 6, PICTURE_WIDTH = 400, GAP = 24, NAME_SIZE = 22, NAME_HEIGHT = 36 };

/*
 * A row is painted at a time, on a canvas of its own, and copied onto the whole: type on a canvas grows with
 * its height, so that of one as high as the whole would be far too large.
 */
struct sheet {
    struct offscreen frame, row;
    SDL_Surface *whole;
    const struct book *book;
    struct shots *shots;
    const struct shot_format *format;
    int columns, picture_width, picture_height;
};

static int column_x(const struct sheet *sheet, int column)
{
    return GAP + column * (sheet->picture_width + GAP);
}

static int row_height(const struct sheet *sheet)
{
    return sheet->picture_height + NAME_HEIGHT;
}

static int sheet_open(struct sheet *sheet, const char *data_dir, int count, char error[256])
{
    const struct shot_format *format = sheet->format;
    int rows, width;

    sheet->columns = count < COLUMNS ? count : COLUMNS;
    sheet->picture_width = format->width < PICTURE_WIDTH ? format->width : PICTURE_WIDTH;
    sheet->picture_height = (int)lround((double)format->height * sheet->picture_width / format->width);
    rows = (count + sheet->columns - 1) / sheet->columns;
    width = column_x(sheet, sheet->columns);
    if (offscreen_open(&sheet->frame, data_dir, format->width, format->height, error) ||
        offscreen_open(&sheet->row, data_dir, width, row_height(sheet), error) ||
        shots_open(data_dir, sheet->frame.canvas, &sheet->shots, error))
        return -1;
    sheet->whole = SDL_CreateRGBSurfaceWithFormat(0, width, GAP + rows * row_height(sheet), 32,
                                                  SDL_PIXELFORMAT_ARGB8888);
    if (!sheet->whole ||
        SDL_FillRect(sheet->whole, NULL, SDL_MapRGB(sheet->whole->format, MIST.r, MIST.g, MIST.b)) ||
        SDL_SetSurfaceBlendMode(sheet->row.surface, SDL_BLENDMODE_NONE))
        return canvas_failed(error, "no picture");
    return 0;
}

static void sheet_close(struct sheet *sheet)
{
    SDL_FreeSurface(sheet->whole);
    shots_close(sheet->shots);
    offscreen_close(&sheet->row);
    offscreen_close(&sheet->frame);
}

static int paint_names(struct sheet *sheet, const char *const *pictures, int count, char error[256])
{
    struct canvas *canvas = sheet->row.canvas;
    double unit; /* pixels */

    canvas_begin(canvas);
    unit = sheet->row.surface->w / canvas_width(canvas);
    for (int i = 0; i < count; i++)
        draw_text(canvas, column_x(sheet, i) / unit, (sheet->picture_height + NAME_SIZE) / unit,
                  sheet->picture_width / unit, NAME_SIZE / unit, SEMIBOLD, ALIGN_LEFT, INK, pictures[i]);
    return SDL_RenderFlush(sheet->row.renderer) ? canvas_failed(error, "no picture") : 0;
}

static int paint_row(struct sheet *sheet, int row, const char *const *pictures, int count, int *faults,
                     char error[256])
{
    SDL_Rect place = {0, GAP + row * row_height(sheet), 0, 0};

    if (paint_names(sheet, pictures, count, error))
        return -1;
    for (int i = 0; i < count; i++) {
        SDL_Rect small = {column_x(sheet, i), 0, sheet->picture_width, sheet->picture_height};

        if (shot_paint(&sheet->frame, sheet->shots, sheet->book, pictures[i], sheet->format, faults, error))
            return -1;
        if (canvas_small(sheet->frame.canvas, sheet->row.surface, small))
            return canvas_failed(error, pictures[i]);
    }
    return SDL_BlitSurface(sheet->row.surface, NULL, sheet->whole, &place)
               ? canvas_failed(error, "no picture")
               : 0;
}

int sheet_save(const char *data_dir, const struct book *book, const char *const *pictures, int count,
               const struct shot_format *format, const char *path, int *faults, char error[256])
{
    struct sheet sheet = {.book = book, .format = format};
    int result = sheet_open(&sheet, data_dir, count, error);

    for (int i = 0; !result && i < count; i += sheet.columns) {
        int here = count - i < sheet.columns ? count - i : sheet.columns;

        result = paint_row(&sheet, i / sheet.columns, pictures + i, here, faults, error);
    }
    if (!result && png_save(sheet.whole, path))
        result = canvas_failed(error, path);
    sheet_close(&sheet);
    return result;
}
