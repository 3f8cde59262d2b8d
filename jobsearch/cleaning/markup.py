"""Markup: HTML becomes Markdown, Markdown and plain text stay as they are; the one owner of html-to-markdown."""

from __future__ import annotations

import re
from html import escape

from jobsearch.cleaning.nesting import MARKS, Tree
from jobsearch.patterns import Pattern

_BLOCKS = (
    "article aside blockquote br center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
)
_OTHER_BLOCKS = (
    "audio body canvas caption head html iframe link meta object option script select style svg template textarea "
    "title video"
)
_IDLE_INLINES = (
    "abbr acronym address base bdi bdo big blink button cite col colgroup data del dfn embed font img input ins kbd "
    "label map mark noscript o:p param picture q rp rt ruby s samp small source span strike sub sup time track tt u "
    "var wbr"
)
_MARKDOWN_NAMES = (
    {name: name for name in [*_BLOCKS.split(), "a", "strong", "em", "code"]}
    | {"b": "strong", "i": "em"}
    | dict.fromkeys(_OTHER_BLOCKS.split(), "div")
    | dict.fromkeys(_IDLE_INLINES.split(), "")
)
_BREAKS_LINES = frozenset(_BLOCKS.split())

_TAG = Pattern(
    r"(<(?:"
    r"/?[a-zA-Z][a-zA-Z0-9:]*(?:(?:[\s/][^<>]*)?>|\s+[\w-]+=[^<>]*(?=<|\Z)|\s+[\w-]*(?=<))"  # maybe cut
    r"|!--.*?(?:-->|\Z)"
    r"|![^<>]*(?:>|\Z)"
    r"))",
    re.DOTALL,
)
_CUT_TAG = Pattern(r"</?[a-zA-Z]{0,10}(?:\s+[\w-]*)?\Z")
_WITH_TEXT = Pattern(
    r"<(script|style|svg|template)\b[^<>]*>.*?(?:</\1\s*>|\Z)|<iframe\b[^<>]*>(?:[^<>]{0,500}</iframe\s*>)?",
    re.IGNORECASE | re.DOTALL,
)
_NAME = Pattern(r"</?([a-zA-Z][a-zA-Z0-9:]*)")
_MARK = f"(?:{'|'.join(MARKS)})"
_BREAKS_AT_ENDS = Pattern(rf"((?:<{_MARK}>)+)((?:\s*<br>)*)|((?:<br>\s*)+)((?:</{_MARK}>)*)")
_MARK_AGAIN = Pattern(rf"</({_MARK})>(\s*)<\1>")
_HREF = Pattern(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_LINKABLE = Pattern(r"(?:https?://|mailto:|tel:)[^\s<>]+\Z", re.IGNORECASE)
_LITERAL_NEWLINE = Pattern(r"(?<!\b[A-Z]:)(?:\\r)?\\n")
_NEEDLESS_ESCAPE = Pattern(r"\\(?=[-\\.+*#>)])")
_BULLET_ALONE = Pattern(r"^( *(?:[-*+]|\d+\.))\n\s* (?=\S)", re.MULTILINE)
_EMPTY_ITEM = Pattern(r"^ *[-*+]\n", re.MULTILINE)
_LOOSE_ITEM = Pattern(r"^( *(?:[-*+]|\d+\.) .*)\n\n(?= *(?:[-*+]|\d+\.) )", re.MULTILINE)
_SPACE_AT_END = Pattern(r"(?<! ) +$", re.MULTILINE)
_BLANK_LINES = Pattern(r"\n{3,}")
_UNSAFE_SCHEMES = ("javascript:", "vbscript:", "data:", "file:", "blob:", "about:")
_UNSAFE_LINK = Pattern(
    rf"!?\[([^\[\]]*)\]\(\s*<?(?:{'|'.join(_UNSAFE_SCHEMES)})[^()]*(?:\([^()]*\)[^()]*)*\)"
    rf"|<((?:{'|'.join(_UNSAFE_SCHEMES)})[^<>\s]*)>",
    re.IGNORECASE,
)


def drop_markup(text: str) -> str:
    """Return a text without its HTML tags; what merely looks like one stays."""
    return _TAG.sub(lambda tag: tag[0] if _meaning(tag[0]) is None else " ", text) if "<" in text else text


def to_markdown(text: str, longest: int) -> str:
    """Return Markdown from HTML, Markdown, plain text or a mixture of them, line ends and all.

    Where that would be longer than `longest` characters, or can't be made, the text has no markup.
    """
    if "\\n" in text:
        text = _LITERAL_NEWLINE.sub("\n", text)
    if "<" in text:
        text = _WITH_TEXT.sub("", text)
        pieces = _TAG.split(text)
        meanings = [_meaning(tag) for tag in pieces[1::2]]
        if any(meaning is not None for meaning in meanings):
            pieces[-1] = _CUT_TAG.sub("", pieces[-1])
            markdown = _converted(_plain_html(pieces, meanings))
            text = drop_markup(text) if markdown is None or len(markdown) > longest else _tidy_lists(markdown)
    return _tidy_lines(_drop_unsafe_links(text))


def _converted(html: str) -> str | None:
    from html_to_markdown import ConversionError, convert  # noqa: PLC0415 - most commands clean no description

    try:
        return convert(html).content or ""
    except ConversionError:
        return None


def _tidy_lists(markdown: str) -> str:
    """Undo the converter's escapes, empty items and blank lines between items."""
    markdown = _SPACE_AT_END.sub("", _NEEDLESS_ESCAPE.sub("", markdown))
    markdown = _EMPTY_ITEM.sub("", _BULLET_ALONE.sub(r"\1 ", markdown))
    return _LOOSE_ITEM.sub(r"\1\n", markdown)


def _drop_unsafe_links(markdown: str) -> str:
    folded = markdown.lower()
    if not any(scheme in folded for scheme in _UNSAFE_SCHEMES):
        return markdown
    return _UNSAFE_LINK.sub(lambda link: link[1] or link[2] or "", markdown)


def _tidy_lines(markdown: str) -> str:
    if " \n" in markdown:
        markdown = _SPACE_AT_END.sub("", markdown)
    if "\n\n\n" in markdown:
        markdown = _BLANK_LINES.sub("\n\n", markdown)
    return markdown.strip()


def _meaning(tag: str) -> str | None:
    """Return the name of a tag as far as Markdown has it, "" if not, and None for what is not a tag."""
    if tag.startswith("<!"):
        return ""
    name = _NAME.match(tag)
    return _MARKDOWN_NAMES.get(name[1].lower()) if name else None


def _plain_html(pieces: list[str], meanings: list[str | None]) -> str:
    """Return HTML with only the tags and attributes that mean something in Markdown, line ends as line breaks."""
    tree = Tree()
    for index, piece in enumerate(pieces):
        meaning = meanings[index // 2] if index % 2 else None
        if meaning is not None:
            _add_tag(tree, piece, meaning)
            continue
        prose = escape(piece, quote=False)
        if "\n" in prose:
            after_block = index > 0 and meanings[index // 2 - 1] in _BREAKS_LINES
            before_block = index + 1 < len(pieces) and meanings[index // 2] in _BREAKS_LINES
            prose = prose.lstrip() if after_block else prose
            prose = (prose.rstrip() if before_block else prose).replace("\n", "<br>")
        tree.add(prose)
    return _settle_marks(tree.html())


def _add_tag(tree: Tree, tag: str, meaning: str) -> None:
    if tag.startswith("</") and meaning != "br":
        tree.end(meaning)
    elif meaning == "a":
        if address := _address(tag):
            tree.start("a", f'<a href="{escape(address)}">')
    elif meaning:
        tree.start(meaning, f"<{meaning}>")


def _address(tag: str) -> str:
    """Return the address that a tag links to, if it can become a link."""
    found = _HREF.search(tag)
    address = (found[1] or found[2] or found[3] or "").strip() if found else ""
    return address if _LINKABLE.match(address) else ""


def _settle_marks(html: str) -> str:
    """Move line breaks out of the ends of bold, italics and code; join marks that only blanks separate.

    The converter would lose blank lines there. Each match takes all of its run, so this is linear in time.
    """
    return _MARK_AGAIN.sub(r"\2", _BREAKS_AT_ENDS.sub(r"\2\1\4\3", html))
