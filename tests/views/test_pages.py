"""Every page opens, whatever the data and the URL are."""

from pathlib import Path

import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest

from loaders.settings import DOCUMENTS_VARIABLE, SECOND_VARIABLE
from loaders.vote_scale import AT_THE_ENDS
from tests.support.dashboard import PAGES, component_text, figures, open_page, text_of, unfold, use
from tests.support.folders import ROOT, actor, issue, position, source, write_folder

pytestmark = pytest.mark.usefixtures("fresh_caches")


def told_of_an_error(app: AppTest, page: str) -> bool:
    """Whether the page itself says that there is one error in one file: Data problems in its first sentence."""
    if page == "problems":
        return app.main.markdown[0].value.startswith("**1 error, ")
    return "1 error in 1 of" in app.main.error[0].value


@pytest.mark.parametrize("page", PAGES)
class TestEveryPage:
    def test_opens_on_the_default_data(self, page: str) -> None:
        assert open_page(page).title[0].value.endswith("?")

    def test_drops_bad_parameters_without_an_error(self, page: str) -> None:
        app = open_page(
            page,
            as_of="yesterday",
            evidence="hearsay",
            kinds=["state", "planet"],
            left="atlantis",
            actor="../etc",
            x="1",
        )
        assert app.query_params["evidence"] == "all"
        assert app.query_params["kinds"] == "state"
        assert "x" not in app.query_params
        assert "atlantis" not in str(dict(app.query_params))

    def test_says_what_to_do_in_an_empty_folder(
        self, page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write_folder(tmp_path)
        use(tmp_path, monkeypatch)
        app = open_page(page)
        if page not in ("problems", "method"):
            assert len(app.info) == 1
            assert len(app.info[0].value) > 30

    def test_works_with_a_missing_folder(self, page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        use(tmp_path / "nowhere", monkeypatch)
        assert told_of_an_error(open_page(page), page)

    def test_works_with_one_actor(self, page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        write_folder(tmp_path, {"kenya": actor(position(), name="Kenya")})
        use(tmp_path, monkeypatch)
        app = open_page(page)
        if page in ("overview", "compare", "actor"):
            assert "Kenya" in text_of(app) + component_text(app)

    def test_works_with_an_actor_without_positions(
        self, page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write_folder(tmp_path, {"kenya": actor(name="Kenya"), "peru": actor(position(), name="Peru")})
        use(tmp_path, monkeypatch)
        open_page(page, actor="kenya", left="kenya", right="peru", follow="all")

    def test_keeps_the_good_part_beside_a_broken_file(
        self, page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write_folder(tmp_path, {"kenya": actor(position(), name="Kenya"), "peru": "name: [Peru"})
        use(tmp_path, monkeypatch)
        assert told_of_an_error(open_page(page), page)

    def test_shows_markup_in_the_data_as_text(self, page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        evil = "'<b>Kenya</b> ![](http://x.example/a.png) $a$ :smile: [x](javascript:1)'"
        write_folder(
            tmp_path,
            {"kenya": actor(position(speaker=evil, note=evil), name=evil), "peru": actor(position(), name="Peru")},
            issues=issue("broad-offences", title=evil, proposition=evil),
            sources=source("sputnik-2024", title=evil, publisher=evil),
        )
        use(tmp_path, monkeypatch)
        words = text_of(open_page(page, left="kenya", right="peru"))
        assert "<b>" not in words.replace(r"\<b\>", "")
        assert "](" not in words.replace(r"\]\(", "")
        assert ":smile:" not in words


def test_problems_give_file_line_excerpt_and_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_folder(tmp_path, {"kenya": actor(position(issue="broad-offence"), name="Kenya")})
    use(tmp_path, monkeypatch)
    app = open_page("problems")
    assert "line 4, column 12" in text_of(app)
    assert "broad\\-offences" in text_of(app)
    assert "- issue: broad-offence" in app.code[0].value


def test_the_method_page_has_the_constants_of_the_code() -> None:
    words = text_of(open_page("method"))
    assert "fewer than 3 separate quotations" in words
    assert "The 90\u00a0% Jeffreys interval" in words
    assert "{" not in words
    assert not open_page("method").info


def test_the_method_page_says_so_where_votes_stand_at_the_ends_of_the_scale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    votes = source("sputnik-2024", title="Roll calls of *2018*", note=AT_THE_ENDS)
    write_folder(tmp_path, {"kenya": actor(position(), name="Kenya")}, sources=votes)
    use(tmp_path, monkeypatch)
    [note] = open_page("method").info
    assert note.value.startswith(
        "Votes are coded at the ends of the scale in “Roll calls of \\*2018\\*”: yes is strong"
    )
    assert "0 % and not of 50 %" in note.value


@pytest.mark.parametrize(
    ("page", "query"),
    [
        *((page, {}) for page in ("compare", "actor", "issue", "coverage", "coders")),
        *(("alignment", {"part": part}) for part in ("matrix", "blocs", "issues")),
        *(("alignment", {"part": "networks", "network": one}) for one in ("two-mode", "congruence", "conflict")),
        *(("change", {"follow": one}) for one in ("actor", "issue", "pair", "all")),
    ],
    ids=str,
)
def test_every_property_of_a_figure_is_one_that_plotly_knows(
    page: str, query: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SECOND_VARIABLE, str(ROOT / "positions"))
    drawn = figures(unfold(open_page(page, **query)))
    assert drawn
    for figure in drawn:
        go.Figure(figure)  # raises for any other


@pytest.mark.parametrize("page", ["overview", "compare", "alignment", "change", "actor", "issue"])
def test_a_table_is_made_as_its_fold_opens(page: str) -> None:
    app = open_page(page)
    before = len(app.dataframe)
    assert "The same as a table" in {fold.label for fold in app.expander}
    assert len(unfold(app).dataframe) > before


def test_a_stale_file_is_announced_on_the_page_and_a_warning_on_data_problems(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_folder(tmp_path, {"kenya": actor(position(), name="Kenya")})
    use(folder, monkeypatch)
    monkeypatch.delenv(DOCUMENTS_VARIABLE, raising=False)  # it has those of the default data, and not those of this
    open_page("actor")
    (folder / "actors" / "kenya.yaml").write_text("name: [Kenya")
    app = open_page("actor")
    assert "On view: an earlier version of actors" in app.main.error[0].value
    assert "Kenya" in app.title[0].value
    (folder / "actors" / "kenya.yaml").write_text(actor(position(), position(date="2018"), name="Kenya"))
    assert not open_page("actor").main.error
    assert "**0 errors, 1 warning in" in open_page("problems").markdown[0].value
