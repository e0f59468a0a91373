package dev.gw.drill.export;

/** A script as it grows: blocks of lines, each two spaces deeper than the one around it. */
final class Script {
    private final StringBuilder out = new StringBuilder(1 << 14);

    /** Lines of one depth. */
    static final class Block {
        private final StringBuilder out;
        private final String indent;

        private Block(StringBuilder out, String indent) {
            this.out = out;
            this.indent = indent;
        }

        Block line(String text) {
            out.append(text.isEmpty() ? "" : indent + text).append('\n');
            return this;
        }

        /** What stands between the two, one level deeper. */
        Block block(String open, String close, java.util.function.Consumer<Block> inner) {
            line(open);
            inner.accept(new Block(out, indent + "  "));
            return line(close);
        }
    }

    Block top() {
        return new Block(out, "");
    }

    void text(String text) {
        out.append(text);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
