package dev.gw.runtime.router;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Values under path prefixes: a walk along a path visits the values of every prefix of it. A radix tree; filled once,
 * then read by any number of threads.
 */
final class PathTrie<T> {
    private final Node<T> root = new Node<>("");

    private static final class Node<T> {
        private String label;
        private @Nullable T value;
        private List<Node<T>> children = new ArrayList<>(0);
        /** What the children's labels begin with, in their order: choosing one touches none of the others. */
        private String firsts = "";

        Node(String label) {
            this.label = label;
        }

        @Nullable
        Node<T> child(char first) {
            int place = firsts.indexOf(first);
            return place < 0 ? null : children.get(place);
        }

        void add(Node<T> child) {
            children.add(child);
            firsts += child.label.charAt(0);
        }

        /** Cuts the label so that the tail becomes a child with all that was here. */
        void split(int at) {
            Node<T> tail = new Node<>(label.substring(at));
            tail.value = value;
            tail.children = children;
            tail.firsts = firsts;
            label = label.substring(0, at);
            value = null;
            children = new ArrayList<>(1);
            firsts = "";
            add(tail);
        }
    }

    /** The value under exactly this prefix; null where there is none. */
    @Nullable
    T get(String prefix) {
        return place(prefix).value;
    }

    void put(String prefix, T value) {
        place(prefix).value = value;
    }

    /** Calls with the value of every prefix of the path, the shortest first. */
    void walk(String path, Consumer<T> visitor) {
        Node<T> node = root;
        int at = 0;
        while (node != null) {
            if (node.value != null) {
                visitor.accept(node.value);
            }
            node = at < path.length() ? node.child(path.charAt(at)) : null;
            if (node == null || !path.startsWith(node.label, at)) {
                return;
            }
            at += node.label.length();
        }
    }

    private Node<T> place(String prefix) {
        Node<T> node = root;
        String rest = prefix;
        while (!rest.isEmpty()) {
            Node<T> child = node.child(rest.charAt(0));
            if (child == null) {
                child = new Node<>(rest);
                node.add(child);
                return child;
            }
            int common = commonPrefix(child.label, rest);
            if (common < child.label.length()) {
                child.split(common);
            }
            node = child;
            rest = rest.substring(common);
        }
        return node;
    }

    private static int commonPrefix(String one, String other) {
        int length = Math.min(one.length(), other.length());
        int i = 0;
        while (i < length && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        return i;
    }
}
