"""Cleaning text from the feed: markup, characters, and the anti-spam sentence."""

from __future__ import annotations

import base64
import re
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jobsearch.cleaning.fields import clean_description, clean_line

ESCAPE, CSI, OVERRIDE, ZERO_WIDTH, JOINER, SURROGATE = "\x1b", "\x9b", "\u202e", "\u200b", "\u200d", "\ud800"
WOMAN, LAPTOP = "\U0001f469", "\U0001f4bb"
SPOILT = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def tag_of(address: str) -> str:
    """Return the tag by which Remote OK knows a reader."""
    return "R" + base64.b64encode(address.encode()).decode()


TAG = tag_of("192.0.2.33")
SENTENCE = (
    f"Please mention the word **HELPFUL** and tag {TAG} when applying to show you read the job post completely "
    f"(#{TAG}). This is a beta feature to avoid spam applicants. Companies can search these words to find "
    "applicants that read this and see they're human."
)


def misread(text: str) -> str:
    """Return what becomes of UTF-8 that is read as Latin-1."""
    return text.encode().decode("latin-1")


def markdown(text: str) -> str:
    return clean_description(text)[0]


@pytest.mark.parametrize("text", ["Café", "Łódź: “quoted” …", "求人", WOMAN + JOINER + LAPTOP, "10 € à Paris"])
def test_misread_text_is_repaired_and_right_text_left_alone(text: str) -> None:
    assert clean_line(misread(text)) == clean_line(text) == text


def test_a_text_of_both_kinds_is_repaired_where_it_is_misread() -> None:
    assert clean_line(f"Café, {misread('Köln')}") == "Café, Köln"


def test_a_character_cut_in_half_is_dropped() -> None:
    assert clean_line(misread("Köln, Orléans café")[:-1]) == "Köln, Orléans caf"
    assert clean_line(misread("求人")[:-1]) == "求"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  two\n\twords ", "two words"),
        ("R&amp;D", "R&D"),
        ("R&amp;amp;D", "R&D"),
        ("<b>Chief</b><br/>Baker", "Chief Baker"),
        ("&lt;i&gt;Baker&lt;/i&gt;", "Baker"),
        ("C++ <-> List<Int>, x < y", "C++ <-> List<Int>, x < y"),
        ("Iceland, ", "Iceland"),
        (f"a{ESCAPE}[31mb{CSI}c{OVERRIDE}d{ZERO_WIDTH}e{SURROGATE}f", "a[31mbcdef"),
        ("&#27;[2J&#x202e;", "[2J"),
        (f"Baker {TAG}", "Baker"),
        ("?copy=1&copy=2", "?copy=1&copy=2"),
    ],
)
def test_a_field_becomes_one_plain_line(text: str, line: str) -> None:
    assert clean_line(text) == line


@pytest.mark.parametrize(
    "sentence",
    [
        SENTENCE,
        SENTENCE.replace(" beta", ""),
        SENTENCE.replace(f" and tag {TAG}", ""),
        SENTENCE.replace("**HELPFUL**", "<strong>HELPFUL</strong>").replace(TAG, f"<b>{TAG}</b>"),
        SENTENCE.replace("**HELPFUL**", "&lt;b&gt;HELPFUL&lt;/b&gt;").replace("'", "&#39;"),
        SENTENCE.replace(" ", "&nbsp;"),
        SENTENCE.replace(" ", "\n"),
        SENTENCE.replace(TAG, tag_of("2001:db8::7")),
        SENTENCE.replace("'", "\u2019"),
        f"<p><em>{SENTENCE}</em></p>",
        f"**{SENTENCE}**",
        SENTENCE.upper().replace(TAG.upper(), TAG),
    ],
)
@pytest.mark.parametrize(("before", "after"), [("", ""), ("<p>Bake bread.</p>", ""), ("Bake bread.<br/>", " Sell it.")])
def test_the_anti_spam_sentence_goes_and_its_word_stays(sentence: str, before: str, after: str) -> None:
    text, word = clean_description(before + sentence + after)
    assert word == "HELPFUL"
    assert text.split() == markdown(before + after).split()


def test_the_sentence_goes_wherever_it_is_cut() -> None:
    for length in range(len("Please mention t"), len(SENTENCE)):
        text, word = clean_description(f"Bake bread.<br/><br/>{SENTENCE[:length]}")
        assert text == "Bake bread.", SENTENCE[:length]
        assert word == ("HELPFUL" if length >= SENTENCE.index(" and tag") else None), SENTENCE[:length]


def test_what_is_left_of_a_sentence_without_its_head_goes() -> None:
    assert markdown(f"Bake. and tag {SENTENCE.partition(' and tag ')[2]}") == "Bake."


def test_several_words_may_be_asked_for() -> None:
    text = "Please mention the words **BREAD SALT OVEN** when applying to show you read the job post completely."
    assert clean_description(text) == ("", "BREAD SALT OVEN")


def test_a_company_may_ask_for_a_word_of_its_own() -> None:
    text = "Please mention the word Sourdough in your letter."
    assert clean_description(text) == (text, None)


@given(
    st.ip_addresses().filter(lambda address: not address.is_unspecified).map(str),
    st.text(max_size=5),
    st.text("<>b/&;#", max_size=5),
)
def test_no_tag_survives_wherever_it_stands(address: str, before: str, after: str) -> None:
    tag = tag_of(address)
    for text in (f"{before} {tag}", f"<a href='https://a.example/?t={tag}'>x</a>", f"<b>{before} (#{tag}){after}</b>"):
        assert tag not in markdown(text)
        assert tag not in clean_line(text)


