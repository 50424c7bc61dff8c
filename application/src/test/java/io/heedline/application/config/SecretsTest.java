package io.heedline.application.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

class SecretsTest {

    private final StandardEnvironment environment = new StandardEnvironment();

    @Test
    void refusesAPasswordInAFileAndNamesLineAndVariable() throws IOException {
        file("heedline:\n  freeswitch:\n    password: hush\n");

        assertThatThrownBy(() -> Secrets.requireNoneInFiles(environment))
                .isInstanceOfSatisfying(SettingException.class, refused -> {
                    assertThat(refused.getMessage())
                            .contains("heedline.freeswitch.password", "3:15")
                            .doesNotContain("hush");
                    assertThat(refused.nextStep()).contains("HEEDLINE_FREESWITCH_PASSWORD");
                });
    }

    @Test
    void takesOneFromTheEnvironment() throws IOException {
        file("heedline:\n  freeswitch:\n    port: 8084\n");
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "systemEnvironment", Map.of("HEEDLINE_FREESWITCH_PASSWORD", "hush")));

        assertThatCode(() -> Secrets.requireNoneInFiles(environment)).doesNotThrowAnyException();
    }

    private void file(String yaml) throws IOException {
        new YamlPropertySourceLoader()
                .load("application.yml", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))
                .forEach(environment.getPropertySources()::addLast);
    }
}
