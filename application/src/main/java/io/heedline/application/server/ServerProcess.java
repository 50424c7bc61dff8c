package io.heedline.application.server;

import io.heedline.application.engine.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/** The service as one thing that starts and ends. Ending finishes requests and calls under way first. */
public final class ServerProcess implements AutoCloseable {

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
        List<String> options = new ArrayList<>();
        port.ifPresent(number -> options.add("--server.port=" + number));
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

    /** Waits until the process is asked to end. */
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    @Override
    public void close() {
        context.close();
    }
}
