package io.heedline.application.server;

import io.heedline.application.engine.Engine;
import io.heedline.application.telephone.TelephoneHotline;
import io.heedline.telephony.freeswitch.NodeState;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/** The service as one thing that starts and ends. Ending finishes requests and calls under way first. */
public final class ServerProcess implements AutoCloseable {

    private static final int LOOKS = 60;
    private static final long BETWEEN_LOOKS_MS = 50;

    private final ConfigurableApplicationContext context;
    private final CountDownLatch ended = new CountDownLatch(1);

    private ServerProcess(ConfigurableApplicationContext context) {
        this.context = context;
        context.addApplicationListener(event -> {
            if (event instanceof ContextClosedEvent) {
                ended.countDown();
            }
        });
    }

    /**
     * Starts the service.
     *
     * @param port on 127.0.0.1; 0 for any free one, empty for that of the settings
     * @param progress receives lines for people
     * @throws PortInUseException when another program has the port
     */
    public static ServerProcess start(OptionalInt port, Consumer<String> progress) {
        return start(port, List.of(), Optional.empty(), progress);
    }

    /**
     * Starts the service.
     *
     * @param port on 127.0.0.1; 0 for any free one, empty for that of the settings
     * @param freeSwitch event sockets of FreeSWITCH, as HOST:PORT; empty for those of the settings
     * @param language what calls begin in; empty for that of the settings
     * @param progress receives lines for people
     * @throws PortInUseException when another program has the port
     */
    public static ServerProcess start(
            OptionalInt port, List<String> freeSwitch, Optional<Locale> language, Consumer<String> progress) {
        List<String> options = new ArrayList<>();
        port.ifPresent(number -> options.add("--server.port=" + number));
        if (!freeSwitch.isEmpty()) {
            options.add("--heedline.freeswitch.nodes=" + String.join(",", freeSwitch));
        }
        language.ifPresent(calls -> options.add("--heedline.hotline.language=" + calls.toLanguageTag()));
        progress.accept("Starting the service");
        ConfigurableApplicationContext context = new SpringApplicationBuilder(HeedlineServer.class)
                .logStartupInfo(false)
                .run(options.toArray(String[]::new));
        Engine engine = context.getBean(Engine.class);
        Locale locale = engine.settings().hotline().language();
        progress.accept("Speech model: " + engine.models().describe(locale));
        return new ServerProcess(context);
    }

    /** Where it is reached. */
    public String address() {
        int port = ((WebServerApplicationContext) context).getWebServer().getPort();
        return "http://127.0.0.1:" + port;
    }

    /**
     * Waits until every FreeSWITCH node is known to be up or down, for a few seconds at most.
     *
     * @return a line for people about each, and about where calls are taken; empty without telephone lines
     */
    public List<String> telephoneLines() throws InterruptedException {
        TelephoneHotline telephone =
                context.getBeanProvider(TelephoneHotline.class).getIfAvailable();
        if (telephone == null) {
            return List.of();
        }
        for (int look = 0; look < LOOKS && anyConnecting(telephone); look++) {
            if (ended.await(BETWEEN_LOOKS_MS, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        List<String> lines = new ArrayList<>();
        InetSocketAddress at = telephone.listener();
        lines.add("Calls to " + telephone.number() + " are taken from FreeSWITCH at "
                + at.getAddress().getHostAddress() + ":" + at.getPort());
        telephone.nodes().forEach(node -> lines.add(NodeStates.line(node)));
        return lines;
    }

    private static boolean anyConnecting(TelephoneHotline telephone) {
        return telephone.nodes().stream().anyMatch(node -> node.state() instanceof NodeState.Connecting);
    }

    /** Waits until the process is asked to end. */
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    @Override
    public void close() {
        context.close();
    }
}
