package dev.gw.document;

import java.util.Arrays;

/** The items of lists that are being read, those of inner lists above those of outer ones. For one thread. */
final class NodeStack {
    private Node[] nodes = new Node[64];
    private int size;

    int size() {
        return size;
    }

    void push(Node node) {
        if (size == nodes.length) {
            nodes = Arrays.copyOf(nodes, size * 2);
        }
        nodes[size++] = node;
    }

    /** Takes off what lies above a size. */
    Items<Node> popAbove(int bottom) {
        Items<Node> items = new Items<>(Arrays.copyOfRange(nodes, bottom, size));
        size = bottom;
        return items;
    }
}
