"""The coach for pictures: a 3-D skeleton of joint angles, projected without perspective, drawn as rounded tapered capsules
(game/figure does the same while the game runs): kinematics, then convex hulls of 2-5 circles, painter's order.

Units: body height = 100.  x = screen right, y = up, z = towards the viewer.
At turn 0 the coach faces the viewer and is a MIRROR: side A (the working side) is at x<0.
At turn 90 the coach faces right and side A is the near side.  flip=True mirrors the picture."""
import math
from svgkit import n

# ---------------------------------------------------------------- proportions (joint to joint, H = 100)
B = dict(hipw=5.2, thigh=24.5, shank=24.3, foot_h=4.4, heel=3.2, ball=8.2, toe=12.0,
         waist=9.0, chest=19.8, shw=9.6, uarm=16.0, farm=14.0, hand=6.6, neck=5.2, head=5.6)
R = dict(hip=7.2, thigh0=6.7, knee=4.35, calf=4.7, ankle=2.5, heel=2.5, ball=2.1, toe=1.35,
         pelv=6.4, waist=6.1, rib=6.9, sh=4.1, elbow=2.9, wrist=2.1, hand0=2.3, hand1=1.7, neck=2.9, skull=6.1, jaw=4.5)

def rx(a): c, s = math.cos(a), math.sin(a); return ((1, 0, 0), (0, c, -s), (0, s, c))
def ry(a): c, s = math.cos(a), math.sin(a); return ((c, 0, s), (0, 1, 0), (-s, 0, c))
def rz(a): c, s = math.cos(a), math.sin(a); return ((c, -s, 0), (s, c, 0), (0, 0, 1))
def mm(a, b): return tuple(tuple(sum(a[i][k]*b[k][j] for k in range(3)) for j in range(3)) for i in range(3))
def mv(a, v): return tuple(sum(a[i][k]*v[k] for k in range(3)) for i in range(3))
def ad(a, b): return tuple(x+y for x, y in zip(a, b))
def mul(v, k): return tuple(x*k for x in v)
rad = math.radians

def fk(p):
    """joint angles (degrees) -> joint positions and rotation matrices, pelvis at the origin"""
    g = lambda k, d=0: rad(p.get(k, d))
    J, M = {}, {}
    # root: lean forward +, roll + towards side A, spin about the body's own long axis
    root = mm(mm(rz(g('roll')), rx(g('lean'))), ry(g('spin')))
    M['pelvis'] = root; J['pelvis'] = (0, 0, 0)
    sp1 = mm(root, mm(rx(g('spine')*.45), mm(rz(g('bend')*.45), ry(g('twist')*.5))))
    J['waist'] = mv(mm(root, mm(rx(g('spine')*.25), rz(g('bend')*.25))), (0, B['waist'], 0))
    sp2 = mm(root, mm(rx(g('spine')), mm(rz(g('bend')), ry(g('twist')))))
    M['chest'] = sp2
    J['rib'] = ad(J['waist'], mv(sp1, (0, B['chest']*.52, 0)))
    J['neck0'] = ad(J['rib'], mv(sp2, (0, B['chest']*.48, 0)))
    nk = mm(sp2, mm(rx(g('nod')), mm(rz(g('tilt')), ry(g('look')))))
    M['head'] = nk
    J['neck1'] = ad(J['neck0'], mv(mm(sp2, mm(rx(g('nod')*.5), rz(g('tilt')*.5))), (0, B['neck'], .6)))
    J['head'] = ad(J['neck1'], mv(nk, (0, B['head'], .9)))
    for s, sg in (('A', -1), ('B', 1)):
        hip = mv(root, (sg*B['hipw'], 0, 0)); J['hip'+s] = hip
        th = mm(root, mm(rx(-g(s+'.hip')), mm(rz(sg*g(s+'.abd')), ry(sg*g(s+'.rot')))))
        J['knee'+s] = ad(hip, mv(th, (0, -B['thigh'], 0)))
        sh = mm(th, rx(g(s+'.knee')))
        J['calf'+s] = ad(J['knee'+s], mv(sh, (0, -B['shank']*.30, -1.0)))
        J['ank'+s] = ad(J['knee'+s], mv(sh, (0, -B['shank'], 0)))
        ft = mm(sh, mm(rz(-sg*g(s+'.inv')), rx(-g(s+'.ankle'))))
        fh = -B['foot_h']
        J['heel'+s] = ad(J['ank'+s], mv(ft, (0, fh+R['heel'], -B['heel'])))
        J['ball'+s] = ad(J['ank'+s], mv(ft, (sg*.5, fh+R['ball'], B['ball'])))
        toe = mm(ft, rx(-g(s+'.toe')))
        J['toe'+s] = ad(J['ball'+s], mv(toe, (sg*.2, R['toe']-R['ball'], B['toe']-B['ball'])))
        M['foot'+s] = ft
        shd = ad(J['neck0'], mv(sp2, (sg*B['shw'], -2.6+g(s+'.shrug')*0, 0))); J['sh'+s] = shd
        ua = mm(sp2, mm(rx(-g(s+'.arm')), mm(rz(sg*g(s+'.armabd', 9)), ry(-sg*g(s+'.armrot')))))
        J['elb'+s] = ad(shd, mv(ua, (0, -B['uarm'], 0)))
        fa = mm(ua, rx(-g(s+'.elbow', 14)))
        J['wri'+s] = ad(J['elb'+s], mv(fa, (0, -B['farm'], 0)))
        J['hand'+s] = ad(J['wri'+s], mv(mm(fa, rx(-g(s+'.wrist'))), (0, -B['hand'], 0)))
    return J, M

