package dev.gw.drill.report;

/** A part of a page: its heading, and what stands below it. */
public interface HtmlSection {
    /** Names it in the page's address: letters and hyphens. */
    String id();

    /** The heading, as plain text. */
    String title();

    /** What stands below the heading, as HTML that is safe to show; empty where the section is left out. */
    String html();
}
