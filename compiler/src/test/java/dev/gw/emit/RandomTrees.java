package dev.gw.emit;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Documents of all shapes, with the texts that writers get wrong; the same seed gives the same document. */
final class RandomTrees {
    private static final List<String> NASTY = List.of(
            "",
            " ",
            "a b",
            " a",
            "a ",
            "yes",
            "No",
            "ON",
            "off",
            "y",
            "N",
            "null",
            "~",
            "Null",
            "true",
            "False",
            "1",
            "-1",
            "+1",
            "0x1F",
            "010",
            "0o10",
            "1:20",
            "12:30:45",
            "3.0",
            "1e3",
            ".5",
            "5.",
            ".inf",
            "-.INF",
            ".nan",
            "1_000",
            "0b10",
            "_1",
            "_",
            "__1.0",
            "=",
            "<<",
            "-",
            "- a",
            "-a",
            "?",
            "? a",
            ":",
            "a:",
            "a: b",
            "a:b",
            "a #b",
            "a#b",
            "#a",
            "---",
            "...",
            "--- a",
            "%YAML",
            "@a",
            "`a`",
            "*a",
            "&a",
            "!a",
            "!!str a",
            "|",
            ">",
            "[a]",
            "{a}",
            "a, b",
            "]",
            "}",
            "'",
            "\"",
            "it's",
            "say \"hi\"",
            "\\d+",
            "~/v\\d+$",
            "a\\\"b'",
            "a\nb",
            "a\nb\n",
            "a\n\nb\n\n",
            "\na",
            "\n",
            " a\nb",
            "a\n b\n",
            "a\n\tb",
            "\ta",
            "a\tb",
            "a\n \nb",
            "a \nb",
            "a\r\nb",
            "\r",
            "a\u0000b",
            "\u0007",
            "\u007f",
            "\u0085",
            "a\u2028b",
            "\u00a0",
            "a\u00a0b",
            "\u200b",
            "\ufeff",
            "\u00e9",
            "\ud83d\ude00",
            "\u0130\u0131",
            "2024-01-01",
            "2024-01-01 10:00:00",
            "10.0.0.1",
            "10.0.0.0/8",
            "::1",
            "1.2.3",
            "http://a.example:80/x?y=z#f",
            "{vault://env/x}",
            "$(headers.x)",
            "${X}",
            "local x = 1\nreturn function()\n  kong.log(x)\nend\n",
            "# c\nx",
            "a:\nb",
            "x".repeat(300),
            "key: |",
            "a\n#b\n",
            "---\na");

    private final Random random;

    RandomTrees(long seed) {
        this.random = new Random(seed);
    }

    MapNode document() {
        return map(0);
    }

    private MapNode map(int depth) {
        List<MapNode.Entry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int size = random.nextInt(5);
        for (int i = 0; i < size; i++) {
            String key = random.nextInt(3) == 0 ? text() : "key_" + i;
            if (!key.equals("<<") && seen.add(key)) {
                entries.add(new MapNode.Entry(Scalar.string(key), node(depth + 1)));
            }
        }
        return MapNode.of(entries);
    }

    private Node node(int depth) {
        int kind = random.nextInt(depth > 6 ? 6 : 9);
        if (kind > 6) {
            return map(depth);
        }
        if (kind == 6) {
            List<Node> items = new ArrayList<>();
            int size = random.nextInt(4);
            for (int i = 0; i < size; i++) {
                items.add(node(depth + 1));
            }
            return ListNode.of(items);
        }
        return kind > 2 ? Scalar.string(text()) : scalar(kind);
    }

    private Scalar scalar(int kind) {
        return switch (kind) {
            case 0 -> Scalar.bool(random.nextBoolean());
            case 1 ->
                random.nextInt(8) == 0 ? Scalar.nil(Span.nowhere()) : Scalar.integer(random.nextInt(100_000) - 500);
            default -> number();
        };
    }

    private Scalar number() {
        double number = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(60) - 30);
        return Scalar.number(number, Double.toString(number), Span.nowhere());
    }

    String text() {
        String one = NASTY.get(random.nextInt(NASTY.size()));
        return random.nextInt(4) == 0 ? one + NASTY.get(random.nextInt(NASTY.size())) : one;
    }
}
