"""What scenery and sprites are drawn with: palette, an SVG writer, landscape shapes that repeat exactly.
Emits only what nanosvg (SDL2_image) reads: paths, rectangles, circles, ellipses, lines, gradients."""
import math, random

# ---------------------------------------------------------------- palette (see assets/README.md)
C = dict(
    ink='#0F2B33', spruce='#153E47', spruce2='#1E525C', mist='#F3F7F4', fog='#DCE7E4', stone='#4E666D',
    line='#B9CAC8', white='#FFFFFF',
    lake='#0A6396', lakeL='#7CCBF4', sun='#9A5200', sunL='#FFC145', rowan='#A9301A', rowanL='#FF9473',
    heather='#7B5472', heatherD='#5F3F58', heatherL='#96708C',
)
W, H = 1920, 1080

def hex2rgb(h):
    h = h.lstrip('#'); return tuple(int(h[i:i+2], 16) for i in (0, 2, 4))
def rgb2hex(r): return '#%02X%02X%02X' % tuple(max(0, min(255, int(round(v)))) for v in r)
def mix(a, b, t):
    A, B = hex2rgb(a), hex2rgb(b); return rgb2hex([x+(y-x)*t for x, y in zip(A, B)])

def n(v):
    s = '%.1f' % v
    return s[:-2] if s.endswith('.0') else s
def P(pts, close=True):
    return 'M'+' '.join('%s,%s' % (n(x), n(y)) for x, y in pts)+('Z' if close else '')
def smooth(pts, close=False, t=1/6.0):
    """Catmull-Rom through pts as cubic path data"""
    m = len(pts); d = 'M%s,%s' % (n(pts[0][0]), n(pts[0][1]))
    rng = range(m if close else m-1)
    g = (lambda i: pts[i % m]) if close else (lambda i: pts[max(0, min(m-1, i))])
    for i in rng:
        p0, p1, p2, p3 = g(i-1), g(i), g(i+1), g(i+2)
        c1 = (p1[0]+(p2[0]-p0[0])*t, p1[1]+(p2[1]-p0[1])*t)
        c2 = (p2[0]-(p3[0]-p1[0])*t, p2[1]-(p3[1]-p1[1])*t)
        d += 'C%s,%s %s,%s %s,%s' % tuple(n(v) for v in (*c1, *c2, *p2))
    return d+('Z' if close else '')

class Svg:
    def __init__(s, w=W, h=H, seed=1):
        s.w, s.h, s.b, s.defs, s.r, s.k = w, h, [], [], random.Random(seed), 0
    def add(s, x): s.b.append(x)
    def lin(s, stops, x1=0, y1=0, x2=0, y2=1, user=False):
        s.k += 1; i = 'g%d' % s.k
        u = ' gradientUnits="userSpaceOnUse"' if user else ''
        s.defs.append('<linearGradient id="%s"%s x1="%s" y1="%s" x2="%s" y2="%s">%s</linearGradient>' % (
            i, u, *[(n3(v) if user else n3(v*100)+'%') for v in (x1, y1, x2, y2)], stopx(stops)))   # nanosvg reads a bare 1 as 1 px
        return 'url(#%s)' % i
    def rad(s, stops, cx, cy, r):
        s.k += 1; i = 'g%d' % s.k
        s.defs.append('<radialGradient id="%s" gradientUnits="userSpaceOnUse" cx="%s" cy="%s" r="%s">%s</radialGradient>' % (
            i, n(cx), n(cy), n(r), stopx(stops)))
        return 'url(#%s)' % i
    def path(s, d, fill='none', op=None, stroke=None, sw=None, extra=''):
        a = ' fill="%s"' % fill
        if op is not None and op < 1: a += ' opacity="%s"' % n3(op)
        if stroke: a += ' stroke="%s" stroke-width="%s" stroke-linejoin="round" stroke-linecap="round"' % (stroke, n3(sw or 1))
        s.b.append('<path d="%s"%s %s/>' % (d, a, extra))
    def poly(s, pts, fill, op=None, **k): s.path(P(pts), fill, op, **k)
    def rect(s, x, y, w, h, fill, op=None, rx=0, extra=''):
        s.b.append('<rect x="%s" y="%s" width="%s" height="%s"%s fill="%s"%s %s/>' % (
            n(x), n(y), n(w), n(h), ' rx="%s"' % n(rx) if rx else '', fill, '' if op is None else ' opacity="%s"' % n3(op), extra))
    def circle(s, x, y, r, fill, op=None, extra=''):
        s.b.append('<circle cx="%s" cy="%s" r="%s" fill="%s"%s %s/>' % (n(x), n(y), n(r), fill, '' if op is None else ' opacity="%s"' % n3(op), extra))
    def ellipse(s, x, y, rx, ry, fill, op=None, extra=''):
        s.b.append('<ellipse cx="%s" cy="%s" rx="%s" ry="%s" fill="%s"%s %s/>' % (n(x), n(y), n(rx), n(ry), fill, '' if op is None else ' opacity="%s"' % n3(op), extra))
    def line(s, x1, y1, x2, y2, stroke, sw, op=None, extra=''):
        s.b.append('<line x1="%s" y1="%s" x2="%s" y2="%s" stroke="%s" stroke-width="%s" stroke-linecap="round"%s %s/>' % (
            n(x1), n(y1), n(x2), n(y2), stroke, n3(sw), '' if op is None else ' opacity="%s"' % n3(op), extra))
    def out(s, bg=None):
        return ('<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d">\n<defs>%s</defs>\n%s\n</svg>\n'
                % (s.w, s.h, s.w, s.h, '\n'.join(s.defs), '\n'.join(s.b)))
    def save(s, p):
        open(p, 'w').write(s.out())

