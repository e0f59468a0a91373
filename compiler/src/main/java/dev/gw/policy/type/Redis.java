package dev.gw.policy.type;

import dev.gw.policy.shape.Field;
import dev.gw.policy.shape.Shape;
import java.util.List;

/** How policies say where Redis is: the fields of Kong's own plugins. */
final class Redis {
    static final List<Field> FIELDS = List.of(
            Field.required("host", Shape.text(), "its name or address"),
            Field.optional("port", new Shape.Whole(0, 65_535), "its port; 6379 by default"),
            Field.optional(
                    "database", new Shape.Whole(0, Integer.MAX_VALUE), "the number of the database; 0 by default"),
            Field.optional("username", Shape.text(), "the user"),
            Field.optional("password", Shape.text(), "the password"),
            Field.optional("timeout", Shape.count(), "how long to wait, in milliseconds; 2000 by default"),
            Field.optional("ssl", new Shape.Flag(), "whether to use TLS"),
            Field.optional("ssl_verify", new Shape.Flag(), "whether to check its certificate"),
            Field.optional("server_name", Shape.text(), "the name in its certificate"));

    private Redis() {}
}
