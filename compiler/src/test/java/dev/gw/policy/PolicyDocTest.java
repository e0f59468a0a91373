package dev.gw.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.policy.lower.PolicyTypes;
import dev.gw.policy.shape.Field;
import dev.gw.policy.shape.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/policies.md lists what the code takes. {@code -Dgolden.update=true} writes the lists. */
class PolicyDocTest {
    private static final Path PAGE = Path.of("../docs/policies.md");
    private static final String START = "<!-- types -->\n";
    private static final String END = "<!-- end -->";

    @Test
    void thePageListsEveryPolicyAndParameter() throws IOException {
        String page = Files.readString(PAGE);
        String before = page.substring(0, page.indexOf(START) + START.length());
        String behind = page.substring(page.indexOf(END));
        String wanted = before + types() + behind;
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, wanted);
        }

        assertThat(Files.readString(PAGE)).isEqualTo(wanted);
    }

    private static String types() {
        StringBuilder text = new StringBuilder();
        for (PolicyType type : PolicyTypes.all().values()) {
            text.append("## ").append(type.name()).append("\n\n").append(type.about());
            text.append(type.isScoped() ? " Takes `services` and `routes`.\n\n" : "\n\n");
            rows(text, "", type.parameters());
            text.append('\n');
        }
        return text.toString();
    }

    private static void rows(StringBuilder text, String path, List<Field> fields) {
        for (Field field : fields) {
            String name = path + field.name();
            text.append("- `").append(name).append("` (").append(kind(field.shape()));
            text.append(field.required() ? ", required): " : "): ")
                    .append(field.about())
                    .append('\n');
            nested(text, name, field.shape());
        }
    }

    private static void nested(StringBuilder text, String name, Shape shape) {
        if (shape instanceof Shape.Fields fields) {
            rows(text, name + '.', fields.all());
        } else if (shape instanceof Shape.MapOf map) {
            nested(text, name + ".NAME", map.value());
        } else if (shape instanceof Shape.ListOf list) {
            nested(text, name + "[]", list.item());
        }
    }

    private static String kind(Shape shape) {
        if (shape instanceof Shape.Text text) {
            return text.choices().isEmpty() ? "string" : String.join(" or ", text.choices());
        }
        if (shape instanceof Shape.Whole whole) {
            return whole.most() == Integer.MAX_VALUE
                    ? "whole number from " + whole.least()
                    : "whole number from " + whole.least() + " to " + whole.most();
        }
        if (shape instanceof Shape.ListOf list) {
            return "list: " + kind(list.item());
        }
        if (shape instanceof Shape.MapOf map) {
            return "map: " + kind(map.value());
        }
        return shape instanceof Shape.Flag ? "true or false" : "map";
    }
}