def n3(v):
    s = ('%.3f' % v).rstrip('0').rstrip('.'); return s or '0'
def stopx(stops):
    o = ''
    for st in stops:
        off, col = st[0], st[1]
        o += '<stop offset="%s" stop-color="%s"%s/>' % (n3(off), col, ' stop-opacity="%s"' % n3(st[2]) if len(st) > 2 else '')
    return o

# ---------------------------------------------------------------- landscape
def fract(pts, rough=.22, minlen=10, rng=random, sharp=1.0):
    """fractal subdivision of a polyline: natural ridge line"""
    out = list(pts)
    while True:
        nx = [out[0]]; more = False
        for a, b in zip(out, out[1:]):
            L = math.hypot(b[0]-a[0], b[1]-a[1])
            if L > minlen:
                m = ((a[0]+b[0])/2+(rng.random()-.5)*L*.15, (a[1]+b[1])/2+(rng.random()-.5)*L*rough*sharp)
                nx += [m, b]; more = True
            else: nx.append(b)
        out = nx
        if not more: return out

def ridge_y(line, x):
    for a, b in zip(line, line[1:]):
        if a[0] <= x <= b[0] and b[0] > a[0]:
            return a[1]+(b[1]-a[1])*(x-a[0])/(b[0]-a[0])
    return line[0][1] if x < line[0][0] else line[-1][1]

def spine(a, b, rng, amp=.16, seg=22, side=1):
    """zig-zag line from peak a down to b, for the shadow edge of a face"""
    L = math.hypot(b[0]-a[0], b[1]-a[1]); k = max(3, int(L/seg)); pts = [a]
    nx, ny = -(b[1]-a[1])/L, (b[0]-a[0])/L
    for i in range(1, k):
        t = i/k; amp_t = amp*seg*(1.0+4.0*t)*(1 if i % 2 else -1)*(.4+rng.random())
        pts.append((a[0]+(b[0]-a[0])*t+nx*amp_t, a[1]+(b[1]-a[1])*t+ny*amp_t))
    return pts+[b]

