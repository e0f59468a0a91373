package dev.gw.runtime.impact.witness;

import dev.gw.check.expression.Expression;
import dev.gw.check.expression.Expression.Predicate;
import dev.gw.check.expression.Expressions;
import dev.gw.check.expression.Literal;
import dev.gw.check.expression.Operator;
import dev.gw.model.Entity;
import dev.gw.runtime.impact.witness.Clauses.Term;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What one way to fulfil an expression asks for, gathered from its comparisons. Not thread-safe. */
public final class Demand {
    private static final String HEADERS = "http.headers.";
    private static final String QUERIES = "http.queries.";
    private static final String SEGMENTS = "http.path.segments.";

    private final DemandedPath path = new DemandedPath();
    private final List<String> hosts = new ArrayList<>();
    private final List<String> methods = new ArrayList<>();
    private final List<String> snis = new ArrayList<>();
    private final Map<String, List<String>> headers = new TreeMap<>();
    private final Map<String, List<String>> queries = new TreeMap<>();
    private final List<Place> sources = new ArrayList<>();
    private final List<Place> destinations = new ArrayList<>();
    private final List<String> schemes;

    private Demand(List<String> schemes) {
        this.schemes = new ArrayList<>(schemes);
    }

    /** What a route asks for: one matching for each way to fulfil its expression, or for its attributes. */
    static List<Matching> of(Entity route) {
        String expression = route.fields().string("expression");
        return expression == null ? List.of(Matching.ofAttributes(route)) : of(expression, Matching.schemes(route));
    }

    static List<Matching> of(String text, List<String> schemes) {
        Expression expression = Expressions.parse(Expressions.current(text)).expression();
        if (expression == null) {
            return List.of(new Demand(schemes).matching());
        }
        List<Matching> matchings = new ArrayList<>();
        for (List<Term> clause : Clauses.of(expression)) {
            Demand demand = new Demand(schemes);
            clause.forEach(term -> demand.add(term.predicate(), term.holds()));
            matchings.add(demand.matching());
        }
        return matchings;
    }

    /** The texts that an expression compares with, which witnesses are made of. */
    public static Set<String> literals(String text) {
        Set<String> literals = new TreeSet<>();
        Expression expression = Expressions.parse(Expressions.current(text)).expression();
        for (List<Term> clause : expression == null ? List.<List<Term>>of() : Clauses.of(expression)) {
            for (Term term : clause) {
                String literal = Demanded.literal(term.predicate());
                if (literal.length() > 1) {
                    literals.add(literal);
                }
            }
        }
        return literals;
    }

    private Matching matching() {
        return new Matching(
                path.paths(),
                path.regexes(),
                hosts,
                methods,
                headers,
                queries,
                snis,
                schemes,
                sources,
                destinations,
                path.beginning());
    }

    private void add(Predicate predicate, boolean holds) {
        String field = predicate.field();
        if (field.equals("net.protocol")) {
            scheme(predicate, holds);
        } else if (predicate.value() instanceof Literal.Int number) {
            number(field, Demanded.number(predicate.operator(), number.number(), holds));
        } else if (predicate.value() instanceof Literal.Address address) {
            place(field, Demanded.place(predicate.operator() == Operator.EQUALS == holds, Place.only(address)));
        } else if (predicate.value() instanceof Literal.Range range) {
            place(field, Demanded.place(predicate.operator() == Operator.IN == holds, range));
        } else if (holds) {
            text(predicate);
        } else if (field.equals("http.path")) {
            path.avoid(predicate);
        }
    }

    /** The router's own scheme of connections that are passed through is tcp; they come over TLS. */
    private void scheme(Predicate predicate, boolean holds) {
        if (predicate.value() instanceof Literal.Text text && predicate.operator() == Operator.EQUALS == holds) {
            List<String> kept = schemes.stream().filter(text.text()::equals).toList();
            if (!kept.isEmpty()) {
                schemes.retainAll(kept);
            }
        } else if (predicate.value() instanceof Literal.Text text && schemes.size() > 1) {
            schemes.remove(text.text());
        }
    }

    private void number(String field, int number) {
        switch (field) {
            case "net.src.port" -> narrow(sources, new Place(null, number));
            case "net.dst.port" -> narrow(destinations, new Place(null, number));
            default -> path.length(number);
        }
    }

    private void place(String field, Place place) {
        narrow(field.equals("net.src.ip") ? sources : destinations, place);
    }

    /** All that is asked of an end, together; what contradicts it is left to the router to refuse. */
    private static void narrow(List<Place> places, Place asked) {
        Place both = places.isEmpty() ? asked : places.get(0).with(asked);
        places.clear();
        places.add(both == null ? asked : both);
    }

    private void text(Predicate predicate) {
        String field = predicate.field();
        if (field.equals("http.path")) {
            path.add(predicate);
        } else if (field.startsWith(SEGMENTS)) {
            path.segment(field.substring(SEGMENTS.length()), Demanded.text(predicate));
        } else if (field.equals("http.host")) {
            names(predicate, hosts::add);
        } else if (field.equals("tls.sni")) {
            names(predicate, snis::add);
        } else if (field.equals("http.method")) {
            methods.addAll(values(predicate));
        } else if (field.startsWith(HEADERS)) {
            String name =
                    field.substring(HEADERS.length()).toLowerCase(Locale.ROOT).replace('_', '-');
            headers.computeIfAbsent(name, ignored -> new ArrayList<>()).addAll(values(predicate));
        } else if (field.startsWith(QUERIES)) {
            queries.computeIfAbsent(field.substring(QUERIES.length()), ignored -> new ArrayList<>())
                    .addAll(values(predicate));
        }
    }

    private static Collection<String> values(Predicate predicate) {
        Collection<String> samples = predicate.value() instanceof Literal.Regex regex
                ? Matching.samples(regex.pattern())
                : List.<String>of();
        return samples.isEmpty() ? List.of(Demanded.text(predicate)) : samples;
    }

    private static void names(Predicate predicate, Consumer<String> to) {
        String value = Demanded.text(predicate);
        switch (predicate.operator()) {
            case POSTFIX -> to.accept("*" + (value.startsWith(".") ? "" : ".") + value);
            case PREFIX -> to.accept(value + (value.endsWith(".") ? "" : ".") + "*");
            case NOT_EQUALS -> to.accept("other.test");
            default -> to.accept(value);
        }
    }
}
