package dev.gw.runtime.control;

import dev.gw.runtime.Gateway;
import dev.gw.runtime.dashboard.Dashboard;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.http.AnswerDate;
import dev.gw.runtime.http.MalformedMessage;
import dev.gw.runtime.http.QueryArgs;
import dev.gw.runtime.http.RequestHandler;
import dev.gw.runtime.http.RequestHead;
import dev.gw.runtime.http.ServerStream;
import dev.gw.runtime.settings.AnswerHeader;
import dev.gw.runtime.settings.GatewaySettings;
import io.netty.buffer.Unpooled;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Admin API, or the status API, of a gateway. Requests are answered off the event loops, so that a large
 * configuration holds up nobody. Thread-safe.
 */
public final class AdminHandler implements RequestHandler {
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
    private static final List<String> BODIES =
            List.of("application/json", "multipart/form-data", "application/x-www-form-urlencoded");
    private static final List<String> YAML = List.of("application/yaml", "text/yaml");

    /** As Kong sets client_max_body_size for the Admin API, but large enough for any configuration. */
    private static final long MAX_BODY = 128L * 1024 * 1024;

    private final Gateway gateway;
    private final Endpoints endpoints;
    private final boolean status;
    private final @Nullable Dashboard dashboard;
    private final GatewaySettings settings;
    private final AnswerDate date;

    private AdminHandler(
            Gateway gateway,
            Endpoints endpoints,
            boolean status,
            @Nullable Dashboard dashboard,
            GatewaySettings settings) {
        this.settings = settings;
        this.date = new AnswerDate(gateway.clock());
        this.gateway = gateway;
        this.endpoints = endpoints;
        this.status = status;
        this.dashboard = dashboard;
    }

    /** The Admin API of a gateway, with a page for people beside it; the settings say what its answers carry. */
    public AdminHandler(Gateway gateway, HealthView health, Dashboard dashboard, GatewaySettings settings) {
        this(gateway, ApiMap.admin(gateway, health), false, dashboard, settings);
    }

    /** The status API of a gateway: health and metrics, no configuration. */
    public static AdminHandler status(Gateway gateway, HealthView health, GatewaySettings settings) {
        return new AdminHandler(gateway, ApiMap.status(gateway, health), true, null, settings);
    }

    @Override
    public AnswerDate date() {
        return date;
    }

    @Override
    public void handle(ServerStream stream) {
        long start = stream.eventLoop().ticker().nanoTime();
        RequestHead head = Objects.requireNonNull(stream.head());
        stream.body(MAX_BODY).whenComplete((body, problem) -> {
            if (problem instanceof MalformedMessage malformed) {
                send(stream, head.headers(), AdminAnswer.message(malformed.status(), why(malformed)), start);
            } else if (problem == null) {
                if (path(head).equals("/robots.txt")) {
                    AdminAnswer robots = AdminAnswer.text("text/plain; charset=UTF-8", "User-agent: *\nDisallow: /");
                    send(stream, robots.status(), robots.headers(), robots.body());
                    return;
                }
                gateway.workers().execute(() -> {
                    if (dashboard != null && Dashboard.isBelow(path(head))) {
                        Dashboard.Answer page = dashboard.answer(head);
                        stream.eventLoop().execute(() -> send(stream, page.status(), page.headers(), page.body()));
                        return;
                    }
                    AdminAnswer answer = answer(head, body);
                    stream.eventLoop().execute(() -> send(stream, head.headers(), answer, start));
                });
            }
        });
    }

    private static String why(MalformedMessage problem) {
        return problem.status() == 413 ? "Payload too large" : String.valueOf(problem.getMessage());
    }

    private AdminAnswer answer(RequestHead head, byte[] body) {
        try {
            return route(head, body);
        } catch (Refusal refusal) {
            return refusal.answer();
        } catch (RuntimeException bug) {
            return AdminAnswer.message(500, "An unexpected error occurred");
        }
    }

    private static String path(RequestHead head) {
        int mark = head.target().indexOf('?');
        return mark < 0 ? head.target() : head.target().substring(0, mark);
    }

