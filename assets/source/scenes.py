#!/usr/bin/python3
"""Scenery, drawn by program so that it can be changed: python3 assets/source/scenes.py [name ...]

Writes assets/scenes/NAME.svg, 1920 x 1080. Python 3 alone; the same output every time.
Only what SDL2_image reads: paths, rectangles, circles, ellipses, lines, gradients in % or user space."""
import math, os, random, re, sys
from collections import defaultdict

sys.dont_write_bytecode = True
from svgkit import H, P, Svg, W, cloud, conifer, forest, fract, glow, grass, lens, mistband, mountain, n, n3, reed, ridge_y, rock, shards, smooth, speckle, turf

OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'scenes')

def sky(s, stops): s.rect(0, 0, W, H, s.lin([(y/H, c) for y, c in stops]))

def drifts(s, w):
    """a cloud as wide as that is none of the picture: it moves (game/picture/scene/sky.c). Only its dice are thrown."""
    for _ in range(max(4, int(w/70))): s.r.uniform(.55, 1.0)

# ---------------------------------------------------------------- LAKE
def faded(markup, k):
    """the same shape, k times as strong"""
    if ' opacity="' not in markup: return markup.replace(' fill=', ' opacity="%s" fill=' % n3(k), 1)
    return re.sub(r' opacity="([0-9.]+)"', lambda m: ' opacity="%s"' % n3(float(m.group(1))*k), markup)

def ripples(s, r):
    for a, op, sw in ((300, .75, 7), (392, .62, 6), (500, .5, 5), (630, .38, 4), (780, .28, 4)):
        s.path('M%d,926 a%d,%d 0 1,0 %d,0 a%d,%d 0 1,0 %d,0' % (960-a, a, int(a*.17), 2*a, a, int(a*.17), -2*a), 'none', op, '#F3F7F4', sw)
    for i in range(90):
        y = 630+(r.random()**.8)*400; s.path(lens(r.uniform(0, 1920), y, r.uniform(60, 260)*(.4+(y-600)/420), 1+(y-600)/90), r.choice(['#F3F7F4', '#2A6E80']), .35)

