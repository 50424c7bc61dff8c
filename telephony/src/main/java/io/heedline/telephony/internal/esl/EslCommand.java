package io.heedline.telephony.internal.esl;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A command to FreeSWITCH. Nothing in its parts can end it early or add to it: parts with line breaks or other control
 * characters are refused.
 */
public final class EslCommand {

    private final String line;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private EslCommand(String line) {
        this.line = line;
    }

    /** A plain command, such as {@code linger 30} or {@code event plain CHANNEL_ANSWER}. */
    public static EslCommand of(String... words) {
        return new EslCommand(clean(String.join(" ", words)));
    }

    /** An API function: {@code api("uuid_kill", uuid)}. */
    public static EslCommand api(String function, String... arguments) {
        return of("api", arguments.length == 0 ? function : function + " " + String.join(" ", arguments));
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

    /** This command with one header more. */
    public EslCommand with(String name, String value) {
        EslCommand copy = new EslCommand(line);
        copy.headers.putAll(headers);
        copy.headers.put(clean(name), clean(value));
        return copy;
    }

    /** The command as it is sent. */
    public String wire() {
        StringBuilder text = new StringBuilder(line).append('\n');
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append('\n'));
        return text.append('\n').toString();
    }

    private static String clean(String part) {
        if (part.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a command to FreeSWITCH cannot contain control characters; found U+%04X"
                    .formatted(part.chars()
                            .filter(Character::isISOControl)
                            .findFirst()
                            .getAsInt()));
        }
        return part;
    }

    /** Its first words; arguments, which may hold numbers, are left out. */
    @Override
    public String toString() {
        String[] words = line.split(" ", 3);
        return words.length > 1 && words[0].equals("api") ? words[0] + " " + words[1] : words[0];
    }
}
