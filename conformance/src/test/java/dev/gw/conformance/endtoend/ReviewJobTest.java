package dev.gw.conformance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of docs/ci.md, run as they stand there, on what a forge hands to a job. */
class ReviewJobTest {
    private static final String PLUGINS = "config/plugins/auth.yml";

    @TempDir
    Path scratch;

    private Path bare;
    private Path author;

    @BeforeEach
    void aRepositoryWhoseMainBranchMovedOnAfterABranchHadLeft() throws IOException {
        bare = scratch.resolve("upstream.git");
        author = scratch.resolve("author");
        git(scratch, "init", "-q", "--bare", "-b", "main", "upstream.git");
        git(scratch, "clone", "-q", "upstream.git", "author");
        commit(author, "config/services/shop.yml", """
                - name: shop
                  host: shop.internal
                  routes:
                    - {name: orders, paths: [/orders]}
                """);
        commit(author, PLUGINS, "- {name: key-auth, route: orders}\n");
        git(author, "push", "-q", "origin", "HEAD:main");
        git(author, "checkout", "-q", "-b", "change");
        git(author, "checkout", "-q", "-B", "main");
        commit(author, "config/services/later.yml", "- {name: merged-meanwhile, host: later.internal}\n");
        git(author, "push", "-q", "origin", "main");
        git(author, "checkout", "-q", "change");
    }

    private static String git(Path folder, String... words) {
        List<String> all = new ArrayList<>(List.of(
                "git", "-c", "user.name=Somebody", "-c", "user.email=s@example.com", "-c", "commit.gpgsign=false"));
        all.addAll(List.of(words));
        Shell run = Shell.run(folder, Map.of(), all.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        return run.out().strip();
    }

    private static void commit(Path clone, String file, String text) throws IOException {
        Path path = clone.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        git(clone, "add", "-A");
        git(clone, "commit", "-q", "-m", "Change " + file);
    }

    /** As GitHub does: the pull request's merge into the base branch, checked out without a branch. */
    private Path checkoutOfPullRequest() {
        git(author, "fetch", "-q", "origin");
        git(author, "checkout", "-q", "-B", "merge", "origin/main");
        git(author, "merge", "-q", "--no-ff", "-m", "Merge", "change");
        git(author, "push", "-q", "origin", "merge:refs/pull/1/merge");
        git(scratch, "clone", "-q", "upstream.git", "runner");
        Path runner = scratch.resolve("runner");
        git(runner, "fetch", "-q", "origin", "refs/pull/1/merge");
        git(runner, "checkout", "-q", "--detach", "FETCH_HEAD");
        return runner;
    }

    /** The lines of the block that begins behind a line, without their indentation. */
    private static String script(String key, String first) throws IOException {
        List<String> lines = Files.readAllLines(Shell.root().resolve("docs/ci.md"));
        int at = lines.indexOf(key) + 1;
        while (!lines.get(at).strip().startsWith(first)) {
            at++;
        }
        String indent = lines.get(at).substring(0, lines.get(at).indexOf(first));
        StringBuilder script = new StringBuilder();
        while (lines.get(at).startsWith(indent)) {
            script.append(lines.get(at).substring(indent.length())).append('\n');
            at++;
        }
        return script.toString();
    }

    private static Shell job(Path folder, String script, Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("GW_NO_ARCHIVE", "1");
        environment.put("PATH", Shell.root() + ":" + System.getenv("PATH"));
        return Shell.run(folder, environment, "sh", "-e", "-c", script);
    }

    private Shell onGitHub() throws IOException {
        Path summary = scratch.resolve("summary.md");
        Map<String, String> variables = Map.of("GITHUB_BASE_REF", "main", "GITHUB_STEP_SUMMARY", summary.toString());
        return job(checkoutOfPullRequest(), script("      - name: Diff", "base="), variables);
    }

    @Test
    void aPullRequestHasOneCommentThatTheNextRunRewrites() throws IOException {
        commit(author, PLUGINS, "- {name: key-auth, route: orders, enabled: false}\n");
        onGitHub();
        Path runner = scratch.resolve("runner");
        assumeTools();
        try (ForgeDouble forge = new ForgeDouble()) {
            forge.comment("### A question");

            Shell first = comment(runner, forge, ForgeDouble.token());
            String diff = Files.readString(runner.resolve("gw-diff.md"));
            assertThat(first.code()).as(first.err()).isZero();
            assertThat(forge.comments()).containsExactly("### A question", diff);

            Files.writeString(runner.resolve("gw-diff.md"), diff + "\nAnd \"more\": ü\n");
            comment(runner, forge, ForgeDouble.token());
            assertThat(forge.comments()).containsExactly("### A question", diff + "\nAnd \"more\": ü\n");

            Shell stranger = comment(runner, forge, "a-stranger's");
            assertThat(stranger.code()).isNotZero();
            assertThat(stranger.out() + stranger.err()).contains("401").doesNotContain("stranger");
        }
    }

    @Test
    void theCommentIsFoundBehindHundredsOfOthers() throws IOException {
        assumeTools();
        Path runner = Files.createDirectories(scratch.resolve("runner"));
        Files.writeString(runner.resolve("gw-diff.md"), "### gw diff: new\n");
        try (ForgeDouble forge = new ForgeDouble()) {
            for (int i = 1; i <= 250; i++) {
                forge.comment(i == 130 ? "### gw diff: old\n" : "### Remark " + i);
            }

            Shell run = comment(runner, forge, ForgeDouble.token());

            assertThat(run.code()).as(run.err()).isZero();
            assertThat(forge.comments())
                    .hasSize(250)
                    .contains("### gw diff: new\n")
                    .doesNotContain("### gw diff: old\n");
        }
    }

    /** GitHub's runners have both; GitLab's job installs curl. */
    private void assumeTools() {
        Shell tools = Shell.run(scratch, Map.of(), "sh", "-c", "command -v curl && command -v jq");
        assumeThat(tools.code()).as("curl and jq are here").isZero();
    }

    private static Shell comment(Path runner, ForgeDouble forge, String token) throws IOException {
        Map<String, String> variables = Map.of(
                "GITHUB_API_URL",
                forge.address(),
                "GITHUB_REPOSITORY",
                "shop/gateway",
                "NUMBER",
                "7",
                "GH_TOKEN",
                token);
        return job(runner, script("      - name: Comment", "[ -s"), variables);
    }

    @Test
    void aMergeRequestGetsTheDiffAsANote() throws IOException {
        assumeTools();
        String left = git(author, "rev-parse", "HEAD");
        commit(author, PLUGINS, "- {name: key-auth, route: orders, enabled: false}\n");
        job(author, script("  script:", "base="), Map.of("CI_MERGE_REQUEST_DIFF_BASE_SHA", left));
        String script = script("  after_script:", "if [");
        try (ForgeDouble forge = new ForgeDouble()) {
            Map<String, String> variables = new HashMap<>(Map.of(
                    "CI_API_V4_URL",
                    forge.address(),
                    "CI_MERGE_REQUEST_PROJECT_ID",
                    "11",
                    "CI_MERGE_REQUEST_IID",
                    "7"));
            assertThat(job(author, script, variables).code()).isZero();
            assertThat(forge.comments()).isEmpty();

            variables.put("GW_COMMENT_TOKEN", ForgeDouble.token());
            Shell run = job(author, script, variables);
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(forge.comments()).containsExactly(Files.readString(author.resolve("gw-diff.md")));
        }
    }

    @Test
    void aPullRequestThatDropsTheKeyFailsAndSaysWhy() throws IOException {
        commit(author, PLUGINS, "- {name: key-auth, route: orders, enabled: false}\n");

        Shell run = onGitHub();

        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.out()).contains("security  route orders: callers need no credentials any more", PLUGINS + ":1");
        assertThat(Files.readString(scratch.resolve("summary.md")))
                .startsWith("### gw diff: the project against `git:")
                .contains("**Callers: 1 security**", "**security** route orders")
                .doesNotContain("merged-meanwhile");
    }

