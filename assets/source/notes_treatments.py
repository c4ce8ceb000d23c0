"""Field notes on what helps."""
import math
from notekit import Drawing, pose, SIDE_LOW, BRIDGE, STEP_TALL
from notebones import Hips
from svgkit import n, smooth

def physiotherapist():
    s = Drawing(); s.floor(466)
    s.box(150, 318, 390, 30, 12, 'cloth', 'edge', 5)
    for x in (188, 486): s.box(x, 348, 16, 116, 4, 'wood', 'edge', 4)
    s.pillow(500, 300, 76, 34)
    s.person(SIDE_LOW, ('floor', 0, 0), 340, 326, 3.0, 0, 13, work='')
    s.person(pose(24, 12, 16, A=(22, 2, 0, 8, 2), B=(10, 2, 0, 14, 2), armA=(58, 4, 6, 18, 30), armB=(66, 4, 6, 12, 30)), ('footA', 0, 0), 112, 464, 4.25, 82, look=dict(top='cloth'), work='', hair='')
    s.box(352, 46, 150, 110, 10, 'cloth', 'edge', 5)
    for i, h in enumerate((28, 44, 58, 74)): s.box(376+28*i, 140-h, 20, h, 4, 'lake', None)
    return s
def right_amount():
    s = Drawing(False); x0, w, bottom = 30, 500/11.0, 330
    for v in range(11):
        h = 46+18*v; x = x0+v*w+3
        s.box(x, bottom-h, w-6, h, 8, 'cloth' if v < 4 else 'flesh_dark' if v < 6 else 'stone', 'edge', 4)
    for a, b in ((0, 3), (4, 5), (6, 10)):
        s.line(x0+a*w+6, bottom+16, x0+(b+1)*w-6, bottom+16, 'line', 6)
    s.mark(x0+2*w, bottom+16); s.mark(x0+5*w, bottom+16); s.mark(x0+8.5*w, bottom+16)
    for d in range(7):
        x = 64+d*72; on = d in (0, 2, 5)
        s.disc(x, 424, 26, 'lake' if on else 'cloth', 'edge', 4)
        if on: s.path('M%d,%d l9,10 l16,-20' % (x-12, 424), None, 'halo', 6)
    return s
def body_first():
    s = Drawing(False)
    for i in range(3): s.step(20+176*i, 420-110*i, 540-176*i, 80+110*i)
    s.person(BRIDGE, ('back', 0, 0), 52, 420, 2.05, 90, work='AB', look=dict(work='work'))
    s.path(smooth([(236, 292), (248, 256), (282, 242), (318, 256), (330, 290), (312, 304), (282, 296), (254, 306)], True), None, 'edge', 22)
    s.path(smooth([(236, 292), (248, 256), (282, 242), (318, 256), (330, 290), (312, 304), (282, 296), (254, 306)], True), None, 'sunny', 14)
    s.box(412, 164, 96, 16, 4, 'stone', 'edge')
    for x, h in ((396, 64), (414, 48), (492, 48), (510, 64)): s.box(x-9, 172-h/2, 18, h, 6, 'stone', 'edge')
    s.mark(110, 316); s.mark(238, 214); s.mark(452, 104)
    return s
def rolling_and_heat():
    s = Drawing(); s.floor(452)
    s.disc(462, 388, 62, 'work', 'edge', 5); s.path('M70,326 H462 V450 H70 Z', 'work'); s.line(70, 326, 462, 326, 'edge', 5); s.line(70, 450, 462, 450, 'edge', 5)
    s.disc(70, 388, 24, 'work', 'edge', 5, 62); s.path('M71,328 H120 V448 H71Z', 'work')
    for i in range(5):
        for j in range(3): s.box(104+66*i+(j % 2)*24, 340+36*j, 44, 22, 9, 'work_lit', 'edge', 3)
    s.disc(462, 388, 62, 'work_lit', 'edge', 5); s.disc(462, 388, 40, 'work_far', 'edge', 4); s.disc(462, 388, 26, 'flesh', 'edge', 4)
    for i in range(12):
        a = math.pi*2*i/12; s.path('M%.1f,%.1f L%.1f,%.1f L%.1f,%.1fZ' % (120+48*math.cos(a-.16), 240+48*math.sin(a-.16), 120+72*math.cos(a), 240+72*math.sin(a), 120+48*math.cos(a+.16), 240+48*math.sin(a+.16)), 'ball', 'edge', 3)
    s.disc(120, 240, 52, 'ball', 'edge', 5)
    for px, py in ((100, 222), (136, 218), (118, 250), (146, 252), (92, 256)): s.disc(px, py, 6, 'sunny', 'edge', 2)
    s.disc(238, 276, 40, 'cloth', 'edge', 5)
    s.path(smooth([(348, 108), (352, 60), (382, 40), (412, 60), (416, 108), (446, 122), (452, 200), (446, 272), (382, 286), (318, 272), (312, 200), (318, 122)], True, .14), 'warm', 'edge', 5)
    s.box(358, 22, 48, 30, 8, 'stone', 'edge', 4)
    for i in range(4): s.line(346, 150+30*i, 418, 150+30*i, 'glow', 7)
    for i in range(3): s.curve([(478+26*i, 190), (470+26*i, 166), (486+26*i, 142), (478+26*i, 118)], 'pain', 6)
    s.mark(176, 190); s.mark(300, 90)
    return s
