"""What the drawings of the field notes are made of: their inks, shapes with an edge, people, bones.
A drawing is 560 x 480 on a clear ground: the game lays it on a plate, mirrors it for whoever is sore on the left, and sets
each ink as its look shows it (the same table in game/picture/scene/drawing.c). Marks are places where the game writes a number."""
import math
import figure
from svgkit import n, n3, smooth, P

W, H = 560, 480
INKS = dict(
    line='#0F2B33', stone='#4E666D', faint='#C6D5D2', halo='#F3F7F4',       # straight on the plate
    edge='#1A3A42', flesh='#CFDDD8', flesh_dark='#B9CBC6',                   # bodies and their outline
    bone='#F6ECD6', bone_dark='#DFCFAE', cartilage='#9FD3EA',
    muscle='#C4655A', fibre='#8F3B33', still='#E0B4AB', still_fibre='#C08C82',
    nerve='#FFC145', tendon='#FBFDFB', bursa='#7CCBF4',
    pain='#A9301A', glow='#F2B8A6', lake='#0A6396', sun='#9A5200', sunny='#FFC45A',
    skin='#C48A63', skin_lit='#CD9978', skin_far='#A5765A', hair='#2B2A33',
    top='#7B5472', top_lit='#88657F', top_far='#614563', legs='#24444E', legs_lit='#455E64', legs_far='#1D3A43',
    work='#1B8AC9', work_lit='#3D99CE', work_far='#176C9C', cloth='#FAFCF9', cloth_lit='#FDFEFD', cloth_far='#D2DFDD',
    wood='#BFAE97', wood_lit='#E9DCC2', ball='#E09A2B', leaf='#4F7F62', night='#3C4F74', warm='#C8553D',
)