def lake(ruffled=False):
    s = Svg(seed=11); r = s.r
    sky(s, [(0, '#A9D0DD'), (250, '#C9E2E4'), (470, '#E6EFE6'), (600, '#F2EFDD'), (1080, '#F2EFDD')])
    glow(s, 560, 430, 620*1.15, '#FFF6DC', .95)
    drifts(s, 620); drifts(s, 480); drifts(s, 560)
    shore = 612
    # far range
    far = mountain(s, [(-60, 470, 'v'), (120, 372, 'p'), (250, 430, 'v'), (420, 352, 'p'), (600, 452, 'v'), (760, 410, 'p'), (900, 470, 'v'), (1090, 360, 'p'), (1190, 410, 'v'), (1330, 300, 'p'), (1500, 420, 'v'), (1680, 340, 'p'), (1800, 410, 'v'), (1990, 360, 'p')],
                   shore, '#B9D3D8', '#A6C5CE', rough=.16, minlen=16, fade='#E9EFE6', detail=False)
    # main peak, right of the coach
    main = mountain(s, [(800, 611, 'v'), (960, 468, 'p'), (1040, 492, 'v'), (1296, 196, 'p'), (1410, 330, 'v'), (1492, 286, 'p'), (1640, 452, 'v'), (1730, 424, 'p'), (1990, 560, 'v')],
                    shore, '#9DBFC9', '#7FA7B6', rough=.24, minlen=11, snow=('#FBFBF6', '#CFE0E6'), snowline=360, fade='#DDE9E4', light='#B7D2D6')
    mistband(s, 560, 130, '#F3F3E8', .75)
    # wooded hills
    h1 = fract([(-20, 520), (200, 470), (420, 500), (640, 556), (820, 596), (985, 614)], .10, 30, r)
    forest(s, h1, '#86AFAE', 22, 40, 9, -20, 950, fill_to=shore)
    h2 = fract([(1070, 614), (1300, 576), (1520, 520), (1760, 486), (1960, 470)], .10, 30, r)
    forest(s, h2, '#7AA6A6', 24, 44, 9, 1100, 1940, fill_to=shore)
    mistband(s, 600, 90, '#EEF2E8', .55)
    h3 = fract([(-20, 556), (150, 548), (330, 580), (520, 604), (640, 612)], .10, 30, r)
    forest(s, h3, '#4F8784', 40, 74, 13, -20, 620, fill_to=shore+4, shade='#3F7573')
    h4 = fract([(1400, 612), (1560, 592), (1730, 560), (1960, 548)], .10, 30, r)
    forest(s, h4, '#477F7E', 44, 82, 13, 1420, 1940, fill_to=shore+4, shade='#386B6C')
    # water
    s.rect(0, shore, W, H-shore, s.lin([(0, '#DDEBE3'), (.16, '#BFDDDC'), (.5, '#86BCC4'), (1, '#3F8494')]))
    # still reflection (separate layer in the game, its opacity is the steadiness)
    refl = Svg(seed=12); refl.k = 500
    def flip(line, k=.82): return [(x, shore+(shore-y)*k) for x, y in line]
    f = flip(main); refl.poly(f+[(f[-1][0], shore), (f[0][0], shore)], refl.lin([(0, '#8FB9C4', .75), (1, '#6FA3B2', .55)]))
    pk = [q for q in flip(main) if q[1] > shore+(shore-318)*.82 and q[0] < 1480]
    if pk: refl.poly(pk, '#F2F6F2', .6)
    for hh, c in ((h1, '#7FAFB0'), (h2, '#73A5A8')):
        f = flip(hh, .9); f = [(x, y+26*min(1, abs(x-1030)/160)) for x, y in f]; refl.poly([(f[0][0]-(60 if f[0][0] > 500 else 0), shore)]+f+[(f[-1][0]+(60 if f[-1][0] < 1500 else 0), shore)], c, .6)
    for hh, c, x0, x1 in ((h3, '#4C8586', -20, 620), (h4, '#457D80', 1420, 1940)):
        d = ''; x = x0; rr = random.Random(5)
        while x < x1:
            y = shore+(shore-ridge_y(hh, x))*.8; t = conifer(x, 6, rr.uniform(40, 78), rr)
            d += P([(px, y-py*.9) for px, py in t]); x += 13*rr.uniform(.6, 1.4)
        f = flip(hh, .8)
        refl.path(d+P(f+[(f[-1][0], shore), (f[0][0], shore)]), c, .75)
    for i in range(46):
        y = shore+6+((i/46)**1.35)*300; refl.path(lens(r.uniform(0, W), y, r.uniform(160, 520), .8+i*.05), '#EAF4F0', .35)
    s.defs += refl.defs; s.b += [faded(shape, .35) for shape in refl.b] if ruffled else refl.b
    if ruffled: ripples(s, random.Random(3))
    s.rect(0, shore-9, W, 26, s.lin([(0, '#F7F6EA', 0), (.42, '#F7F6EA', .55), (1, '#F7F6EA', 0)]))
    # light on the water, broad calm streaks
    for i in range(40):
        t = r.random()**.8; y = shore+40+t*420; w = r.uniform(90, 260)*(0.6+t*1.3)
        s.path(lens(560+r.gauss(0, 1)*(150+t*170), y, w, 1.2+t*2.6), '#FFF8E0', .30+.25*r.random())
    for i in range(70):
        t = r.random(); y = shore+20+t*440; w = r.uniform(80, 300)*(0.5+t)
        s.path(lens(r.uniform(0, W), y, w, .9+t*2.2), r.choice(['#D9EEEE', '#2F7284', '#CFE8E8']), .20)
    # the standing stone: flat slab in the shallows, ripple rings around it
    cx, cy = 960, 906
    for k, (rx_, op) in enumerate(((330, .5), (420, .34), (520, .2))):
        s.path('M%d,%d a%d,%d 0 1,0 %d,0 a%d,%d 0 1,0 %d,0' % (cx-rx_, cy+22, rx_, rx_*.17, 2*rx_, rx_, rx_*.17, -2*rx_), 'none', op, '#E4F3F1', 3)
    s.ellipse(cx, cy+40, 300, 46, '#1E5A69', .35)
    dy_ = -24
    slab = [(a_, b_+dy_) for a_, b_ in [(700, 936), (742, 908), (852, 892), (1010, 886), (1140, 896), (1204, 916), (1224, 940), (1190, 968), (1086, 990), (930, 998), (790, 986), (716, 962)]]
    s.path(smooth(slab, True, .12), '#6F8384')
    top = [(a_, b_+dy_) for a_, b_ in [(704, 932), (742, 906), (852, 890), (1010, 884), (1140, 894), (1202, 914), (1216, 932), (1170, 952), (1040, 962), (880, 964), (760, 952)]]
    s.path(smooth(top, True, .12), s.lin([(0, '#C9CFC4'), (1, '#A9B5AF')]))
    s.path(smooth([(800, 894), (900, 880), (1020, 878)]), 'none', .5, '#E6E6DA', 3); s.path(smooth([(1060, 916), (1120, 906), (1166, 906)]), 'none', .5, '#8C9B98', 3)
    s.path(smooth([(772, 916), (830, 922), (905, 920)]), 'none', .4, '#8C9B98', 3)
    # stone bank and rocks right for the heron
    rock(s, 1206, 776, 150, 36, r, '#B7C2BC', '#8FA09E', '#6B8084', flat=.7)
    s.path(lens(1206, 779, 260, 6), '#E4F3F1', .6)
    rock(s, 1300, 792, 84, 26, r, '#A9B7B3', '#859896', '#657A7E')
    # foreground banks with reeds, both lower corners, dark frame
    bank = smooth([(-20, 930), (90, 948), (210, 1000), (300, 1046), (380, 1090), (-20, 1090)], False)+'Z'
    s.path(bank, '#24545A')
    d = ''
    for i in range(44):
        x = r.uniform(-10, 300); y = 1010+max(0, (x-120))*.32; d += reed(x, y+40, r.uniform(110, 250)*(1-x/620), r, r.uniform(-.10, .22))
    s.path(d, '#1F4A50')
    d = ''
    for i in range(26):
        x = r.uniform(-10, 250); y = 1040+max(0, (x-120))*.3; d += reed(x, y+40, r.uniform(90, 180)*(1-x/620), r, r.uniform(-.1, .25))
    s.path(d, '#3B7671')
    bank = smooth([(1940, 950), (1850, 968), (1760, 1010), (1680, 1050), (1600, 1090), (1940, 1090)], False)+'Z'
    s.path(bank, '#24545A')
    d = ''
    for i in range(44):
        x = r.uniform(1640, 1930); y = 1020+max(0, (1800-x))*.30; d += reed(x, y+40, r.uniform(100, 230)*(.45+.55*(x-1640)/290), r, r.uniform(-.22, .10))
    s.path(d, '#1F4A50')
    d = ''
    for i in range(24):
        x = r.uniform(1690, 1930); y = 1045+max(0, (1800-x))*.3; d += reed(x, y+40, r.uniform(80, 160), r, r.uniform(-.25, .1))
    s.path(d, '#3B7671')
    s.save(OUT+('/lake_ruffled.svg' if ruffled else '/lake.svg'))

def lake_water():
    """white where the water of the lake moves: not where stones and reeds stand in it"""
    s = Svg(480, 270); k = .25
    s.rect(0, 0, 480, 270, '#000000'); s.rect(0, 616*k, 480, 270-616*k, '#FFFFFF')
    s.ellipse(960*k, 926*k, 300*k, 72*k, '#000000')
    s.poly([(x*k, y*k) for x, y in ((1110, 782), (1120, 726), (1300, 726), (1366, 770), (1366, 800), (1240, 800))], '#000000')
    s.poly([(x*k, y*k) for x, y in ((-8, 730), (60, 730), (230, 900), (400, 1080), (-8, 1080))], '#000000')
    s.poly([(x*k, y*k) for x, y in ((1928, 770), (1860, 770), (1700, 920), (1560, 1080), (1928, 1080))], '#000000')
    s.save(OUT+'/lake_water.svg')

