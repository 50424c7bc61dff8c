package io.heedline.application.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Which files a scenario includes that lie beside it; those that come with Heedline are not kept with a version. */
final class Included {

    private Included() {}

    static List<Path> by(Path scenario) throws IOException {
        Object top = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(scenario));
        List<Path> files = new ArrayList<>();
        if (top instanceof java.util.Map<?, ?> keys && keys.get("include") != null) {
            Object include = keys.get("include");
            for (Object name : include instanceof List<?> list ? list : List.of(include)) {
                Path file = scenario.resolveSibling(String.valueOf(name));
                if (Files.isRegularFile(file)) {
                    files.add(file);
                }
            }
        }
        return files;
    }
}
