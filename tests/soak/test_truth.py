"""What an archive must hold after answers: the oracle of the soak, by cases whose end can be seen at a glance."""

from dataclasses import replace

from tests.soak.soak import begin_of
from tests.soak.stand_in import Said
from tests.soak.story import press
from tests.soak.trouble import Trouble
from tests.soak.truth import Seen, content, truth_of

PRESS = press(seed=1, days=1, a_day=(3, 3))
ARTICLE = next(one for one in PRESS.stories.values() if one.born).standings[0].article
EDITED = replace(ARTICLE, headline="Басқа тақырып", views=ARTICLE.views + 5)


def said(hour: int, status: int, article: object = None) -> Seen:
    shown = article if isinstance(article, type(ARTICLE)) else None
    answer = Said(hour, "/a", Trouble.NONE, status, number=ARTICLE.id, article=shown)
    return Seen(begin_of(PRESS, hour).isoformat(), answer)


def test_a_304_is_a_look_and_a_count_and_no_revision() -> None:
    (truth,) = truth_of(PRESS.site, [said(1, 200, ARTICLE), said(2, 304, ARTICLE)]).values()
    assert [at for at, _ in truth.revisions] == [said(1, 200).at]
    assert truth.views == [(said(1, 200).at, ARTICLE.views), (said(2, 304).at, ARTICLE.views)]
    assert truth.last_seen == said(2, 304).at


def test_an_edit_taken_back_is_a_third_revision_and_what_came_broken_is_none() -> None:
    answers = [said(1, 200, ARTICLE), said(2, 200, EDITED), said(3, 200), said(4, 500), said(5, 200, ARTICLE)]
    (truth,) = truth_of(PRESS.site, answers).values()
    assert [text[0] for _, text in truth.revisions] == [ARTICLE.headline, EDITED.headline, ARTICLE.headline]
    assert truth.last_checked == said(5, 200).at


def test_what_is_gone_comes_back_and_what_was_never_there_is_no_article() -> None:
    answers = [said(0, 404), said(1, 200, ARTICLE), said(2, 404), said(3, 410), said(4, 200, ARTICLE), said(5, 410)]
    (truth,) = truth_of(PRESS.site, answers).values()
    assert truth.gone == [(said(2, 0).at, 404, said(4, 0).at), (said(5, 0).at, 410, None)]
    assert truth.is_gone
    assert truth_of(PRESS.site, answers[:1]) == {}


def test_content_is_what_the_columns_of_a_revision_have() -> None:
    (truth,) = truth_of(PRESS.site, [said(1, 200, ARTICLE)]).values()
    assert content(truth.shown)[:2] == (ARTICLE.headline, ARTICLE.description or None)
