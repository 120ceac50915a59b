"""Coding a document in a real browser: by keyboard alone, by mouse, and whatever letters its text has."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from documents.document_files import document_of
from editing.source_entry import register_all
from loaders import load
from loaders.settings import DOCUMENTS_VARIABLE
from tests.browser.conftest import Editable, Watched, editing
from tests.support.folders import ROOT
from tests.support.naughty import PIECES

pytestmark = pytest.mark.browser

SENTENCES = [f"Sentence {number} says what nobody has said before it in so many words." for number in range(1, 8)]
ODD = (
    "Emoji 🙂🙂 and 𝒂𝒍𝒈𝒆𝒃𝒓𝒂 stand before these five plain words here.\n\n"
    "我们希望公约只涵盖网络犯罪。\n\nنريد اتفاقية ضيقة لا تتجاوز الجرائم.\n\n"
    "Cafe\u0301 owners reject e\u0301very clause of it.\n\n"
)
ODD += "\n".join(piece for piece in PIECES.values() if piece.isprintable())


class Coder:
    """Who codes on a page: presses keys, of which it keeps count."""

    def __init__(self, page: Page) -> None:
        self.page, self.keys = page, 0
        self.text = page.get_by_role("document", name="The document")
        expect(self.text.locator(".block").first).to_be_visible()
        self.text.focus()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
        self.keys += len(keys)

    def type(self, words: str) -> None:
        self.press(*words)

    @property
    def quotation(self) -> Locator:
        return self.page.locator("blockquote")

    def save(self, key: str = "Enter") -> None:
        self.press(key)
        expect(self.page.locator("p.status.done")).to_have_text(re.compile("^Saved in "))


@pytest.fixture(scope="module")
def editable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editable]:
    """A dashboard on the default data with two more documents: plain sentences, and letters of many kinds."""
    place = tmp_path_factory.mktemp("coding")
    folder = Path(shutil.copytree(ROOT / "positions", place / "original"))
    documents = folder / "documents"
    documents.mkdir(exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(DOCUMENTS_VARIABLE, raising=False)  # it has those of the default data, and not these
        for name, text in (("plain", " ".join(SENTENCES)), ("odd", ODD)):
            (documents / f"{name}.txt").write_text(text, encoding="utf-8")
            fields = {"id": name, "title": name, "publisher": "Nobody", "published": "2024-01-02", "language": "en"}
            register_all(folder, [(fields, document_of(f"{name}.txt", text.encode()))])
        with editing(folder, place) as dashboard:
            yield dashboard


def test_five_positions_of_a_document_are_coded_by_keyboard_alone_and_stand_on_compare(
    watched: Watched, folder: Path
) -> None:
    page = watched.page
    watched.open("code?source=plain")
    coder = Coder(page)
    counted = []
    for number, (stance, words) in enumerate(zip("52413", ("conv", "budap", "human", "safegu", "extrem"), strict=True)):
        coder.keys = 0
        coder.press("n")
        expect(coder.quotation).to_have_text(f"“{SENTENCES[number]}”")
        coder.press(stance, "i")
        coder.type(words[:4])
        coder.press("Enter")
        if number == 0:
            coder.press("a")
            coder.type("cuba")
            coder.press("Enter", "o", "d")
            coder.type("2024")
            coder.press("Enter")
        coder.save()
        counted.append(coder.keys)
    assert max(counted[1:]) <= 12
    data = load(folder)
    mine = data.positions[data.positions["source"] == "plain"]
    assert data.errors == ()
    assert sorted(mine["quote"]) == SENTENCES[:5]
    assert set(mine["actor"]) == {"cuba"}
    watched.open("compare?left=cuba&right=russia")
    expect(page.get_by_role("table")).to_contain_text("Cuba")


def test_words_of_every_script_are_chosen_by_keys_and_mouse_and_saved_to_the_letter(
    watched: Watched, folder: Path
) -> None:
    page = watched.page
    watched.open("code?source=odd")
    coder = Coder(page)
    shown = coder.text.evaluate("(page) => [...page.querySelectorAll('.block')].map((b) => b.textContent).join('')")
    assert shown == document_of("odd.txt", ODD.encode()).text
    assert page.evaluate("window.caught ?? null") is None
    coder.press("n")
    expect(coder.quotation).to_contain_text("Emoji 🙂🙂 and 𝒂𝒍𝒈𝒆𝒃𝒓𝒂 stand")
    # a range that begins behind the letters of two units, drawn by mouse within a word at either end
    word = coder.text.get_by_text("before these five plain words here").first
    box = word.evaluate(
        """(node) => {
          const text = [...node.childNodes].find((one) => one.data?.includes("these five")) ?? node.firstChild;
          const at = (words) => { const r = document.createRange(); const from = text.data.indexOf(words);
            r.setStart(text, from + 1); r.setEnd(text, from + 2); const b = r.getBoundingClientRect();
            return [Math.round(b.left + b.width / 2), Math.round(b.top + b.height / 2)]; };
          return [...at("these"), ...at("here")];
        }"""
    )
    page.mouse.move(box[0], box[1])
    page.mouse.down()
    page.mouse.move(box[2], box[3], steps=4)
    page.mouse.up()
    expect(coder.quotation).to_have_text("“these five plain words here”")
    expect(page.locator(".count")).to_have_text("5 words")
    coder.text.focus()
    coder.press("4", "i", *"conv", "Enter", "a", *"cuba", "Enter", "c")
    coder.type("russia")
    coder.press("Enter", "d", *"2024", "Enter")
    coder.save()
    coder.press("n")  # the sentence after it
    expect(coder.quotation).to_have_text("“我们希望公约只涵盖网络犯罪。”")
    coder.press("2", "i", *"budap", "Enter")
    coder.save("Shift+Enter")  # the same words on another issue
    expect(coder.quotation).to_have_text("“我们希望公约只涵盖网络犯罪。”")
    coder.press("1", "i", *"safeg", "Enter")
    coder.save()
    data = load(folder)
    assert data.errors == ()
    mine = data.positions[data.positions["source"] == "odd"]
    assert sorted(mine["quote"]) == sorted(["these five plain words here", *["我们希望公约只涵盖网络犯罪。"] * 2])
    assert set(mine["attribution"]) == {"characterised"}
    coder.press("u")
    expect(page.locator("p.status.done")).to_have_text(re.compile("^Taken back"))
    assert len(load(folder).positions) == len(data.positions) - 1


def test_too_many_words_offer_whole_sentences_and_two_actors_make_a_joint_statement(
    watched: Watched, folder: Path
) -> None:
    page = watched.page
    watched.open("code?source=plain")
    assert watched.fits(400)
    coder = Coder(page)
    coder.press("n", "Shift+ArrowDown", "Shift+ArrowDown", "Shift+ArrowDown")
    expect(page.locator(".count")).to_contain_text("at most 40")
    page.locator(".offers button").first.click()
    expect(page.locator(".count")).not_to_contain_text("at most")
    coder.press("/")
    coder.type("Sentence 6")
    coder.press("Escape", "n")
    expect(coder.quotation).to_have_text(f"“{SENTENCES[5]}”")
    coder.press("5", "i", *"conv", "Enter", "a", *"cuba", "Enter", "a", *"belarus", "Enter", "o", "d", *"2024", "Enter")
    coder.press("Enter")
    expect(page.locator("p.status.error")).to_contain_text("title of the joint statement")
    page.get_by_label("Title of the joint statement").fill("Two together")
    coder.text.focus()
    coder.save()
    assert list(load(folder).joint["title"]) == ["Two together"]
