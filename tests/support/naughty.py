"""Hostile text, and a positions folder that holds it wherever text can stand."""

from pathlib import Path

from tests.support.folders import actor, event, issue, negotiation, position, source, write_folder

PIECES = {
    "script": "<script>window.caught = 1</script>",
    "image": "<img src=http://evil.example/x.png onerror='window.caught = 2'>",
    "anchor": '<a href="http://evil.example/a">see</a>',
    "bold": "<b>bold</b><br>&lt;i&gt;",
    "style": "<style>body { display: none }</style>",
    "frame": "<iframe src=//evil.example></iframe>",
    "picture": "![x](http://evil.example/y.png)",
    "link": "[x](javascript:alert(1))",
    "reference": "[x][1] [1]: http://evil.example",
    "autolink": "<http://evil.example/z>",
    "address": "http://evil.example/plain",
    "host": "WWW.evil.example",
    "mail": "evil@mail.evil.example",
    "scheme": "javascript:alert(1)",
    "inline": "data:text/html,<script>alert(1)</script>",
    "file": "file:///etc/passwd",
    "share": r"\\evil.example\share\x",
    "formula": r"$\href{http://evil.example}{x}$",
    "display": r"$$\int_0^1 x$$ \(x\) \[y\]",
    "emoji": ":smile: :100:",
    "icon": ":material/home:",
    "logo": ":streamlit:",
    "colour": ":red[angry]",
    "badge": ":blue-badge[official]",
    "directive": ":::note\u2003::hr :small[x]",
    "footnote": "[^1]: a note",
    "table": "| a | b | --- |",
    "stress": "**strong** __b__ *em* ~~gone~~ `code`",
    "heading": "# Heading",
    "item": "- item",
    "number": "1. first",
    "quotation": "> said",
    "rule": "--- *** ===",
    "arrows": "a -> b <- c <-> d -- e >= f <= g ~= h",
    "fence": "```mermaid graph```",
    "entity": "&lt;script&gt; &#60;b&#62; &nbsp;",
    "backslash": "\\ \\\\ \\n",
    "template": "{{7*7}} ${7*7} %s %(x)s {0}",
    "sum": "=1+1",
    "call": '=HYPERLINK("http://evil.example","x")',
    "plus": "+1",
    "minus": "-1",
    "at": "@SUM(A1)",
    "command": "=cmd|' /C calc'!A0",
    "tab": "\t=1",
    "return": "\r=1",
    "apostrophe": "'=1",
    "quotes": "\"a\", 'b'; c\nnext",
    "wide": "＝1＋1 ＠x",
    "override": "abc \u202egpj.exe\u202c def",
    "isolate": "\u2067right\u2069 \u2066left",
    "hebrew": "שלום עולם",
    "arabic": "الاتفاقية الدولية",
    "invisible": "zero\u200bwidth\u200djoiner\ufeffmark",
    "heap": "Z" + "\u0317\u0353\u0356\u0307\u0338" * 20 + "algo",
    "controls": "\x00nul \x07bell \x1b[31mred\x1b[0m \x7fdel \x9bcsi",
    "emoticons": "👩‍👩‍👧‍👦🏳️‍🌈🇰🇪",
    "han": "中文" * 30,
    "word": "w" * 2000,
    "none": "null",
    "truth": "true",
    "digits": "012",
    "nan": "nan",
}
"""Text that means something to a page, a spreadsheet, a terminal or a typesetter."""

RAW = tuple(
    PIECES[name]
    for name in (
        *("script", "image", "anchor", "bold", "style", "frame", "picture", "link", "reference", "autolink", "address"),
        *("host", "mail", "scheme", "inline", "file", "share", "formula", "display", "emoji", "icon", "logo", "colour"),
        *("badge", "footnote", "table", "stress", "heading", "entity", "override", "isolate", "arrows", "template"),
    )
)
"""Those which Markdown or the browser would not leave as they are: none may be in Markdown as it stands."""

MARK = "evil.example"
"""The host that no page may ask."""


def scalar(text: str) -> str:
    """Any text as a YAML scalar on one line, with escapes for all that is not plain ASCII."""
    return '"' + "".join(c if " " <= c <= "~" and c not in '"\\' else f"\\U{ord(c):08x}" for c in text) + '"'