def mountain(s, ctrl, base, lit, shade, rough=.2, minlen=14, sun=-1, snow=None, snowline=None, fade=None, detail=True, light=None):
    """ctrl: [(x,y,'p'|'v')] peaks and valleys; base: bottom y; sun=-1: light from the left"""
    r = s.r
    line = []; idx = []
    for (a, b) in zip(ctrl, ctrl[1:]):
        seg = fract([a[:2], b[:2]], rough, minlen, r)
        idx.append(len(line)); line += seg[:-1]
    idx.append(len(line)); line.append(ctrl[-1][:2])
    s.poly(line+[(line[-1][0], base), (line[0][0], base)], lit)
    peaks = [i for i, c in enumerate(ctrl) if c[2] == 'p']
    for i in peaks:
        p = ctrl[i][:2]
        j = i-sun  # towards the shadow
        if not 0 <= j < len(ctrl): continue
        v = ctrl[j]
        lo, hi = sorted((idx[i], idx[j])); sil = line[lo:hi+1]
        if sun > 0: sil = sil[::-1]
        hgt = base-p[1]
        # the arete wanders down from the peak to the base, slightly to the lit side
        ex = p[0]+sun*hgt*r.uniform(.02, .16); end = (ex, base)
        sp = spine(p, end, r, amp=.20, seg=max(16, hgt/16))
        vb = (v[0]-sun*(base-v[1])*.42, base)
        vsp = spine((v[0], v[1]), vb, r, amp=.16, seg=max(16, hgt/16)) if base-v[1] > 30 and 0 < j < len(ctrl)-1 else [v[:2], (v[0], base)]
        s.poly(sil+vsp[1:]+sp[::-1], shade)
        if detail:   # small shaded gullies on the lit face and lit ribs on the shaded face
            for _ in range(int(3+hgt/90)):
                t = r.uniform(.12, .75); q = sp[int(t*(len(sp)-1))]
                ln = hgt*r.uniform(.08, .24)
                a = (q[0]+sun*ln*r.uniform(.25, .6), q[1]+ln)
                b = (q[0]+sun*ln*r.uniform(-.02, .10), q[1]+ln*r.uniform(.75, 1.0))
                s.poly([q, ((q[0]+a[0])/2+r.uniform(-3, 3), (q[1]+a[1])/2), a, b], shade, .75)
                if light:
                    q2 = (q[0]-sun*ln*r.uniform(.15, .5), q[1]+ln*r.uniform(-.1, .3))
                    s.poly([q2, (q2[0]-sun*ln*.30, q2[1]+ln*.9), (q2[0]-sun*ln*.10, q2[1]+ln*.8)], light, .45)
        if snow and p[1] < snowline-26:
            sl = snowline
            i0 = idx[i-1] if i > 0 else 0; i1 = idx[i+1] if i+1 < len(idx) else len(line)-1
            L = [q for q in line[i0:i1+1] if q[1] <= sl]
            if len(L) > 2:
                x0, x1 = L[0][0], L[-1][0]; low = []; x = x1; up = False
                while True:
                    x -= r.uniform(7, 24)*(hgt/300)**.5
                    if x <= x0+4: break
                    top = ridge_y(L, x); dep = sl-top
                    y = sl+(r.uniform(-.05, .38)*dep*.55 if up else -r.uniform(.10, .45)*dep)
                    low.append((x, max(top+3, y))); up = not up
                s.poly(L+low, snow[0])
                R = [q for q in L if (q[0]-p[0])*(-sun) >= -1]
                lowR = [q for q in low if (q[0]-p[0])*(-sun) > 4]
                spn = [q for q in sp if q[1] < sl-6]
                if len(R) > 1:
                    if sun < 0: s.poly(R+lowR+spn[::-1], snow[1])
                    else: s.poly(R[::-1]+lowR[::-1]+spn[::-1], snow[1])
    if fade:
        top = min(q[1] for q in line)
        s.rect(0, top+(base-top)*.35, W, (base-top)*.65+1, s.lin([(0, fade, 0), (1, fade, 1)]))
    return line

