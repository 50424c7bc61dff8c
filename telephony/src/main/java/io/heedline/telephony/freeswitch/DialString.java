package io.heedline.telephony.freeswitch;

import java.util.regex.Pattern;

/**
 * How FreeSWITCH rings a number: one leg, with {@code {number}} where the number goes. Examples:
 * {@code sofia/gateway/carrier/{number}}, {@code sofia/external/{number}@203.0.113.5:5060}, {@code user/{number}}.
 *
 * @param template neither spaces, quotes, commas, bars nor variables: those would add legs or options
 */
public record DialString(String template) {

    private static final String NUMBER = "{number}";
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_.]+/[A-Za-z0-9_.+*#@:;=/~%-]*");
    private static final Pattern NUMBER_FORM = Pattern.compile("[+]?[A-Za-z0-9._*#-]{1,64}");
    private static final Pattern GATEWAY_FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public DialString {
        String rest = template.replaceFirst(Pattern.quote(NUMBER), "");
        if (rest.equals(template) || !FORM.matcher(rest).matches()) {
            throw new IllegalArgumentException("dial string \"" + template
                    + "\": expected one leg such as sofia/gateway/carrier/{number}, with {number} once");
        }
    }

    /** By a SIP gateway that FreeSWITCH knows. */
    public static DialString gateway(String name) {
        if (!isGatewayName(name)) {
            throw new IllegalArgumentException(
                    "gateway \"" + name + "\": expected letters, digits, dots, dashes and underscores");
        }
        return new DialString("sofia/gateway/" + name + "/" + NUMBER);
    }

    static boolean isGatewayName(String name) {
        return GATEWAY_FORM.matcher(name).matches();
    }

    /** Whether it is a number that can stand in a dial string without changing it. */
    static boolean isNumber(String number) {
        return NUMBER_FORM.matcher(number).matches();
    }

    /**
     * The leg that rings this number.
     *
     * @throws IllegalArgumentException when it is not {@linkplain #isNumber a number}
     */
    public String ringing(String number) {
        if (!isNumber(number)) {
            throw new IllegalArgumentException("a number to ring has digits, letters and + . _ * # - only, 64 at most");
        }
        return template.replace(NUMBER, number);
    }

    @Override
    public String toString() {
        return template;
    }
}