# ---------------------------------------------------------------- RIDGE (step-ups)
LEDGE_W, LEDGE_H = 300, 78
def ledge(s, x, y, w, h, depth, r, pal=('#F4E8CD', '#D3B793', '#AE8F76', '#715C5A')):
    """one rock step: tread at y from x to x+w, face below it; light from the right"""
    lit, mid, dk, dkk = pal
    prof = [(x-16, y+depth), (x-12, y+118), (x-20, y+84), (x-10, y+40), (x-16, y+16), (x-4, y+3)]
    tr = [(x+w*.2, y-1), (x+w*.45, y+1), (x+w*.75, y-2), (x+w+20, y)]
    edge = [(x+w+20, y+14), (x+w+12, y+46), (x+w+24, y+90), (x+w+10, y+150), (x+w+18, y+240), (x+w+18, y+depth)]
    s.poly(prof+tr+edge, s.lin([(0, mid), (.22, dk), (.7, dkk), (1, dkk)]))
    shards(s, r, x+6, x+w+16, y+14, y+h*3.4, lit, dkk, 13, 30, 96, 60, 190, .40)
    # strata
    for k in range(3):
        yy = y+r.uniform(.42, .6)*h*(k+1)*.9; x2 = x+r.uniform(.0, .35)*w; x3 = x2+r.uniform(.3, .62)*w
        s.poly([(x2, yy), (x2+(x3-x2)*.5, yy-3), (x3, yy+2), (x3-12, yy+5), (x2+10, yy+4)], dkk, .16)
    # shaded edge on the side away from the sun
    s.poly([(x-4, y+3), (x-16, y+16), (x-10, y+40), (x-20, y+84), (x-12, y+118), (x-16, y+260), (x+14, y+300), (x+20, y+110), (x+8, y+78), (x+24, y+36), (x+18, y+14)], s.lin([(0, dkk, .75), (1, dkk, 0)]))
    # tread
    s.poly([(x-16, y+16), (x-4, y+3)]+tr+[(x+w+20, y+12), (x+w*.7, y+17), (x+w*.42, y+12), (x+w*.16, y+18)], lit)
    s.poly([(x-16, y+16), (x-4, y+3), (x+w*.2, y-1), (x+w*.14, y+7), (x+w*.05, y+14)], '#FFF8E6', .8)
    if r.random() < .85:
        gx = x+w*r.uniform(.74, .92); grass(s, gx, y+5, r.uniform(18, 32), r, '#8F9A63', 7, 1.2); grass(s, gx+16, y+5, r.uniform(12, 22), r, '#A9AE74', 5, 1.2)
    if r.random() < .5:
        gx = x+w*r.uniform(.3, .6); s.path(smooth([(gx-16, y+3), (gx-10, y-7), (gx+4, y-9), (gx+15, y-3), (gx+18, y+4)], True, .14), dk); s.path(smooth([(gx-6, y-5), (gx+4, y-8), (gx+13, y-3), (gx+2, y-2)], True, .14), mid)

def ridge():
    s = Svg(seed=23); r = s.r
    sky(s, [(0, '#8FC3DA'), (260, '#BFDDE0'), (520, '#EDE9D2'), (680, '#F8E3BC'), (1080, '#F8E3BC')])
    glow(s, 1500, 430, 700*1.15, '#FFF4D2', .95)
    drifts(s, 700); drifts(s, 560); drifts(s, 420)
    mountain(s, [(-60, 590, 'v'), (140, 470, 'p'), (300, 540, 'v'), (520, 400, 'p'), (640, 470, 'v'), (800, 430, 'p'), (980, 560, 'v'), (1180, 440, 'p'), (1330, 500, 'v'), (1540, 380, 'p'), (1700, 470, 'v'), (1850, 420, 'p'), (1990, 500, 'v')],
             900, '#BFC9C8', '#AEBCC2', rough=.2, minlen=13, sun=1, fade='#F3E6C9', detail=True, snow=('#FBF7EC', '#D9DFE0'), snowline=436)
    mountain(s, [(-60, 640, 'v'), (90, 570, 'p'), (330, 680, 'v'), (560, 560, 'p'), (760, 660, 'v'), (980, 590, 'p'), (1240, 700, 'v'), (1420, 600, 'p'), (1700, 690, 'v'), (1890, 610, 'p'), (1990, 680, 'v')],
             960, '#CDBCA2', '#AFA39A', rough=.22, minlen=12, sun=1, fade='#EAD9B8', detail=True, light='#D6C5A6')
    mistband(s, 760, 200, '#F6E6C6', .8)
    h = fract([(-20, 800), (240, 760), (520, 840), (760, 800), (1100, 860), (1500, 780), (1960, 840)], .12, 26, r)
    forest(s, h, '#7E9184', 26, 54, 15, -20, 1940, fill_to=1080, dens=.8)
    mistband(s, 900, 160, '#EBDDBC', .5)
    h = fract([(-20, 860), (300, 900), (600, 960), (900, 1000)], .12, 26, r)+[(1010, 1020), (1110, 1050), (1200, 1084)]
    forest(s, h, '#54756F', 50, 96, 22, -20, 560, fill_to=1080, dens=.85, shade='#466560')
    s.rect(0, 860, W, 220, s.lin([(0, '#2B2A33', 0), (1, '#2B2A33', .72)]))
    s.save(OUT+'/ridge.svg')

def ledge_sprite(flip):
    """a step of the mountain side down to far below the window; climbs to the right, or flipped to the left"""
    w, h = LEDGE_W+40, 800
    s = Svg(w, h, seed=40); ledge(s, 20, 24, LEDGE_W, LEDGE_H, h-24, random.Random(47))
    if flip: s.b = ['<g transform="translate(%d,0) scale(-1,1)">' % w]+s.b+['</g>']
    s.save(OUT+'/../sprites/ledge_%s.svg' % ('left' if flip else 'right'))

# ---------------------------------------------------------------- GORGE (bridge)
def bushes(line, x0, x1, r, rmin, rmax, step):
    d = ''
    x = x0
    while x < x1:
        y = ridge_y(line, x); R0 = r.uniform(rmin, rmax)
        for k in range(3):
            cx = x+r.uniform(-R0, R0); cy = y-R0*.3+r.uniform(-.3, .2)*R0; q = R0*r.uniform(.5, .9)
            d += 'M%s,%s a%s,%s 0 1,0 %s,0 a%s,%s 0 1,0 %s,0' % tuple(n(v) for v in (cx-q, cy, q, q, 2*q, q, q, -2*q))
        x += step*r.uniform(.6, 1.4)
    return d
