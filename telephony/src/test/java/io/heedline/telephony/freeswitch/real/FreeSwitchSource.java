package io.heedline.telephony.freeswitch.real;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Where the FreeSWITCH of the tests comes from. */
sealed interface FreeSwitchSource {

    /** The variable that names a FreeSWITCH program. */
    String BINARY = "HEEDLINE_FREESWITCH_BINARY";

    /** The variable that names the event socket of a FreeSWITCH that runs, as HOST:PORT. */
    String RUNNING = "HEEDLINE_FREESWITCH";

    /** Seconds in which Docker has to say whether it is there. */
    long DOCKER_SECONDS = 10;

    /** One that we start, and may kill. */
    sealed interface Startable extends FreeSwitchSource {

        /** How it is started; FreeSWITCH's own options follow. */
        List<String> command(Path directory, Map<String, String> settings);

        /** Ends it as a crash would. */
        void kill(Path directory, ChildProgram program);
    }

    /** A program of this machine. */
    record Program(Path binary) implements Startable {
        @Override
        public List<String> command(Path directory, Map<String, String> settings) {
            return List.of(binary.toString());
        }

        @Override
        public void kill(Path directory, ChildProgram program) {
            program.kill();
        }
    }

    /** An image that Docker has; nothing is downloaded for a test. */
    record Container(String image) implements Startable {
        @Override
        public List<String> command(Path directory, Map<String, String> settings) {
            List<String> command = new ArrayList<>(List.of("docker", "run", "--rm", "--name", name(directory)));
            command.addAll(List.of("--network", "host", "--volume", directory + ":" + directory));
            settings.keySet().forEach(setting -> command.addAll(List.of("--env", setting)));
            command.addAll(List.of("--entrypoint", "freeswitch", image));
            return command;
        }

        @Override
        public void kill(Path directory, ChildProgram program) {
            succeeds("docker", "kill", name(directory));
            program.kill();
        }

        private static String name(Path directory) {
            return directory.getFileName().toString();
        }
    }

    /** One that runs already, and belongs to somebody else. */
    record Running(InetSocketAddress eventSocket, String password) implements FreeSwitchSource {}

    /** There is none. */
    record Nowhere(String why) implements FreeSwitchSource {}

    /** Looks in the environment, and then at Docker. */
    static FreeSwitchSource ofEnvironment(Map<String, String> environment) {
        if (environment.containsKey(BINARY)) {
            Path binary = Path.of(environment.get(BINARY));
            return Files.isExecutable(binary)
                    ? new Program(binary)
                    : new Nowhere(BINARY + " is " + binary + ", which cannot be executed");
        }
        if (environment.containsKey(RUNNING)) {
            return running(environment.get(RUNNING), environment.get("HEEDLINE_FREESWITCH_PASSWORD"));
        }
        String image = environment.getOrDefault("FREESWITCH_IMAGE", "safarov/freeswitch");
        if (!ChildProgram.isInstalled("docker") || !succeeds("docker", "info")) {
            return new Nowhere("no FreeSWITCH: set " + BINARY + " to the program, or " + RUNNING
                    + "=HOST:PORT and HEEDLINE_FREESWITCH_PASSWORD to one that runs");
        }
        return succeeds("docker", "image", "inspect", image)
                ? new Container(image)
                : new Nowhere("no FreeSWITCH: docker pull " + image + ", or set " + BINARY + " to the program");
    }

    private static FreeSwitchSource running(String address, String password) {
        int colon = address.lastIndexOf(':');
        if (colon < 1 || !address.substring(colon + 1).matches("[0-9]{1,5}")) {
            return new Nowhere(RUNNING + " is \"" + address + "\": expected HOST:PORT of an event socket");
        }
        if (password == null) {
            return new Nowhere(RUNNING + " is set, but HEEDLINE_FREESWITCH_PASSWORD is not");
        }
        int port = Integer.parseInt(address.substring(colon + 1));
        return new Running(new InetSocketAddress(address.substring(0, colon), port), password);
    }

    private static boolean succeeds(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(DOCKER_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
