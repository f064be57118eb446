import datetime
from ..loaded import Loaded
from ..model.catalog import Catalog
from ..problem import Problem


def check(loaded: Loaded, catalogs: tuple[Catalog, ...], today: datetime.date) -> tuple[Problem, ...]:
    return ()
