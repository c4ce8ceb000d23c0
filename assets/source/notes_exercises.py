"""Field notes on the nine exercises: the coach in each, and where it is felt."""
from notekit import *

def felt(s, x, y, r=30):
    """where it is felt: rings"""
    s.disc(x, y, r, None, 'halo', 10); s.disc(x, y, r, None, 'edge', 4); s.disc(x, y, r*.45, 'sunny', 'edge', 4)
def ground(s, y=440, w=240): s.disc(280, y, w, 'flesh', None, ry=34)
def pigeon():
    s = Drawing(); ground(s)
    j = s.person(PIGEON, ('floor', 0, 0), 262, 440, 6.2, 42, 15)
    felt(s, j['hipA'][0]-14, j['hipA'][1]+6)
    return s
def hip_flexor():
    s = Drawing(); s.floor(452)
    j = s.person(GLIDE, ('kneeA', 0, 0), 236, 452, 5.6, 90)
    felt(s, j['hipA'][0]+26, j['hipA'][1]-8); s.bent([(j['hipA'][0]-64, j['hipA'][1]-60), (j['hipA'][0]-74, j['hipA'][1]-6), (j['hipA'][0]-46, j['hipA'][1]+40)], 'lake', 8, 22)
    s.mark(j['hipA'][0]+88, j['hipA'][1]-64); s.mark(j['hipA'][0]-110, j['hipA'][1]-20)
    return s
def adductor_stretch():
    s = Drawing(); s.floor(452)
    j = s.person(SHIFT, ('footB', 0, 0), 410, 452, 5.4, 0, 5)
    felt(s, (j['hipA'][0]*.55+j['kneeA'][0]*.45)+14, j['hipA'][1]*.55+j['kneeA'][1]*.45+16, 26); s.arrow(190, 96, 284, 96, 'lake', 8, 24)
    s.mark(j['kneeA'][0]+6, j['kneeA'][1]-76); s.mark(150, 96)
    return s
def bridge():
    s = Drawing(); s.floor(426)
    j = s.person(BRIDGE, ('back', 0, 0), 122, 426, 5.2, 90, work='AB', look=dict(work='work'))
    felt(s, j['hipA'][0]-4, j['hipA'][1]+14); s.arrow(j['hipA'][0], j['hipA'][1]-64, j['hipA'][0], j['hipA'][1]-140, 'lake', 8, 24); s.arrow(j['ankA'][0]+70, 350, j['ankA'][0]+70, 420, 'lake', 8, 24)
    s.mark(j['hipA'][0]+4, j['hipA'][1]+76); s.mark(j['ankA'][0]+70, 318)
    return s
def abduction():
    s = Drawing(); ground(s, 400, 262)
    j = s.person(SIDE_LIFT, ('floor', 0, 0), 272, 400, 4.3, 0, 13)
    felt(s, j['hipA'][0]+6, j['hipA'][1]-14, 26); s.bent([(70, 320), (36, 250), (44, 176)], 'lake', 8, 24)
    s.mark(j['hipA'][0]+20, j['hipA'][1]-84); s.mark(52, 132)
    return s
def squeeze():
    s = Drawing(); ground(s, 382, 256)
    j = s.person(SQUEEZE, ('back', 0, 0), 124, 352, 5.2, 52, 22, work='AB', look=dict(work='work'))
    a, b = j['kneeA'], j['kneeB']; mx, my = (a[0]+b[0])/2, (a[1]+b[1])/2
    s.arrow(mx-130, my-40, mx-66, my-14, 'lake', 8, 24); s.arrow(mx+150, my-40, mx+92, my-22, 'lake', 8, 24)
    return s
def step_up():
    s = Drawing(); s.step(250, 372, 250, 84); s.floor(456)
    j = s.person(DRIVE, ('footA', 0, 0), 318, 372, 3.9, 90)
    felt(s, j['hipA'][0]-8, j['hipA'][1]+6, 22); s.bent([(j['hipA'][0]+120, 300), (j['hipA'][0]+136, 210), (j['hipA'][0]+132, 110)], 'lake', 8, 24)
    s.bent([(j['hipA'][0]+182, 110), (j['hipA'][0]+188, 210), (j['hipA'][0]+176, 300)], 'lake', 8, 24)
    s.mark(j['hipA'][0]-66, j['hipA'][1]-14); s.mark(j['hipA'][0]+156, 70)
    return s
def lateral():
    s = Drawing(); s.step(70, 380, 190, 76); s.floor(456)
    j = s.person(LATERAL, ('footA', 0, 0), 200, 380, 4.1, 0, work='A')
    felt(s, j['hipA'][0]-14, j['hipA'][1]+2, 22)
    (x1, y1), (x2, y2) = j['hipA'], j['hipB']; s.line(x1-40, y1-34, x2+54, y2-34, 'halo', 15); s.line(x1-40, y1-34, x2+54, y2-34, 'lake', 8)
    s.bent([(440, 380), (452, 290), (444, 200)], 'lake', 8, 24)
    s.mark(j['hipA'][0]-88, j['hipA'][1]+6); s.mark(x2+96, y2-34)
    return s
def one_leg():
    s = Drawing(); s.floor(462)
    s.disc(276, 462, 78, 'flesh', 'edge', 4, 14)
    j = s.person(HOLD, ('footA', 0, 0), 276, 460, 4.2, 30)
    felt(s, j['hipA'][0]-8, j['hipA'][1]+4, 22)
    for x, d in ((100, -1), (462, 1)): s.curve([(x, 180), (x+12*d, 220), (x, 260)], 'lake', 7); s.curve([(x+26*d, 164), (x+44*d, 220), (x+26*d, 276)], 'lake', 7)
    return s
NOTES = {'33-why-pigeon': pigeon, '34-why-hip-flexor': hip_flexor, '35-why-adductor-stretch': adductor_stretch, '36-why-bridge': bridge, '37-why-abduction': abduction,
         '38-why-squeeze': squeeze, '39-why-step-up': step_up, '40-why-lateral-step-up': lateral, '41-why-one-leg': one_leg}
