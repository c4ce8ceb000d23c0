"""Pelvis, thigh bones and what lies on them, for the drawings of the field notes. Seen from behind unless it says so: the
right side is at x > 0, the middle of the body at 0; moved to the middle of the picture by the caller."""
from notekit import Drawing, W, H
from svgkit import n, smooth

class Hips(Drawing):
    """shapes of one side are written for the right; at() puts them where they belong"""
    cx, cy, k = 280, 0, 1.0
    def at(s, pts, side=1): return [(s.cx+side*x*s.k, s.cy+y*s.k) for x, y in pts]
    def shape(s, pts, fill, side=1, stroke='edge', sw=4, t=1/6.0): s.blob(s.at(pts, side), fill, stroke, sw, t)
    def strands(s, a, b, count, ink='fibre', side=1, bow=0, sw=3, trim=.08):
        s.fibres(s.at(a, side), s.at(b, side), count, ink, sw, bow*side*s.k, trim)
    def cord(s, pts, side=1, sw=11): s.nerve(s.at(pts, side), sw)
    def put(s, x, y, side=1): s.mark(*s.at([(x, y)], side)[0])
    def hurts(s, x, y, r=16, side=1): s.pain(*s.at([(x, y)], side)[0], r)

    def body(s):
        right = [(122, -16), (108, 40), (136, 104), (186, 170), (212, 240), (208, 330), (190, 496), (22, 496), (10, 410)]
        pts = right+[(0, 336)]+[(-x, y) for x, y in reversed(right)]
        s.path(smooth(s.at(pts), True, .15), 'flesh', 'flesh_dark', 5)
    def folds(s):
        for side in (-1, 1): s.curve(s.at([(14, 330), (70, 350), (130, 342)], side), 'flesh_dark', 6)
        s.curve(s.at([(0, 250), (0, 336)]), 'flesh_dark', 6)
    def spine(s, fill='bone'):
        for y in (-24, 18, 60): s.box(s.cx-30*s.k, s.cy+y*s.k, 60*s.k, 33*s.k, 9*s.k, fill); s.shape([(30, y+8), (58, y+12), (60, y+22), (30, y+26)], fill); s.shape([(30, y+8), (58, y+12), (60, y+22), (30, y+26)], fill, -1)
    def sacrum(s, fill='bone'):
        s.shape([(-7, 232), (7, 232), (5, 258), (0, 272), (-5, 258)], fill)
        s.shape([(-46, 104), (0, 98), (46, 104), (40, 150), (24, 200), (10, 236), (-10, 236), (-24, 200), (-40, 150)], fill)
        for y, x in ((128, 16), (158, 13), (186, 10)):
            for side in (-1, 1): s.disc(s.cx+side*x*s.k, s.cy+y*s.k, 4*s.k, 'bone_dark')
    def thigh(s, side=1, fill='bone'):
        """thigh bone: neck, the bony knob outside, shaft; then its ball"""
        head = s.at([(134, 208)], side)[0]
        s.disc(*head, 29*s.k, fill, 'edge')
        s.shape([(146, 184), (170, 184), (184, 174), (200, 184), (204, 212), (196, 256), (184, 340), (176, 500), (140, 500), (150, 340), (156, 284), (150, 252), (134, 236), (124, 222), (128, 196)], fill, side)
        s.disc(*head, 29*s.k-1.5, fill)
    def wing(s, side=1, fill='bone'):
        """hip bone"""
        s.shape([(36, 128), (44, 100), (78, 76), (122, 70), (160, 92), (178, 130), (166, 154), (150, 172), (128, 190), (116, 214), (124, 238), (118, 270), (106, 300), (84, 314), (66, 298), (44, 292), (10, 284), (10, 262), (48, 258), (66, 236), (56, 212), (38, 176)], fill, side)
        s.shape([(78, 256), (96, 250), (98, 272), (86, 288), (70, 280)], 'flesh', side, sw=3)
    def bones(s, fill='bone'):
        s.spine(fill)
        for side in (-1, 1): s.thigh(side, fill)
        for side in (-1, 1): s.wing(side, fill)
        s.sacrum(fill)
    def band(s, side=1):
        """the long band of the thigh"""
        s.shape([(196, 236), (212, 250), (210, 330), (196, 500), (178, 500), (192, 330)], 'tendon', side)
    def maximus(s, side=1, fill='muscle', ink='fibre'):
        s.shape([(58, 86), (96, 104), (150, 158), (206, 232), (212, 290), (196, 350), (150, 362), (90, 344), (40, 306), (8, 264), (14, 226), (30, 170), (40, 118)], fill, side)
        s.strands([(60, 94), (14, 258)], [(206, 240), (168, 354)], 9, ink, side, 10)
    def medius(s, side=1, fill='muscle', ink='fibre'):
        s.shape([(58, 84), (98, 66), (142, 72), (172, 100), (182, 136), (196, 178), (204, 200), (190, 208), (160, 184), (112, 146), (66, 112)], fill, side)
        s.strands([(70, 98), (178, 122)], [(188, 200), (200, 194)], 8, ink, side, 0, 3, .06)
        s.shape([(184, 178), (198, 174), (208, 206), (192, 214)], 'tendon', side, sw=3.5)
    def minimus(s, side=1, fill='muscle', ink='fibre'):
        s.shape([(92, 122), (122, 104), (154, 118), (176, 150), (194, 184), (198, 204), (184, 208), (150, 180), (112, 152)], fill, side)
        s.strands([(100, 132), (164, 136)], [(184, 202), (194, 194)], 6, ink, side, 0, 3, .06)
        s.shape([(178, 182), (192, 180), (202, 206), (186, 214)], 'tendon', side, sw=3.5)
    def small_rotators(s, side=1, fill='still', ink='still_fibre'):
        s.shape([(96, 276), (150, 262), (186, 254), (186, 290), (150, 298), (100, 306)], fill, side); s.strands([(102, 282), (102, 300)], [(182, 262), (182, 284)], 3, ink, side)
        for a, b in ((232, 206), (246, 218), (260, 230)):
            s.shape([(88, a-5), (140, (a+b)/2-8), (190, b-5), (190, b+5), (140, (a+b)/2+6), (88, a+6)], fill, side, sw=3)
    def piriformis(s, side=1, fill='muscle', ink='fibre'):
        s.shape([(20, 150), (44, 146), (110, 166), (186, 184), (192, 194), (184, 202), (104, 212), (42, 210), (24, 200)], fill, side)
        s.strands([(28, 154), (30, 206)], [(180, 188), (180, 198)], 4, ink, side)
    def sciatic_above(s, side=1): s.cord([(22, 176), (52, 200), (88, 222), (104, 240)], side, 14)
    def sciatic_below(s, side=1, end=496): s.cord([(70, 214), (98, 236), (118, 282), (126, 350), (122, end)], side, 14)

    # ---- from the front
    def front(s, fill='bone'):
        s.spine(fill); s.sacrum(fill)
        for side in (-1, 1):
            s.thigh(side, fill)
            s.shape([(40, 116), (58, 92), (100, 72), (146, 80), (176, 112), (182, 140), (168, 158), (162, 178), (140, 180), (118, 190), (110, 214), (116, 238), (108, 272), (96, 302), (80, 310), (64, 300), (38, 294), (8, 296), (6, 256), (40, 238), (66, 214), (60, 176), (44, 150)], fill, side)
            s.shape([(62, 250), (84, 240), (92, 258), (82, 284), (66, 284)], 'flesh', side, sw=3)
        s.box(s.cx-7*s.k, s.cy+258*s.k, 14*s.k, 38*s.k, 6, 'cartilage', 'edge', 3)
    def joint(s, x, y, k, rough=False):
        """ball and socket, cut open"""
        was = s.cx, s.cy, s.k; s.cx, s.cy, s.k = x, y, k
        s.shape([(-70, -120), (30, -128), (78, -84), (84, -30), (66, -16), (58, -44), (26, -72), (-18, -70), (-52, -42), (-62, 0), (-48, 36), (-60, 62), (-92, 84), (-120, 60), (-104, 0), (-100, -60)], 'bone')
        if rough: s.shape([(74, -40), (96, -30), (98, -12), (82, -14), (68, -20)], 'bone_dark', sw=3)
        arc = [(-58, 6), (-48, -36), (-18, -62), (24, -64), (54, -40), (62, -14)]
        if rough: arc = [(-58, 6), (-54, -20), (-46, -30), (-44, -44), (-26, -54), (-14, -66), (4, -58), (24, -68), (34, -52), (50, -48), (52, -30), (64, -16)]
        s.shape([(30, -24), (60, -8), (96, 12), (124, 10), (142, 34), (138, 78), (124, 130), (116, 230), (64, 230), (70, 150), (62, 100), (24, 62), (4, 46)], 'bone')
        s.disc(*s.at([(0, 0)])[0], 50*k, 'bone', 'edge'); s.shape([(22, -34), (62, -4), (90, 14), (70, 90), (26, 58), (4, 40)], 'bone', stroke=None)
        s.curve(s.at(arc), 'edge', 17*k, t=.02 if rough else 1/6.0); s.curve(s.at(arc), 'cartilage', 11*k if not rough else 6*k, t=.02 if rough else 1/6.0)
        if rough:
            for px, py in ((-30, -14), (-10, -32), (14, -34), (34, -22)): s.disc(*s.at([(px, py)])[0], 6*k, 'bone_dark')
        s.cx, s.cy, s.k = was
    def hamstrings(s, side=1, fill='muscle', ink='fibre'):
        s.shape([(78, 296), (100, 294), (126, 360), (138, 500), (62, 500), (66, 380)], fill, side); s.strands([(84, 312), (98, 312)], [(72, 500), (132, 500)], 5, ink, side)
        s.shape([(76, 292), (102, 290), (108, 330), (90, 340), (78, 328)], 'tendon', side, sw=3.5)
    def adductors(s, side=1, fill='muscle', ink='fibre'):
        s.shape([(12, 284), (40, 288), (70, 304), (118, 348), (150, 400), (146, 470), (136, 500), (100, 500), (60, 430), (26, 350)], fill, side)
        s.strands([(16, 292), (68, 306)], [(104, 500), (150, 400)], 6, ink, side, -6)
    def iliopsoas(s, side=1, fill='muscle', ink='fibre'):
        s.shape([(34, -20), (60, 20), (84, 78), (128, 96), (150, 120), (140, 160), (132, 210), (144, 262), (136, 276), (118, 240), (98, 190), (64, 120), (36, 60)], fill, side)
        s.strands([(42, 10), (132, 110)], [(130, 262), (140, 262)], 6, ink, side)