RAD = {'hip': R['thigh0'], 'knee': R['knee'], 'ank': R['ankle'], 'heel': R['heel'], 'ball': R['ball'], 'toe': R['toe'],
       'sh': R['sh'], 'elb': R['elbow'], 'wri': R['wrist'], 'hand': R['hand1']}
def radius(j):
    for k, v in RAD.items():
        if j.startswith(k): return v
    return dict(pelvis=R['pelv'], waist=R['waist'], rib=R['rib'], neck0=R['sh'], neck1=R['neck'], head=R['skull'], chest=R['rib'])[j]

def place(p, anchor):
    """anchor = (kind, x, y): 'footA'/'footB': lowest point of that foot at height y, its ankle at x;
    'floor': lowest point of the whole body at y, pelvis at x; 'back': shoulder blades at y, neck at x"""
    J, M = fk(p); kind, ax, ay = anchor
    if kind.startswith('foot'):
        s = kind[-1]
        low = min(J[k+s][1]-radius(k) for k in ('heel', 'ball', 'toe')); ref = J['ank'+s]
    elif kind == 'back':
        low = min(J['rib'][1]-R['rib'], J['neck0'][1]-R['sh']-1); ref = J['neck0']
    elif kind.startswith('knee'):
        s = kind[-1]; low = J['knee'+s][1]-R['knee']; ref = J['knee'+s]
    else:
        low = min(v[1]-radius(k) for k, v in J.items() if k[:4] not in ('calf',)); ref = J['pelvis']
    return J, M, (ax, ay-low, 0), ref

def project(v, turn, tip):
    """turn about y (90 = faces right), then tip the camera down by 'tip' degrees"""
    x, y, z = mv(ry(rad(turn)), v)
    c, s = math.cos(rad(tip)), math.sin(rad(tip))
    return (x, y*c-z*s, y*s+z*c)

def hull(circles, k=48):
    """outline around circles (x, y, r) as path data: arcs of the circles and the lines between"""
    pts = []
    for j, (x, y, r) in enumerate(circles):
        for i in range(k):
            a = 2*math.pi*i/k; pts.append((x+r*math.cos(a), y+r*math.sin(a), j))
    pts = sorted(set(pts))
    def half(ps):
        h = []
        for p in ps:
            while len(h) > 1 and (h[-1][0]-h[-2][0])*(p[1]-h[-2][1])-(h[-1][1]-h[-2][1])*(p[0]-h[-2][0]) <= 0: h.pop()
            h.append(p)
        return h[:-1]
    h = half(pts)+half(pts[::-1])
    if all(p[2] == h[0][2] for p in h):
        x, y, r = circles[h[0][2]]
        return 'M%s,%s A%s,%s 0 1,1 %s,%s A%s,%s 0 1,1 %s,%sZ' % tuple(n(v) for v in (x-r, y, r, r, x+r, y, r, r, x-r, y))
    while h[0][2] == h[-1][2]: h = h[1:]+h[:1]          # begin where one circle ends
    d, i = 'M%s,%s' % (n(h[0][0]), n(h[0][1])), 0
    while i < len(h):
        j = i
        while j+1 < len(h) and h[j+1][2] == h[i][2]: j += 1
        if j > i:
            r = circles[h[i][2]][2]
            d += 'A%s,%s 0 %d,1 %s,%s' % (n(r), n(r), (j-i)*2 > k, n(h[j][0]), n(h[j][1]))
        if j+1 < len(h): d += 'L%s,%s' % (n(h[j+1][0]), n(h[j+1][1]))
        i = j+1
    return d+'Z'

