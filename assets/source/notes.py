#!/usr/bin/env python3
"""Draws assets/notes/NAME.svg, one for each field note (levels/notes/NAME.yaml).

    python3 assets/source/notes.py [NAME ...]"""
import os, sys
HERE = os.path.dirname(os.path.abspath(__file__)); sys.path.insert(0, HERE)
import notes_anatomy, notes_symptoms, notes_causes, notes_treatments, notes_exercises

ALL = {}
for room in (notes_anatomy, notes_symptoms, notes_causes, notes_treatments, notes_exercises): ALL.update(room.NOTES)

def save(out, names):
    os.makedirs(out, exist_ok=True)
    for name in names: open(os.path.join(out, name+'.svg'), 'w').write(ALL[name]().out())

def sheet(path):
    """all of them on one page, to look at, with a disc for each mark"""
    from notekit import W, H, INKS
    k, cols, o = .62, 6, []
    for i, name in enumerate(sorted(ALL)):
        s = ALL[name](); body = '\n'.join(s.b)+''.join('<circle cx="%s" cy="%s" r="21" fill="%s" stroke="%s" stroke-width="5"/>' % (x, y, INKS['nerve'], INKS['line']) for x, y in s.marks)
        o.append('<g transform="translate(%d %d) scale(%s)"><rect width="%d" height="%d" rx="28" fill="#E4EDEA"/>%s</g>' % (12+i % cols*(W*k+12), 12+i//cols*(H*k+12), k, W, H, body))
    rows = (len(ALL)+cols-1)//cols; w, h = 12+cols*(W*k+12), 12+rows*(H*k+12)
    open(path, 'w').write('<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d"><rect width="%d" height="%d" fill="#F3F7F4"/>%s</svg>' % (w, h, w, h, ''.join(o)))

if __name__ == '__main__':
    if sys.argv[1:2] == ['--sheet']: sheet(sys.argv[2])
    else: save(os.path.join(HERE, '..', 'notes'), sys.argv[1:] or ALL)
