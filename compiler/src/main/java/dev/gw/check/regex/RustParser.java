package dev.gw.check.regex;

import dev.gw.check.regex.RustNode.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Reads a Rust pattern with its own stack, so that depth costs memory, not the thread's stack. */
final class RustParser {
    private record Open(RustNode concat, RustNode group, boolean verbose) {}

    private final RustCursor in;
    private final RustGroups groups;
    private final RustEscapes escapes;
    private final RustClasses classes;
    private final Deque<Object> stack = new ArrayDeque<>();
    private RustNode concat;

    RustParser(String pattern) {
        in = new RustCursor(pattern);
        groups = new RustGroups(in);
        escapes = new RustEscapes(in);
        classes = new RustClasses(in, escapes);
        concat = in.node(Kind.CONCAT, 0);
    }

    RustNode parse() throws Refusal {
        for (in.space(); !in.eof(); in.space()) {
            item();
        }
        return end();
    }

    private void item() throws Refusal {
        switch (in.here()) {
            case '(' -> open();
            case ')' -> close();
            case '|' -> alternate();
            case '[' -> concat.children.add(classes.parse());
            case '?', '*', '+', '{' -> concat.children.add(RustRepetition.parse(in, concat));
            default -> concat.children.add(escapes.primitive());
        }
    }

    private void open() throws Refusal {
        RustNode group = groups.parse();
        Boolean verbose = verbosity(group.name);
        if (group.kind == Kind.FLAGS) {
            if (verbose != null) {
                in.verbose = verbose;
            }
            concat.children.add(group);
            return;
        }
        stack.push(new Open(concat, group, in.verbose));
        if (verbose != null) {
            in.verbose = verbose;
        }
        concat = in.node(Kind.CONCAT, in.at);
    }

    private static @Nullable Boolean verbosity(String flags) {
        int x = flags.indexOf('x');
        int minus = flags.indexOf('-');
        return x < 0 ? null : Boolean.valueOf(minus < 0 || x < minus);
    }

    private void alternate() {
        concat.end = in.at;
        RustNode branch = concat.folded();
        if (stack.peek() instanceof RustNode alternation) {
            alternation.children.add(branch);
        } else {
            RustNode alternation = new RustNode(Kind.ALTERNATION, concat.start, in.at);
            alternation.children.add(branch);
            stack.push(alternation);
        }
        in.bump();
        concat = in.node(Kind.CONCAT, in.at);
    }

    private void close() throws Refusal {
        RustNode body = body();
        if (!(stack.poll() instanceof Open open)) {
            throw in.onChar("unopened group");
        }
        in.verbose = open.verbose();
        in.bump();
        open.group().end = in.at;
        open.group().children.add(body);
        concat = open.concat();
        concat.children.add(open.group());
    }

    private RustNode body() {
        concat.end = in.at;
        RustNode last = concat.folded();
        if (!(stack.peek() instanceof RustNode alternation)) {
            return last;
        }
        stack.pop();
        alternation.end = in.at;
        alternation.children.add(last);
        return alternation;
    }

    private RustNode end() throws Refusal {
        RustNode body = body();
        if (stack.poll() instanceof Open open) {
            throw new Refusal("unclosed group", open.group().start, open.group().end);
        }
        return body;
    }
}
