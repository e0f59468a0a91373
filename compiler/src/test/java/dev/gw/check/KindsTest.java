package dev.gw.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.schema.FieldDef;
import dev.gw.check.schema.FieldType;
import dev.gw.check.schema.KongSchemas;
import dev.gw.model.EntityKind;
import dev.gw.model.RouterFlavor;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KindsTest {
    @ParameterizedTest
    @EnumSource(EntityKind.class)
    void theForeignKeysAreThoseOfTheSchema(EntityKind kind) {
        Map<String, String> ofSchema = new HashMap<>();
        for (FieldDef field : KongSchemas.of(RouterFlavor.TRADITIONAL_COMPATIBLE, Map.of())
                .entity(kind.plural())
                .fields()) {
            if (field.type() == FieldType.FOREIGN) {
                ofSchema.put(field.name(), field.reference());
            }
        }
        Map<String, String> known = new HashMap<>();
        Kinds.foreign(kind).forEach((field, target) -> known.put(field, target.plural()));

        assertThat(known).isEqualTo(ofSchema);
    }

    @ParameterizedTest
    @EnumSource(EntityKind.class)
    void parentsComeBeforeTheirChildren(EntityKind kind) {
        assertThat(Kinds.IN_ORDER).contains(kind).hasSize(EntityKind.values().length);
        assertThat(Kinds.foreign(kind).values())
                .allSatisfy(
                        parent -> assertThat(Kinds.IN_ORDER.indexOf(parent)).isLessThan(Kinds.IN_ORDER.indexOf(kind)));
    }
}