@pytest.mark.parametrize("text", ["Ask for RMS Titanic", "#RN wanted", "RMjk4Zm9v", "A tag Rust, a tag ROYALBLUE"])
def test_what_merely_looks_like_a_tag_stays(text: str) -> None:
    assert markdown(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "# Bread\n\n* rye\n* spelt\n  * dark\n\n1. mix\n2. bake\n\n**Now** or *never*: [more](https://a.example/x)",
        "One line\nthe next\n\nA paragraph",
        "List<Int>, a < b > c, 3 <5 & R&D; <https://a.example/?a=1&copy=2>",
        "5 * 3 ** 2, snake_case, [square] {curly} `code` ~ C:\\new",
        "```\nif a:\n    b\n```",
        "| a | b |\n| --- | --- |\n| 1 | 2 |",
        "*",
    ],
)
def test_markdown_and_plain_text_stay_as_they_are(text: str) -> None:
    assert markdown(text) == text


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Bake</p><p>and <b>sell</b> <i>bread</i></p>", "Bake\n\nand **sell** *bread*"),
        ("<h2>Tasks</h2><ul><br /><li>mix</li><br /><li><p>bake</p></li><li> </li></ul>", "## Tasks\n\n- mix\n- bake"),
        ("<ul><li><br><br>mix</li><li>bake<ul><li>twice</li></ul></li></ul>", "- mix\n- bake\n  * twice"),
        ("<ol><li>mix</li><li>bake</li></ol>", "1. mix\n2. bake"),
        ("mix<br/>bake<br/><br/><br/>sell", "mix\nbake\n\nsell"),
        ("&lt;p&gt;Bake &amp;amp; &lt;b&gt;sell&lt;/b&gt;&lt;/p&gt;", "Bake & **sell**"),
        ("&amp;lt;p&amp;gt;Bake&amp;lt;/p&amp;gt;", "Bake"),
        ("<div><!--block-->Bake</div><style>p{}</style><script>x()</script>", "Bake"),
        ("<iframe src='https://a.example'>no frames</iframe><img src='data:,' alt='x'>Bake", "Bake"),
        ("<p style='a'>Bake</p>\\n<p>sell</p>\\n", "Bake\n\nsell"),
        ("Mix\\nbake\\r\\nsell", "Mix\nbake\nsell"),
        ("Tasks:\n* mix\n* bake\n\n<strong>Pay</strong>\nby hour", "Tasks:\n* mix\n* bake\n\n**Pay**\nby hour"),
        ("<p>1. mix</p><p>- bake</p><p># 1</p>", "1. mix\n- bake\n\n# 1"),
        ("<strong>Job<br><br></strong>Bake", "**Job**\n\nBake"),
        ("<b>Ba</b><b>ke</b> <b></b><b> bread </b>now", "**Bake bread** now"),
        ("<i><em>Bake</em></i> <em>a <i>b</i> c</em>", "*Bake a b c*"),
        ("</b> <b>Bake</b> <b><b>bread</b> now</b>", "**Bake bread now**"),
        ("Pay <1 year & C<sub>2</sub>, List<Int><br>", "Pay <1 year & C2, List<Int>"),
        ("<a href='https://a.example/?b=1&amp;c=2'>here</a>", "[here](https://a.example/?b=1&c=2)"),
        ("<a href='javascript:x()'>a</a> <a href='data:,'>b</a> [c](JavaScript:x(1)) ![d](data:,)", "a b c d"),
        ("<p>Bake</p><span style='fo", "Bake"),
        ("<p>Bake <a href='https://a<br/>bread", "Bake\nbread"),
        ("<p>Bake</p></di", "Bake"),
        ("<p>&nbsp;</p><p><br></p>", ""),
    ],
)
def test_html_becomes_markdown(html: str, expected: str) -> None:
    assert markdown(html) == expected


def test_nothing_in_a_description_reaches_the_terminals_controls() -> None:
    assert markdown(f"a{ESCAPE}[2Jb{CSI}c\x07{OVERRIDE}d &#27;[0m<b>&#127;</b>{SURROGATE}") == "a[2Jbcd [0m"


fragments = st.sampled_from(
    [
        "<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "<br/>", "<ul>", "<li>", "</li>", "</ul>", "<h2>",
        "<a href='https://a.example'>", "</a>", "<pre>", "</pre>", "&lt;", "&amp;", "&nbsp;", "&#8226;", "\\n", "\n",
        " ", "* ", "**", "- ", "1. ", "_", "#", "<", ">", "[", "](", ")", "word", "é", misread("é"), SENTENCE, TAG, "`",
        "Please mention the word ",
        "<table>", "<tr>", "<td>", "<!--", "-->", "<script>", "</script>", "data:", "|", "\\", "\t", "\xa0", ZERO_WIDTH,
    ]
)  # fmt: skip
texts = st.lists(fragments | st.text(max_size=8), max_size=14).map("".join)


@given(texts)
@example("<scr<script></script>ipt>x</script>")
@example("&am<b>p;lt;b&gt;")
def test_cleaning_again_changes_nothing(text: str) -> None:
    once, _ = clean_description(text)
    assert clean_description(once) == (once, None)
    assert clean_line(clean_line(text)) == clean_line(text)
    assert not SPOILT.search(once + clean_line(text))
    assert TAG not in once + clean_line(text)


@pytest.mark.parametrize(
    "piece",
    [
        "<div>", "<b> ", "<br>", "<!--", "<script>", "<ul><li>", " ", " \n", "[a](data:(", "&#38;", "é", SENTENCE,
        "Please mention the word ",
    ],
)  # fmt: skip
def test_a_hostile_text_takes_little_time(piece: str) -> None:
    begun = time.process_time()
    clean_description(piece * (100_000 // len(piece)) + "x")
    assert time.process_time() - begun < 2
