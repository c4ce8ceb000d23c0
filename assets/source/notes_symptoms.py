"""Field notes on symptoms, and on when to ask somebody."""
from notekit import Drawing, pose, STAND, DRIVE, SIDE_LOW
from notebones import Hips
from svgkit import n

def where_hips_speak():
    s = Drawing()
    a = s.person(STAND, ('footA', 0, 0), 136, 566, 5.4, 0, work='')
    b = s.person(STAND, ('footA', 0, 0), 424, 566, 5.4, 180, work='')
    for x, y, mx, my in ((a['hipB'][0]-10, a['hipB'][1]+6, 52, 66), (a['hipA'][0]-35, a['hipA'][1]+4, -20, 82), (b['hipB'][0]-4, b['hipB'][1]-10, -60, -74), (b['hipA'][0]-2, b['hipA'][1]+36, 60, 60)):
        s.pain(x, y, 13); s.mark(x+mx, y+my); s.line(x+mx*.42, y+my*.42, x+mx*.8, y+my*.8, 'halo', 9); s.line(x+mx*.42, y+my*.42, x+mx*.8, y+my*.8, 'edge', 4)
    return s
def professional():
    s = Drawing(); s.floor(462)
    s.person(pose(2, 0, 4, A=(2, 2, 0, 4, 2), B=(4, 2, 0, 6, 2), armA=(44, 8, 10, 62), armB=(30, 8, 10, 70)), ('footA', 0, 0), 168, 460, 4.25, 70, look=dict(top='cloth', legs='legs'), work='', hair='')
    s.person(pose(0, 0, 0, A=(2, 2, 0, 4, 2), B=(2, 2, 0, 4, 2), armA=(-6, 12, 4, 60), armB=(10, 8, 4, 22)), ('footA', 0, 0), 402, 460, 4.0, 70, flip=True, work='')
    s.turned(262, 226, 8, lambda: (s.box(-34, -44, 68, 88, 8, 'wood', 'edge'), s.box(-26, -32, 52, 70, 4, 'cloth', 'edge', 3), [s.line(-16, -16+18*i, 16, -16+18*i, 'stone', 5) for i in range(3)], s.box(-14, -52, 28, 16, 6, 'stone', 'edge', 3)))
    s.box(242, 26, 100, 102, 24, 'cloth', 'edge', 5)        # a stethoscope: a red cross on white is a protected sign
    for x in (262, 298): s.disc(x, 44, 6, 'edge')
    s.curve([(262, 46), (260, 68), (268, 84), (280, 88), (292, 84), (300, 68), (298, 46)], 'lake', 7)
    s.curve([(280, 88), (284, 109), (301, 114), (316, 104), (320, 88)], 'lake', 7)
    s.disc(320, 78, 12, 'lake', 'edge', 4); s.disc(320, 78, 5, 'cloth')
    return s
def ask_first():
    s = Drawing(False)
    new_hip(s, -24, -34, 1.04); brittle(s, 404, 118, 1)
    s.curve([(300, 250), (420, 236), (548, 250)], 'faint', 5)
    late(s, 424, 470, 2.2)
    s.mark(78, 74); s.mark(320, 54); s.mark(350, 320)
    return s
def new_hip(s, x, y, k):
    h = Hips(False); h.cx, h.cy, h.k = x, y, k
    h.thigh(1, 'bone'); h.wing(1, 'bone')
    h.shape([(122, 186), (106, 196), (102, 218), (116, 236), (136, 242)], 'stone'); h.disc(*h.at([(132, 210)])[0], 24*k, 'cloth', 'edge')
    h.path('M%s,%s L%s,%s L%s,%s L%s,%s L%s,%sZ' % tuple(n(v) for p in h.at([(140, 200), (176, 214), (166, 330), (160, 330), (146, 224)]) for v in p), 'stone', 'edge', 4)
    s.b += h.b
def brittle(s, x0, y0, k):
    s.disc(x0, y0, 96*k, 'bone', 'edge', 5)
    for x, y, r in ((368, 84, 21), (416, 72, 17), (448, 108, 23), (400, 122, 19), (362, 138, 18), (424, 162, 22), (384, 176, 13), (460, 152, 11), (340, 108, 10), (402, 42, 11), (466, 76, 10), (384, 108, 7)): s.disc(x0+(x-404)*k, y0+(y-118)*k, r*k, 'bone_dark', 'edge', 3)
