"""What a language file owes beside its texts."""

from collections.abc import Iterator

from ..codes import problem
from ..problem import Problem
from ..subject import Subject


def keywords_are_there(subject: Subject) -> Iterator[Problem]:
    """A topic with a language file has keywords in that language."""
    for topic, writing in subject.topic_writings:
        if topic.keywords.language != writing.language:
            patch = subject.things[topic.area, topic.slug].translation(writing.language)
            if patch is not None:
                yield problem("keywords-missing", patch.tree.where)


CHECKS = (keywords_are_there,)
