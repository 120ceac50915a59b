"""A press of Enter in the reader is heeded once, whoever asks for it again and when."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

from views.pages.code.coded_saves import MOST_KEPT, Answer, Answers


def answer(press: str) -> Answer:
    return Answer({"press": press, "kind": "saved", "words": "", "remarks": []})


def test_who_asks_again_while_a_press_is_worked_off_waits_and_gets_its_answer() -> None:
    answers, begun, go_on, done = Answers(), Event(), Event(), []

    def work() -> Answer:
        begun.set()
        assert go_on.wait(10)
        done.append("worked off")
        return answer("one")

    with ThreadPoolExecutor() as threads:
        first = threads.submit(answers.to, "one", work)
        assert begun.wait(10)
        again = threads.submit(answers.to, "one", work)
        go_on.set()
        assert first.result(10) is again.result(10)
    assert done == ["worked off"]


def test_another_press_is_worked_off_anew_and_old_answers_are_let_go() -> None:
    answers = Answers()
    for number in range(MOST_KEPT + 1):
        answers.to(str(number), lambda: answer("any"))
    fresh = answer("again")
    assert answers.to(str(MOST_KEPT), lambda: fresh) is not fresh
    assert answers.to("0", lambda: fresh) is fresh
