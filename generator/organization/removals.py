"""What an organization does without: found among what is there, with what that would break."""

from ..codes import problem
from ..loaded import Removed, Thing
from ..model.profile import Profile, Removal
from ..model.tombstone import Tombstones
from ..problem import Problem, Where
from ..reading import nearest

# Each kind by the word the profile uses for it.
WORDS = {"topic": "topics", "track": "tracks", "handbook": "handbook", "form": "forms"}
Things = dict[str, tuple[Thing, ...]]


def removals_of(profile: Profile | None) -> tuple[tuple[str, Removal], ...]:
    """Return everything a profile removes, with its kind."""
    if profile is None or profile.remove is None:
        return ()
    return tuple(
        (kind, each) for kind, word in WORDS.items() for each in getattr(profile.remove, word)
    )


def parted(
    things: Things,
    profile: Profile | None,
    tombstones: Tombstones,
    unread: frozenset[tuple[str, str]],
    problems: list[Problem],
) -> tuple[Things, tuple[Removed, ...]]:
    """Return what stays and what goes; a name nobody knows is a problem, one that we took away too is not."""
    gone: list[Removed] = []
    for kind, each in removals_of(profile):
        thing = next((t for t in things[kind] if t.slug == each.id), None)
        grave = tombstones.page(f"{WORDS[kind]}/{each.id}")
        if thing is None and grave is None and (kind, each.id) not in unread:
            known = [t.slug for t in things[kind]]
            where = each.where
            hint = nearest(each.id, known)
            problems.append(problem("removal-unknown", where, kind=kind, slug=each.id, hint=hint))
        else:
            gone.append(Removed(kind, each.id, each.reason, each.where, thing))
    for removed in gone:
        for patch in removed.thing.patches if removed.thing else ():
            where = Where(patch.path)
            problems.append(problem("overlay-of-removed", where, slug=removed.slug))
    names = frozenset((each.kind, each.slug) for each in gone)
    stay = {
        kind: tuple(t for t in some if (kind, t.slug) not in names) for kind, some in things.items()
    }
    return stay, tuple(gone)
