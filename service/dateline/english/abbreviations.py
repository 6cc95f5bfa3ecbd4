"""Abbreviations that end in a full stop, by what may follow them. Lower case, without the last full stop."""

from dateline.english.words import word_set

TITLES = word_set(
    """
mr mrs ms dr prof gen col maj capt cpt lt sgt cpl adm cmdr brig sen rep gov pres rev fr hon st ste mt ft sr amb atty
supt insp det pvt msgr messrs mme mlle sens reps govs gens drs profs revs cols capts lts sgts insps dets
"""
)
"""A name follows: never the end of a sentence."""

INNER = word_set("e.g i.e viz cf vs v approx est ca c ed eds trans al dept univ med asst assoc rs f.e inc.")
"""The sentence goes on, unless the line ends here."""

NUMBERED = word_set("no nos n° vol pp p fig sec art ch")
"""The sentence goes on where a number follows."""

OPEN = word_set(
    """
inc ltd co corp llc plc bros etc jr sr a.m p.m u.s u.k u.n e.u u.s.a u.s.s.r d.c b.c a.d ph.d m.d b.a m.a jan feb
mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ave blvd rd hwy sq calif fla
mass mich minn conn ariz ala ark colo del ga ill ind kan ky la md miss mo mont neb nev okla ore pa tenn tex va vt
wash wis wyo
"""
)
"""The sentence may end here: it does when the next word opens one."""

OPENERS = word_set(
    """
the a an he she it they we i you this that these those there his her its their our my your in on at by for from with
as when while after before since until if although though because but and or so yet however meanwhile according what
who how why where which one some many most several all both each another other no not now then officials analysts
critics witnesses police please finally under more last next did does do is are was were has have had can could will
would may might should must let two three four five six seven eight nine ten dozens scores hundreds thousands millions
billions half nearly almost about only even still also just meanwhile instead it's he's she's that's they're we're i'm
"""
)
"""Words that open a sentence when capitalised after an abbreviation that may end one."""

SURNAMES = word_set("will may so an you do no yet can let her on in more last next half still")
"""Openers that are names too: behind an initial they carry the name on ("George A. Will")."""

HOURS = word_set("a.m p.m")
"""What stands behind an hour; a capital behind it opens a sentence, but for what says the hour more exactly."""

BEHIND_HOURS = word_set(
    """
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january february
march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
eastern central mountain pacific atlantic alaska hawaii greenwich moscow london local standard daylight
"""
)
"""Days, months and zones, which say an hour more exactly: "6 p.m. Eastern", "6 a.m. Friday"."""
