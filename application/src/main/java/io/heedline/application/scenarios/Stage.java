package io.heedline.application.scenarios;

import java.util.Locale;

/**
 * How far a version has come.
 *
 * <pre>
 *  DRAFT -review-> REVIEWED -publish-> LIVE -another is published, or roll-back-> RETIRED -publish, roll-back-> LIVE
 * </pre>
 */
public enum Stage {
    DRAFT,
    REVIEWED,
    LIVE,
    RETIRED;

    /** As it stands in files and reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
