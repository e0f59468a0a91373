package dev.gw.runtime.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldNamesTest {
    private static final FieldNames NAMES = FieldNames.of("te", "via", "x-real-ip", "x-forwarded-port", "X-Kong-Id");

    @ParameterizedTest
    @ValueSource(strings = {"te", "TE", "Via", "X-REAL-IP", "x-Forwarded-Port", "x-kong-id"})
    void caseDoesNotMatter(String name) {
        assertThat(NAMES.contains(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "t", "tea", "x-forwarded-pert", "x-real_ip", "viai", "x-kong-i"})
    void otherNamesAreNotThere(String name) {
        assertThat(NAMES.contains(name)).isFalse();
    }

    @Test
    void namesOfTheSameShapeAreToldApart() {
        FieldNames alike = FieldNames.of("abc", "axc", "ayc", "azc");
        assertThat(alike.contains("AZC")).isTrue();
        assertThat(alike.contains("awc")).isFalse();
    }
}