def gorge():
    s = Svg(seed=31); r = s.r
    sky(s, [(0, '#A6D5E3'), (240, '#CBE6E6'), (480, '#EAF3E2'), (640, '#F5F3DA'), (1080, '#F5F3DA')])
    glow(s, 930, 330, 620*1.15, '#FFFBE4', .95)
    drifts(s, 520); drifts(s, 460); drifts(s, 420)
    mountain(s, [(-60, 520, 'v'), (150, 430, 'p'), (380, 520, 'v'), (640, 380, 'p'), (800, 440, 'v'), (1010, 300, 'p'), (1180, 420, 'v'), (1330, 380, 'p'), (1560, 480, 'v'), (1760, 400, 'p'), (1990, 500, 'v')],
             820, '#B7D4D0', '#A3C6C8', rough=.18, minlen=13, fade='#E6F0DC', snow=('#FAFBF4', '#D6E6E6'), snowline=372)
    h = fract([(-20, 560), (260, 520), (520, 570), (820, 640), (1080, 600), (1400, 540), (1960, 500)], .1, 26, r)
    forest(s, h, '#9CC7AE', 22, 40, 11, -20, 1940, fill_to=1080)
    mistband(s, 640, 130, '#EEF4DE', .7)
    h = fract([(-20, 560), (260, 600), (520, 660), (760, 720), (960, 740), (1160, 700), (1400, 620), (1960, 560)], .1, 26, r)
    s.path(bushes(h, -20, 1940, r, 8, 17, 9), '#7FB796'); s.path(P(h+[(1960, 1080), (-20, 1080)]), '#7FB796')
    forest(s, h, '#63A084', 50, 96, 46, -20, 1940, dens=.6)
    mistband(s, 760, 120, '#E5F0D4', .5)
    # valley floor and the stream between the banks
    s.poly([(560, 800), (740, 746), (920, 728), (1100, 726), (1240, 752), (1340, 800), (1340, 1090), (560, 1090)], s.lin([(0, '#8FBF8E'), (1, '#4E8A6C')]))
    s.path('M980,734 C1040,736 1064,744 1040,754 C1000,770 960,772 940,790 C900,826 850,860 820,1090 L1292,1090 C1260,900 1220,840 1160,802 C1120,782 1100,772 1118,758 C1132,746 1050,730 980,734Z', s.lin([(0, '#E2F1EA'), (.2, '#B4DADA'), (.55, '#6FB0BC'), (1, '#2F7384')]))
    for i in range(70):
        t = r.random()**.75; y = 772+t*300; hw = 60+t*150; s.path(lens(1045+5*t+r.uniform(-hw, hw), y, r.uniform(30, 130)*(.35+t), .8+t*2.6), r.choice(['#F2FAF4', '#F2FAF4', '#2A6577']), .42)
    ROCK = ('#BDB59C', '#8D8878', '#4A504E')
    def bank(pts, x0, x1, top, bot, seed, nn):
        rr = random.Random(seed); s.poly(pts, s.lin([(0, '#A29B86'), (.45, '#77766A'), (1, '#434A49')]))
        shards(s, rr, x0, x1, top, bot, '#D8CFB2', '#373F40', nn, 30, 110, 70, 230, .42)
    bank([(-20, 800), (884, 800), (896, 826), (878, 872), (900, 918), (872, 984), (884, 1090), (-20, 1090)], -10, 890, 826, 1088, 3, 34)
    bank([(1218, 800), (1940, 800), (1940, 1090), (1226, 1090), (1238, 1000), (1208, 926), (1230, 868), (1206, 828)], 1212, 1930, 826, 1088, 4, 34)
    # right: rock wall up to knee height, behind the shins
    wall = [(1312, 806), (1298, 716), (1316, 640), (1290, 560), (1304, 470), (1284, 414), (1300, 380), (1330, 372), (1940, 366), (1940, 806)]
    rr = random.Random(8)
    s.poly(wall, s.lin([(0, '#C3BAA0'), (.5, '#9C9683'), (1, '#75776C')]))
    shards(s, rr, 1296, 1936, 396, 800, '#E9E0C4', '#4F554F', 46, 40, 130, 110, 300, .42)
    s.poly([(1300, 380), (1284, 414), (1304, 470), (1290, 560), (1316, 640), (1298, 716), (1312, 806), (1352, 806), (1334, 716), (1356, 640), (1326, 560), (1346, 470), (1322, 414), (1334, 384)], '#EFE6CB', .5)
    turf(s, rr, 1288, 1940, 366, 26, '#A9CE8E', '#6FA56E')
    turf(s, rr, 1208, 1940, 796, 24, '#9CC688', '#5E9767')
    # shadow of the wall on its foot
    s.rect(1312, 770, 640, 30, s.lin([(0, '#2F4A46', 0), (1, '#2F4A46', .35)]))
    turf(s, rr, -20, 892, 796, 24, '#9CC688', '#5E9767')
    # left mound behind the head
    up = [(-20, 560), (120, 566), (260, 582), (390, 604), (470, 632), (530, 684), (566, 740), (592, 800)]
    s.path(smooth(up)+'L-20,800Z', s.lin([(0, '#94C383'), (.35, '#74AE77'), (1, '#4C8663')]))
    for dy, op in ((0, .9),):
        s.path(smooth(up)+'L582,800 '+smooth([(582, 800), (552, 744), (514, 694), (452, 648), (380, 622), (256, 602), (120, 586), (-20, 580)]).replace('M', 'L')+'Z', '#B4D79B', op)
    s.path(smooth([(470, 632), (530, 684), (566, 740), (592, 800)])+'L520,800 '+smooth([(520, 800), (508, 748), (486, 700), (440, 650)]).replace('M', 'L')+'Z', '#3F7A62', .35)
    for i in range(60):
        x = r.uniform(0, 500); y = 630+r.uniform(0, 160)+x*.12
        if y < 796: grass(s, x, y, r.uniform(10, 24), r, r.choice(['#4C8A66', '#A7CF90', '#5F9C70']), 5)
    def mp():
        while True:
            x = r.uniform(0, 540); y = r.uniform(600, 790)
            if y > 600+max(0, x-250)*.45: return x, y
    speckle(s, r, [mp() for _ in range(150)], ['#FBF8EA', '#F3D772', '#D5B6DC', '#FBF8EA'], 1.6, 3.8)
    for i in range(70):
        x = r.choice([r.uniform(0, 870), r.uniform(1226, 1920)]); grass(s, x, 804, r.uniform(9, 22), r, r.choice(['#5E9767', '#A9CE8E', '#4C8A66']), 5)
    for i in range(46):
        x = r.uniform(1300, 1920); grass(s, x, 372, r.uniform(9, 22), r, r.choice(['#5E9767', '#A9CE8E']), 5)
    speckle(s, r, [(r.uniform(1300, 1920), r.uniform(364, 380)) for _ in range(30)], ['#FBF8EA', '#F3D772', '#D5B6DC'], 1.6, 3.2)
    s.rect(0, 860, W, 220, s.lin([(0, '#12323A', 0), (.45, '#12323A', .72), (1, '#12323A', .9)]))
    s.save(OUT+'/gorge.svg')