class Drawing:
    def __init__(s, contours=True):
        s.b, s.marks = [], []
        if contours: s.contours()
    def add(s, x): s.b.append(x)
    def ink(s, c): return INKS[c] if c else 'none'
    def path(s, d, fill=None, stroke=None, sw=5, op=None, dash=None):
        a = ' fill="%s"' % s.ink(fill)
        if op is not None: a += ' opacity="%s"' % n3(op)
        if stroke: a += ' stroke="%s" stroke-width="%s" stroke-linejoin="round" stroke-linecap="round"' % (s.ink(stroke), n3(sw))
        if dash: a += ' stroke-dasharray="%s"' % dash
        s.b.append('<path d="%s"%s/>' % (d, a))
    def blob(s, pts, fill, stroke='edge', sw=4, t=1/6.0): s.path(smooth(pts, True, t), fill, stroke, sw)
    def poly(s, pts, fill, stroke='edge', sw=4): s.path(P(pts), fill, stroke, sw)
    def curve(s, pts, stroke='line', sw=5, op=None, dash=None, t=1/6.0): s.path(smooth(pts, False, t), None, stroke, sw, op, dash)
    def line(s, x1, y1, x2, y2, stroke='line', sw=5, dash=None): s.path('M%s,%s L%s,%s' % tuple(n(v) for v in (x1, y1, x2, y2)), None, stroke, sw, None, dash)
    def disc(s, x, y, r, fill, stroke=None, sw=4, ry=None):
        e = 'stroke="%s" stroke-width="%s"' % (s.ink(stroke), n3(sw)) if stroke else ''
        s.b.append('<ellipse cx="%s" cy="%s" rx="%s" ry="%s" fill="%s" %s/>' % (n(x), n(y), n(r), n(ry or r), s.ink(fill), e))
    def box(s, x, y, w, h, r, fill, stroke='edge', sw=4):
        e = 'stroke="%s" stroke-width="%s"' % (s.ink(stroke), n3(sw)) if stroke else ''
        s.b.append('<rect x="%s" y="%s" width="%s" height="%s" rx="%s" fill="%s" %s/>' % (n(x), n(y), n(w), n(h), n(r), s.ink(fill), e))
    def turned(s, x, y, deg, draw):
        """what draw() adds, about (0,0), moved to (x,y) and turned"""
        m = len(s.b); draw(); part = s.b[m:]; del s.b[m:]
        s.b.append('<g transform="translate(%s %s) rotate(%s)">\n%s\n</g>' % (n(x), n(y), n(deg), '\n'.join(part)))
    def mark(s, x, y): s.marks.append((x, y))
    def contours(s):
        """the paper of the trail map, hardly there"""
        for k in range(3):
            s.curve([(-10, 78-24*k), (90, 62-22*k), (150, 24-20*k), (168, -12-16*k)], 'faint', 2.5)
            s.curve([(570, 372+26*k), (500, 392+24*k), (438, 440+18*k), (420, 492+14*k)], 'faint', 2.5)
    def floor(s, y, x1=40, x2=520): s.line(x1, y, x2, y, 'stone', 5)
    def pain(s, x, y, r=16, rays=8):
        """where it hurts: a disc with rays, so that its shape says it as well"""
        s.disc(x, y, r*1.25, 'halo')
        for i in range(rays):
            a = 2*math.pi*(i+.5)/rays; c, q = math.cos(a), math.sin(a)
            s.path('M%s,%s L%s,%s' % tuple(n(v) for v in (x+c*r*1.45, y+q*r*1.45, x+c*r*2.1, y+q*r*2.1)), None, 'halo', r*.62)
            s.path('M%s,%s L%s,%s' % tuple(n(v) for v in (x+c*r*1.45, y+q*r*1.45, x+c*r*2.1, y+q*r*2.1)), None, 'pain', r*.36)
        s.disc(x, y, r, 'pain')
    def arrow(s, x1, y1, x2, y2, stroke='line', sw=7, head=18):
        a = math.atan2(y2-y1, x2-x1); s.line(x1, y1, x2, y2, stroke, sw)
        s.path('M%s,%s L%s,%s L%s,%s' % tuple(n(v) for v in (x2-head*math.cos(a-.6), y2-head*math.sin(a-.6), x2, y2, x2-head*math.cos(a+.6), y2-head*math.sin(a+.6))), None, stroke, sw)
    def bent(s, pts, stroke='line', sw=7, head=18):
        s.curve(pts, stroke, sw); (x1, y1), (x2, y2) = pts[-2:]; a = math.atan2(y2-y1, x2-x1)
        s.path('M%s,%s L%s,%s L%s,%s' % tuple(n(v) for v in (x2-head*math.cos(a-.6), y2-head*math.sin(a-.6), x2, y2, x2-head*math.cos(a+.6), y2-head*math.sin(a+.6))), None, stroke, sw)
    def fibres(s, a, b, count, ink='fibre', sw=3, bow=0, trim=.08):
        """count lines from along a (two points) to along b"""
        for i in range(count):
            t = (i+.5)/count
            p = [a[0][k]+(a[1][k]-a[0][k])*t for k in (0, 1)]; q = [b[0][k]+(b[1][k]-b[0][k])*t for k in (0, 1)]
            p, q = [p[k]+(q[k]-p[k])*trim for k in (0, 1)], [q[k]+(p[k]-q[k])*trim for k in (0, 1)]
            L = math.hypot(q[0]-p[0], q[1]-p[1]) or 1
            m = ((p[0]+q[0])/2-(q[1]-p[1])/L*bow, (p[1]+q[1])/2+(q[0]-p[0])/L*bow)
            s.path('M%s,%s Q%s,%s %s,%s' % tuple(n(v) for v in (*p, *m, *q)), None, ink, sw)
    def nerve(s, pts, sw=11, t=1/6.0):
        s.curve(pts, 'edge', sw+6, t=t); s.curve(pts, 'nerve', sw, t=t)
    def person(s, pose, anchor, x, y, k, turn=0, tip=0, **more):
        """returns where the joints are"""
        out, joints = figure.draw(pose, anchor, x, y, k, turn, tip, **more)
        for col, d in out: s.path(d, col)
        return joints
    def bolt(s, x, y, k=1.0, deg=0):
        """nerve pain: a zigzag"""
        pts = [(0, -34), (-14, 2), (2, 0), (-10, 36), (18, -8), (2, -6), (14, -34)]
        s.turned(x, y, deg, lambda: s.poly([(a*k, b*k) for a, b in pts], 'pain', 'halo', 4))
    def hand(s, x, y, deg=0, k=1.0):
        """a pointing hand; the tip of the finger at (x,y), the arm to the right"""
        def draw():
            s.box(118*k, -34*k, 150*k, 74*k, 20*k, 'work', 'edge', 4)
            s.path(smooth([(a*k, b*k) for a, b in [(60, -22), (92, -36), (128, -30), (134, 0), (128, 34), (96, 40), (64, 30)]], True), 'skin', 'edge', 4)
            s.box(0, -13*k, 84*k, 24*k, 12*k, 'skin', 'edge', 4)
            for i in range(2): s.box(52*k+6*i*k, 8*k+17*i*k, 50*k, 21*k, 10*k, 'skin', 'edge', 4)
            s.path(smooth([(a*k, b*k) for a, b in [(84, -30), (60, -48), (44, -52), (42, -38), (62, -22), (90, -12)]], True), 'skin', 'edge', 4)
            s.path(smooth([(a*k, b*k) for a, b in [(70, -8), (100, -24), (122, -18), (122, 14), (104, 30), (86, 4)]], True), 'skin')
        s.turned(x, y, deg, draw)
    def chair(s, x, y, k=1.0, seat=100):
        """side view; the middle of the seat at x, its feet at y"""
        for dx in (-52, 48): s.box(x+dx*k-5*k, y-seat*k, 10*k, seat*k, 4, 'wood', 'edge', 3)
        s.box(x-64*k, y-seat*k-170*k, 14*k, 176*k, 6, 'wood', 'edge', 3); s.box(x-66*k, y-seat*k-6*k, 128*k, 16*k, 7, 'wood', 'edge', 3)
    def moon(s, x, y, r):
        s.path('M%s,%s A%s,%s 0 1,0 %s,%s A%s,%s 0 0,1 %s,%sZ' % tuple(n(v) for v in (x, y-r, r, r, x+r*.95, y+r*.32, r*.78, r*.78, x, y-r)), 'sunny', 'edge', 4)
    def star(s, x, y, r):
        pts = []
        for i in range(10):
            q = r if i % 2 == 0 else r*.42; a = math.pi*i/5; pts.append((x+q*math.sin(a), y-q*math.cos(a)))
        s.poly(pts, 'sunny', 'edge', 3)
    def step(s, x, y, w, h): s.box(x, y, w, h, 6, 'wood', 'edge', 4); s.box(x, y, w, min(12, h), 5, 'wood_lit', 'edge', 3)
    def pillow(s, x, y, w, h, deg=0, fill='cloth'):
        def draw():
            s.path('M%s,%s Q0,%s %s,%s Q%s,0 %s,%s Q0,%s %s,%s Q%s,0 %s,%sZ' % tuple(n(v) for v in (
                -w/2, -h/2, -h*.62, w/2, -h/2, w*.56, w/2, h/2, h*.62, -w/2, h/2, -w*.56, -w/2, -h/2)), fill, 'edge', 4)
        s.turned(x, y, deg, draw)
    def out(s):
        marks = ''.join('<!-- mark %d %d -->\n' % (round(x), round(y)) for x, y in s.marks)
        return ('<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d">\n%s%s\n</svg>\n'
                % (W, H, W, H, marks, '\n'.join(s.b)))

