"""A whole file in the dashboard: its faults beside their lines, and no path but those of the folder."""

from pathlib import Path

from tests.support.dashboard import open_page
from tests.support.edit_page import button, draft, file_of, key_of


def test_a_file_with_errors_is_not_saved_and_the_errors_stand_beside_their_lines(folder: Path) -> None:
    app = open_page("edit", task="file", file="actors/peru.yaml")
    broken = file_of(folder, "actors/peru.yaml").replace("stance: support", "stance: suport")
    draft(app, text=broken)
    assert any("stance: suport   # <-- " in code.value for code in app.code)
    assert next(one for one in app.button if one.label == "Save").disabled
    draft(app, text=broken.replace("suport", "oppose"))
    button(app, "Save")
    assert "stance: oppose" in file_of(folder, "actors/peru.yaml")


def test_no_path_from_the_url_reaches_the_disk(folder: Path) -> None:
    outside = folder.parent / "secret.yaml"
    outside.write_text("name: secret\n", encoding="utf-8")
    app = open_page("edit", task="file", file="../secret.yaml")
    assert app.query_params["file"] == "actors/kenya.yaml"
    assert "secret" not in str(next(one for one in app.text_area if one.key == key_of(app, "text")).value)