# ---------------------------------------------------------------- SUMMIT (scores)
def summit():
    s = Svg(seed=61); r = s.r
    sky(s, [(0, '#22476B'), (220, '#4C7897'), (430, '#9DB3B8'), (590, '#EBC9A4'), (690, '#F5DDB4'), (1080, '#F5DDB4')])
    glow(s, 300, 640, 760*1.15, '#FFE7B8', .95)
    for i in range(60):
        x, y = r.uniform(0, W), r.uniform(0, 260); s.circle(x, y, r.uniform(.8, 1.9), '#F3F7F4', .75*(1-y/300))
    drifts(s, 620); drifts(s, 520)
    mountain(s, [(-60, 700, 'v'), (160, 600, 'p'), (330, 680, 'v'), (560, 580, 'p'), (760, 690, 'v'), (1000, 560, 'p'), (1200, 680, 'v'), (1450, 570, 'p'), (1640, 660, 'v'), (1840, 580, 'p'), (1990, 680, 'v')],
             960, '#C5A79C', '#8E93A3', rough=.2, minlen=13, sun=-1, fade='#EBCDAA', snow=('#FCE9D2', '#B9BFCC'), snowline=628)
    mistband(s, 800, 220, '#F0D6B4', .8)
    mountain(s, [(-60, 860, 'v'), (120, 760, 'p'), (420, 850, 'v'), (700, 770, 'p'), (980, 880, 'v'), (1240, 790, 'p'), (1560, 880, 'v'), (1800, 780, 'p'), (1990, 840, 'v')],
             1080, '#8C8792', '#626C82', rough=.22, minlen=12, sun=-1, fade='#C9B29F', light='#BFA69B')
    mistband(s, 930, 160, '#E3C6A6', .6)
    # the top: snow crest with cairn
    top = [(-20, 1000), (240, 960), (520, 930), (800, 940), (1080, 916), (1330, 872), (1560, 850), (1760, 868), (1960, 930)]
    s.path(smooth(top)+'L1960,1090 L-20,1090Z', s.lin([(0, '#EFE6DC'), (.5, '#B7C0CC'), (1, '#6F8098')]))
    s.path(smooth(top[3:])+'L1960,1000 '+smooth([(1960, 1000), (1700, 950), (1400, 960), (1100, 1000), (800, 940)]).replace('M', 'L')+'Z', '#FFF3E0', .5)
    for i in range(26):
        x = r.uniform(0, W); s.path(lens(x, r.uniform(960, 1060), r.uniform(80, 260), r.uniform(1.5, 4)), r.choice(['#FFF3E0', '#7F8EA5']), .3)
    for (x, y, w, hh, c) in ((1640, 862, 150, 40, '#5C6474'), (1632, 834, 118, 34, '#6C7484'), (1648, 808, 92, 30, '#596172'), (1638, 786, 66, 26, '#70798A'), (1644, 766, 44, 20, '#5C6474')):
        s.path(smooth([(x-w/2, y), (x-w*.42, y-hh*.6), (x-w*.1, y-hh*.8), (x+w*.35, y-hh*.7), (x+w/2, y-hh*.1), (x+w*.4, y+hh*.25), (x-w*.3, y+hh*.28)], True, .15), c)
        s.path(smooth([(x-w*.44, y-hh*.2), (x-w*.38, y-hh*.58), (x-w*.08, y-hh*.76), (x+w*.2, y-hh*.7), (x-w*.1, y-hh*.45)], True, .15), '#D8B79A', .5)
    s.save(OUT+'/summit.svg')

# ---------------------------------------------------------------- SUMMIT BY DAY (what is done there)
def cairn(s, x, y, k):
    """a pile of flat stones on (x,y), lit from the left"""
    for dx, dy, w, hh, c in ((-2, 0, 150, 40, '#7E8C98'), (-10, -28, 118, 34, '#8D9AA4'), (6, -54, 92, 30, '#788692'), (-4, -76, 66, 26, '#929FA8'), (2, -96, 44, 20, '#7E8C98')):
        cx, cy, w, hh = x+dx*k, y+dy*k, w*k, hh*k
        s.path(smooth([(cx-w/2, cy), (cx-w*.42, cy-hh*.6), (cx-w*.1, cy-hh*.8), (cx+w*.35, cy-hh*.7), (cx+w/2, cy-hh*.1), (cx+w*.4, cy+hh*.25), (cx-w*.3, cy+hh*.28)], True, .15), c)
        s.path(smooth([(cx-w*.44, cy-hh*.2), (cx-w*.38, cy-hh*.58), (cx-w*.08, cy-hh*.76), (cx+w*.2, cy-hh*.7), (cx-w*.1, cy-hh*.45)], True, .15), '#F3EEDF', .55)

def cloudsea(s, y, amp, step, top, low, op, r):
    """the upper side of a sea of cloud: billows along a line, paler above, and the light on each"""
    pts = []; x = -80; k = 0
    while x < W+120:
        pts.append((x, y-amp*(r.uniform(.55, 1) if k % 2 else r.uniform(-.1, .3)))); x += step*r.uniform(.6, 1.4); k += 1
    s.path(smooth(pts, t=.22)+'L%d,%d L-80,%dZ' % (W+120, H+20, H+20), s.lin([(0, top, op), (.22, low, op), (1, low, op)]))
    for a, b in zip(pts[::2], pts[1::2]):
        s.path(lens((a[0]+b[0])/2-amp*.5, min(a[1], b[1])+amp*.34, abs(b[0]-a[0])*r.uniform(1.2, 2.2), amp*.10), '#FFFFFF', .5)

