"""Field notes on what may be behind a sore hip."""
from notekit import Drawing, pose, STAND, RUN, SIT
from notebones import Hips

def close(cx, cy, k):
    """outer hip, large"""
    s = Hips(); s.cx, s.cy, s.k = cx, cy, k
    s.path('M-10,-10 L352,-10 C462,60 506,160 502,300 C500,380 488,440 480,490 L-10,490Z', 'flesh', 'flesh_dark', 5)
    return s
def osteoarthritis():
    s = Hips(); s.joint(140, 196, 1.0); s.joint(404, 196, 1.0, True); s.pain(330, 226, 13)
    s.mark(60, 420); s.mark(330, 420)
    return s
def tendinopathy():
    s = close(-60, -130, 1.9); s.thigh(); s.wing(); s.medius(1, 'still', 'still_fibre')
    for dx in (-6, 0, 6): s.curve(s.at([(184+dx, 180), (190+dx*1.3, 190), (186+dx, 200), (196+dx, 210)]), 'fibre', 5)
    s.hurts(238, 196, 17); s.put(164, 184); s.put(130, 108)
    return s
def bursitis():
    s = close(-60, -150, 1.9); s.thigh(); s.wing(); s.medius(1, 'still', 'still_fibre')
    s.shape([(192, 196), (210, 190), (226, 212), (224, 244), (206, 258), (194, 240)], 'bursa')
    s.shape([(214, 150), (224, 170), (238, 220), (230, 290), (216, 360), (208, 360), (220, 290), (228, 220), (214, 178)], 'tendon', sw=3.5)
    s.hurts(210, 226, 15); s.put(172, 226); s.put(222, 306)
    return s
def deep_gluteal():
    s = close(-20, -160, 1.75); s.thigh(); s.wing(); s.sacrum(); s.small_rotators()
    s.cord([(22, 176), (52, 200), (88, 222), (104, 240), (126, 290), (132, 350), (128, 420)], 1, 17); s.piriformis()
    s.hurts(104, 216, 17); s.put(128, 192); s.put(132, 330)
    return s
def sciatica():
    s = Drawing(); s.floor(466)
    j = s.person(STAND, ('footA', 0, 0), 160, 464, 4.25, 180, work='')
    w, h, k, a = j['waist'], j['hipA'], j['kneeA'], j['ankA']
    way = [(w[0]+3, w[1]+8), (w[0]+10, w[1]+30), (h[0], h[1]+6), (h[0]+2, (h[1]+k[1])/2), k, ((k[0]+a[0])/2+4, (k[1]+a[1])/2), (a[0]+2, a[1]+6)]
    s.nerve(way, 8); s.pain(w[0]+3, w[1]+8, 11)
    for i, y in enumerate((54, 208, 362)):
        s.box(330, y, 118, 104, 24, 'bone', 'edge', 5); s.box(452, y+30, 60, 32, 12, 'bone', 'edge', 4)
    s.box(328, 166, 128, 34, 17, 'cartilage', 'edge', 4)
    s.path('M340,314 H446 C474,306 486,322 482,338 C478,354 458,352 446,350 H340 C322,350 322,314 340,314Z', 'cartilage', 'edge', 4)
    s.nerve([(494, -8), (488, 120), (492, 250), (508, 332), (504, 420), (496, 490)], 13)
    s.pain(488, 330, 13); s.mark(388, 332); s.mark(504, 440); s.mark(j['kneeA'][0]+44, j['kneeA'][1])
    return s
def hamstring():
    s = Hips(); s.cy = -60; s.body(); s.bones(); s.hamstrings(); s.hurts(90, 304, 15); s.put(102, 420); s.put(38, 300)
    return s
def groin():
    s = Hips(); s.cy = -40; s.body(); s.front(); s.adductors(); s.adductors(-1, 'still', 'still_fibre')
    s.hurts(34, 296, 16); s.put(110, 410); s.put(0, 226)
    return s
def sacroiliac():
    s = Hips(); s.cy = 54; s.k = 1.12; s.body(); s.bones()
    for side in (-1, 1): s.curve(s.at([(42, 112), (38, 146), (26, 184)], side), 'edge', 15); s.curve(s.at([(42, 112), (38, 146), (26, 184)], side), 'cartilage', 9)
    s.hurts(44, 128, 12); s.put(-88, 146); s.put(0, 178)
    s.line(*s.at([(-76, 146)])[0], *s.at([(-48, 146)])[0], 'edge', 4)
    return s
def low_back():
    s = Hips(); s.cy = 96; s.k = 1.05; s.body(); s.bones(); s.spine()
    s.box(s.cx-32, -12, 64, 36, 10, 'bone'); s.box(s.cx-32, 34, 64, 36, 10, 'bone')
    for y in (92, 136):
        s.nerve([(s.cx+24, y), (s.cx+64, y+22), (s.cx+92, y+74)], 8)
    s.pain(s.cx+22, 150, 15)
    s.bent([(s.cx+70, 160), (s.cx+150, 210), (s.cx+150, 300), (s.cx+104, 346)], 'lake', 8, 22)
    s.disc(s.cx+84, 362, 26, 'glow', 'edge', 4)
    s.mark(s.cx-36, 150); s.mark(s.cx+84, 362)
    return s
def knee():
    s = Drawing(); s.floor(462)
    good = pose(18, 4, -10, A=(52, 2, 4, 66, 16), B=(26, 4, 0, 84, -20), armA=(40, 24, 30, 40), armB=(40, 24, 30, 40))
    bad = pose(18, 4, -10, A=(50, -20, -22, 66, 16), B=(26, 10, 0, 84, -20), armA=(40, 30, 30, 40), armB=(40, 40, 30, 40), roll=4)
    for p, x, ink, dash in ((good, 150, 'lake', None), (bad, 400, 'pain', '16 14')):
        j = s.person(p, ('footA', 0, 0), x, 460, 4.3, 0)
        way = [j['hipA'], j['kneeA'], j['toeA']]
        s.path('M'+' L'.join('%.1f,%.1f' % q for q in way), None, 'halo', 15); s.path('M'+' L'.join('%.1f,%.1f' % q for q in way), None, ink, 8, None, dash)
        if ink == 'pain': s.pain(*j['kneeA'], 12)
    s.mark(60, 250); s.mark(318, 250)
    return s
def too_much_too_little():
    s = Drawing(); s.floor(462)
    s.chair(120, 460, 1.05, 96); s.person(SIT, ('footA', 0, 0), 196, 460, 3.7, 90, work='')
    s.person(RUN, ('floor', 0, 0), 410, 452, 3.3, 90)
    for i in range(3): s.line(262-8*i, 236+46*i, 312-14*i, 236+46*i, 'stone', 6)
    s.mark(60, 80); s.mark(500, 80)
    return s
NOTES = {'14-hip-osteoarthritis': osteoarthritis, '15-gluteal-tendinopathy': tendinopathy, '16-trochanteric-bursitis': bursitis, '17-deep-gluteal': deep_gluteal,
         '18-sciatica': sciatica, '19-hamstring-origin': hamstring, '20-groin-injury': groin, '21-sacroiliac-joint': sacroiliac, '22-from-the-low-back': low_back,
         '23-knee-pain': knee, '24-too-much-too-little': too_much_too_little}