    private AdminAnswer route(RequestHead head, byte[] body) {
        int mark = head.target().indexOf('?');
        String path = path(head);
        Endpoints.Found found = endpoints.find(segments(path));
        if (found == null) {
            return AdminAnswer.notFound();
        }
        String method = head.method();
        QueryArgs query = BodyArguments.all(mark < 0 ? null : head.target().substring(mark + 1));
        String text = new String(body, StandardCharsets.UTF_8);
        List<String> params = found.params().stream().map(AdminHandler::decoded).toList();
        Call call = new Call(method, params, query, head.headers(), text, gateway.serving());
        if (WITH_BODY.contains(method) && !isReadable(call, path)) {
            return AdminAnswer.page(415);
        }
        return answer(found.place(), call);
    }

    private static AdminAnswer answer(Endpoints.Place place, Call call) {
        Endpoint endpoint = place.endpoint(call.method());
        boolean answersAnyPath =
                call.method().equals("OPTIONS") || call.method().equals("HEAD");
        if (endpoint == null && !answersAnyPath) {
            return AdminAnswer.message(405, "Method not allowed");
        }
        place.guard().check(call);
        if (endpoint != null) {
            return endpoint.answer(call);
        }
        return call.method().equals("HEAD")
                ? AdminAnswer.text("text/html; charset=UTF-8", "")
                : options(place, call.headers());
    }

    private static boolean isReadable(Call call, String path) {
        String type = call.headers().get("Content-Type");
        if (type == null) {
            return call.body().isEmpty();
        }
        return BODIES.stream().anyMatch(type::startsWith)
                || (path.equals("/config") && YAML.stream().anyMatch(type::startsWith));
    }

    private static AdminAnswer options(Endpoints.Place place, Headers asked) {
        String wanted = asked.get("Access-Control-Request-Headers");
        AdminAnswer answer = AdminAnswer.empty(204);
        answer.headers()
                .add("Allow", place.allowed())
                .add("Access-Control-Allow-Methods", place.allowed())
                .add("Access-Control-Allow-Headers", wanted == null || wanted.isEmpty() ? "Content-Type" : wanted);
        return answer;
    }

    private static List<String> segments(String path) {
        // one slash at the end means nothing; an empty segment names nothing
        String asked = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return asked.equals("/") ? List.of() : List.of(asked.substring(1).split("/", -1));
    }

    /** A name as it was meant, be its bytes escaped or, as some clients send them, bare; a plus is a blank. */
    private static String decoded(String segment) {
        String bytes = URLDecoder.decode(segment, StandardCharsets.ISO_8859_1);
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private void send(ServerStream stream, Headers asked, AdminAnswer answer, long start) {
        Headers headers = answer.headers();
        long millis = (stream.eventLoop().ticker().nanoTime() - start) / 1_000_000;
        origins(asked).forEach(origin -> headers.add("Access-Control-Allow-Origin", origin));
        if (!status) {
            headers.set("Access-Control-Allow-Credentials", "true");
        }
        if (settings.answersWith(AnswerHeader.ADMIN_LATENCY)) {
            headers.set("X-Kong-Admin-Latency", Long.toString(millis));
        }
        if (settings.answersWith(AnswerHeader.SERVER)) {
            headers.set("Server", "kong/3.9.1");
        }
        send(stream, answer.status(), headers, answer.body());
    }

    /** The origins that may read an answer: those that ask, or all where nobody says; none where one is empty. */
    private List<String> origins(Headers asked) {
        List<String> named = asked.all("Origin");
        List<String> allowed = settings.answers().adminOrigins();
        if (!allowed.isEmpty()) {
            boolean isAllowed = named.size() == 1 && allowed.contains(named.get(0));
            return List.of(isAllowed ? named.get(0) : allowed.get(0));
        }
        return named.isEmpty()
                ? List.of("*")
                : named.stream().filter(one -> !one.isEmpty()).toList();
    }

    private static void send(ServerStream stream, int code, Headers headers, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        stream.dated();
        stream.start(code, null, headers, bytes.length);
        stream.write(Unpooled.wrappedBuffer(bytes));
        stream.finish();
    }

    @Override
    public void refuse(ServerStream stream, MalformedMessage problem) {
        int code = problem.status() == MalformedMessage.HEADER_TOO_LARGE ? 400 : problem.status();
        AdminAnswer page = AdminAnswer.page(code);
        send(stream, code, page.headers(), page.body());
    }
}