def summit_day():
    s = Svg(seed=67); r = s.r
    sky(s, [(0, '#93C3E0'), (260, '#BEDDE8'), (470, '#E2EEE8'), (600, '#F8F0DC'), (1080, '#F8F0DC')])
    glow(s, 420, 400, 700*1.15, '#FFF7DF', .95)
    mountain(s, [(-60, 640, 'v'), (150, 556, 'p'), (320, 640, 'v'), (520, 520, 'p'), (720, 640, 'v'), (930, 560, 'p'), (1120, 650, 'v'), (1360, 486, 'p'), (1580, 640, 'v'), (1790, 540, 'p'), (1990, 640, 'v')],
             800, '#BFD4DE', '#A5C0D0', rough=.18, minlen=13, sun=-1, fade='#F1F1E6', snow=('#FBFAF4', '#D5E3EA'), snowline=590)
    cloudsea(s, 660, 26, 90, '#FFFBF0', '#E8F0EE', 1, r)
    mountain(s, [(560, 800, 'v'), (700, 700, 'p'), (760, 740, 'v'), (900, 640, 'p'), (1040, 780, 'v')], 840, '#B2C6CF', '#8FA9B8', rough=.24, minlen=11, sun=-1, snow=('#FBFAF4', '#CFDFE8'), snowline=706, light='#C6D6DB')
    cloudsea(s, 764, 40, 150, '#FFFDF6', '#DCE9EA', 1, r)
    mistband(s, 800, 120, '#FFFDF6', .5)
    cloudsea(s, 866, 52, 230, '#FFFFFF', '#CFE0E6', 1, r)
    # the top: a snow crest that falls away to the left, with the cairn on its shoulder
    top = [(700, 1100), (860, 1010), (1020, 966), (1180, 950), (1340, 904), (1500, 858), (1640, 842), (1790, 858), (1960, 900)]
    s.path(smooth(top)+'L1960,1100Z', s.lin([(0, '#FFFFFF'), (.4, '#E4EDF2'), (1, '#A9C1D2')]))
    s.path(smooth([(1640, 842), (1600, 900), (1640, 960), (1580, 1100)])+'L1960,1100 L1960,900 L1790,858Z', '#A9C1D2', .55)
    for i in range(20):
        x = r.uniform(1000, 1900); s.path(lens(x, r.uniform(980, 1070), r.uniform(80, 240), r.uniform(1.5, 4)), r.choice(['#FFFFFF', '#8FAEC4']), .45)
    for x, y, w, hh in ((1300, 930, 120, 40), (1222, 956, 70, 24), (1480, 884, 90, 26)): rock(s, x, y, w, hh, r, '#C4CCCB', '#93A1AA', '#6F808C', flat=.6)
    cairn(s, 1664, 862, 1)
    for x in (1640, 1690): s.path(lens(x, 872, 190, 5), '#8FAEC4', .5)
    # far left, below: another crest in the shade, to stand the eye on
    left = [(-20, 930), (120, 954), (260, 1006), (420, 1046), (600, 1100)]
    s.path(smooth(left)+'L-20,1100Z', s.lin([(0, '#EDF3F5'), (1, '#9FB9CB')]))
    rock(s, 96, 972, 130, 44, r, '#B9C3C4', '#8797A1', '#667783', flat=.6)
    s.save(OUT+'/summit_day.svg')

# ---------------------------------------------------------------- SHEET (contour map behind data screens)
def contours():
    s = Svg(seed=71); r = s.r
    s.rect(0, 0, W, H, '#E6EFEB')
    bumps = [(1500, 180, 420, 1.0), (1750, 520, 300, .6), (300, 900, 520, .9), (900, 1080, 380, .5), (120, 120, 380, .6), (760, 300, 260, .35), (1250, 760, 260, .4)]
    g = 20; nx, ny = W//g+3, H//g+3
    def f(x, y): return sum(a*math.exp(-(((x-bx)/w)**2+((y-by)/(w*.8))**2)) for bx, by, w, a in bumps)+.05*math.sin(x/130+y/210)+.04*math.sin(y/90-x/240)
    V = [[f((i-1)*g, (j-1)*g) for i in range(nx)] for j in range(ny)]
    for li in range(1, 18):
        lev = li*.06; segs = []
        for j in range(ny-1):
            for i in range(nx-1):
                c = [(i, j), (i+1, j), (i+1, j+1), (i, j+1)]; p = []
                for k in range(4):
                    a, b = c[k], c[(k+1) % 4]; va, vb = V[a[1]][a[0]], V[b[1]][b[0]]
                    if (va < lev) != (vb < lev):
                        t = (lev-va)/(vb-va); p.append((((a[0]+(b[0]-a[0])*t)-1)*g, ((a[1]+(b[1]-a[1])*t)-1)*g))
                if len(p) == 2: segs.append(p)
                elif len(p) == 4: segs += [p[:2], p[2:]]
        key = lambda q: (round(q[0], 1), round(q[1], 1))
        ends = defaultdict(list)
        for k, sg in enumerate(segs):
            for q in sg: ends[key(q)].append(k)
        used = set(); d = ''
        for k in range(len(segs)):
            if k in used: continue
            used.add(k); chain = list(segs[k])
            for end in (1, 0):
                while True:
                    q = chain[-1] if end else chain[0]; nxt = [m for m in ends[key(q)] if m not in used]
                    if not nxt: break
                    m = nxt[0]; used.add(m); o = segs[m][1] if key(segs[m][0]) == key(q) else segs[m][0]
                    chain = chain+[o] if end else [o]+chain
            if len(chain) > 5: d += smooth(chain[::2]+([chain[-1]] if len(chain) % 2 == 0 else []))
        if d: s.path(d, 'none', None, '#D3E1DC' if li % 4 else '#C3D5D0', 2 if li % 4 else 3)
    s.save(OUT+'/sheet.svg')

# ---------------------------------------------------------------- MEADOW (lying on the mat)
def meadow():
    s = Svg(seed=57); r = s.r
    sky(s, [(0, '#9FD0E0'), (240, '#C8E5E4'), (460, '#EAF2DF'), (620, '#F7F2D6'), (1080, '#F7F2D6')])
    glow(s, 420, 300, 700*1.15, '#FFF8DC', .95)
    drifts(s, 560); drifts(s, 480); drifts(s, 380)
    mountain(s, [(-60, 470, 'v'), (160, 380, 'p'), (360, 460, 'v'), (560, 330, 'p'), (760, 440, 'v'), (980, 360, 'p'), (1160, 450, 'v'), (1420, 300, 'p'), (1620, 430, 'v'), (1800, 350, 'p'), (1990, 450, 'v')],
             700, '#B5D2D2', '#A0C2C6', rough=.18, minlen=13, fade='#EAF2DC', snow=('#FAFBF4', '#D6E6E6'), snowline=362)
    mistband(s, 560, 130, '#F2F5E0', .7)
    h = fract([(-20, 530), (260, 500), (560, 530), (900, 560), (1300, 520), (1700, 500), (1960, 520)], .1, 26, r)
    forest(s, h, '#8FBFA4', 26, 52, 11, -20, 1940, fill_to=1080)
    mistband(s, 590, 100, '#EAF3DA', .5)
    # the crest on which the animals come, and the meadow before it
    s.path(smooth([(-20, 612), (320, 600), (760, 594), (1200, 598), (1600, 606), (1960, 600)])+'L1960,1090 L-20,1090Z', s.lin([(0, '#A5CE8E'), (.3, '#84BA80'), (1, '#4C8663')]))
    s.path(smooth([(-20, 690), (420, 668), (980, 676), (1500, 664), (1960, 684)])+'L1960,1090 L-20,1090Z', s.lin([(0, '#95C585'), (.35, '#6BAA74'), (1, '#3F7A5E')]))
    for i in range(150):
        y = 616+(r.random()**.8)*260; grass(s, r.uniform(0, W), y, (y-560)*.06+r.uniform(4, 10), r, r.choice(['#5E9F70', '#B4D79B', '#4C8A66']), 5)
    flowers_at = [(r.uniform(0, W), 620+(r.random()**.9)*230) for i in range(210)]
    speckle(s, r, flowers_at, ['#FBF8EA', '#F3D772', '#D5B6DC', '#FBF8EA'], 1.8, 4.2)
    s.rect(0, 840, W, 240, s.lin([(0, '#12323A', 0), (.45, '#12323A', .72), (1, '#12323A', .9)]))
    s.save(OUT+'/meadow.svg')

