package dev.gw.assemble.patch;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.IdentityHashMap;
import java.util.List;

/** A condition in a path. */
interface Filter {
    boolean test(Match node, Match root);

    record Or(List<Filter> any) implements Filter {
        @Override
        public boolean test(Match node, Match root) {
            return any.stream().anyMatch(filter -> filter.test(node, root));
        }
    }

    record And(List<Filter> all) implements Filter {
        @Override
        public boolean test(Match node, Match root) {
            return all.stream().allMatch(filter -> filter.test(node, root));
        }
    }

    record Not(Filter filter) implements Filter {
        @Override
        public boolean test(Match node, Match root) {
            return !filter.test(node, root);
        }
    }

    /** Whether there is such a node. */
    record Exists(Operand operand) implements Filter {
        @Override
        public boolean test(Match node, Match root) {
            return !operand.values(node, root).isEmpty();
        }
    }

    /** Whether some value on the left compares so with some value on the right. */
    record Compare(Operand left, String operator, Operand right) implements Filter {
        @Override
        public boolean test(Match node, Match root) {
            List<Node> ours = left.values(node, root);
            List<Node> theirs = right.values(node, root);
            if (operator.equals("!=")) {
                return !ours.isEmpty()
                        && ours.stream().noneMatch(a -> theirs.stream().anyMatch(a::sameAs));
            }
            return ours.stream().anyMatch(a -> theirs.stream().anyMatch(b -> holds(a, b)));
        }

        private boolean holds(Node a, Node b) {
            if (operator.equals("==")) {
                return a.sameAs(b);
            }
            if (!(a instanceof Scalar x) || !(b instanceof Scalar y)) {
                return false;
            }
            boolean numbers = x.isNumber() && y.isNumber();
            if (!numbers && !(x.isString() && y.isString())) {
                return false;
            }
            int order =
                    numbers ? Double.compare(x.number(), y.number()) : x.text().compareTo(y.text());
            return switch (operator) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        }
    }

    /** A side of a comparison. */
    interface Operand {
        List<Node> values(Match node, Match root);
    }

    record Literal(Node value) implements Operand {
        @Override
        public List<Node> values(Match node, Match root) {
            return List.of(value);
        }
    }

    /** {@code length(…)}: the characters of a text, the items of a list, the fields of a map. */
    record Length(Operand of) implements Operand {
        @Override
        public List<Node> values(Match node, Match root) {
            List<Node> values = of.values(node, root);
            return values.size() == 1 ? length(values.get(0)) : List.of();
        }

        private static List<Node> length(Node value) {
            if (value instanceof ListNode list) {
                return List.of(Scalar.integer(list.size()));
            }
            if (value instanceof MapNode map) {
                return List.of(Scalar.integer(map.size()));
            }
            String text = ((Scalar) value).isString() ? ((Scalar) value).text() : null;
            return text == null ? List.of() : List.of(Scalar.integer(text.codePointCount(0, text.length())));
        }
    }

    /** {@code count(…)}: how many nodes a path leads to. */
    record Count(Operand of) implements Operand {
        @Override
        public List<Node> values(Match node, Match root) {
            return List.of(Scalar.integer(of.values(node, root).size()));
        }
    }

    /** {@code value(…)}: the node that a path leads to, where it is one. */
    record Single(Operand of) implements Operand {
        @Override
        public List<Node> values(Match node, Match root) {
            List<Node> values = of.values(node, root);
            return values.size() == 1 ? values : List.of();
        }
    }

    /** What a path leads to from the node at hand. */
    record FromHere(JsonPath path) implements Operand {
        @Override
        public List<Node> values(Match node, Match root) {
            return path.matches(node, root).stream().map(Match::node).toList();
        }
    }

    /** What a path leads to from the root: the same for every node, so it is looked up once per document. */
    final class FromRoot implements Operand {
        private final JsonPath path;
        private final IdentityHashMap<Match, List<Node>> known = new IdentityHashMap<>();

        FromRoot(JsonPath path) {
            this.path = path;
        }

        @Override
        public List<Node> values(Match node, Match root) {
            return known.computeIfAbsent(
                    root, r -> path.matches(r, r).stream().map(Match::node).toList());
        }
    }
}
