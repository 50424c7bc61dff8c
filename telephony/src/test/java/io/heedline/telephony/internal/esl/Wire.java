package io.heedline.telephony.internal.esl;

import java.nio.charset.StandardCharsets;

/** What FreeSWITCH says, as it writes it. */
final class Wire {

    static final String GREETING = "Content-Type: auth/request\n\n";
    static final String GOODBYE = "Disconnected, goodbye.\n";
    static final String CHANNEL = "5c0e356c-89d0-495d-8388-883548a98b27";
    static final String CHANNEL_DATA = "Event-Name: CHANNEL_DATA\nUnique-ID: " + CHANNEL
            + "\nCaller-Destination-Number: 9000\nvariable_sip_full_to: %3Csip%3A9000%40127.0.0.1%3E\n"
            + "Content-Type: command/reply\nReply-Text: %2BOK%0A\nSocket-Mode: async\nControl: full\n\n";

    private Wire() {}

    static String reply(String text) {
        return "Content-Type: command/reply\nReply-Text: " + text + "\n\n";
    }

    static String api(String body) {
        return "Content-Type: api/response\nContent-Length: " + bytes(body) + "\n\n" + body;
    }

    /**
     * @param headers lines, each with its line break
     */
    static String event(String name, String headers) {
        String text = "Event-Name: " + name + "\n" + headers + "\n";
        return "Content-Length: " + bytes(text) + "\nContent-Type: text/event-plain\n\n" + text;
    }

    static String event(String name, String headers, String body) {
        String text = "Event-Name: " + name + "\n" + headers + "Content-Length: " + bytes(body) + "\n\n" + body;
        return "Content-Length: " + bytes(text) + "\nContent-Type: text/event-plain\n\n" + text;
    }

    static String json(String object) {
        return "Content-Length: " + bytes(object) + "\nContent-Type: text/event-json\n\n" + object;
    }

    static String jobDone(String id, String result) {
        return event("BACKGROUND_JOB", "Job-UUID: " + id + "\n", result);
    }

    static String notice(String disposition, String text) {
        return "Content-Type: text/disconnect-notice\nContent-Disposition: " + disposition + "\nContent-Length: "
                + bytes(text) + "\n\n" + text;
    }

    static String rejection() {
        return "Content-Type: text/rude-rejection\nContent-Length: 24\n\nAccess Denied, go away.\n";
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