    @Test
    void oneThatTakesNothingAwayPasses() throws IOException {
        commit(author, "config/services/new.yml", """
                - name: new
                  host: new.internal
                  routes: [{name: n, paths: [/n], plugins: [{name: key-auth}]}]
                """);

        Shell run = onGitHub();

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Files.readString(scratch.resolve("summary.md")))
                .contains("**3 to create; 4 unchanged**")
                .doesNotContain("merged-meanwhile");
    }

    @Test
    void oneWithAnErrorFailsWithItsPlace() throws IOException {
        commit(author, PLUGINS, "- {name: key-auth, route: oders}\n");

        Shell run = onGitHub();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains(PLUGINS + ":1:", "oders");
        assertThat(scratch.resolve("summary.md")).doesNotExist();
    }

    @Test
    void aMergeRequestFromAForkIsComparedWithWhereItLeft() throws IOException {
        String left = git(author, "rev-parse", "HEAD");
        commit(author, PLUGINS, "- {name: key-auth, route: orders, enabled: false}\n");
        git(scratch, "init", "-q", "--bare", "-b", "main", "fork.git");
        git(author, "push", "-q", scratch.resolve("fork.git").toString(), "change");
        git(scratch, "clone", "-q", "-b", "change", "fork.git", "runner");
        String script = script("  script:", "base=");

        Shell run = job(scratch.resolve("runner"), script, Map.of("CI_MERGE_REQUEST_DIFF_BASE_SHA", left));

        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(Files.readString(scratch.resolve("runner/gw-diff.md")))
                .contains("**1 to change; 2 unchanged**", "**security** route orders");
    }

    @Test
    void aCheckoutWithoutHistoryFails() throws IOException {
        commit(author, PLUGINS, "- {name: key-auth, route: orders, enabled: false}\n");
        Path full = checkoutOfPullRequest();
        git(full, "push", "-q", "origin", "HEAD:refs/heads/shallow");
        git(
                scratch,
                "clone",
                "-q",
                "--depth",
                "1",
                "-b",
                "shallow",
                bare.toUri().toString(),
                "thin");
        Map<String, String> variables = Map.of(
                "GITHUB_BASE_REF",
                "main",
                "GITHUB_STEP_SUMMARY",
                scratch.resolve("none").toString());

        Shell run = job(scratch.resolve("thin"), script("      - name: Diff", "base="), variables);

        assertThat(run.code()).isNotZero().isNotEqualTo(2);
    }
}
