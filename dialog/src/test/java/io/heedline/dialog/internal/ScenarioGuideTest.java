package io.heedline.dialog.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the guide shows can be used as it stands, and what it explains is what there is. */
class ScenarioGuideTest {

    private static final Pattern EXAMPLE = Pattern.compile("<!-- (.+?) -->\n```yaml\n(.*?)```", Pattern.DOTALL);

    private static String guide(String name) throws IOException {
        return Files.readString(Path.of("..", "docs", name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"scenarios.md", "scenarios.zh.md"})
    void everyExampleIsRight(String name) throws IOException {
        Matcher example = EXAMPLE.matcher(guide(name));
        int scenarios = 0;
        String part = "";
        while (example.find()) {
            if (example.group(1).equals("scenario")) {
                assertThat(read(example.group(2)).name()).isNotBlank();
                scenarios++;
            } else {
                part = example.group(2);
            }
        }
        assertThat(scenarios).isEqualTo(1);
        assertThat(read(around(part)).script().states().get("first").ending()).isInstanceOf(Script.Next.class);
    }

    /** A scenario whose first state goes on as the guide shows. */
    private static String around(String next) {
        return """
                scenario: part
                languages: [zh-CN]
                start: first
                slots: {bill: {kind: money}, day: {kind: day}}
                states:
                  first:
                """ + next.indent(4) + "  tell: {hangup: a}\n  offer: {hangup: b}\n  ask: {hangup: c}\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"scenarios.md", "scenarios.zh.md"})
    void everyKindAndEveryThingToDoIsExplained(String name) throws IOException {
        String guide = guide(name);

        assertThat(BuiltIn.words()).allSatisfy(word -> assertThat(guide).contains("`" + word + "`"));
        for (Script.SlotType type : Script.SlotType.values()) {
            assertThat(guide).contains(type.word());
        }
    }

    private static CompiledScenario read(String yaml) {
        return CompiledScenario.read(yaml.getBytes(StandardCharsets.UTF_8), "guide.yaml");
    }
}