def medicine():
    s = Drawing(); s.floor(440)
    s.poly([(56, 210), (100, 178), (276, 178), (232, 210)], 'cloth_far'); s.poly([(232, 210), (276, 178), (276, 406), (232, 438)], 'flesh_dark'); s.box(56, 210, 176, 228, 6, 'cloth', 'edge', 5)
    s.box(56, 250, 176, 44, 0, 'lake', 'edge', 4); s.box(132, 318, 24, 84, 4, 'lake', None); s.box(102, 348, 84, 24, 4, 'lake', None)
    def strip():
        s.box(-104, -66, 208, 132, 16, 'flesh', 'edge', 5)
        for i in range(4):
            for j in range(2):
                if (i, j) != (3, 1): s.disc(-72+48*i, -30+60*j, 18, 'cloth', 'edge', 4); s.line(-82+48*i, -30+60*j, -62+48*i, -30+60*j, 'stone', 3)
                else: s.disc(-72+48*i, -30+60*j, 18, 'flesh_dark', 'edge', 4)
    s.turned(384, 120, -12, strip)
    s.path('M420,250 L436,436 H512 L528,250Z', 'cloth', 'edge', 5); s.path('M427,318 L437,432 H511 L521,318Z', 'bursa'); s.path('M420,250 L436,436 H512 L528,250Z', None, 'edge', 5)
    s.disc(340, 420, 18, 'cloth', 'edge', 4); s.line(330, 420, 350, 420, 'stone', 3)
    return s
def shockwave():
    s = Hips(); s.cx, s.cy, s.k = -170, -130, 1.9
    s.path('M-10,-10 L262,-10 C352,60 396,160 392,300 C390,380 378,440 370,490 L-10,490Z', 'flesh', 'flesh_dark', 5)
    s.thigh(); s.wing(); s.medius(1, 'still', 'still_fibre')
    def head():
        s.box(70, -36, 150, 72, 20, 'cloth', 'edge', 5); s.path('M74,-30 L40,-22 L34,-24 V24 L40,22 L74,30Z', 'stone', 'edge', 4); s.box(8, -26, 30, 52, 12, 'lake', 'edge', 4)
        s.curve([(216, 0), (280, 10), (330, 60)], 'edge', 14); s.box(100, -12, 60, 24, 10, 'sunny', 'edge', 4)
    s.turned(388, 222, -14, head)
    for i, r in enumerate((34, 60, 86)):
        s.path('M%.1f,%.1f A%d,%d 0 0,0 %.1f,%.1f' % (372-r*.82, 226-r*.62, r, r, 372-r*.66, 226+r*.82), None, 'pain', 8-i)
    s.put(184, 196); s.mark(492, 196)
    return s
def acupuncture():
    s = Drawing()
    s.path('M-10,250 C60,232 120,262 176,252 C250,238 300,176 380,176 C468,176 520,240 570,252 V490 H-10Z', 'skin', 'edge', 5)
    s.path('M-10,300 C60,282 120,312 180,302 C250,290 306,228 380,228 C460,228 520,290 570,302 V490 H-10Z', 'skin_lit')
    s.path('M-10,366 C90,348 140,372 200,362 C264,350 312,300 380,300 C454,300 516,352 570,366 V490 H-10Z', 'muscle', 'edge', 4)
    for i in range(4): s.curve([(10, 404+24*i), (130, 396+24*i), (230, 396+22*i), (380, 346+30*i), (470, 374+28*i), (556, 410+24*i)], 'fibre', 3)
    for x, y, deg in ((262, 250, -16), (342, 196, -6), (424, 196, 8)):
        def needle():
            s.line(0, 80, 0, -70, 'edge', 7); s.line(0, 80, 0, -70, 'cloth', 3)
            s.box(-8, -152, 16, 86, 7, 'cloth_far', 'edge', 4)
            for i in range(5): s.line(-7, -142+16*i, 7, -136+16*i, 'stone', 3)
            s.disc(0, -158, 10, None, 'edge', 4)
        s.turned(x, y, deg, needle)
    s.mark(220, 96); s.mark(120, 400)
    return s
def sleep():
    s = Drawing(False)
    s.box(36, 30, 300, 176, 18, 'night', 'edge', 6); s.moon(110, 92, 36); s.star(212, 76, 12); s.star(284, 122, 10); s.star(196, 154, 8); s.line(186, 30, 186, 206, 'edge', 6)
    s.box(16, 372, 528, 70, 16, 'cloth', 'edge', 5); s.box(16, 430, 528, 26, 8, 'wood', 'edge', 4)
    for x in (44, 498): s.box(x, 456, 18, 30, 4, 'wood', 'edge', 4)
    s.pillow(480, 356, 120, 52)
    p = pose(roll=-90, tilt=14, A=(40, 6, 0, 70, 0), B=(30, -6, 0, 66, 0), armA=(50, -8, 0, 74, -30), armB=(60, 20, 0, 96))
    j = s.person(p, ('floor', 0, 0), 290, 402, 4.4, 0, 13, work='')
    s.pillow((j['kneeA'][0]+j['kneeB'][0])/2-30, (j['kneeA'][1]+j['kneeB'][1])/2+2, 120, 42, 8, 'bursa')
    return s
NOTES = {'25-what-a-physiotherapist-does': physiotherapist, '26-the-right-amount': right_amount, '27-body-first': body_first, '28-rolling-and-heat': rolling_and_heat,
         '29-medicine': medicine, '30-shockwave': shockwave, '31-acupuncture': acupuncture, '32-sleep': sleep}
