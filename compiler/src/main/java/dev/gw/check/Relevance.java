package dev.gw.check;

import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Leaves out violations that only repeat another in other words, or that follow from another. */
final class Relevance {
    private static final String NO_KEY = "missing primary key";

    private final Set<List<Object>> wrongFields = new HashSet<>();
    private final Set<List<Object>> wrongEntities = new HashSet<>();
    private final Set<List<Object>> dangling = new HashSet<>();
    private final Set<List<Object>> forbidden = new HashSet<>();
    private final Set<List<Object>> hostless = new HashSet<>();
    private final Set<List<Object>> wrongUrls = new HashSet<>();

    private Relevance(List<Violation> all) {
        for (Violation violation : all) {
            if (violation.type() != Violation.Type.ENTITY) {
                wrongEntities.add(violation.place());
            }
            if (!violation.field().isEmpty()) {
                wrongFields.add(head(violation));
            }
            if (violation.message().equals("value must be null")
                    && !violation.field().isEmpty()) {
                forbidden.add(head(violation));
            }
            if (violation.type() == Violation.Type.REFERENCE) {
                dangling.add(head(violation));
            }
            if (isMissingHostOfUrl(violation)) {
                hostless.add(violation.place());
            }
            if (violation.field().equals(List.of("url"))) {
                wrongUrls.add(violation.place());
            }
        }
    }

    /** The violations of an outcome that each say something of their own. */
    static List<Violation> of(Outcome outcome) {
        List<Violation> all = new ArrayList<>(outcome.violations());
        all.addAll(outcome.further());
        Relevance relevance = new Relevance(all);
        List<Violation> own = all.stream().filter(relevance::isOfItsOwn).toList();
        return own.isEmpty() ? all : own;
    }

    private static List<Object> head(Violation violation) {
        return Places.with(violation.place(), violation.field().get(0));
    }

    private boolean isOfItsOwn(Violation violation) {
        String message = violation.message();
        if (violation.type() == Violation.Type.ENTITY) {
            return !isConsequence(violation, message);
        }
        // whether a key leads anywhere is said by the references; Kong may not know yet in its second look
        boolean isKey = message.equals(NO_KEY) && violation.field().size() == 2;
        if (isKey || isInDangling(violation)) {
            return false;
        }
        if (isEchoOfUrl(violation)) {
            return false;
        }
        // a key that must not be there at all need not lead anywhere either
        boolean isForbidden = violation.type() == Violation.Type.REFERENCE && forbidden.contains(head(violation));
        return !isForbidden && !isOfTheParent(violation);
    }

    private static boolean isMissingHostOfUrl(Violation violation) {
        return violation.field().equals(List.of("host"))
                && violation.message().equals("required field missing")
                && violation.kind() == EntityKind.SERVICES
                && violation.entity().has("url");
    }

    /** Whether it is about a part of a url that is no url: what such a text falls apart into is nobody's intention. */
    private boolean isEchoOfUrl(Violation violation) {
        return isMissingHostOfUrl(violation)
                ? wrongUrls.contains(violation.place())
                : UrlParts.url(violation) != null && hostless.contains(violation.place());
    }

    /** Whether it is about the inside of what stands where a reference should. */
    private boolean isInDangling(Violation violation) {
        List<Object> place = violation.place();
        boolean isInside = !place.isEmpty() && place.get(place.size() - 1) instanceof String;
        return isInside && dangling.contains(place);
    }

    /** Whether it is in the foreign key that a nested entity has from its place: the parent is at fault itself. */
    private static boolean isOfTheParent(Violation violation) {
        EntityKind kind = violation.kind();
        boolean isNested = violation.place().size() > 2 && violation.type() == Violation.Type.FIELD;
        boolean isInside = violation.field().size() > 1 || violation.message().equals("required field missing");
        if (kind == null || !isNested || !isInside) {
            return false;
        }
        String field = String.valueOf(violation.field().get(0));
        return Kinds.foreign(kind).containsKey(field) && !violation.entity().has(field);
    }

    private boolean isConsequence(Violation violation, String message) {
        if (message.startsWith("failed conditional validation")) {
            return wrongEntities.contains(violation.place());
        }
        if (message.startsWith("all or none of these fields must be set: 'password', 'consumer.id'")) {
            boolean isParentWrong = wrongFields.contains(Places.with(violation.place(), "consumer"));
            return isParentWrong || violation.place().size() > 2;
        }
        // Kong files the missing key of a nested entity under its parent
        return message.equals("required field missing");
    }
}
