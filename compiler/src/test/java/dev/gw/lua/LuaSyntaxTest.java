package dev.gw.lua;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LuaSyntaxTest {
    @Test
    void codeThatCompilesIsFineAndIsNotRun() {
        assertThat(LuaSyntax.unavailable()).isEmpty();
        assertThat(LuaSyntax.problem("x", "error('ran')")).isNull();
        assertThat(LuaSyntax.problem("x", "#!/bin/lua\nreturn 10ULL")).isNull();
        assertThat(LuaSyntax.problem("x", "goto done ::done::")).isNull();
    }

    @Test
    void theMessageIsLuaJitsOwn() {
        assertThat(LuaSyntax.problem("x =", "x =")).isEqualTo("[string \"x =\"]:1: unexpected symbol near '<eof>'");
        assertThat(LuaSyntax.problem("=name", "\n\nbreak")).isEqualTo("name:3: no loop to break");
    }

    @Test
    void aLongNameIsCutAsLuaJitCutsIt() {
        String code = "local a = 1 local b = 2 local c = 3 local d = 4 local e = )";
        assertThat(LuaSyntax.problem(code, code))
                .isEqualTo(
                        "[string \"local a = 1 local b = 2 local c = 3 local d =...\"]:1: unexpected symbol near ')'");
        assertThat(LuaSyntax.problem("return\n)", "return\n)"))
                .isEqualTo("[string \"return...\"]:2: unexpected symbol near ')'");
    }

    @Test
    void textOutsideOfAsciiStaysWhole() {
        assertThat(LuaSyntax.problem("é😀 =", "é😀 = )")).isEqualTo("[string \"é😀 =\"]:1: unexpected symbol near ')'");
    }

    @Test
    void bytecodeIsRefused() {
        assertThat(LuaSyntax.problem("x", "\u001bLJ\u0002")).isEqualTo("attempt to load chunk with wrong mode");
    }

    @Test
    void deepNestingIsAnErrorAndNotACrash() {
        assertThat(LuaSyntax.problem("x", "return " + "(".repeat(100_000)))
                .contains("chunk has too many syntax levels");
    }
}