# ---------------------------------------------------------------- CAMP (device and tare)
def tent(s, x, y, k, a, b, c):
    s.poly([(x-60*k, y), (x, y-64*k), (x+22*k, y)], a); s.poly([(x, y-64*k), (x+22*k, y), (x+66*k, y-8*k), (x+40*k, y-58*k)], b)
    s.poly([(x-30*k, y), (x-4*k, y-44*k), (x+4*k, y)], c); s.poly([(x, y-64*k), (x+40*k, y-58*k), (x+44*k, y-54*k), (x+2*k, y-60*k)], a, .8)
def camp():
    s = Svg(seed=83); r = s.r
    sky(s, [(0, '#A9C6DA'), (260, '#CFDDE0'), (470, '#F0E4D6'), (620, '#F8E6CE'), (1080, '#F8E6CE')])
    glow(s, 1500, 520, 640*1.15, '#FFF2D8', .95)
    drifts(s, 560); drifts(s, 500)
    mountain(s, [(-60, 600, 'v'), (180, 470, 'p'), (380, 560, 'v'), (620, 440, 'p'), (820, 560, 'v'), (1100, 480, 'p'), (1320, 590, 'v'), (1620, 460, 'p'), (1800, 540, 'v'), (1990, 470, 'v')],
             860, '#C4CDD2', '#ABBBC6', rough=.2, minlen=13, sun=1, fade='#F3E6D4', snow=('#FCF6EC', '#DCE0E4'), snowline=486)
    mistband(s, 700, 200, '#F7E9D6', .8)
    h = fract([(-20, 690), (300, 720), (700, 770), (1100, 780), (1500, 730), (1960, 690)], .1, 26, r)
    forest(s, h, '#93B0A8', 30, 60, 13, -20, 1940, fill_to=1080)
    mistband(s, 800, 120, '#F1E8D6', .6)
    h = fract([(-20, 760), (260, 800), (560, 850), (960, 870), (1400, 850), (1700, 800), (1960, 770)], .1, 26, r)
    forest(s, h, '#5C8F86', 60, 120, 22, -20, 1940, fill_to=1080, shade='#4C7F7A', gap=lambda x: 420 < x < 1520)
    s.path(smooth([(-20, 880), (400, 900), (960, 890), (1500, 900), (1960, 870)])+'L1960,1090 L-20,1090Z', s.lin([(0, '#9CC08C'), (.4, '#6FA37C'), (1, '#3C7268')]))
    for i in range(90): grass(s, r.uniform(0, W), r.uniform(910, 1060), r.uniform(12, 28), r, r.choice(['#5E9770', '#B5D09A', '#4C8666']), 5)
    tent(s, 250, 930, 1.7, '#F2E3C0', '#D8B98A', '#5C4A45'); tent(s, 1690, 936, 1.3, '#C9DAD6', '#9CB8B8', '#3D5058')
    s.save(OUT+'/camp.svg')

# ---------------------------------------------------------------- MAP (home)
# Where the screen draws its trail (game/screen/home/home_map.c has the same points): nothing grows there.
TRAIL = [(752, 936), (826, 962), (912, 966), (1000, 944), (1090, 916), (1190, 902), (1290, 918), (1390, 936), (1500, 926), (1600, 890), (1700, 846), (1752, 790), (1724, 736), (1640, 704), (1540, 690), (1430, 676),
         (1320, 660), (1210, 632), (1130, 584), (1092, 524), (1128, 470), (1192, 436), (1256, 404), (1300, 356), (1318, 302), (1350, 252), (1394, 214), (1408, 168)]
