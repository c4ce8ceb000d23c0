#!/usr/bin/python3
"""Sprites, drawn by program so that they can be changed: python3 assets/source/sprites.py

Writes assets/sprites/NAME.svg. Python 3 alone; the same output every time. Only what SDL2_image reads.
Feet, lock, check, board and eye are white: the game draws them in the colour it needs."""
import math, os, re, sys

sys.dont_write_bytecode = True
from svgkit import C, P, Svg, cloud, lens, n, n3

OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'sprites')

HERON = [  # (fill, path)
 # folded leg
 ('#8C7A52', 'M22,-136 C30,-122 36,-112 38,-104 L-14,-97 C-20,-92 -24,-84 -27,-78 L-22,-76 C-18,-84 -13,-90 -8,-91 L44,-97 C48,-100 47,-106 44,-110 C40,-120 36,-128 33,-138Z'),
 ('#8C7A52', 'M-16,-97 C-22,-95 -28,-94 -34,-88 L-32,-84 C-26,-88 -20,-90 -14,-91Z'),
 # standing leg
 ('#A08B5C', 'M-4,-140 C0,-120 0,-96 -2,-76 C-3,-50 -4,-24 -4,-6 L-30,0 L-30,3 L-4,1 L22,4 L23,1 L3,-6 C3,-26 4,-52 5,-74 C8,-98 10,-122 14,-140Z'),
 ('#8C7A52', 'M-3,-80 C-5,-76 -5,-72 -3,-68 L5,-68 C7,-72 7,-76 6,-80Z'),
 # tail
 ('#49636F', 'M44,-176 C74,-156 98,-128 112,-98 C98,-100 76,-108 60,-124Z'),
 # body
 ('#93A9B1', 'M-52,-206 C-38,-232 -8,-238 18,-226 C52,-212 84,-178 107,-110 C86,-116 46,-122 22,-124 C-14,-128 -44,-150 -54,-180 C-56,-190 -56,-198 -52,-206Z'),
 # breast, lighter
 ('#DCE6E5', 'M-52,-206 C-56,-190 -54,-172 -42,-156 C-30,-142 -14,-132 6,-127 C-4,-144 -12,-164 -14,-186 C-16,-204 -22,-214 -32,-222 C-42,-220 -48,-214 -52,-206Z'),
 # wing
 ('#6F8A96', 'M-18,-214 C6,-226 40,-204 62,-176 C78,-156 92,-132 104,-108 C84,-116 58,-122 36,-132 C8,-144 -12,-164 -20,-188 C-23,-198 -23,-208 -18,-214Z'),
 ('#4F6C7A', 'M8,-168 C28,-158 52,-150 72,-134 C84,-124 94,-114 104,-108 C84,-114 58,-120 38,-130 C24,-138 14,-152 8,-168Z'),
 ('#86A0AA', 'M-14,-210 C8,-216 32,-198 50,-180 C30,-188 8,-192 -10,-190 C-16,-196 -18,-204 -14,-210Z'),
 # neck: S
 ('#DCE6E5', 'M-52,-200 C-66,-224 -62,-246 -46,-262 C-36,-272 -32,-280 -34,-290 C-38,-302 -52,-306 -64,-300 L-66,-288 C-58,-284 -54,-280 -58,-274 C-66,-264 -84,-248 -84,-222 C-83,-200 -64,-180 -44,-172Z'),
 ('#B9C9CB', 'M-34,-290 C-32,-280 -36,-272 -46,-262 C-62,-246 -66,-224 -52,-200 L-30,-206 C-48,-222 -48,-240 -32,-256 C-20,-268 -20,-282 -28,-294Z'),
 ('#4A626D', 'M-66,-262 L-60,-268 L-57,-263 L-62,-257Z'), ('#4A626D', 'M-75,-246 L-70,-254 L-66,-250 L-70,-241Z'), ('#4A626D', 'M-78,-228 L-75,-237 L-70,-235 L-72,-225Z'), ('#4A626D', 'M-75,-209 L-75,-219 L-69,-218 L-68,-207Z'), ('#4A626D', 'M-66,-193 L-69,-202 L-63,-203 L-59,-193Z'),
 # head
 ('#F3F7F4', 'M-26,-296 C-30,-308 -46,-314 -60,-310 C-68,-308 -76,-304 -82,-300 L-78,-291 C-66,-286 -50,-284 -38,-286 C-30,-288 -26,-291 -26,-296Z'),
 # bill
 ('#E9A23B', 'M-76,-304 C-98,-301 -122,-296 -142,-290 C-122,-287 -96,-287 -74,-290Z'),
 ('#C9812A', 'M-142,-290 C-122,-292 -98,-295 -77,-297 L-74,-290 C-96,-287 -122,-287 -142,-290Z'),
 # crown and plume
 ('#1B333D', 'M-72,-304 C-62,-313 -44,-315 -32,-306 C-18,-298 -2,-288 12,-270 C-8,-280 -26,-290 -40,-296 C-52,-301 -62,-304 -72,-304Z'),
]

