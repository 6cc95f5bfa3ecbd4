"""Small English words, by what they do in a sentence. Lower case."""

from dateline.extraction.en import word_set

DETERMINERS = word_set(
    """
the a an this that these those my your his her its our their some any no every each another
"""
)
SUBJECT_PRONOUNS = word_set("i you he she it we they who this that these those there")
PLURAL = word_set("both all some many several most few these those two three four five six other such various recent")
"""Words before a noun in the plural, which may look like a verb."""
PREPOSITIONS = word_set(
    """
of in on at by for from with to into onto about against between among through during before after over under since
until till within without near toward towards across behind beyond per via amid amidst despite alongside along
around upon off than as like including regarding concerning following inside outside above below
"""
)
COORDINATORS = word_set("and but or nor yet")
SUBORDINATORS = word_set(
    """
as while when whenever because although though since after before until if unless whereas where once so that whether
lest
"""
)
RELATIVES = word_set("who which that whose whom where")
ADVERBS = word_set(
    """
also later earlier then now again still even just already never always often once not yet thus therefore however
further soon too twice almost perhaps instead meanwhile currently only first long since far ever here there
"""
)
NOT_ADVERBS = word_set(
    """
family rally supply reply ally july italy assembly early likely only daily weekly ugly holy fly italy apply
"""
)
"""Words in -ly that are no adverbs."""


HAPPENINGS = word_set(
    """
meeting summit talks call visit trip election elections vote referendum conference ceremony trial hearing attack
strike strikes bombing explosion blast raid raids offensive invasion war battle fighting protest protests rally
march demonstration demonstrations earthquake flood floods fire crash collision deal agreement treaty accord truce
ceasefire speech address inauguration resignation arrest death funeral launch test exercise exercises drills
deployment withdrawal announcement negotiations consultations session debate interview briefing siege shooting
killing assassination coup uprising outbreak storm hurricane eruption merger acquisition takeover
"""
)
"""Nouns that name something that happens at a time."""

TIME_WORDS = word_set(
    """
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun today yesterday
tomorrow tonight january february march april may june july august september october november december jan feb mar
apr jun jul aug sep sept oct nov dec week month year night morning afternoon evening last this earlier late early
recently ago
"""
)
"""Words that say when, wherever they stand."""


def is_adverb(word: str) -> bool:
    """Whether a lower-case word may stand between a subject and its verb without being either."""
    return word in ADVERBS or (word.endswith("ly") and word not in NOT_ADVERBS)