NAMES = [text for name, text in PIECES.items() if name not in ("none", "truth", "digits", "nan", "tab", "return")]
"""Pieces that stay what they are as the name of an actor or an issue, which loses white space at its ends."""

ISSUES = 6
STANCES = ("strong_support", "support", "mixed", "oppose", "strong_oppose")
LEAD = "these are five harmless words "


def quotation(text: str) -> str:
    """A quotation that holds the text; of letters that are words of their own as many as one may have."""
    return scalar(LEAD + (text[:34] if text == PIECES["han"] else text))


def listed(number: int, text: str) -> str:
    """A list of one hostile text that stands in no other, in which no text has a semicolon."""
    return f"[{scalar(f'{number} {text}'.replace(';', ','))}]"


def hostile_folder(folder: Path) -> Path:
    """A positions folder in which every text is hostile: 12 actors in two camps on 6 issues, sources and milestones."""
    texts = [" ".join(NAMES[n::12]) if n % 3 == 0 else NAMES[n * 4 % len(NAMES)] for n in range(12)]
    long = {0: PIECES["word"], 1: PIECES["han"], 2: PIECES["heap"], 3: PIECES["override"], 4: PIECES["emoticons"]}
    actors = {}
    for number in range(12):
        name = long.get(number, texts[number])
        statements = []
        for about in range(ISSUES):
            text = NAMES[(number * ISSUES + about) % len(NAMES)]
            told = number == 11
            statements.append(
                position(
                    issue=f"issue-{about}",
                    stance=STANCES[(about + 4 * (number % 2)) % 5 if number < 10 else number % 5],
                    date=f"20{10 + about}-0{1 + number % 9}-05",
                    source="first" if about % 2 else "second",
                    quote=quotation(text),
                    speaker=scalar(text),
                    venue=scalar(texts[about]),
                    note=scalar(" ".join(NAMES[about::7])),
                    attribution="characterised" if told else "reported" if about == 5 else "own",
                    according_to="a0" if told else None,
                )
            )
        long_name = scalar(f"{number} {texts[number]}")
        actors[f"a{number}"] = actor(
            *statements,
            name=long_name,
            short_name=scalar(f"{number} {name}"),
            also_known_as=listed(number, texts[number - 1]),
            note=scalar(texts[-number - 1]),
        )
    issues = [
        issue(
            f"issue-{n}",
            title=scalar(f"{n} {[*NAMES[:3], PIECES['word'], PIECES['override'], ' '.join(NAMES[3:20])][n]}"),
            proposition=scalar(" ".join(NAMES[n::ISSUES])),
            terms=listed(n, " ".join(NAMES[n::ISSUES])),
            support_means=scalar(NAMES[n + 6]),
            oppose_means=scalar(NAMES[n + 12]),
            track=f"track-{n % 2}",
        )
        for n in range(ISSUES)
    ] + [issue("silent", title=scalar(" ".join(NAMES[20:40])), proposition=scalar(NAMES[7]))]
    sources = [
        source("first", title=scalar(" ".join(NAMES)), publisher=scalar(PIECES["link"]), url=scalar(URLS[0])),
        source("second", title=scalar(PIECES["image"]), publisher=scalar(PIECES["script"]), affiliation="a2",
               url=scalar("//evil.example/x"), note=scalar(PIECES["colour"])),
        *(source(f"s{n}", url=scalar(url)) for n, url in enumerate(URLS) if len(url.split()) == 1),
    ]  # fmt: skip
    events = [
        event(date=f"20{11 + n}", title=scalar(text), source="first", quote=quotation(text))
        for n, text in enumerate(NAMES[:8])
    ]
    tracks = negotiation("track-0", "track-1", title=scalar(PIECES["script"]), about=scalar(" ".join(NAMES)))
    lists = {"issues": "".join(issues), "sources": "".join(sources), "events": "".join(events)}
    return write_folder(folder, actors, negotiation=tracks, **lists)


URLS = (
    "javascript:alert(1)",
    " JavaScript:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/passwd",
    r"\\evil.example\share",
    "//evil.example/x",
    "vbscript:x",
    "http:evil",
    "https://",
    "http://user:secret@evil.example/",
    "https://evil.example/\u202egpj",
    "https://evil.example/x y",
    "ftp://evil.example",
    "blob:http://evil.example/1",
)
"""Addresses that are no link."""
