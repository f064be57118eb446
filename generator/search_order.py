"""Pagefind's index in one order: it writes filters as a random map comes, and names files by their bytes."""

import gzip
import hashlib
import json
from collections.abc import Mapping

from .cbor import decode, encode

ENTRY = "pagefind-entry.json"
_MARK = b"pagefind_dcd"


def in_one_order(bundle: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the same index with filters, and the names that follow from their bytes, always alike.

    A bundle of another shape than the one known (Pagefind 1.5) raises ValueError.
    """
    ordered: dict[str, bytes] = {}
    names: dict[object, str] = {}
    for path, content in bundle.items():
        if path.startswith("filter/"):
            name, values = _list(_unpack(content))
            packed = _pack([name, sorted(_list(values), key=repr)])
            language, old = path.removeprefix("filter/").removesuffix(".pf_filter").split("_")
            names[f"{language}_{old}"] = new = f"{language}_{_digest(packed, 7)}"
            ordered[f"filter/{new}.pf_filter"] = packed
    entry = json.loads(bundle[ENTRY])
    for language in entry["languages"].values():
        meta = _list(_unpack(bundle[f"pagefind.{language['hash']}.pf_meta"]))
        meta[3] = sorted(([name, names[old]] for name, old in map(_list, _list(meta[3]))), key=repr)
        packed = _pack(meta)
        language["hash"] = f"{language['hash'].split('_')[0]}_{_digest(packed, 10)}"
        ordered[f"pagefind.{language['hash']}.pf_meta"] = packed
    kept = {
        path: content
        for path, content in bundle.items()
        if not path.startswith("filter/") and not path.endswith(".pf_meta")
    }
    text = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return {**kept, **ordered, ENTRY: text.encode()}


def _unpack(content: bytes) -> object:
    data = gzip.decompress(content)
    if not data.startswith(_MARK):
        raise ValueError("not a file of Pagefind's")
    return decode(data[len(_MARK) :])


def _pack(value: object) -> bytes:
    return gzip.compress(_MARK + encode(value), mtime=0)


def _digest(content: bytes, length: int) -> str:
    return hashlib.blake2b(content).hexdigest()[:length]


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise ValueError("not the shape of Pagefind's index")
    return value
