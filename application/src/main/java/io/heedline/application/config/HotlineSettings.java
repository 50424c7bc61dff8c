package io.heedline.application.config;

import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The hotline that answers.
 *
 * @param number the number it is reached under
 * @param operator the number of the person who takes over when something has failed
 * @param scenario a file, or the name of a scenario that comes with Heedline
 * @param language what a call begins in, as in "zh-CN"; callers may change to another one of the scenario
 */
@ConfigurationProperties("heedline.hotline")
public record HotlineSettings(
        @DefaultValue("95500") String number,
        @DefaultValue("8000") String operator,
        @DefaultValue("hotline") String scenario,
        @DefaultValue("zh-CN") Locale language) {

    /** The same with calls that begin in another language. */
    public HotlineSettings withLanguage(Locale other) {
        return new HotlineSettings(number, operator, scenario, other);
    }
}
