"""Field notes on anatomy: bones, muscles, nerves, tendons."""
from notebones import Hips

def pelvis_and_thigh():
    s = Hips(); s.body(); s.front()
    s.put(120, 108, -1); s.put(0, 146); s.put(163, 350)
    return s
def maximus():
    s = Hips(); s.body(); s.bones()
    s.medius(-1, 'still', 'still_fibre'); s.band(); s.maximus()
    s.put(118, 232); s.put(204, 410)
    return s
def medius():
    s = Hips(); s.body(); s.bones(); s.medius()
    s.put(122, 110); s.put(203, 214)
    return s
def minimus():
    s = Hips(); s.body(); s.bones(); s.minimus()
    s.put(142, 146); s.put(116, 216)
    return s
def rotators_and_nerves():
    s = Hips(); s.body(); s.bones(); s.small_rotators(1, 'muscle', 'fibre')
    s.sciatic_below(); s.cord([(30, 150), (70, 136), (104, 128), (138, 112)], 1, 9); s.cord([(92, 130), (140, 140), (164, 148)], 1, 8)
    s.piriformis()
    s.put(106, 189); s.put(126, 404); s.put(84, 118)
    return s
def tendons_and_bursae():
    s = Hips(); s.cx, s.cy, s.k = -110, -190, 2.15
    s.path('M-10,-10 L360,-10 C470,60 512,160 508,300 C506,380 492,440 484,490 L-10,490Z', 'flesh', 'flesh_dark', 5)
    s.thigh(); s.wing()
    s.minimus(1, 'still', 'still_fibre'); s.medius()
    s.shape([(192, 204), (206, 202), (212, 222), (206, 246), (196, 240)], 'bursa')
    s.shape([(208, 180), (218, 190), (222, 260), (216, 330), (206, 330), (212, 250)], 'tendon')
    s.put(197, 192); s.put(203, 226); s.put(150, 140)
    return s
NOTES = {'01-pelvis-and-thigh-bone': pelvis_and_thigh, '02-gluteus-maximus': maximus, '03-gluteus-medius': medius,
         '04-gluteus-minimus': minimus, '05-deep-rotators-sciatic': rotators_and_nerves, '06-tendons-and-bursae': tendons_and_bursae}
