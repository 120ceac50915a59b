"""The Edit page without a browser: its buttons, its fields, and the files behind it."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from views.pages.edit.drafts import key_of_widget
from views.pages.edit.edit_state import EditState

QUOTE = "we want a long list of offences in the convention"


def button(app: AppTest, label: str) -> AppTest:
    """Press the button that begins with these words."""
    next(one for one in app.button if one.label.startswith(label)).click()
    return app.run()


def unescaped(words: str) -> str:
    """Words as they show, without the marks that keep them from being Markdown."""
    return words.replace("\\", "").replace("\u2060", "")


def file_of(folder: Path, name: str) -> str:
    """The text of a file of the folder."""
    return (folder / name).read_text(encoding="utf-8")


def key_of(app: AppTest, field: str) -> str:
    """The key of the widget of a field of the form."""
    state: EditState = app.session_state[EditState.__name__]
    assert state.opened is not None
    return key_of_widget(state.drafts[state.opened], field)


def draft(app: AppTest, **fields: str) -> AppTest:
    """Fill in fields of the form by their names."""
    for name, value in fields.items():
        key = key_of(app, name)
        kinds = (app.text_input, app.text_area, app.selectbox, app.radio)
        next(one for kind in kinds for one in kind if one.key == key).set_value(value)
        app.run()
    assert not app.exception, [e.message for e in app.exception]
    return app
