package dev.gw.conformance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

/** What every page of a report has to bear: keyboards, screen readers, narrow screens, dark rooms. */
final class Visit {
    private Visit() {}

    static void worksByKeyboard(Browser browser) {
        browser.eval("document.activeElement.blur()");
        browser.press("Tab");
        assertThat(browser.eval("document.activeElement.textContent").asString())
                .isEqualTo("To the content");
        assertThat(browser.eval("[...document.querySelectorAll('section')].every(s => "
                                + "document.getElementById(s.getAttribute('aria-labelledby')).tagName === 'H2')")
                        .asBoolean())
                .isTrue();
        assertThat(browser.eval("[...document.querySelectorAll('.scroll')].every(s => s.tabIndex === 0)")
                        .asBoolean())
                .isTrue();
        assertThat(browser.eval("[...document.querySelectorAll('table')].every(t => t.caption !== null)")
                        .asBoolean())
                .isTrue();
    }

    static void fitsEverywhere(Browser browser, String name) throws IOException {
        for (int width : new int[] {360, 768, 1280}) {
            for (boolean dark : new boolean[] {true, false}) {
                browser.look(width, 900, dark);
                assertThat(browser.eval("document.documentElement.scrollWidth").asInt())
                        .as("width at %d", width)
                        .isLessThanOrEqualTo(width);
                browser.picture(Path.of("target", name + "-" + width + (dark ? "-dark" : "") + ".png"));
            }
        }
    }
}
