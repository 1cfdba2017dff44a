"""What stands before the body of a TTML document: parameters, titles, agents, styles, regions."""

from __future__ import annotations

from subtools.formats.ttml.region import Screen
from subtools.formats.ttml.style import Styles

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.track import Metadata
    from subtools.formats.ledger import Ledger
    from subtools.formats.ttml.style import Facts
    from subtools.formats.ttml.time import Clock

#: What a document says about itself and is kept, as metadata "ttml.title" and so on.
TITLES = ("title", "desc", "copyright")


def local(name: str) -> str:
    """Return a name without its prefix.

    >>> local("tt:p"), local("p")
    ('p', 'p')
    """
    return name.rpartition(":")[2]


class Head:
    """Collects the head; the body asks for styles, regions and names."""

    def __init__(self, ledger: Ledger, clock: Clock) -> None:
        """Begin with the prefixes that everybody uses."""
        self.styles = Styles()
        self.regions: dict[str, Facts] = {}
        self.initial: Facts = {}
        self.names: dict[str, str] = {}
        self.metadata: list[tuple[str, str]] = []
        self.language = ""
        self.screen = Screen()
        self.is_ttml = False
        self._ledger = ledger
        self._clock = clock
        self._styling = {"tts"}
        self._agents = {"ttm:agent"}
        self._region: Facts | None = None
        self._agent = ""
        self._text: list[str] | None = None

    def root(self, told: dict[str, str], line: int) -> None:
        """Take the attributes of `<tt>`."""
        self.is_ttml = True
        self.language = self.language or told.get("xml:lang", "")
        parameters: dict[str, str] = {}
        extent = ""
        prefixes = {"ttp"}
        for name, value in told.items():
            if name.startswith("xmlns:"):
                if value.endswith(("#styling", "urn:ebu:tt:style")):
                    self._styling.add(name[6:])
                elif value.endswith("#metadata"):
                    self._agents.add(f"{name[6:]}:agent")
                elif value.endswith("#parameter"):
                    prefixes.add(name[6:])
        for name, value in told.items():
            prefix, _, bare = name.rpartition(":")
            if prefix in prefixes:
                parameters[bare] = value
            elif prefix in self._styling and bare == "extent":
                extent = value
        self.screen = Screen(extent, parameters.get("cellResolution", ""))
        wrong = self._clock.configure(parameters)
        if wrong:
            message = f"parameters that make no sense, ignored: {', '.join(wrong)}"
            self._ledger.place("Q01", message, line)

    def facts(self, told: dict[str, str]) -> Facts:
        """Return all styles that an element's attributes say, by reference and in place."""
        references = told.get("style")
        found = self.styles.facts(references) if references else {}
        for name, value in told.items():
            prefix, _, bare = name.partition(":")
            if bare and prefix in self._styling:
                found[bare] = value
        return found

    def agent(self, told: dict[str, str]) -> str | None:
        """Return the `ttm:agent` of an element, or None where it tells none."""
        for name in self._agents:
            if name in told:
                return told[name]
        return None

    def speaker(self, agents: str) -> str:
        """Return the names of agents, or their ids where they have no names."""
        names = [self.names.get(agent) or agent for agent in agents.split()[:9]]
        return ", ".join(names)

    def opens(self, tag: str, told: dict[str, str]) -> None:
        """Begin an element of the head."""
        name = told.get("xml:id", "")
        if tag in {"style", "initial", "region"}:
            own = {n.partition(":")[2]: v for n, v in told.items()
                   if n.partition(":")[0] in self._styling}  # fmt: skip
            if tag == "initial":
                self.initial |= own
            elif tag == "region":
                self._region = self.styles.facts(told.get("style", "")) | own
                self.regions[name] = self._region
            elif self._region is not None:
                self._region |= self.styles.facts(told.get("style", "")) | own
            else:
                self.styles.define(name, told.get("style", ""), own)
        elif tag == "agent":
            self._agent = name
        elif tag in TITLES or (tag == "name" and self._agent):
            self._text = []

    def says(self, text: str) -> None:
        """Take text inside the head."""
        if self._text is not None:
            self._text.append(text)

    def closes(self, tag: str) -> None:
        """End an element of the head."""
        if tag == "region":
            self._region = None
        elif tag == "agent":
            self._agent = ""
        elif self._text is not None and (tag in TITLES or tag == "name"):
            said = " ".join("".join(self._text).split())
            self._text = None
            if tag == "name":
                self.names.setdefault(self._agent, said)
            elif said and not self._agent:
                self.metadata.append((f"ttml.{tag}", said))

    def told(self) -> Metadata:
        """Return the metadata."""
        return tuple(self.metadata)