# Colours by name (notekit.INKS): in the light and in the shade.
LOOK = dict(skin='skin', hair='hair', top='top', legs='legs', work='work')
LIT = dict(skin='skin_lit', top='top_lit', legs='legs_lit', work='work_lit', cloth='cloth_lit')
FAR = dict(skin='skin_far', top='top_far', legs='legs_far', work='work_far', cloth='cloth_far')
LIT_TAGS = ('leg', 'arm', 'top', 'fac', 'foo', 'han')

def parts(pose, anchor, turn=0, tip=0, look=None, side='L', hair='bun', work='A'):
    lk = dict(LOOK)
    if look: lk.update(look)
    J, M, off, ref = place(pose, anchor)
    pr = {}
    rp = project((ref[0], 0, ref[2]), turn, tip)
    for k, v in J.items():
        q = project(ad(v, (0, off[1], 0)), turn, tip)
        pr[k] = (q[0]-rp[0]+off[0], q[1]-(rp[1] if tip else 0), q[2])
    def pt(name, r, d=(0, 0, 0), m=None):
        b = ad(J[name], mv(M[m], d)) if m else J[name]
        q = project(ad(b, (0, off[1], 0)), turn, tip)
        return (q[0]-rp[0]+off[0], q[1]-(rp[1] if tip else 0), q[2], r)
    L = []
    def part(col, *cs, bias=0, tag=''):
        L.append((sum(c[2] for c in cs)/len(cs)+bias, col, [[(c[0], c[1], c[2], c[3]) for c in cs]], tag))
    def zof(groups):
        zs = [c[2] for gr in groups for c in gr]; return sum(zs)/len(zs)
    def multi(col, groups, bias=0, tag='', z=None):
        L.append(((zof(groups) if z is None else z)+bias, col, [[(c[0], c[1], c[2], c[3]) for c in gr] for gr in groups], tag))
    for s in 'AB':
        z = pr['hip'+s][2]; other = pr['hip'+('B' if s == 'A' else 'A')][2]
        isfar = z < other-3
        leg = lk['work'] if (s == work or work == 'AB') else lk['legs']
        sk, tp = lk['skin'], lk['top']
        if isfar: leg, sk, tp = FAR[leg], FAR[sk], FAR[tp]
        a = J['knee'+s]; b = J['ank'+s]
        J['_cuff'+s] = mul(ad(b, mul(a, .30)), 1/1.30)
        H_, K_, C_, U_ = pt('hip'+s, R['thigh0']), pt('knee'+s, R['knee']), pt('calf'+s, R['calf']), pt('_cuff'+s, 3.2)
        lb = -7 if abs(pose.get(s+'.hip', 0)) < 25 else -1
        LG = [[H_, K_], [K_, C_], [C_, U_]]; lz = zof(LG)+lb
        multi(leg, LG, z=lz, tag='leg'+s)
        foot = [pt('ank'+s, R['ankle']), pt('heel'+s, R['heel']), pt('ball'+s, R['ball'])]
        multi(sk, [[pt('_cuff'+s, 2.75), pt('ank'+s, R['ankle'])], foot, [pt('ball'+s, R['ball']), pt('toe'+s, R['toe'])]], z=lz-.3, tag='foot')
        bias = 3.0 if not isfar else -3.0
        if abs(z-other) < 3: bias = 1.0
        J['_sleeve'+s] = ad(mul(J['elb'+s], .62), mul(J['wri'+s], .38))
        S_, E_, V_ = pt('sh'+s, R['sh']), pt('elb'+s, R['elbow']), pt('_sleeve'+s, R['elbow']-.2)
        az = zof([[S_, E_], [E_, V_]])+bias
        multi(sk, [[pt('elb'+s, R['elbow']-.35), pt('wri'+s, R['wrist'])], [pt('wri'+s, R['hand0']), pt('hand'+s, R['hand1'])]], z=az-.1, tag='hand')
        multi(tp, [[S_, E_], [E_, V_]], z=az, tag='arm'+s)
    pz = 0
    legs = lk['legs']
    pelv = [pt('hipA', R['pelv']), pt('hipB', R['pelv']), pt('pelvis', 5.8, (0, 5, 0), 'pelvis')]
    part(lk['work'] if work == 'AB' else legs, *pelv, bias=-9, tag='pelvis')
    ch = 'chest'
    belly = [pt('waist', R['waist']-.2, (-1.6, 0, .2), 'pelvis'), pt('waist', R['waist']-.2, (1.6, 0, .2), 'pelvis'), pt('pelvis', 5.9, (-3.1, 3.4, 0), 'pelvis'), pt('pelvis', 5.9, (3.1, 3.4, 0), 'pelvis')]
    wr = [pt('waist', R['waist']-.3, (-1.4, 0, .2), 'pelvis'), pt('waist', R['waist']-.3, (1.4, 0, .2), 'pelvis')]
    rb = [pt('rib', R['rib']-.7, (-2.7, 2.2, .4), ch), pt('rib', R['rib']-.7, (2.7, 2.2, .4), ch)]
    shd = [pt('shA', R['sh']), pt('shB', R['sh']), pt('neck0', 3.4, (0, -.6, 0), ch)]
    multi(lk['top'], [belly, wr+rb, rb+shd], bias=1.6, tag='top')
    part(FAR[lk['skin']], pt('neck0', R['neck']+.2), pt('neck1', R['neck']-.2), bias=1.75, tag='neck')
    # head: hair sphere behind, face in front
    fwd = project(mv(M['head'], (0, 0, 1)), turn, tip)
    hd = [pt('head', R['skull']-.1, (0, .8, .5), 'head'), pt('head', R['jaw'], (0, -2.4, 1.5), 'head')]
    hr = [pt('head', R['skull']-.1, (0, 1.5, -1.5), 'head'), pt('head', R['skull']-1.7, (0, -1.6, -2.3), 'head')]
    face = lk['skin']
    if fwd[2] > -.25:
        part(lk['hair'], *hr, bias=1.3, tag='hair')
        nose = [pt('head', 1.5, (0, .2, 5.0), 'head'), pt('head', .95, (0, -1.5, 6.5), 'head')]
        multi(face, [hd, nose], z=sum(c[2] for c in hd)/2+3.4, tag='face')
        for sg in (-1, 1):
            er = [pt('head', .95, (sg*5.4, .6, -2.3), 'head'), pt('head', .75, (sg*5.3, -1.0, -2.1), 'head')]
            part(FAR[face], *er, bias=(5.0 if er[0][2] > 1.5+hd[0][2] else 1.5), tag='ear')
        part(lk['hair'], pt('head', 2.3, (-2.7, 4.5, 2.2), 'head'), pt('head', 2.3, (2.7, 4.5, 2.2), 'head'), pt('head', 2.9, (0, 4.5, .6), 'head'), pt('head', 2.3, (0, 4.4, -4.3), 'head'), bias=5.2, tag='hair')
    else:
        part(face, *hd, bias=1.3, tag='face'); part(lk['hair'], *hr, bias=3.4, tag='hair')
    if hair == 'bun':
        b = pt('head', 2.7, (0, 7.6, -3.4), 'head'); part(lk['hair'], b, bias=(1.2 if fwd[2] > -.25 else 4), tag='hair')
    if pose.get('ball'):
        a, b = pt('kneeA', 0), pt('kneeB', 0); m = [(a[i]+b[i])/2 for i in range(3)]
        L.append((m[2]-.5, 'ball', [[(m[0], m[1], m[2], pose['ball'])]], 'foo'))
    L.sort(key=lambda t: t[0])
    return L, pr, J, M

