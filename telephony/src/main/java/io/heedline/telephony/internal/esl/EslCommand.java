package io.heedline.telephony.internal.esl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A command to FreeSWITCH. Nothing in its parts can end it early or add to it: parts with line breaks or other control
 * characters are refused, as are headers that would announce a body. Immutable.
 *
 * <p>Within a line FreeSWITCH separates arguments by blanks; what may hold blanks has to be the last argument, or quoted
 * in the manner of the application that gets it.
 */
public final class EslCommand {

    private static final String API = "api ";

    private record Header(String name, String value) {}

    private final String line;
    private final List<Header> headers;

    private EslCommand(String line, List<Header> headers) {
        this.line = line;
        this.headers = headers;
    }

    /** A plain command, such as {@code linger 30} or {@code event plain CHANNEL_ANSWER}. */
    public static EslCommand of(String... words) {
        String line = clean(String.join(" ", words)).strip();
        if (line.isEmpty()) {
            throw new IllegalArgumentException("a command to FreeSWITCH needs a word; found none");
        }
        return new EslCommand(line, List.of());
    }

    /** An API function: {@code api("uuid_kill", uuid)}. */
    public static EslCommand api(String function, String... arguments) {
        return of(API + (arguments.length == 0 ? function : function + " " + String.join(" ", arguments)));
    }

    /** Has a channel do something ({@code sendmsg}); its headers are added by {@link #with}. */
    public static EslCommand message(String channel, String callCommand) {
        return of("sendmsg", channel).with("call-command", callCommand);
    }

    /** Has a channel execute an application, behind what it executes already. */
    public static EslCommand execute(String channel, String application, String argument) {
        EslCommand command = message(channel, "execute")
                .with("execute-app-name", application)
                .with("event-lock", "true");
        return argument.isEmpty() ? command : command.with("execute-app-arg", argument);
    }

    /** This command with one header more, or with another value for one that it has. */
    public EslCommand with(String name, String value) {
        if (name.isEmpty() || !name.chars().allMatch(EslCommand::isOfName)) {
            throw new IllegalArgumentException("a header's name consists of letters, digits, '-' and '_'; found "
                    + name.length() + " characters with others");
        }
        if (name.toLowerCase(Locale.ROOT).equals("content-length")) {
            throw new IllegalArgumentException("FreeSWITCH would wait for a body after Content-Length; there is none");
        }
        List<Header> more = new ArrayList<>(headers);
        more.removeIf(header -> header.name().equalsIgnoreCase(name));
        more.add(new Header(name, clean(value)));
        return new EslCommand(line, List.copyOf(more));
    }

    /**
     * This {@code api} command as a background job.
     *
     * @param job how its result is recognised
     */
    EslCommand inBackground(String job) {
        if (!line.startsWith(API)) {
            throw new IllegalArgumentException("only api commands run in the background; found " + this);
        }
        return new EslCommand("bg" + line, headers).with("Job-UUID", job);
    }

    /** The command as it is sent. */
    public String wire() {
        StringBuilder text = new StringBuilder(line).append('\n');
        for (Header header : headers) {
            text.append(header.name()).append(": ").append(header.value()).append('\n');
        }
        return text.append('\n').toString();
    }

    private static boolean isOfName(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }

    private static String clean(String part) {
        for (int i = 0; i < part.length(); i++) {
            if (Character.isISOControl(part.charAt(i))) {
                throw new IllegalArgumentException(
                        "a command to FreeSWITCH cannot contain control characters; found U+%04X at character %d"
                                .formatted((int) part.charAt(i), i));
            }
        }
        return part;
    }

    /** Its first words; arguments, which may hold numbers, are left out. */
    @Override
    public String toString() {
        String[] words = line.split(" ", 3);
        return words.length > 1 && words[0].endsWith("api") ? words[0] + " " + words[1] : words[0];
    }
}
