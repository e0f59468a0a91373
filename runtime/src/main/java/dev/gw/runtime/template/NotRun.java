package dev.gw.runtime.template;

/** An expression uses more of Lua than is evaluated here. */
final class NotRun extends Exception {
    private static final long serialVersionUID = 1;

    NotRun() {
        super(null, null, false, false);
    }
}
