package dev.gw.assemble.patch;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the JSONPath that decK's users write: names, indexes, slices, wildcards, descent, filters. */
final class PathParser {
    private static final int LONGEST = 10_000;
    private static final int MOST_DESCENTS = 3;
    private static final String NAME_ENDS = ".[]()*?@$,'\" \t=!<>&|";

    private final Cursor cursor;
    private int descents;

    PathParser(String text) throws PathSyntaxException {
        if (text.length() > LONGEST) {
            throw new PathSyntaxException("a path has at most " + LONGEST + " characters", 0);
        }
        this.cursor = new Cursor(text.strip());
    }

    JsonPath whole() throws PathSyntaxException {
        boolean rooted = cursor.take("$");
        List<Step> steps = new ArrayList<>();
        if (!rooted && !cursor.atEnd() && cursor.peek() != '.' && cursor.peek() != '[') {
            steps.add(named());
        }
        steps.addAll(steps());
        if (!cursor.atEnd()) {
            throw new PathSyntaxException("a step of a path begins with . or [", cursor.offset());
        }
        return new JsonPath(steps);
    }

    /** The steps from here to the first character that belongs to none. */
    static List<Step> steps(Cursor cursor) throws PathSyntaxException {
        return new PathParser(cursor).steps();
    }

    private PathParser(Cursor cursor) {
        this.cursor = cursor;
    }

    private List<Step> steps() throws PathSyntaxException {
        List<Step> steps = new ArrayList<>();
        Step step = step();
        while (step != null) {
            steps.add(step);
            step = step();
        }
        return steps;
    }

    private @Nullable Step step() throws PathSyntaxException {
        if (cursor.take("..")) {
            if (++descents > MOST_DESCENTS) {
                throw new PathSyntaxException("a path has at most " + MOST_DESCENTS + " times ..", cursor.offset());
            }
            return new Step.Deep(cursor.peek() == '[' ? bracket() : named());
        }
        if (cursor.take(".")) {
            return named();
        }
        return cursor.peek() == '[' ? bracket() : null;
    }

    private Step named() throws PathSyntaxException {
        if (cursor.take("*")) {
            return new Step.All();
        }
        int start = cursor.offset();
        String name = cursor.name(NAME_ENDS);
        if (name.isEmpty()) {
            throw new PathSyntaxException("a name or * is missing here", start);
        }
        return new Step.Name(name);
    }

    private Step bracket() throws PathSyntaxException {
        cursor.expect("[");
        List<Step> steps = new ArrayList<>();
        do {
            cursor.skipSpaces();
            steps.add(inBrackets());
            cursor.skipSpaces();
        } while (cursor.take(","));
        cursor.expect("]");
        return steps.size() == 1 ? steps.get(0) : new Step.Each(steps);
    }

    private Step inBrackets() throws PathSyntaxException {
        if (cursor.take("*")) {
            return new Step.All();
        }
        if (cursor.take("?")) {
            return new Step.Where(new FilterParser(cursor).filter());
        }
        if (cursor.atQuote()) {
            return new Step.Name(cursor.quoted());
        }
        int first = cursor.peek() == ':' ? 0 : integer();
        return cursor.peek() == ':' ? slice(first) : new Step.Index(first);
    }

    private Step slice(int first) throws PathSyntaxException {
        cursor.expect(":");
        cursor.skipSpaces();
        boolean open = "]:,".indexOf(cursor.peek()) >= 0;
        int last = open ? Integer.MAX_VALUE : integer();
        int stride = cursor.take(":") && "],".indexOf(cursor.peek()) < 0 ? integer() : 1;
        if (stride < 1) {
            throw new PathSyntaxException("the third number of a slice is at least 1", cursor.offset());
        }
        return new Step.Slice(first, last, stride);
    }

    private int integer() throws PathSyntaxException {
        cursor.skipSpaces();
        int start = cursor.offset();
        String digits = cursor.name("],: \t");
        cursor.skipSpaces();
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw new PathSyntaxException("here should be an index, a quoted name, * or ?( … )", start);
        }
    }
}
