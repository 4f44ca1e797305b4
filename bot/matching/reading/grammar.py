"""Words of English grammar that more than one reader looks at, without apostrophes."""

from __future__ import annotations

ASKING = frozenset({
    "what", "whats", "when", "whens", "where", "wheres", "who", "whos", "whom", "whose", "which", "why",
    "how",
})  # fmt: skip
"""Words that open a question."""
AUXILIARIES = frozenset({
    "do", "does", "did", "is", "are", "was", "were", "has", "have", "had", "can", "could", "will", "would",
    "should", "may", "might", "didnt", "doesnt", "isnt", "wasnt", "arent", "werent", "hasnt", "havent",
    "hadnt",
})  # fmt: skip
"""Verbs that open a question to be answered by yes or no."""
ARTICLES = frozenset({"the", "a", "an"})
PLACING = frozenset({"in", "at", "near", "inside", "within"})
"""Prepositions before the place where something is."""
HAVING = frozenset({"have", "own", "possess", "hold", "maintain", "keep", "has", "had", "owns", "holds"})
"""Verbs that say whose a thing is."""
ASKER = frozenset({
    "i", "im", "ive", "id", "ill", "my", "me", "mine", "myself", "we", "our", "you", "your", "u", "ur",
    "youre",
})  # fmt: skip
"""Words by which people speak of themselves and to whoever answers."""
OPENERS = frozenset({
    "because", "cause", "cuz", "coz", "bc", "cos", "since", "as", "for", "but", "so", "and", "anyway", "ok",
    "okay", "well", "plus",
})  # fmt: skip
"""Words that join a clause to the one before."""
LEADING_ON = frozenset({
    "know", "wonder", "wondering", "tell", "remember", "explain", "say", "ask", "asking", "check", "in", "of",
    "to", "for", "by", "from", "with", "at", "on", "since", "until", "than",
})  # fmt: skip
"""Words behind which a question word goes on with the clause: "tell me when", "in which"."""
BEING = frozenset({"is", "are", "was", "were", "be", "been", "being", "get", "got", "gets"})
"""Verbs that form the passive: "was signed", "got signed"."""
