"""How a question finds its fact. Pure: knows no Discord, no terminal and no settings.

    text ── reading/ ──▶ Question ── score ──▶ scored facts ── decide ──▶ Reply

`engine` is the door and `matcher` the way of one question. `words/` tells what words mean to a base, `english/` holds
the word data for all bases. The facts as the matcher sees them are `profile`, `phrasing`, `pattern` and `index`;
`agreement`, with `contradiction` and `fit`, is what speaks against one.
"""
