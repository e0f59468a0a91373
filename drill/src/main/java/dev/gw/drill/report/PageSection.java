package dev.gw.drill.report;

/** A part of a page that was written already. */
record PageSection(String id, String title, String html) implements HtmlSection {}
