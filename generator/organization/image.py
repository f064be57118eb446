"""Whether a file may be shown as a logo: a PNG by its bytes, or an SVG without scripts and foreign references."""

import re
from xml.etree import ElementTree as ET

LARGEST = 100 * 1024
_PNG = b"\x89PNG\r\n\x1a\n"
_SVG = "{http://www.w3.org/2000/svg}"
_ELEMENTS = frozenset(
    ["svg", "g", "defs", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath", "symbol", "use", "linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern", "marker", "style", "filter", "feGaussianBlur", "feOffset", "feBlend", "feColorMatrix", "feFlood", "feComposite", "feMerge", "feMergeNode", "metadata"]
)  # fmt: skip
# What a style sheet could fetch with: everything but a reference into the file itself.
_FETCHES = re.compile(r"@import|\\|expression|javascript:|url\(\s*['\"]?\s*(?!#)", re.IGNORECASE)


def fault_of(name: str, data: bytes) -> str:
    """Return what is wrong with an image, as the end of a sentence; empty where nothing is."""
    if len(data) > LARGEST:
        return f"it has {len(data) // 1024} KB; at most {LARGEST // 1024} are allowed"
    if name.endswith(".png"):
        whole = data.startswith(_PNG) and data[12:16] == b"IHDR" and b"IEND" in data[-16:]
        return "" if whole else "it is no PNG image, whatever its name says"
    return _fault_of_svg(data)


def _fault_of_svg(data: bytes) -> str:
    # An entity could unfold into gigabytes before anything can be looked at.
    if re.search(rb"<!\s*(DOCTYPE|ENTITY)|<\?xml-stylesheet", data, re.IGNORECASE):
        return "it has a document type, an entity or a style sheet of its own"
    try:
        text = data.decode("utf-8")
        root = ET.fromstring(text)  # noqa: S314  without entities there is nothing to unfold
    except (ET.ParseError, ValueError):
        return "it is no SVG image that can be read"
    if root.tag != f"{_SVG}svg":
        return "it is no SVG image"
    return next((fault for each in root.iter() if (fault := _fault_of_element(each))), "")


def _fault_of_element(element: ET.Element) -> str:
    space, _, name = element.tag.rpartition("}") if isinstance(element.tag, str) else ("", "", "")
    if space + "}" == _SVG and name not in _ELEMENTS:
        return f"it holds <{name}>"
    # What drawing programs note for themselves is inert; HTML inside a drawing is not.
    if not space or "xhtml" in space or "MathML" in space:
        return f"it holds <{name}>, which is no drawing"
    if name == "style" and _FETCHES.search("".join(element.itertext())):
        return "its style fetches something else"
    for key, value in element.attrib.items():
        plain = key.rpartition("}")[2].lower()
        if plain.startswith("on"):
            return f"it holds a script ({plain})"
        if plain in ("href", "src") and not value.startswith("#"):
            return f"it refers to something outside ({plain})"
        if _FETCHES.search(value):
            return f"it refers to something outside ({plain})"
    return ""
