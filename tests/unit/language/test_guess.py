from __future__ import annotations

import pytest

from subtools.language.guess import guess_language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The talks that were held in the city have ended, and it is not known for whom"),
        (
            "de",
            "Die Gespräche in der Stadt sind zu Ende, und es ist nicht bekannt, für wen das gilt",
        ),
        (
            "fr",
            "Les discussions dans la ville sont terminées et on ne sait pas pour qui est la place",
        ),
        (
            "es",
            "Las conversaciones en la ciudad han terminado y no se sabe para quién está el lugar",
        ),
        (
            "it",
            "Il sindaco della città non è qui, che sono una cosa di questo e anche per il resto",
        ),
        (
            "pt",
            "As conversas não terminaram, mas o lugar é para uma pessoa que está com o rei",
        ),
        (
            "nl",
            "Het gesprek in de stad is niet voorbij en het is voor een vriend van de koning",
        ),
        ("pl", "Rozmowy w mieście się nie skończyły i jest to dla nas ważne, że są tutaj na stałe"),
        ("ru", "Переговоры в городе не закончились, и это мы знаем, что они объявили"),
        ("uk", "Переговори в місті не закінчилися, і це ми знаємо, що вони її чекають"),
        ("ar", "انتهت المحادثات في المدينة"),
        ("hi", "शहर में बातचीत समाप्त हो गई है"),
        ("ja", "街での話し合いは終わりました"),
        ("zh", "城里的会谈已经结束"),
        ("ko", "도시에서 회담이 끝났습니다"),
        ("he", "השיחות בעיר הסתיימו אתמול"),
        ("el", "Οι συνομιλίες στην πόλη τελείωσαν"),
        ("fa", "گفتگوها در شهر پایان یافت و چیزی نگفتند"),
        ("ur", "شہر میں بات چیت ختم ہو گئی ہے"),
        ("ka", "მოლაპარაკება დასრულდა"),
        ("bg", "Разговорите в града приключиха, но никой не знае какъв път избраха"),
        ("cs", "Rozhovory ve městě skončily a nikdo neví, pro koho to platí"),
        ("sv", "Samtalen i staden är slut och ingen vet vem det gäller"),
        ("fi", "Neuvottelut kaupungissa ovat päättyneet, eikä kukaan tiedä miksi"),
        ("tr", "Şehirdeki görüşmeler bitti ama kimse bunun neden olduğunu bilmiyor"),
        ("hu", "A tárgyalások a városban véget értek, de senki nem tudja, hogy miért"),
        ("ro", "Discuțiile din oraș s-au încheiat și nimeni nu știe pentru cine"),
        # a cue's worth of words
        ("fr", "L'homme qu'elle connaît"),
        ("it", "Lei non capisce"),
        ("en", "I don't know what you mean"),
        # the language most is in, not the one of a few words
        ("ja", "『Hello』と言った"),
        ("ru", "Он сказал Hello и ушёл"),
        ("en", "He said “привет” to all of the guests and then he went to bed"),
        (None, "Ok 1 2 3"),
        (None, ""),
    ],
)
def test_guesses(language: str | None, text: str):
    assert guess_language(text) == language