# ---------------------------------------------------------------- poses (angles as in figure.py; the exercises' own)
def pose(lean=0, spine=0, nod=0, A=(0, 0, 0, 0, 0), B=(0, 0, 0, 0, 0), armA=(0, 9, 0, 14), armB=(0, 9, 0, 14), **more):
    """A and B: hip, abduction, rotation, knee, ankle; arms: flexion, abduction, rotation, elbow"""
    p = dict(lean=lean, spine=spine, nod=nod, **more)
    for s_, leg, arm in (('A', A, armA), ('B', B, armB)):
        p.update({s_+'.hip': leg[0], s_+'.abd': leg[1], s_+'.rot': leg[2], s_+'.knee': leg[3], s_+'.ankle': leg[4]})
        p.update({s_+'.arm': arm[0], s_+'.armabd': arm[1], s_+'.armrot': arm[2], s_+'.elbow': arm[3]})
        if len(leg) > 5: p[s_+'.inv'] = leg[5]
        if len(arm) > 4: p[s_+'.wrist'] = arm[4]
    return p
PIGEON = pose(34, -32, -2, A=(113, 23, 81, 121, 6), B=(-45, 3, 0, 4, -66), armA=(21, 17, 31, 4, -60), armB=(24, 16, 32, 4, -60))
GLIDE = pose(-5, 2, 2, A=(-29, 0, 0, 65, -60), B=(87, 0, 0, 110, 18), armA=(-17, 42, 25, 128), armB=(30, 15, 53, 54))
SHIFT = pose(30, -4, -16, A=(46, 51, -13, 8, -1, 52), B=(93, 35, -1, 96, 28, 18), armA=(60, -1, 93, 48, 30), armB=(56, 32, 96, 61, 30))
BRIDGE = pose(-118, 0, 35, A=(-3, 2, -1, 106, -8), B=(-3, 2, -1, 106, -8), armA=(3, 72, 140, 95), armB=(3, 72, 140, 95))
FLAT = pose(-90, 0, 3, A=(55, 1, -2, 124, -21), B=(55, 1, -2, 124, -21), armA=(29, 73, 140, 95), armB=(29, 73, 140, 95))
SIDE_LOW = pose(roll=-90, tilt=14, A=(-2, -2, 0, 2, 4), B=(44, 0, 0, 76, 0), armA=(58, -8, 0, 64, -30), armB=(0, 180, 0, 8))
SIDE_LIFT = pose(roll=-90, tilt=14, A=(-5, 33, 0, 2, 4), B=(44, 0, 0, 76, 0), armA=(58, -8, 0, 64, -30), armB=(0, 180, 0, 8))
SQUEEZE = pose(-90, 0, 6, A=(54, 26, 3, 119, -21, -24), B=(54, 26, 3, 119, -21, -24), armA=(45, 72, 154, 103, 8), armB=(45, 72, 154, 103, 8), ball=6.6)
DRIVE = pose(17, 8, -8, A=(63, 0, 0, 73, 27), B=(20, 0, 0, 41, -4), armA=(-7, 24, 21, 67), armB=(3, 24, 23, 66))
STEP_TALL = pose(1, 3, 0, A=(5, 0, 0, 8, 4), B=(53, 0, 0, 90, 24), armA=(14, 23, 33, 57), armB=(-41, 17, 27, 45))
LATERAL = pose(24, 0, -16, A=(74, 5, 5, 79, 29, -2), B=(32, 11, -1, 4, -6, 12), armA=(70, 24, 66, 44), armB=(70, 24, 64, 41), roll=1)
HOLD = pose(5, 0, -3, A=(18, -1, 3, 21, 8, -2), B=(58, 5, 5, 87, -12), armA=(10, 40, -30, 22), armB=(10, 40, -30, 22), bend=1)
STAND = pose(0, 0, 0, A=(2, 3, 4, 4, 2), B=(2, 3, 4, 4, 2), armA=(2, 14, 10, 16), armB=(2, 14, 10, 16))
RUN = pose(10, 4, -4, A=(58, 0, 0, 92, 8), B=(-24, 0, 0, 44, -30), armA=(-50, 12, 10, 84), armB=(46, 8, 20, 92))
SIT = pose(-8, 8, 4, A=(96, 3, 0, 92, 0), B=(96, 3, 0, 92, 0), armA=(34, 6, 10, 52), armB=(34, 6, 10, 52))
