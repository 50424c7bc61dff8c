package io.heedline.telephony.freeswitch.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Says how a sipp is to behave, then starts it: {@code new Sipp(...).staying(...).calls("95500")}. The scenarios are
 * {@code sipp/*.xml} among the test resources, each with a word on what it does.
 */
public final class Sipp {

    private final RealFreeSwitch exchange;
    private final String scenario;
    private final int port;
    private final Map<String, String> options = new LinkedHashMap<>();
    private final Map<String, String> keys = new LinkedHashMap<>();

    /**
     * @param scenario its name without the ending
     * @param place of the telephone: those that live at the same time have different ones, 0 to 99
     */
    public Sipp(RealFreeSwitch exchange, String scenario, int place) {
        this.exchange = exchange;
        this.scenario = scenario;
        this.port = exchange.ports().telephone(place);
        options.put("-m", "1");
        options.put("-timeout", "120s");
        keys.put("caller", "13800000001");
        // Nobody is there: a telephone that neither speaks nor listens.
        keys.put("audio_port", "9");
        code(LineCode.PCMA, 20);
    }

    private void code(LineCode code, int ptimeMs) {
        keys.put("payload", "" + code.payloadType());
        keys.put("codec", code.rtpmap());
        keys.put("ptime", "" + ptimeMs);
    }

    /** The number it calls from. */
    public Sipp from(String number) {
        keys.put("caller", number);
        return this;
    }

    /** Speaks and listens by this. */
    public Sipp sound(RtpPhone phone) {
        keys.put("audio_port", "" + phone.port());
        code(phone.code(), phone.ptimeMs());
        return this;
    }

    /** How long its scenario pauses: the length of a call, or the ringing. */
    public Sipp staying(Duration time) {
        options.put("-d", "" + time.toMillis());
        return this;
    }

    /** Makes so many calls, so many new ones a second. */
    public Sipp times(int calls, int aSecond) {
        options.put("-m", "" + calls);
        options.put("-r", "" + aSecond);
        return this;
    }

    /** Any other option of sipp. */
    public Sipp option(String name, String value) {
        options.put(name, value);
        return this;
    }

    public SippRun calls(String number) {
        return calls(number, exchange.trunk());
    }

    public SippRun calls(String number, InetSocketAddress at) {
        return start(List.of("-s", number, at.getAddress().getHostAddress() + ":" + at.getPort()));
    }

    /** Waits to be called at {@link #address}. */
    public SippRun isCalled() {
        SippRun run = start(List.of());
        run.awaitListening(port);
        return run;
    }

    /** Where it can be called. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    private SippRun start(List<String> target) {
        try {
            Path directory = Files.createTempDirectory(exchange.directory(), "sipp-");
            List<String> command = new ArrayList<>(List.of("sipp", "-sf", file().toString()));
            command.addAll(target);
            command.addAll(List.of("-i", "127.0.0.1", "-mi", "127.0.0.1", "-p", "" + port, "-nostdin"));
            options.forEach((name, value) -> command.addAll(List.of(name, value)));
            keys.forEach((name, value) -> command.addAll(List.of("-key", name, value)));
            command.addAll(List.of(
                    "-trace_msg", "-message_file", directory.resolve("messages").toString()));
            command.addAll(
                    List.of("-trace_logs", "-log_file", directory.resolve("log").toString()));
            command.addAll(List.of(
                    "-trace_err", "-error_file", directory.resolve("errors").toString()));
            return new SippRun(scenario, directory, ChildProgram.start("sipp", directory, command, Map.of()));
        } catch (IOException e) {
            throw new UncheckedIOException("sipp cannot be started with " + scenario, e);
        }
    }

    private Path file() {
        URL resource = Objects.requireNonNull(
                Sipp.class.getResource("/sipp/" + scenario + ".xml"), "there is no scenario sipp/" + scenario + ".xml");
        try {
            return Path.of(resource.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
