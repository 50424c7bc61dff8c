package io.heedline.asr.internal.probe;

import com.sun.jna.Native;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.vosk.LibVosk;

/** The command that starts {@link ProbeMain} with the classes this process runs on. */
final class ChildJvm {

    private static final String NESTED_JAR_LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";

    private ChildJvm() {}

    static List<String> command(Path scratch, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                // Small fixed reserves: they count against the limit on the trial's address space.
                "-Xmx64m",
                "-XX:ReservedCodeCacheSize=32m",
                "-XX:CompressedClassSpaceSize=32m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + scratch.resolve("crash.log"),
                "-Djna.encoding=UTF-8",
                "-Dfile.encoding=UTF-8"));
        Set<String> places = new LinkedHashSet<>();
        boolean nested = false;
        for (Class<?> needed : List.of(ProbeMain.class, LibVosk.class, Native.class)) {
            URL place = needed.getProtectionDomain().getCodeSource().getLocation();
            nested |= !place.getProtocol().equals("file");
            places.add(nested ? place.toString() : path(place));
        }
        if (nested) {
            // Started from one jar with all others inside it: only its own launcher can look into them.
            command.addAll(List.of(
                    "-cp",
                    System.getProperty("java.class.path"),
                    "-Dloader.main=" + ProbeMain.class.getName(),
                    NESTED_JAR_LAUNCHER));
        } else {
            command.addAll(List.of(
                    "-cp", String.join(System.getProperty("path.separator"), places), ProbeMain.class.getName()));
        }
        command.addAll(arguments);
        return command;
    }

    private static String path(URL place) {
        try {
            return Path.of(place.toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("A class was loaded from " + place + ", which is no path", e);
        }
    }
}