FOX = [
 ('#8A4A2A', 'M-40,-30 L-46,-14 L-54,-2 L-46,0 L-38,-12 L-28,-26Z'), ('#8A4A2A', 'M34,-30 L40,-14 L50,-3 L58,-2 L50,-14 L46,-32Z'),
 ('#C96F3B', 'M-58,-40 C-84,-46 -108,-36 -124,-16 C-128,-8 -124,-4 -116,-6 C-98,-8 -80,-16 -54,-28Z'),
 ('#F1E6D2', 'M-104,-33 C-112,-28 -120,-22 -124,-16 C-128,-8 -124,-4 -116,-6 C-108,-7 -102,-9 -96,-12 C-100,-18 -104,-26 -104,-33Z'),
 ('#D37E46', 'M-62,-42 C-44,-54 -10,-54 20,-52 C36,-52 46,-60 54,-68 L60,-88 L70,-76 L80,-77 L90,-88 L92,-68 C100,-60 112,-54 122,-50 C118,-44 106,-41 92,-40 C80,-34 66,-28 50,-26 C20,-20 -20,-22 -50,-22 C-62,-26 -66,-34 -62,-42Z'),
 ('#F1E6D2', 'M122,-50 C118,-44 106,-41 92,-40 C80,-34 66,-28 48,-25 C58,-36 72,-44 90,-50 C102,-52 112,-52 122,-50Z'),
 ('#B8632F', 'M-54,-30 C-40,-22 -20,-20 -2,-22 L-24,-36Z'),
 ('#6B3A24', 'M-56,-32 L-62,-16 L-74,-4 L-66,0 L-52,-12 L-40,-26Z'), ('#6B3A24', 'M40,-30 L34,-16 L24,-2 L32,0 L44,-14 L56,-28Z'),
 ('#6B3A24', 'M60,-88 L66,-80 L62,-76Z'), ('#6B3A24', 'M90,-88 L84,-80 L90,-74Z'), ('#2B2323', 'M118,-53 C122,-53 124,-50 122,-48 C119,-47 117,-50 118,-53Z'), ('#2B2323', 'M92,-62 C94,-64 97,-63 97,-60 C95,-59 92,-60 92,-62Z')]
