package dev.gw.assemble.patch;

import dev.gw.document.ListNode;
import java.util.List;
import java.util.function.Consumer;

/** One step of a path: from a node to nodes below it. */
interface Step {
    void from(Match start, Match root, Consumer<Match> visitor);

    /** {@code .name}, {@code ['name']}. */
    record Name(String name) implements Step {
        @Override
        public void from(Match start, Match root, Consumer<Match> visitor) {
            start.child(name, visitor);
        }
    }

    /** {@code [0]}, {@code [-1]}. */
    record Index(int index) implements Step {
        @Override
        public void from(Match start, Match root, Consumer<Match> visitor) {
            start.child(index, visitor);
        }
    }

    /** {@code ['a', 0, 2:4]}: what each of them selects. */
    record Each(List<Step> steps) implements Step {
        @Override
        public void from(Match start, Match root, Consumer<Match> visitor) {
            steps.forEach(step -> step.from(start, root, visitor));
        }
    }

    /** {@code [from:to]} and {@code [from:to:stride]}: the first two may count from the end. */
    record Slice(int first, int last, int stride) implements Step {
        @Override
        public void from(Match start, Match root, Consumer<Match> visitor) {
            if (start.node() instanceof ListNode list) {
                int size = list.size();
                int begin = first < 0 ? Math.max(0, size + first) : first;
                int end = last < 0 ? size + last : Math.min(last, size);
                for (int i = begin; i < end; i += stride) {
                    start.child(i, visitor);
                }
            }
        }
    }

    /** {@code [*]}, {@code .*}. */
    record All() implements Step {
        @Override
        public void from(Match start, Match root, Consumer<Match> visitor) {
            start.children(visitor);
        }
    }

    /** {@code [?(…)]}. */
    record Where(Filter filter) implements Step {
        @Override
        public void from(Match start, Match root, Consumer<Match> visitor) {
            start.children(child -> {
                if (filter.test(child, root)) {
                    visitor.accept(child);
                }
            });
        }
    }

    /** {@code ..}: the step behind it, from here and from everywhere below. */
    record Deep(Step step) implements Step {
        @Override
        public void from(Match start, Match root, Consumer<Match> visitor) {
            start.descend(below -> step.from(below, root, visitor));
        }
    }
}
