package dev.gw.conformance.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A headless Chromium with one page, driven over its DevTools protocol. */
final class Browser implements AutoCloseable {
    private static final List<String> BINARIES = List.of("/usr/bin/chromium", "/usr/bin/google-chrome");
    private static final long SECONDS = 60;
    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final List<String> problems = new CopyOnWriteArrayList<>();

    private Browser(Process process, Path profile, String page) throws Exception {
        this.process = process;
        this.profile = profile;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(page), new Messages())
                .get(SECONDS, TimeUnit.SECONDS);
        for (String domain : List.of("Page", "Runtime", "Log")) {
            call(domain + ".enable", JSON.createObjectNode());
        }
    }

    /** Starts one; a test on a machine without Chromium is skipped. */
    static Browser start() throws Exception {
        String binary = BINARIES.stream()
                .filter(each -> Files.isExecutable(Path.of(each)))
                .findFirst()
                .orElse("");
        assumeTrue(!binary.isEmpty(), "no Chromium on this machine: the page is not looked at");
        Path profile = Files.createTempDirectory("gw-browser");
        List<String> words = new ArrayList<>(List.of(binary, "--headless", "--no-sandbox", "--disable-gpu"));
        words.addAll(List.of("--disable-quic", "--no-first-run", "--disable-background-networking"));
        words.addAll(List.of("--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"));
        words.addAll(List.of("--remote-debugging-port=0", "--user-data-dir=" + profile, "about:blank"));
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new Browser(process, profile, page(profile, process));
    }

    /** The address of the page's socket, once the browser has written its port down. */
    private static String page(Path profile, Process process) throws Exception {
        Path file = profile.resolve("DevToolsActivePort");
        for (int i = 0; i < SECONDS * 10 && process.isAlive(); i++) {
            if (Files.exists(file) && Files.readAllLines(file).size() > 1) {
                URI list = URI.create(
                        "http://127.0.0.1:" + Files.readAllLines(file).get(0) + "/json/list");
                String json = HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString())
                        .body();
                for (JsonNode target : JSON.readTree(json)) {
                    if (target.path("type").asString().equals("page")) {
                        return target.path("webSocketDebuggerUrl").asString();
                    }
                }
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IllegalStateException("the browser has not started");
    }

    /** Opens a page and waits until it is loaded. */
    void open(String url) {
        call("Page.navigate", JSON.createObjectNode().put("url", url));
        waitFor("document.readyState === 'complete' && location.href !== 'about:blank'");
    }

    /** How wide the window is, and whether the person likes it dark. */
    void look(int width, int height, boolean dark) {
        ObjectNode size = JSON.createObjectNode().put("width", width).put("height", height);
        call(
                "Emulation.setDeviceMetricsOverride",
                size.put("deviceScaleFactor", 1).put("mobile", false));
        ObjectNode media = JSON.createObjectNode();
        media.putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", dark ? "dark" : "light");
        call("Emulation.setEmulatedMedia", media);
    }

    /** The value of an expression, promises awaited. */
    JsonNode eval(String expression) {
        ObjectNode ask = JSON.createObjectNode().put("expression", expression);
        JsonNode answer =
                call("Runtime.evaluate", ask.put("returnByValue", true).put("awaitPromise", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + answer.path("exceptionDetails"));
        }
        return answer.path("result").path("value");
    }

    /** Waits until an expression is true. */
    void waitFor(String condition) {
        for (int i = 0; i < SECONDS * 10; i++) {
            if (eval("Boolean(" + condition + ")").asBoolean()) {
                return;
            }
            pause();
        }
        throw new AssertionError("never came true: " + condition + " in\n" + eval("document.body.innerText"));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Presses and releases a key, such as Tab. */
    void press(String key) {
        for (String type : List.of("keyDown", "keyUp")) {
            ObjectNode event = JSON.createObjectNode().put("type", type).put("key", key);
            call(
                    "Input.dispatchKeyEvent",
                    event.put("code", key).put("windowsVirtualKeyCode", key.equals("Tab") ? 9 : 13));
        }
    }

    /** Errors of the console: exceptions, refused scripts and styles, failed requests. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** Sets down what the window shows. */
    void picture(Path file) throws IOException {
        JsonNode data = call("Page.captureScreenshot", JSON.createObjectNode().put("format", "png"));
        Files.write(file, Base64.getDecoder().decode(data.path("data").asString()));
    }

    private JsonNode call(String method, ObjectNode parameters) {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", parameters);
        socket.sendText(message.toString(), true).join();
        try {
            return answer.get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(method, e);
        }
    }

    @Override
    public void close() throws Exception {
        socket.abort();
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (UncheckedIOException changing) {
            // what the dying browser still writes stays behind in the folder for temporary files
        }
    }

    /** What the browser says. */
    private final class Messages implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                take(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        private void take(String message) {
            JsonNode json = JSON.readTree(message);
            CompletableFuture<JsonNode> answer = waiting.remove(json.path("id").asInt(0));
            if (answer != null) {
                answer.complete(json.has("error") ? json : json.path("result"));
            }
            JsonNode parameters = json.path("params");
            boolean thrown = json.path("method").asString("").equals("Runtime.exceptionThrown");
            if (thrown || parameters.path("entry").path("level").asString("").equals("error")) {
                problems.add(parameters.toString());
            }
        }
    }
}