HARE = [
 ('#8C7355', 'M-38,-20 C-46,-10 -44,0 -34,0 L4,0 C2,-6 -8,-8 -16,-8Z'),
 ('#B3966F', 'M-44,-34 C-44,-56 -20,-66 4,-60 C18,-58 28,-52 32,-44 L40,-20 C40,-10 36,-6 30,-6 L-20,-6 C-36,-8 -44,-18 -44,-34Z'),
 ('#9B7F5C', 'M-40,-24 C-40,-42 -22,-48 -8,-40 C4,-32 4,-14 -8,-8 L-24,-6 C-36,-10 -40,-16 -40,-24Z'),
 ('#F1E6D2', 'M-44,-30 C-52,-34 -56,-26 -52,-20 C-48,-16 -42,-18 -41,-24Z'), ('#F1E6D2', 'M16,-50 C26,-40 36,-24 38,-12 C32,-6 22,-6 14,-8 C20,-22 20,-38 16,-50Z'),
 ('#8C7355', 'M26,-12 L24,0 L38,0 L36,-12Z'),
 ('#9B7F5C', 'M30,-74 C16,-88 6,-104 6,-118 C18,-112 30,-98 38,-80Z'), ('#B3966F', 'M36,-76 C30,-94 28,-110 34,-124 C44,-112 48,-96 46,-78Z'), ('#D9B79A', 'M38,-80 C35,-94 34,-106 36,-116 C41,-106 43,-94 42,-80Z'),
 ('#B3966F', 'M22,-62 C22,-76 34,-84 46,-80 C58,-76 66,-66 66,-58 C62,-50 50,-46 38,-46 C28,-46 22,-52 22,-62Z'), ('#2B2323', 'M46,-67 C49,-70 53,-68 52,-64 C49,-62 46,-64 46,-67Z'), ('#5A4636', 'M63,-60 C66,-60 67,-57 65,-55 C62,-55 62,-58 63,-60Z')]
HEDGE = [
 ('#5A463A', 'M-44,-10 L-52,-18 L-44,-20 L-50,-30 L-40,-30 L-42,-42 L-31,-38 L-28,-50 L-19,-42 L-12,-53 L-4,-44 L5,-52 L9,-42 L20,-46 L20,-35 L30,-34 L28,-24 L36,-20 L34,-8 C20,-2 -30,-2 -44,-10Z'),
 ('#7A6250', 'M-36,-14 L-38,-24 L-28,-24 L-27,-34 L-18,-30 L-12,-40 L-4,-32 L5,-38 L9,-30 L19,-30 L18,-20 L26,-16 L24,-8 C6,-4 -24,-6 -36,-14Z'),
 ('#C9A98A', 'M28,-26 C36,-26 48,-18 58,-9 C58,-5 54,-3 48,-3 L26,-3 C24,-12 24,-22 28,-26Z'), ('#2B2323', 'M56,-12 C60,-12 61,-7 58,-6 C54,-6 54,-11 56,-12Z'), ('#2B2323', 'M40,-18 C43,-19 44,-15 42,-14 C39,-14 38,-17 40,-18Z'),
 ('#8C6E58', 'M-26,-6 L-28,0 L-16,0 L-16,-6Z'), ('#8C6E58', 'M16,-6 L14,0 L26,0 L26,-6Z')]
DUCK = [('#D9922F', 'M-4,-8 L-6,0 L8,0 L2,-8Z'), ('#7C6A50', 'M-40,-34 C-30,-30 -20,-34 -8,-36 C6,-38 16,-34 20,-40 C18,-50 20,-62 32,-62 C42,-62 46,-54 45,-48 C44,-42 38,-40 36,-32 C34,-16 16,-6 -2,-6 C-22,-6 -36,-16 -40,-34Z'),
 ('#5F513D', 'M-26,-28 C-14,-32 4,-32 12,-26 C8,-16 -6,-12 -16,-14 C-22,-18 -26,-22 -26,-28Z'), ('#2F6B55', 'M21,-45 C19,-54 22,-63 32,-63 C42,-63 46,-55 45,-48 C40,-42 28,-42 21,-45Z'), ('#F1E6D2', 'M21,-45 C28,-42 38,-42 44,-46 L42,-42 C36,-38 26,-39 20,-41Z'), ('#E3A83C', 'M44,-55 C52,-54 58,-51 60,-48 C54,-46 48,-46 44,-48Z'), ('#14252B', 'M36,-57 C38,-58 40,-56 39,-54 C37,-53 35,-55 36,-57Z')]

