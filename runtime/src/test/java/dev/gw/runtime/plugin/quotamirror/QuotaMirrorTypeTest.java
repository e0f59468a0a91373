package dev.gw.runtime.plugin.quotamirror;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When gw runs its own code in the place of Lua, and how often it says something. */
class QuotaMirrorTypeTest {
    @Test
    void onlyTheVeryHandlerThatGwBringsIsRunWithoutLua() {
        String handler = QuotaMirrorType.LUA.files().get("handler.lua");

        assertThat(QuotaMirrorType.LUA.isItsHandler(handler)).isTrue();
        assertThat(QuotaMirrorType.LUA.isItsHandler(handler.replace("\n", "\r\n")))
                .isTrue();
        assertThat(QuotaMirrorType.LUA.isItsHandler(handler + "-- mine\n")).isFalse();
        assertThat(QuotaMirrorType.LUA.isItsHandler("")).isFalse();
    }

    @Test
    void whatWasSaidOfLateIsNotSaidAgain() {
        Announcements announcements = new Announcements();

        assertThat(announcements.isNew("a", 1000, 500)).isTrue();
        assertThat(announcements.isNew("a", 1499, 500)).isFalse();
        assertThat(announcements.isNew("b", 1499, 500)).isTrue();
        assertThat(announcements.isNew("a", 1500, 500)).isTrue();
    }
}
