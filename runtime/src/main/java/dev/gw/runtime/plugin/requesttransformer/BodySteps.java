package dev.gw.runtime.plugin.requesttransformer;

import dev.gw.runtime.json.Cjson;
import dev.gw.runtime.json.LuaFields;
import dev.gw.runtime.template.Variables;
import org.jspecify.annotations.Nullable;

/** Changes a body of one character per octet. One instance serves one request. */
final class BodySteps {
    private final Steps steps;
    private final Variables variables;
    private final String body;
    private boolean changed;

    BodySteps(Steps steps, Variables variables, String body) {
        this.steps = steps;
        this.variables = variables;
        this.body = body;
    }

    /** The changed body; null where nothing changes. */
    @Nullable
    String run(BodyKind kind, String contentType) {
        return switch (kind) {
            case JSON -> json();
            case FORM -> form();
            case MULTIPART -> multipart(contentType);
            case OTHER -> null;
        };
    }

    private @Nullable String json() {
        Object decoded = Cjson.decode(body);
        if (decoded == null && !body.isEmpty()) {
            return null;
        }
        LuaFields fields = decoded == null ? LuaFields.empty() : LuaFields.of(decoded);
        if (!body.isEmpty()) {
            present(fields);
        }
        for (Entry entry : steps.add()) {
            if (!fields.isTruthy(entry.name())) {
                fields.put(entry.name(), entry.required(variables));
                changed = true;
            }
        }
        for (Entry entry : steps.append()) {
            fields.append(entry.name(), entry.required(variables));
            changed = true;
        }
        return changed ? Cjson.encode(fields.body()) : null;
    }

    private void present(LuaFields fields) {
        for (Entry entry : steps.remove()) {
            fields.remove(entry.name());
            changed = true;
        }
        for (Entry entry : steps.rename()) {
            String other = entry.required(variables);
            if (!other.equals(entry.name()) && fields.isTruthy(entry.name())) {
                fields.rename(entry.name(), other);
                changed = true;
            }
        }
        for (Entry entry : steps.replace()) {
            if (fields.isTruthy(entry.name())) {
                fields.put(entry.name(), entry.required(variables));
                changed = true;
            }
        }
    }

    private @Nullable String form() {
        Arguments form = Arguments.parse(body);
        if (!body.isEmpty()) {
            present(form);
        }
        for (Entry entry : steps.add()) {
            if (!form.has(entry.name())) {
                form.set(entry.name(), entry.value(variables));
                changed = true;
            }
        }
        for (Entry entry : steps.append()) {
            form.append(entry.name(), entry.value(variables));
            changed = true;
        }
        return changed ? form.encode() : null;
    }

    private void present(Arguments form) {
        for (Entry entry : steps.remove()) {
            form.remove(entry.name());
            changed = true;
        }
        for (Entry entry : steps.rename()) {
            changed |= form.rename(entry.name(), entry.required(variables));
        }
        for (Entry entry : steps.replace()) {
            if (form.has(entry.name())) {
                form.set(entry.name(), entry.value(variables));
                changed = true;
            }
        }
    }

    private @Nullable String multipart(String contentType) {
        Multipart parts = Multipart.parse(body, contentType);
        if (!body.isEmpty()) {
            present(parts);
        }
        for (Entry entry : steps.add()) {
            if (!parts.has(entry.name())) {
                parts.set(entry.name(), entry.required(variables));
                changed = true;
            }
        }
        return changed ? parts.encode() : null;
    }

    private void present(Multipart parts) {
        for (Entry entry : steps.rename()) {
            String other = entry.required(variables);
            String value = other.equals(entry.name()) ? null : parts.value(entry.name());
            if (value != null) {
                parts.set(other, value);
                parts.remove(entry.name());
                changed = true;
            }
        }
        for (Entry entry : steps.remove()) {
            parts.remove(entry.name());
            changed = true;
        }
        for (Entry entry : steps.replace()) {
            if (parts.has(entry.name())) {
                parts.remove(entry.name());
                parts.set(entry.name(), entry.required(variables));
                changed = true;
            }
        }
    }
}