class Icons(Svg):
    def star(s, x, y, r, on=True, col=None, line=None, sw=None):
        pts = []
        for i in range(10):
            q = r if i % 2 == 0 else r*.46; a = math.pi*i/5
            pts.append((x+q*math.sin(a), y-q*math.cos(a)))
        line = line or C['ink']; sw = sw or max(2, r*.11)
        s.path(P(pts), (col or '#FFC145') if on else 'none', None, line, sw)
    def foot(s, x, y, h, side='L', on=True, col=None, line=None, sw=None):
        """footprint seen from above, (x,y) is its middle"""
        k = h/205.0; m = 1 if side == 'L' else -1
        def q(px, py): return (x+m*(px-46)*k, y+(py-104)*k)
        d = 'M%s,%s' % tuple(n(v) for v in q(20, 170))
        for c in (((20, 140), (28, 125), (17, 98)), ((5, 62), (18, 44), (42, 44)), ((70, 44), (86, 62), (83, 88)), ((80, 116), (68, 124), (72, 160)), ((75, 190), (64, 202), (47, 202)), ((30, 202), (20, 190), (20, 170))):
            d += 'C'+' '.join('%s,%s' % tuple(n(v) for v in q(*p)) for p in c)
        d += 'Z'
        toes = [(74, 23, 15), (50, 16, 11), (31, 21, 9.2), (16, 32, 8), (5, 47, 7)]
        col = col or C['ink']
        for (tx, ty, tr) in toes:
            a, b = q(tx, ty)
            if on: s.circle(a, b, tr*k, col)
            else: s.circle(a, b, tr*k*.86, 'none', None, 'stroke="%s" stroke-width="%s"' % (line or col, n(sw or max(2, 5*k))))
        if on: s.path(d, col)
        else: s.path(d, 'none', None, line or col, sw or max(2, 5*k))
    def lock(s, x, y, k, col):
        s.rect(x-9*k, y-2*k, 18*k, 14*k, col, None, 3*k)
        s.path('M%s,%s v%s a%s,%s 0 0 1 %s,0 v%s' % (n(x-5.5*k), n(y-2*k), n(-4*k), n(5.5*k), n(5.5*k), n(11*k), n(4*k)), 'none', None, col, 3.4*k)
    def check(s, x, y, k, col, sw=None):
        s.path('M%s,%s L%s,%s L%s,%s' % tuple(n(v) for v in (x-9*k, y+1*k, x-2.5*k, y+8*k, x+10*k, y-8*k)), 'none', None, col, sw or 4.4*k)
    def board(s, x, y, k, col, fill='none'):
        s.rect(x-32*k, y-19*k, 64*k, 38*k, fill, None, 9*k, 'stroke="%s" stroke-width="%s"' % (col, n(3.4*k)))
        s.rect(x-23*k, y-11*k, 19*k, 22*k, col, None, 3*k); s.rect(x+4*k, y-11*k, 19*k, 22*k, col, None, 3*k)
    def eye(s, x, y, k, col):
        s.path('M%s,%s Q%s,%s %s,%s Q%s,%s %s,%sZ' % tuple(n(v) for v in (x-26*k, y, x, y-30*k, x+26*k, y, x, y+30*k, x-26*k, y)), 'none', None, col, 4.6*k); s.circle(x, y, 8*k, col)

def standing(outlines, x, y, k=1.0):
    """standing at (x,y), k times the size of its outlines"""
    def placed(d):
        tokens = re.findall(r'[A-Za-z]|-?\d+\.?\d*', d); out = ''; across = True
        for t in tokens:
            if t.isalpha(): out += t; across = True
            elif across: out += ('' if out[-1].isalpha() else ' ')+n(x+float(t)*k); across = False
            else: out += ','+n(y+float(t)*k); across = True
        return out
    return '\n'.join('<path fill="%s" d="%s"/>' % (fill, placed(d)) for fill, d in outlines)

def heron(x, y, k=1.0):
    """faces left"""
    ex, ey = x-62*k, y-300*k
    return standing(HERON, x, y, k)+'\n'+('<circle cx="%s" cy="%s" r="%s" fill="#F2C14E"/><circle cx="%s" cy="%s" r="%s" fill="#14252B"/>' % (n(ex), n(ey), n(3.6*k), n(ex), n(ey), n(2.1*k)))

