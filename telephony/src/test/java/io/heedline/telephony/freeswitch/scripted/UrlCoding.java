package io.heedline.telephony.freeswitch.scripted;

import java.nio.charset.StandardCharsets;

/** The way FreeSWITCH writes header values in plain events: UTF-8, its own set of characters written as %XX. */
final class UrlCoding {

    private static final String CODED = " #%&+:;<=>?@[\\]^`{|}\"";

    private static final String HEX = "0123456789ABCDEF";

    private UrlCoding() {}

    static String encode(String value) {
        StringBuilder coded = new StringBuilder(value.length() + 16);
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            int octet = b & 0xFF;
            if (octet < ' ' || octet > '~' || CODED.indexOf(octet) >= 0) {
                coded.append('%').append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 15));
            } else {
                coded.append((char) octet);
            }
        }
        return coded.toString();
    }
}