def late(s, x, y, k):
    j = s.person(pose(-6, -8, 6, A=(2, 3, 0, 4, 2), B=(2, 3, 0, 4, 2), armA=(30, 14, 30, 78), armB=(20, 14, 20, 72)), ('footA', 0, 0), x, y, k, 90, work='')
    k /= 2.2; s.disc(j['waist'][0]+17*k, j['waist'][1]+7*k, 20*k, 'top', ry=23*k); s.disc(j['waist'][0]+13*k, j['waist'][1]+3*k, 15*k, 'top_lit', ry=17*k)
def ask_new_hip():
    s = Drawing(); new_hip(s, 84, -92, 1.38)
    return s
def ask_brittle_bones():
    s = Hips(); s.cx, s.cy, s.k = 0, -72, 1.3; s.thigh(); s.wing()
    (x, y) = s.at([(180, 200)])[0]; s.disc(x, y, 17, None, 'line', 5); s.line(x+16, y+6, 310, 250, 'line', 5)
    brittle(s, 400, 270, 1.15)
    return s
def ask_late_pregnancy():
    s = Drawing(); s.floor(462); late(s, 280, 460, 4.3)
    return s
def pain_to_touch():
    s = Hips(); s.cx = 236; s.body(); s.folds(); s.thigh(1, 'bone'); s.wing(1, 'bone')
    s.pain(s.cx+196, 204, 15); s.hand(s.cx+222, 204, 10, .95)
    s.pain(s.cx-90, 250, 15)
    s.mark(s.cx+150, 158); s.mark(s.cx-90, 196)
    return s
def movement_and_night():
    s = Drawing(False)
    s.floor(466, 16, 150)
    for i in range(3): s.step(116+86*i, 426-40*i, 470, 60+40*i)
    j = s.person(DRIVE, ('footA', 0, 0), 146, 426, 3.3, 90)
    s.pain(j['hipA'][0]-6, j['hipA'][1], 13)
    s.path('M300,0 H560 V226 Q430,250 300,226Z', 'night')
    s.moon(352, 62, 30); s.star(440, 50, 11); s.star(474, 96, 9); s.star(408, 96, 7)
    s.box(296, 196, 300, 26, 10, 'cloth', 'edge'); s.pillow(526, 178, 66, 28, 0)
    j = s.person(SIDE_LOW, ('floor', 0, 0), 420, 198, 2.25, 0, 13, work='')
    s.pain(j['hipB'][0]+4, j['hipB'][1]+4, 9)
    s.mark(46, 250); s.mark(528, 36)
    return s
def balance_and_power():
    s = Drawing(); s.floor(462)
    a = s.person(pose(0, 0, 0, A=(4, 2, 0, 8, 4), B=(24, 4, 0, 70, -10), armA=(2, 26, 10, 16), armB=(2, 26, 10, 16)), ('footA', 0, 0), 170, 460, 4.2, 180)
    b = s.person(pose(0, 0, 0, roll=-13, bend=24, A=(4, -13, 0, 8, 4), B=(24, 12, 0, 64, -10), armA=(2, 12, 10, 16), armB=(2, 54, 10, 16)), ('footA', 0, 0), 420, 460, 4.2, 180)
    for j, ink in ((a, 'lake'), (b, 'pain')):
        (x1, y1), (x2, y2) = j['hipB'], j['hipA']; dx, dy = x2-x1, y2-y1; k = 1.3
        p = [(x1+x2)/2-dx*k, (y1+y2)/2-dy*k-14, (x1+x2)/2+dx*k, (y1+y2)/2+dy*k-14]
        s.line(*p, 'halo', 15); s.line(*p, ink, 8, None if ink == 'lake' else '16 14')
    s.mark(60, 214); s.mark(306, 214)
    return s
def nerve_pain():
    s = Hips(); s.body(); s.bones('bone'); s.sciatic_above(); s.sciatic_below()
    s.piriformis(1, 'still', 'still_fibre')
    s.bolt(s.cx+60, 262, 1.1, 12); s.bolt(s.cx+176, 330, 1.1, -14); s.bolt(s.cx+70, 404, 1.1, 8)
    s.put(122, 330); s.put(106, 189)
    return s
NOTES = {'07-where-hips-speak': where_hips_speak, '08-when-to-see-somebody': professional, '09-ask-first': ask_first,
         '10-pain-to-touch': pain_to_touch, '11-pain-on-movement': movement_and_night, '12-balance-and-power': balance_and_power, '13-nerve-pain': nerve_pain,
         'ask-new-hip': ask_new_hip, 'ask-brittle-bones': ask_brittle_bones, 'ask-late-pregnancy': ask_late_pregnancy}