# The heron in other poses: its outlines, each point moved. Legs 0-3, tail 4, body 5-6, wing 7-9, neck and head 10-.
def moved(outlines, fn):
    """each point (x,y) to fn(x,y); the curves follow"""
    def one(d):
        t = re.findall(r'[A-Za-z]|-?\d+\.?\d*', d); out = ''; i = 0
        while i < len(t):
            if t[i].isalpha(): out += t[i]; i += 1
            else:
                x, y = fn(float(t[i]), float(t[i+1])); i += 2
                out += ('' if out[-1:].isalpha() else ' ')+'%.2f,%.2f' % (x, y)
        return out
    return [(c, one(d)) for c, d in outlines]

def about(cx, cy, degrees, kx=1.0, ky=1.0):
    a = math.radians(degrees); c, s_ = math.cos(a), math.sin(a)
    def fn(x, y):
        x, y = (x-cx)*kx, (y-cy)*ky
        return cx+x*c-y*s_, cy+x*s_+y*c
    return fn

def spread(lift):
    """a wing held up and back: long outer feathers, shoulder to tip; lift in degrees above the horizontal"""
    def feather(a, r, w):
        a = math.radians(a); ux, uy = math.cos(a), -math.sin(a); vx, vy = -uy, ux
        x0, y0 = -6, -204; tip = (x0+r*ux, y0+r*uy); m = (x0+r*.6*ux, y0+r*.6*uy)
        return 'M%s,%s C%s,%s %s,%s %s,%s C%s,%s %s,%s %s,%sZ' % tuple(n(v) for v in (
            x0, y0, m[0]-vx*w, m[1]-vy*w, tip[0]-vx*w*.7, tip[1]-vy*w*.7, *tip, tip[0]+vx*w*.5, tip[1]+vy*w*.5, m[0]+vx*w, m[1]+vy*w, x0+18, y0+34))
    far = [('#5E7986', feather(lift+20-i*13, 158-6*i, 20)) for i in range(4)]
    outer = [('#4F6C7A' if i % 2 else '#466270', feather(lift-i*12, 186-9*i, 21)) for i in range(6)]
    cover = [('#6F8A96', feather(lift+1-i*13, 124-6*i, 23)) for i in range(5)]
    edge = [('#86A0AA', feather(lift+3-i*13, 78-4*i, 17)) for i in range(4)]
    return far, outer+cover+edge

def posed(name):
    """the heron as in one of HERON_POSES, at (0,0)"""
    kind, v = HERON_POSES[name]
    legs, tail, body, wing, neck = HERON[:4], HERON[4:5], HERON[5:7], HERON[7:10], HERON[10:]
    eye, far, dx, dy, turn = (-62.0, -300.0), [], 0, 0, 1.0
    if kind == 'breath':
        swell = about(10, -150, 0, 1+.012*v, 1+.022*v)
        tail, body, wing = moved(tail, swell), moved(body, swell), moved(wing, swell); dy = -1.3*v
    elif kind == 'turn': turn = v
    elif kind == 'alert':
        dx, dy = 4*v, -9*v; wing = moved(wing, about(-14, -206, -7*v)); tail = moved(tail, about(44, -170, -5*v))
    elif kind == 'open':
        far, wing = spread(v); dx, dy = 3, -8
    def head(x, y):
        def soft(v): v = min(1, max(0, v)); return v*v*(3-2*v)
        t = soft((-y-196)/70); k = 1+(max(turn, .45)-1)*.5*t   # the neck gives way a little, the head turns
        k += (turn-k)*soft((-y-250)/16)
        return -46+(x+46)*k+dx*t, y+dy*t
    neck = moved(neck, head); ex, ey = head(*eye)
    shapes = far+legs+tail+body+wing+neck
    eyes = '<ellipse cx="%s" cy="%s" rx="%s" ry="3.6" fill="#F2C14E"/><ellipse cx="%s" cy="%s" rx="%s" ry="2.1" fill="#14252B"/>' % (
        n(ex), n(ey), n3(3.6*max(.45, abs(turn))), n(ex), n(ey), n3(2.1*max(.5, abs(turn))))
    return shapes, eyes

