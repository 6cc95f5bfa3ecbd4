"""What a query may cost, judged before it is validated or run, in time linear in its length.

Fragments are measured once each, however often they are spread: counting them anew at every spread is exponential in
nested fragments, and so are the limiters that the GraphQL library brings.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from graphql import DocumentNode, GraphQLError
from graphql.language import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
)
from strawberry.extensions import SchemaExtension

from dateline.api.resolvers import DEFAULT_PAGE, LARGEST_PAGE

MAX_TOKENS = 2_000
MAX_DEPTH = 16
MAX_ALIASES = 30
MAX_COST = 20_000
PAGED = frozenset({"entries", "timelines"})
# What a field in the root costs: it reads, and may read as of another moment than its neighbour.
ROOT_COST = 100


class Measure(NamedTuple):
    """How deep a selection is, how many aliases it has, and how many fields answering it takes at most."""

    depth: int = 0
    aliases: int = 0
    cost: int = 0


class QueryTooExpensive(GraphQLError):
    """A query that would take more than a query may."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, extensions={"code": "query-too-expensive"})


class Guard(SchemaExtension):
    """Refuses queries that are too long, too deep, have too many aliases or cost too much."""

    def on_operation(self) -> Iterator[None]:
        """Have the parser stop at the last token allowed."""
        self.execution_context.parse_options["max_tokens"] = MAX_TOKENS
        yield

    def on_parse(self) -> Iterator[None]:
        """Measure what was parsed. Raises QueryTooExpensive."""
        yield
        document = self.execution_context.graphql_document
        if document is not None:
            self._require_name(document)
            check(document, self.execution_context.variables or {})

    def _require_name(self, document: DocumentNode) -> None:
        """Raise GraphQLError where one of several operations is meant and none named (GraphQL spec., section 6.1).

        Otherwise the library runs the first of them; its public `operation_name` names that one too.
        """
        operations = [one for one in document.definitions if isinstance(one, OperationDefinitionNode)]
        if len(operations) > 1 and self.execution_context._provided_operation_name is None:
            raise GraphQLError("Must provide operation name if query contains multiple operations.", operations)


def check(document: DocumentNode, variables: Mapping[str, Any]) -> None:
    """Raise QueryTooExpensive where an operation of the document is beyond a limit."""
    ruler = _Ruler(document, variables)
    for definition in document.definitions:
        if isinstance(definition, OperationDefinitionNode):
            _check_limits(ruler.measure(definition.selection_set, root=True))


def _check_limits(found: Measure) -> None:
    for name, value, limit in (
        ("levels deep", found.depth, MAX_DEPTH),
        ("aliases", found.aliases, MAX_ALIASES),
        ("fields at most to answer", found.cost, MAX_COST),
    ):
        if value > limit:
            raise QueryTooExpensive(f"The query is too expensive: {value} {name}, and {limit} are allowed.")


class _Ruler:
    """Measures the selections of one document, each fragment once."""

    def __init__(self, document: DocumentNode, variables: Mapping[str, Any]) -> None:
        self._variables = variables
        self._fragments = {
            node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)
        }
        self._measured: dict[str, Measure] = {}

    def measure(self, selection_set: SelectionSetNode | None, root: bool = False) -> Measure:
        """The measure of a selection set: the deepest of its parts, and the sum of the rest."""
        parts = [self._part(node, root) for node in selection_set.selections] if selection_set else []
        return Measure(
            depth=max((part.depth for part in parts), default=0),
            aliases=sum(part.aliases for part in parts),
            cost=sum(part.cost for part in parts),
        )

    def _part(self, node: object, root: bool) -> Measure:
        match node:
            case FieldNode():
                inner = self.measure(node.selection_set)
                times = self._page_size(node) if node.name.value in PAGED else 1
                own = ROOT_COST if root and not node.name.value.startswith("__") else 1
                return Measure(1 + inner.depth, inner.aliases + (node.alias is not None), own + times * inner.cost)
            case InlineFragmentNode():
                return self.measure(node.selection_set, root)
            case FragmentSpreadNode():
                return self._fragment(node.name.value, root)
        return Measure()

    def _fragment(self, name: str, root: bool) -> Measure:
        """The measure of a fragment. One that spreads itself counts as nothing there; validation refuses it later."""
        if name not in self._measured:
            self._measured[name] = Measure()
            fragment = self._fragments.get(name)
            if fragment is not None:
                self._measured[name] = self.measure(fragment.selection_set, root)
        return self._measured[name]

    def _page_size(self, node: FieldNode) -> int:
        sizes = list(self._sizes(node))
        return max(sizes) if sizes else DEFAULT_PAGE

    def _sizes(self, node: FieldNode) -> Iterable[int]:
        """The sizes asked for; one that cannot be known yet counts as the largest."""
        for argument in node.arguments or ():
            if argument.name.value not in {"first", "last"}:
                continue
            value = argument.value
            if isinstance(value, IntValueNode):
                yield min(int(value.value[:9]), LARGEST_PAGE)
            elif isinstance(value, VariableNode):
                given = self._variables.get(value.name.value, LARGEST_PAGE)
                yield min(given, LARGEST_PAGE) if isinstance(given, int) else LARGEST_PAGE
