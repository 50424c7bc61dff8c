package io.heedline.application.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the event socket of a FreeSWITCH is.
 *
 * @param name ours for the node
 * @param host a name or an address
 * @param port of TCP
 */
public record NodeAddress(String name, String host, int port) {

    private static final int USUAL_PORT = 8021;
    private static final int LAST_PORT = 65_535;
    private static final Pattern FORM = Pattern.compile(
            "(?:(?<name>[A-Za-z0-9._-]{1,64})=)?(?<host>[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::(?<port>[0-9]{1,5}))?");

    /**
     * Reads {@code HOST:PORT}, {@code HOST} or {@code NAME=HOST:PORT}.
     *
     * @throws IllegalArgumentException when it is none of them
     */
    public static NodeAddress parse(String text) {
        Matcher found = FORM.matcher(text.strip());
        if (!found.matches()) {
            throw refused(text);
        }
        String host = found.group("host");
        int port = found.group("port") == null ? USUAL_PORT : Integer.parseInt(found.group("port"));
        if (port < 1 || port > LAST_PORT) {
            throw refused(text);
        }
        String name = found.group("name") == null ? host + ":" + port : found.group("name");
        return new NodeAddress(name, host.startsWith("[") ? host.substring(1, host.length() - 1) : host, port);
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException("\"" + text + "\" is no address of a FreeSWITCH event socket;"
                + " expected HOST:PORT, such as 127.0.0.1:" + USUAL_PORT);
    }
}