def conifer(x, y, h, r, w=None, tiers=None, lean=0):
    """closed point list of one conifer standing at (x,y)"""
    w = w or h*r.uniform(.17, .23); tiers = tiers or max(4, int(5+h/45))
    L, R = [], []
    for i in range(tiers):
        t0, t1 = i/tiers, (i+1)/tiers
        y1 = y-h+h*.93*t1; hw = w*(.10+.90*t1**.85)
        for arr, sg in ((L, -1), (R, 1)):
            k = r.uniform(.86, 1.08)
            arr.append((x+sg*hw*k+lean*(1-t1)*h, y1+h*.012*r.uniform(-1, 1.6)))
            arr.append((x+sg*hw*(.42+.1*r.random())+lean*(1-t1)*h, y1-h*.022*r.uniform(.6, 1.4)))
    top = [(x+lean*h, y-h)]
    tr = [(x+w*.07, y-h*.07), (x+w*.07, y), (x-w*.07, y), (x-w*.07, y-h*.07)]
    return top+R[:-1]+tr+L[:-1][::-1]

def forest(s, line, col, hmin, hmax, step, x0=0, x1=W, base=None, dens=1.0, fill_to=None, jit=.5, gap=None, shade=None, fill_col=None):
    """trees along a ground line, all in one path (plus ground fill)"""
    r = s.r; d = ''; d2 = ''; x = x0
    while x < x1:
        if (gap is None or not gap(x)) and r.random() < dens:
            y = ridge_y(line, x)+r.uniform(0, 6)
            hh = r.uniform(hmin, hmax)*(1 if r.random() > .2 else .7)
            t = conifer(x, y+hh*.07, hh, r)
            d += P(t)
            if shade:   # light from the left: right half in shade
                m = len(t); top = t[0]
                half = [top]+[q for q in t[1:m//2+1]]
                d2 += P(half+[(x, y)])
        x += step*r.uniform(1-jit, 1+jit)
    if fill_to is not None:      # separate path: opposite winding would cut holes
        s.path(P(line+[(line[-1][0], fill_to), (line[0][0], fill_to)]), fill_col or col)
    s.path(d, col)
    if shade: s.path(d2, shade, .55)

def cloud(s, x, y, w, h, col, op, r=None, flat=True):
    r = r or s.r; k = max(4, int(w/70)); pts = [(x-w/2, y)]
    for i in range(k):
        t = (i+.5)/k; hh = h*math.sin(math.pi*t)**.7*r.uniform(.55, 1.0)
        pts.append((x-w/2+w*t, y-hh))
    pts.append((x+w/2, y))
    d = smooth(pts, t=.24)+'L%s,%s Q%s,%s %s,%s Z' % (n(x+w/2), n(y), n(x), n(y+h*.22), n(x-w/2), n(y))
    s.path(d, s.lin([(0, col, op), (.55, col, op*.7), (1, col, 0)]))

def mistband(s, y, h, col, op, x0=0, x1=W):
    s.rect(x0, y-h/2, x1-x0, h/2, s.lin([(0, col, 0), (1, col, op)]))
    s.rect(x0, y, x1-x0, h/2, s.lin([(0, col, op), (1, col, 0)]))

def glow(s, cx, cy, r, col, op, ymax=H):
    """sun glow with a soft foot, so that 8-bit steps stay invisible"""
    s.rect(0, 0, W, ymax, s.rad([(0, col, op), (.12, col, op*.82), (.28, col, op*.52), (.46, col, op*.27), (.64, col, op*.11), (.82, col, op*.03), (1, col, 0)], cx, cy, r))

def lens(x, y, w, h):
    return 'M%s,%s Q%s,%s %s,%s Q%s,%s %s,%sZ' % tuple(n(v) for v in (x-w/2, y, x, y-h, x+w/2, y, x, y+h, x-w/2, y))

def grass(s, x, y, h, r, col, nb=7, spread=1.0):
    d = ''
    for i in range(nb):
        t = (i/(nb-1)-.5)*2 if nb > 1 else 0
        bx = x+t*h*.16*spread+r.uniform(-2, 2); hh = h*r.uniform(.6, 1.0)*(1-.25*abs(t))
        tx = bx+t*h*.42*spread+r.uniform(-.08, .08)*h; ty = y-hh; bw = max(1.2, h*.028)
        mx = bx+(tx-bx)*.25; my = y-hh*.55
        d += 'M%s,%s Q%s,%s %s,%s Q%s,%s %s,%sZ' % tuple(n(v) for v in (bx-bw, y, mx-bw*.6, my, tx, ty, mx+bw*.9, my, bx+bw, y))
    s.path(d, col)

def reed(x, y, h, r, lean=0):
    tx = x+lean*h; bw = max(1.3, h*.012)
    return 'M%s,%s Q%s,%s %s,%s Q%s,%s %s,%sZ' % tuple(n(v) for v in (x-bw, y, x-bw+lean*h*.2, y-h*.6, tx, y-h, x+bw*1.2+lean*h*.25, y-h*.55, x+bw, y))

def rock(s, x, y, w, h, r, lit, mid, dark, flat=.45):
    """faceted boulder with a flat top; (x,y) is the middle of its foot"""
    a = (x-w*.5, y-h*r.uniform(.05, .2)); b = (x-w*.40, y-h*r.uniform(.55, .75)); c = (x-w*flat*.6, y-h); d = (x+w*flat*.65, y-h*r.uniform(.94, 1.0))
    e = (x+w*.44, y-h*r.uniform(.5, .68)); f = (x+w*.5, y-h*r.uniform(.0, .15)); g = (x+w*.30, y+h*.03); hh = (x-w*.34, y+h*.03)
    s.poly([a, b, c, d, e, f, g, hh], mid)
    i1 = (x-w*.26, y-h*.62); i2 = (x+w*.12, y-h*.66); 
    s.poly([b, c, d, i2, i1], lit)
    s.poly([d, e, f, g, (x+w*.16, y+h*.03), i2], dark)
    s.poly([i1, (x-w*.14, y-h*.3), (x-w*.20, y+h*.03), hh, a, b], mix(mid, lit, .25))

def shards(s, r, x0, x1, top, bottom, lit, dark, n_=24, wmin=26, wmax=90, lmin=70, lmax=220, op=.5, sun=1):
    """rock face: long facets that fade out downwards, lit and shaded, in the language of mountain()"""
    for _ in range(n_):
        x = r.uniform(x0, x1-wmin); w = min(r.uniform(wmin, wmax), x1-x); y = r.uniform(top, max(top+1, bottom-lmin)) if r.random() > .3 else top
        l = min(r.uniform(lmin, lmax), bottom-y)
        k = r.uniform(-.25, .25)*w
        c = lit if r.random() < .5 else dark
        f = s.lin([(0, c, op*r.uniform(.6, 1)), (1, c, 0)])
        s.poly([(x, y+r.uniform(0, 10)), (x+w*.55, y-r.uniform(0, 8)), (x+w, y+r.uniform(4, 18)), (x+w*.82+k, y+l*.55), (x+w*.5+k, y+l), (x+w*.22+k, y+l*.7)], f)
        if r.random() < .5:
            f2 = s.lin([(0, dark, op*.8), (1, dark, 0)])
            s.poly([(x+w*.55, y-4), (x+w, y+r.uniform(4, 18)), (x+w*.82+k, y+l*.55), (x+w*.5+k, y+l*.9)], f2)
def turf(s, r, x0, x1, y, depth, lit, mid, dark=None, step=15):
    """thin grass edge with an irregular fringe"""
    up = []; x = x0
    while x < x1: up.append((x, y+r.uniform(-2, 2))); x += 30
    up.append((x1, y))
    lo = []; x = x1; k = 0
    while x > x0:
        lo.append((x, y+depth*(r.uniform(.55, .8) if k % 2 else r.uniform(.8, 1.25)))); x -= step*r.uniform(.5, 1.5); k += 1
    lo.append((x0, y+depth*.7))
    s.poly(up+lo, mid)
    s.poly(up+[(x1, y+depth*.28), (x0, y+depth*.34)], lit)
def speckle(s, r, pts, cols, a=1.6, b=3.4):
    by = {}
    for x, y in pts:
        q = r.uniform(a, b); c = r.choice(cols)
        by.setdefault(c, []).append('M%s,%s a%s,%s 0 1,0 %s,0 a%s,%s 0 1,0 %s,0' % tuple(n(v) for v in (x-q, y, q, q, 2*q, q, q, -2*q)))
    for c, d in by.items(): s.path(''.join(d), c)