def map_():
    s = Svg(seed=47); r = s.r
    sky(s, [(0, '#93C6DB'), (250, '#C2E0E4'), (480, '#E8F0E4'), (640, '#F6F0D8'), (1080, '#F6F0D8')])
    glow(s, 820, 330, 640*1.15, '#FFF7DE', .95)
    drifts(s, 420); drifts(s, 380); drifts(s, 460); drifts(s, 280)
    mountain(s, [(-60, 520, 'v'), (140, 420, 'p'), (300, 480, 'v'), (520, 390, 'p'), (660, 460, 'v'), (840, 400, 'p'), (1000, 470, 'v'), (1200, 420, 'p'), (1500, 420, 'v'), (1700, 330, 'p'), (1990, 450, 'v')],
             800, '#BAD5DB', '#A6C6D0', rough=.18, minlen=14, fade='#EAF1E6', snow=('#F7FAF6', '#D8E6E9'), snowline=392)
    # the mountain
    mt = mountain(s, [(540, 790, 'v'), (770, 600, 'p'), (860, 640, 'v'), (1050, 448, 'p'), (1122, 476, 'v'), (1408, 100, 'p'), (1506, 262, 'v'), (1590, 214, 'p'), (1716, 414, 'v'), (1826, 360, 'p'), (2000, 560, 'v')],
                  1000, '#A3C0C6', '#7A9FAD', rough=.26, minlen=10, snow=('#FDFCF6', '#D0E0E7'), snowline=318, fade='#D8E8DA', light='#C4D8D8')
    cloud(s, 1690, 330, 330, 36, '#FFFFFF', .85); cloud(s, 980, 400, 240, 22, '#FFFFFF', .7)
    # wooded shoulder under the ridge
    h = fract([(-20, 800), (300, 770), (640, 700), (820, 640), (980, 596), (1100, 586), (1240, 640), (1420, 690), (1640, 660), (1960, 560)], .10, 22, r)
    forest(s, h, '#8DB7A8', 16, 32, 8, -20, 1940, fill_to=1080)
    mistband(s, 690, 110, '#EDF3E2', .5)
    h = fract([(-20, 850), (300, 800), (560, 750), (760, 700), (940, 650), (1080, 640), (1230, 690), (1360, 720), (1520, 716), (1700, 690), (1960, 610)], .10, 22, r)
    forest(s, h, '#6BA08F', 26, 50, 12, -20, 1940, fill_to=1080, gap=lambda x: 1195 < x < 1250 or 1560 < x < 1740, shade='#5A9082', fill_col=s.lin([(0, '#6BA08F'), (.5, '#5C9684'), (1, '#3F7F70')]))
    for dy, c, c2, a, b, hmin in ((46, '#62998A', '#538B7E', -20, 1190, 30), (96, '#5A9384', '#4B8577', -20, 1180, 36), (150, '#528B7C', '#437D70', -20, 1160, 42)):
        hh = [(x, y+dy+10*math.sin(x/90+dy)) for x, y in h]
        forest(s, hh, c, hmin, hmin+24, 15, a, b, shade=c2, dens=.85)
    # lake basin
    s.path(smooth([(1080, 880), (1190, 800), (1310, 744), (1460, 716), (1620, 716), (1780, 740), (1960, 720)])+'L1960,1080 L1080,1080Z', s.lin([(0, '#9CC79A'), (1, '#6FAE86')]))
    lk = [(1290, 800), (1330, 772), (1420, 756), (1530, 752), (1630, 760), (1690, 780), (1680, 812), (1610, 838), (1500, 850), (1390, 844), (1310, 826)]
    s.path(smooth([(x, y+5) for x, y in lk], True, .15), '#5E9A80', .8)
    s.path(smooth(lk, True, .15), s.lin([(0, '#E4F2EC'), (.35, '#A6D4DA'), (1, '#4F9FB2')]))
    s.poly([(1400, 762), (1470, 764), (1500, 812), (1450, 800)], '#8FB8C4', .5); s.poly([(1440, 796), (1452, 830), (1474, 800)], '#F6FAF6', .55)
    for i in range(16):
        x = r.uniform(1340, 1640); y = r.uniform(770, 836); s.path(lens(x, y, r.uniform(30, 110), r.uniform(.8, 1.8)), '#F2FAF6', .6)
    # trees round the lake
    d = ''; d2 = ''
    for x, y, hh in [(1262, 800, 74), (1284, 790, 56), (1246, 814, 60), (1228, 800, 84), (1206, 822, 66), (1840, 800, 92), (1868, 786, 74), (1812, 812, 64), (1890, 820, 108), (1912, 790, 84), (1786, 744, 48), (1808, 736, 58), (1838, 740, 50), (1866, 730, 62), (1900, 730, 70)]:
        t = conifer(x, y, hh, r); d += P(t); d2 += P([t[0]]+t[1:len(t)//2+1]+[(x, y)])
    s.path(d, '#4F8F7C'); s.path(d2, '#3D7A6C', .7)
    for i in range(24):
        x = r.choice([r.uniform(1300, 1400), r.uniform(1600, 1690)]); y = 838 if x < 1400 else 826; 
        s.path(reed(x, y+r.uniform(-4, 8), r.uniform(14, 34), r, r.uniform(-.1, .1)), '#4F8F6C')
    # meadow
    s.path(smooth([(300, 980), (520, 890), (720, 868), (900, 888), (1080, 860), (1260, 868), (1440, 884), (1640, 872), (1960, 826)])+'L1960,1080 L300,1080Z', s.lin([(0, '#B5D694'), (.5, '#8EC184'), (1, '#5E9C70')]))
    s.path(smooth([(860, 1000), (1060, 950), (1300, 968), (1560, 960), (1960, 900)])+'L1960,1080 L860,1080Z', s.lin([(0, '#A3CC89'), (1, '#5E9C70')]), .8)
    def mp():
        while True:
            x, y = r.uniform(940, 1900), r.uniform(890, 1010)
            if all(math.hypot((x-a)/1.4, y-b) > 26 for a, b in TRAIL): return x, y
    pts = [mp() for _ in range(210)]
    speckle(s, r, pts, ['#FBF8EA', '#F3D772', '#D9BEE0', '#FBF8EA', '#F3D772'], 1.5, 3.4)
    for _ in range(70):
        x, y = mp(); grass(s, x, y, r.uniform(9, 20), r, r.choice(['#6FA56E', '#C2DDA0', '#7FB67C']), 5)
    # base camp
    s.ellipse(716, 920, 120, 14, '#5E9C70', .5)
    tent(s, 690, 918, .92, '#F2E3C0', '#D8B98A', '#5C4A45'); tent(s, 800, 896, .6, '#C9DAD6', '#9CB8B8', '#3D5058')
    # summit flag and cairn
    for (x, y, w, hh) in ((1408, 112, 34, 10), (1407, 103, 26, 9), (1409, 95, 18, 8)):
        s.ellipse(x, y, w/2, hh/2, '#6C828C')
    s.line(1409, 92, 1409, 44, '#4E3D3A', 3.5); s.path('M1410,46 C1424,40 1436,54 1456,46 L1456,70 C1438,78 1426,64 1410,70Z', '#E0A63A')
    # trees in front
    d = ''; d2 = ''
    for x, y, hh in ((1900, 1090, 250), (1846, 1100, 190), (1790, 1104, 130), (1938, 1080, 300)):
        t = conifer(x, y, hh, r); d += P(t); d2 += P([t[0]]+t[1:len(t)//2+1]+[(x, y)])
    s.path(d, '#2F6A66'); s.path(d2, '#24575A', .7)
    s.path(smooth([(-20, 880), (160, 900), (360, 960), (560, 1010), (760, 1050), (900, 1090)])+'L-20,1090Z', s.lin([(0, '#5E9C78'), (1, '#2F6A66')]))
    d = ''; d2 = ''
    for x, y, hh in ((20, 940, 210), (84, 930, 150), (140, 960, 190), (-10, 1000, 260), (60, 1040, 240), (200, 990, 130), (250, 1020, 170), (150, 1080, 220), (330, 1050, 120), (420, 1090, 110)):
        t = conifer(x, y, hh, r); d += P(t); d2 += P([t[0]]+t[1:len(t)//2+1]+[(x, y)])
    s.path(d, '#2F6A66'); s.path(d2, '#24575A', .7)
    s.save(OUT+'/map.svg')

ALL = dict(lake=lake, lake_ruffled=lambda: lake(True), lake_water=lake_water, ridge=ridge, ledge_right=lambda: ledge_sprite(False),
           ledge_left=lambda: ledge_sprite(True), gorge=gorge, meadow=meadow, summit=summit, summit_day=summit_day, sheet=contours, camp=camp,
           map=map_)
if __name__ == '__main__':
    for name in sys.argv[1:] or ALL:
        ALL[name]()
