# A catalogue (as of msgen: every text translated by itself) into a language that nobody speaks: each letter that can
# has an accent, words are 40 % longer, formats and escapes stay. Words without a vowel, as units are, stay.
BEGIN {
    plain = "aeiouyAEIOUY"
    split("ä ë ï ö ü ÿ Ä Ë Ï Ö Ü Ÿ", marked, " ")
}

# owed: what the words so far came short of.
function word(text,    i, at, out, missing, letter) {
    owed += length(text) * 0.4
    missing = int(owed)
    owed -= missing
    for (i = 1; i <= length(text); i++) {
        letter = substr(text, i, 1)
        at = index(plain, letter)
        out = out (at ? marked[at] : letter)
        if (at && missing > 0) {
            out = out marked[at > 6 ? at - 6 : at]
            missing--
        }
    }
    if (out == text)
        return text
    for (; missing > 0; missing--)
        out = out "ö"
    return out
}

function longer(text,    out) {
    owed = 0.5
    while (text != "") {
        if (match(text, /^(%[-+ #0-9.$]*[a-zA-Z%]|\\.)/) || match(text, /^[^A-Za-z%\\]+/) || match(text, /^%/))
            out = out substr(text, 1, RLENGTH)
        else if (match(text, /^[A-Za-z]+/))
            out = out word(substr(text, 1, RLENGTH))
        text = substr(text, RLENGTH + 1)
    }
    return out
}

!begun { # the header, up to the first empty line
    begun = $0 == ""
    if (begun) {
        print "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\""
        print "\"Language: qps\\n\"\n\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n"
    }
    next
}
/^msg(ctxt|id)/ { translating = 0 }
/^msgstr/ { translating = 1 }
translating && match($0, /".*"$/) {
    print substr($0, 1, RSTART) longer(substr($0, RSTART + 1, RLENGTH - 2)) "\""
    next
}
{ print }
