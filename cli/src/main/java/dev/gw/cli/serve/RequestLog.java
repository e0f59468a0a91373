package dev.gw.cli.serve;

import dev.gw.model.Entity;
import dev.gw.runtime.exchange.Course;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.ExchangeObserver;
import dev.gw.runtime.exchange.Identity;
import dev.gw.runtime.exchange.Response;
import java.io.PrintStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One line for every request: method, path, status, route, consumer, the plugin that answered, time. Queries are left out,
 * because they can hold keys.
 *
 * <p>A thread of its own writes the lines; where it can't keep up, lines are left out and counted, so a slow terminal
 * never slows a request. Thread-safe.
 */
final class RequestLog implements ExchangeObserver {
    private static final int WAITING = 4096;
    private static final int LONGEST_PATH = 200;

    private final PrintStream out;
    private final boolean colour;
    private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(WAITING);
    private final AtomicLong left = new AtomicLong();

    /** A log of requests on a stream. */
    RequestLog(PrintStream out, boolean colour) {
        this.out = out;
        this.colour = colour;
    }

    /** Begins to write, until the process ends. */
    RequestLog start() {
        Thread writer = new Thread(this::write, "gw-requests");
        writer.setDaemon(true);
        writer.start();
        return this;
    }

    private void write() {
        try {
            while (true) {
                String line = lines.take();
                while (line != null) {
                    out.println(line);
                    line = lines.poll();
                }
                long missing = left.getAndSet(0);
                if (missing > 0) {
                    out.println("… " + missing + (missing == 1 ? " more request" : " more requests"));
                }
                out.flush();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void finished(Exchange exchange, Course course) {
        if (lines.remainingCapacity() == 0 || !lines.offer(line(exchange, course))) {
            left.incrementAndGet();
        }
    }

    /** The line of an exchange, without its line break. */
    String line(Exchange exchange, Course course) {
        String method = exchange.request().method();
        if (method.isEmpty()) {
            return "- " + status(exchange.response()) + faint(" malformed request");
        }
        StringBuilder line = new StringBuilder(120);
        line.append(method).append(' ').append(shown(exchange.request().rawPath()));
        line.append(' ').append(status(exchange.response())).append(' ');
        Entity route = exchange.route();
        line.append(route == null ? faint("no route") : painted("36", nameOf(route)));
        Identity who = exchange.identity();
        Entity consumer = who == null ? null : who.consumer();
        if (consumer != null) {
            line.append(" (").append(nameOf(consumer)).append(')');
        }
        if (course.stoppedBy() != null) {
            line.append(painted("33", " answered by " + course.stoppedBy()));
        }
        line.append(faint(" " + course.millis() + " ms"));
        if (exchange.timings().isProxied()) {
            line.append(faint(", upstream " + exchange.timings().upstreamMillis() + " ms"));
        }
        return line.toString();
    }

    private String status(@Nullable Response response) {
        if (response == null) {
            return painted("33", "gone");
        }
        int status = response.status();
        String style = status >= 500 ? "31" : status >= 400 ? "33" : "32";
        return painted(style, Integer.toString(status));
    }

    private static String nameOf(Entity entity) {
        String name = entity.name();
        return shown(name == null ? entity.id() : name);
    }

    /** What a client or a file says can't steer the terminal. */
    private static String shown(String text) {
        String cut = text.length() <= LONGEST_PATH ? text : text.substring(0, LONGEST_PATH) + "…";
        StringBuilder out = new StringBuilder(cut.length());
        for (int i = 0; i < cut.length(); i++) {
            char c = cut.charAt(i);
            out.append(Character.isISOControl(c) ? '?' : c);
        }
        return out.toString();
    }

    private String faint(String text) {
        return painted("2", text);
    }

    private String painted(String style, String text) {
        return colour ? "\u001B[" + style + "m" + text + "\u001B[0m" : text;
    }
}
