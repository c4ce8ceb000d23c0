#!/usr/bin/python3
"""Sprites, drawn by program so that they can be changed: python3 assets/source/sprites.py

Writes assets/sprites/NAME.svg. Python 3 alone; the same output every time. Only what SDL2_image reads.
Feet, lock, check, board and eye are white: the game draws them in the colour it needs."""
import math, os, re, sys

sys.dont_write_bytecode = True
from svgkit import C, P, Svg, lens, n

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

def heron(x, y, k=1.0):
    """standing at (x,y), k times the size of its outlines, facing left"""
    def placed(d):
        tokens = re.findall(r'[A-Za-z]|-?\d+\.?\d*', d); out = ''; across = True
        for t in tokens:
            if t.isalpha(): out += t; across = True
            elif across: out += ('' if out[-1].isalpha() else ' ')+n(x+float(t)*k); across = False
            else: out += ','+n(y+float(t)*k); across = True
        return out
    o = ['<path fill="%s" d="%s"/>' % (fill, placed(d)) for fill, d in HERON]
    ex, ey = x-62*k, y-300*k
    o.append('<circle cx="%s" cy="%s" r="%s" fill="#F2C14E"/><circle cx="%s" cy="%s" r="%s" fill="#14252B"/>' % (n(ex), n(ey), n(3.6*k), n(ex), n(ey), n(2.1*k)))
    return '\n'.join(o)

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
    for side, name in (('L', 'left'), ('R', 'right')):
        draw('foot_%s_on' % name, 128, 256, lambda s: s.foot(64, 128, 236, side, True, '#FFFFFF'))
        draw('foot_%s_off' % name, 128, 256, lambda s: s.foot(64, 128, 232, side, False, '#FFFFFF', '#FFFFFF', 7))
    draw('star_on', 128, 128, lambda s: s.star(64, 70, 54, True, '#FFC145', C['ink'], 6))
    draw('star_off', 128, 128, lambda s: s.star(64, 70, 54, False, None, C['stone'], 5))
    draw('lock', 64, 64, lambda s: s.lock(32, 34, 2.1, '#FFFFFF'))
    draw('check', 64, 64, lambda s: s.check(32, 32, 2.4, '#FFFFFF', 9))
    draw('board', 128, 96, lambda s: s.board(64, 48, 1.7, '#FFFFFF'))
    draw('eye', 96, 64, lambda s: s.eye(48, 32, 1.5, '#FFFFFF'))
    draw('app_icon', 512, 512, app_icon)
