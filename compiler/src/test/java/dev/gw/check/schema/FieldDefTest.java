package dev.gw.check.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldDefTest {
    private static final FieldDef LETTER = FieldDef.of(
            "letter",
            MapNode.empty()
                    .with("type", Scalar.string("string"))
                    .with("one_of", ListNode.of(List.of(Scalar.string("a"), Scalar.string("b")))));

    private final Validator validator = new Validator(name -> null);

    @Test
    void whatWasRightIsRememberedOfItsOwnFieldOnly() {
        Scalar right = Scalar.string("a");
        assertThat(validator.field(LETTER, right)).isNull();
        assertThat(LETTER.isFoundRight(right)).isTrue();
        assertThat(LETTER.isFoundRight(Scalar.string("b"))).isFalse();
        FieldDef other = FieldDef.of("other", MapNode.empty().with("type", Scalar.string("boolean")));
        assertThat(validator.field(other, right)).isEqualTo(Fault.of("expected a boolean"));
    }

    @Test
    void whatIsWrongIsWrongEveryTime() {
        Scalar wrong = Scalar.string("c");
        for (int i = 0; i < 3; i++) {
            assertThat(validator.field(LETTER, wrong)).isEqualTo(Fault.of("expected one of: a, b"));
            assertThat(validator.field(LETTER, Scalar.string("a"))).isNull();
        }
    }

    @Test
    void aSecretIsNotKept() {
        Scalar secret = Scalar.string("b").sensitive();
        assertThat(validator.field(LETTER, secret)).isNull();
        assertThat(LETTER.isFoundRight(secret)).isFalse();
    }
}