def draw(pose, anchor, X, Y, scale, turn=0, tip=0, flip=False, look=None, halo=6, hair='bun', work='A', only=None):
    """[(colour name, path data)] back to front and where the joints are; (X,Y) = point of the anchor on the ground line"""
    L, pr, J, M = parts(pose, anchor, turn, tip, look, hair=hair, work=work)
    fx = -1 if flip else 1
    def d(groups, grow=0, off=(0, 0), k=0):
        return ''.join(hull([(X+fx*c[0]*scale+off[0], Y-c[1]*scale+off[1], max(.1, c[3]*scale*(1-k)+grow)) for c in cs]) for cs in groups)
    out = [('halo', d(c[2], halo)) for c in L] if halo else []
    for z, col, gs, tag in L:
        out.append((col, d(gs)))
        if tag[:3] in LIT_TAGS and col in LIT:
            # lit edge from the upper left: the same capsules, thinner and moved to the light, always inside
            k = {'top': .20, 'fac': .22}.get(tag[:3], .34)
            mr = min(c[3] for g_ in gs for c in g_)*scale*k*.9
            out.append((LIT[col], d(gs, 0, (-.66*mr, -.75*mr), k)))
    return out, {k: (X+fx*v[0]*scale, Y-v[1]*scale) for k, v in pr.items()}
