package dev.gw.lua;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LuaVmTest {
    /** Code that keeps a pointer to the mailbox, as code for speed does, and nothing else of it. */
    private static final String POINTER_ONLY = """
            local mailbox, call_host = ...
            local ffi = require "ffi"
            local words = ffi.cast("int32_t *", ffi.cast("const char *", mailbox))
            return function()
              for i = 1, 50 do
                local garbage = string.rep(tostring(i), 100000)
                collectgarbage()
              end
              words[0] = words[0] + 1
              call_host()
            end
            """;

    @Test
    void theMailboxOutlivesCollections() {
        int[] seen = {0};
        try (LuaVm vm = new LuaVm("test", POINTER_ONLY, "", 512 * 1024, mailbox -> seen[0] = mailbox.getInt(0))) {
            vm.mailbox().putInt(0, 41);
            vm.enter();
            vm.mailbox().putInt(4 * 100_000, 7);
            vm.enter();
        }

        assertThat(seen[0]).isEqualTo(43);
    }
}
