/// Shows a report to people and machines: text, JSON, SARIF, Markdown and one HTML page; reads JSON back as a
/// baseline.
@NullMarked
package dev.fairway.formats.report;

import org.jspecify.annotations.NullMarked;
