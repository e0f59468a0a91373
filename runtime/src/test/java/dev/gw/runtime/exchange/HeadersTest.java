package dev.gw.runtime.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeadersTest {
    private final Headers headers = new Headers().add("A", "1").add("B", "2").add("a", "3");

    @Test
    void fieldsAreFoundWhateverTheirCase() {
        assertThat(headers.get("b")).isEqualTo("2");
        assertThat(headers.all("A")).containsExactly("1", "3");
        assertThat(headers.get("C")).isNull();
        assertThat(headers.size()).isEqualTo(3);
    }

    @Test
    void settingReplacesAllFieldsOfTheNameInThePlaceOfTheFirst() {
        assertThat(headers.set("a", "4")).hasToString("a: 4\nB: 2\n");
    }

    @Test
    void removingKeepsTheOrderOfTheOthers() {
        assertThat(headers.remove("A")).isTrue();
        assertThat(headers.remove("A")).isFalse();
        assertThat(headers).hasToString("B: 2\n");
    }

    @Test
    void whatIsDoneToACopyIsNotDoneToTheOriginal() {
        String before = headers.toString();
        headers.copy().add("C", "4");
        headers.copy().set("A", "5");
        headers.copy().remove("B");
        assertThat(headers).hasToString(before);
    }

    @Test
    void whatIsDoneToTheOriginalIsNotDoneToACopy() {
        Headers copy = headers.copy();
        Headers another = headers.copy();
        String before = headers.toString();
        headers.add("C", "4").set("B", "5");
        headers.remove("A");
        copy.add("D", "6");
        assertThat(another).hasToString(before);
        assertThat(copy).hasToString(before + "D: 6\n");
        assertThat(headers).hasToString("B: 5\nC: 4\n");
    }

    @Test
    void thereIsRoomForAnyNumberOfFields() {
        Headers many = new Headers();
        Headers copy = many;
        for (int i = 0; i < 100; i++) {
            copy = many.copy();
            many.add("Name-" + i, "value " + i);
        }
        assertThat(many.size()).isEqualTo(100);
        assertThat(copy.size()).isEqualTo(99);
        assertThat(many.get("name-99")).isEqualTo("value 99");
        assertThat(many.value(0)).isEqualTo("value 0");
    }

    @Test
    void aNameIsFoundInWhateverCaseItWasAdded() {
        Headers mixed =
                new Headers().add("x-forwarded-FOR", "1").add("ETag", "2").add("", "3");
        assertThat(mixed.get("X-Forwarded-For")).isEqualTo("1");
        assertThat(mixed.get("etAG")).isEqualTo("2");
        assertThat(mixed.get("")).isEqualTo("3");
        assertThat(mixed.has("ETags")).isFalse();
        mixed.remove("etag");
        assertThat(mixed.has("ETag")).isFalse();
        assertThat(mixed.add("etag", "4").get("ETag")).isEqualTo("4");
    }

    @Test
    void fieldsOfANameAreCounted() {
        Headers several = new Headers(1).add("A", "1").add("b", "2").add("a", "3");
        assertThat(several.count("a")).isEqualTo(2);
        assertThat(several.count("B")).isEqualTo(1);
        assertThat(several.count("c")).isZero();
    }
}
