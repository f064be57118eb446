"""Whether a practitioner's review still speaks of the words that are published."""

from collections.abc import Iterator

from ..codes import problem
from ..problem import Problem
from ..subject import Subject
from ..texts import content_digest


def reviews_hold(subject: Subject) -> Iterator[Problem]:
    """A review belongs to the words it was made of; after a change it lapses until someone reads again."""
    for topic, _ in subject.topic_writings:
        own = [review for review in topic.reviewed if review.language == topic.language]
        digest = content_digest(topic) if own else ""
        for review in own:
            if review.digest != digest:
                yield problem("review-lapsed", review.where, who=review.who, digest=digest)


CHECKS = (reviews_hold,)
