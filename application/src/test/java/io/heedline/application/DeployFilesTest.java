package io.heedline.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.yaml.snakeyaml.Yaml;

/** What is shipped to set Heedline up, as far as it can be looked at without running it. */
class DeployFilesTest {

    private static final Path DEPLOY = Path.of("..", "deploy");
    private static final Path FREESWITCH = DEPLOY.resolve("freeswitch");

    static List<Path> configuration() throws IOException {
        try (Stream<Path> files = Files.walk(FREESWITCH)) {
            return files.filter(file -> file.toString().matches(".*\\.xml(\\.sample)?"))
                    .toList();
        }
    }

    private static Document xml(Path file) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    }

    @ParameterizedTest
    @MethodSource("configuration")
    void everyFileOfFreeSwitchIsXmlAndWhatItIncludesIsThere(Path file) throws Exception {
        NodeList directives = xml(file).getElementsByTagName("X-PRE-PROCESS");
        for (int i = 0; i < directives.getLength(); i++) {
            Element directive = (Element) directives.item(i);
            String data = directive.getAttribute("data");
            if (directive.getAttribute("cmd").equals("include") && !data.contains("*")) {
                assertThat(FREESWITCH.resolve(data)).isRegularFile();
            }
        }
    }

    @Test
    void theHotlineIsAnsweredBeforeItIsHandedOver() throws Exception {
        NodeList actions = xml(FREESWITCH.resolve("dialplan-hotline.xml")).getElementsByTagName("action");

        assertThat(Stream.iterate(0, i -> i < actions.getLength(), i -> i + 1)
                        .map(i -> ((Element) actions.item(i)).getAttribute("application")))
                .containsExactly("answer", "set", "socket", "callcenter");
    }

    @Test
    void noPasswordIsWrittenDown() throws IOException {
        for (Path file : configuration()) {
            assertThat(Files.readString(file)).as("%s", file).doesNotContainPattern("\"password\" value=\"[^$]");
        }
    }

    @Test
    void everySettingOfTheEnvironmentIsInTheHelpAndInTheGuide() throws Exception {
        Set<String> variables = new TreeSet<>();
        Pattern.compile("cmd=\"env-set\" data=\"[a-z_]+=\\$([A-Z_]+)\"")
                .matcher(Files.readString(FREESWITCH.resolve("settings.xml")))
                .results()
                .map((MatchResult found) -> found.group(1))
                .forEach(variables::add);
        Process help = new ProcessBuilder(
                        FREESWITCH.resolve("run").toAbsolutePath().toString(), "--help")
                .redirectErrorStream(true)
                .start();
        String text = new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String guide = Files.readString(Path.of("..", "docs", "freeswitch.md"));

        assertThat(help.waitFor()).isZero();
        assertThat(variables)
                .contains("FREESWITCH_ADDRESS", "HEEDLINE_FREESWITCH_PASSWORD")
                .allSatisfy(variable -> {
                    // Pairs are written as FREESWITCH_RTP_FIRST, _LAST.
                    String lastWord = variable.substring(variable.lastIndexOf('_'));
                    assertThat(text).containsAnyOf(variable, ", " + lastWord);
                    assertThat(guide).containsAnyOf(variable, "`" + lastWord + "`");
                });
    }

    @Test
    @SuppressWarnings("unchecked")
    void composeStartsBothAndItsFilesAreThere() throws IOException {
        Map<String, Map<String, Map<String, Object>>> compose =
                new Yaml().load(Files.readString(DEPLOY.resolve("compose.yaml")));
        Map<String, Object> heedline = compose.get("services").get("heedline");
        Map<String, Object> build = (Map<String, Object>) heedline.get("build");

        assertThat(compose.get("services")).containsOnlyKeys("freeswitch", "heedline");
        Path context = DEPLOY.resolve((String) build.get("context"));
        assertThat(context.resolve((String) build.get("dockerfile"))).isRegularFile();
        assertThat(compose.get("services").values())
                .allSatisfy(service -> assertThat(service).containsEntry("network_mode", "host"));
    }

    @Test
    void theStarterOfFreeSwitchCanBeRunAndSaysWhatItMisses() throws Exception {
        File run = FREESWITCH.resolve("run").toFile();
        assertThat(run.canExecute()).isTrue();
        ProcessBuilder bare = new ProcessBuilder(run.getAbsolutePath()).redirectErrorStream(true);
        bare.environment().put("FREESWITCH", "/nowhere/freeswitch");
        Process missing = bare.start();
        String said = new String(missing.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(missing.waitFor()).isEqualTo(1);
        assertThat(said).contains("/nowhere/freeswitch was not found", "docs/freeswitch.md");
    }
}