HERON_POSES = dict(heron_breath_0=('breath', 0), heron_breath_1=('breath', 1), heron_breath_2=('breath', 2), heron_turn_1=('turn', .62), heron_turn_2=('turn', .2),
                   heron_turn_3=('turn', -.32), heron_turn_4=('turn', -.8), heron_alert_1=('alert', 1), heron_alert_2=('alert', 2.2),
                   heron_open_1=('open', 12), heron_open_2=('open', 38), heron_open_3=('open', 62))

def pose_sprite(s, name):
    shapes, eyes = posed(name)
    s.add('<g transform="translate(165,372)">'); s.add('\n'.join('<path fill="%s" d="%s"/>' % q for q in shapes)); s.add(eyes); s.add('</g>')

def app_icon(s):
    s.rect(0, 0, 512, 512, s.lin([(0, '#9CCBDD'), (.62, '#E9EFE2'), (1, '#F2EBD2')]), None, 112)
    s.circle(256, 256, 0, '#fff'); s.path('M0,372 H512 V400 A112,112 0 0 1 400,512 H112 A112,112 0 0 1 0,400Z', s.lin([(0, '#8FC0C8'), (1, '#2F7384')]))
    s.path(lens(256, 404, 300, 9), '#F3F7F4', .8); s.path(lens(256, 436, 220, 6), '#F3F7F4', .5); s.path(lens(256, 462, 130, 4), '#F3F7F4', .4)
    s.ellipse(262, 404, 74, 15, '#6F8384'); s.ellipse(262, 398, 74, 14, '#C9CFC4')
    s.add(heron(276, 398, 1.14))

def draw(name, w, h, fn):
    s = Icons(w, h); fn(s); s.save('%s/%s.svg' % (OUT, name))

if __name__ == '__main__':
    draw('heron', 300, 340, lambda s: s.add(heron(165, 332, 1.0)))
    for name in HERON_POSES: draw(name, 380, 420, lambda s: pose_sprite(s, name))
    for name, outlines, w in (('fox', FOX, 260), ('hare', HARE, 140), ('hedgehog', HEDGE, 130), ('duck', DUCK, 120)):
        draw(name, w, 136, lambda s: s.add(standing(outlines, w*.52, 130)))
    for side, name in (('L', 'left'), ('R', 'right')):
        draw('foot_%s_on' % name, 128, 256, lambda s: s.foot(64, 128, 236, side, True, '#FFFFFF'))
        draw('foot_%s_off' % name, 128, 256, lambda s: s.foot(64, 128, 232, side, False, '#FFFFFF', '#FFFFFF', 7))
    for seed, name, w, h, col, op in ((3, 'long', 620, 46, '#FFFFFF', .62), (5, 'wide', 560, 48, '#FFFFFF', .58), (8, 'small', 480, 36, '#FFFFFF', .56),
                                      (2, 'warm', 700, 48, '#FFF4DE', .60), (6, 'dim', 520, 34, '#DCE3E2', .38)):
        s = Svg(w, int(h*1.25), seed=seed); cloud(s, w/2, h, w-8, h-4, col, op); s.save('%s/cloud_%s.svg' % (OUT, name))
    draw('glint', 200, 10, lambda s: (s.path(lens(100, 5, 196, 4.6), '#FFF8E0', .55), s.path(lens(100, 5, 110, 3), '#FFFDF2', .9)))
    draw('star_on', 128, 128, lambda s: s.star(64, 70, 54, True, '#FFC145', C['ink'], 6))
    draw('star_off', 128, 128, lambda s: s.star(64, 70, 54, False, None, C['stone'], 5))
    draw('lock', 64, 64, lambda s: s.lock(32, 34, 2.1, '#FFFFFF'))
    draw('check', 64, 64, lambda s: s.check(32, 32, 2.4, '#FFFFFF', 9))
    draw('board', 128, 96, lambda s: s.board(64, 48, 1.7, '#FFFFFF'))
    draw('eye', 96, 64, lambda s: s.eye(48, 32, 1.5, '#FFFFFF'))
    draw('app_icon', 512, 512, app_icon)
