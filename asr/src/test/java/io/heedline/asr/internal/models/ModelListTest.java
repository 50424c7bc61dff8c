package io.heedline.asr.internal.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heedline.asr.ModelInstallException;
import io.heedline.asr.ModelSize;
import java.net.URI;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelListTest {

    private static final URI SOURCE = URI.create("https://models.example/list.json");

    private static String entry(String name, String lang, String type, String obsolete) {
        return "{\"name\":\"" + name + "\",\"lang\":\"" + lang + "\",\"type\":\"" + type + "\",\"obsolete\":\""
                + obsolete + "\",\"size\":1000,\"md5\":\"" + "A".repeat(32) + "\",\"url\":\"https://models.example/"
                + name + ".zip\"}";
    }

    private static ModelSources sources(String... pairs) {
        Properties properties = new Properties();
        for (int i = 0; i < pairs.length; i += 2) {
            properties.setProperty(pairs[i], pairs[i + 1]);
        }
        return ModelSources.of(properties);
    }

    @Test
    void theNewestModelThatIsNotObsoleteIsTakenWhenNoneIsNamed() {
        ModelList list = new ModelList(
                "[" + entry("vosk-model-small-cn-0.3", "cn", "small", "true") + ","
                        + entry("vosk-model-small-cn-0.22", "cn", "small", "false") + ","
                        + entry("vosk-model-small-cn-0.4", "cn", "small", "true") + ","
                        + entry("vosk-model-small-fr-0.99", "fr", "small", "false") + "]",
                SOURCE);

        ModelList.Entry found = list.find(sources("language.zh", "cn"), "zh", ModelSize.SMALL);

        assertThat(found.name()).isEqualTo("vosk-model-small-cn-0.22");
        assertThat(found.md5()).isEqualTo("a".repeat(32));
    }

    @Test
    void aBadEntryDoesNotHideTheOthers() {
        ModelList list = new ModelList(
                "[7, {}, {\"name\":\"../evil\",\"size\":1}," + entry("vosk-model-en-us-0.22", "en-us", "big", "false")
                        + "]",
                SOURCE);

        assertThat(list.find(sources("model.en.large", "vosk-model-en-us-0.22"), "en", ModelSize.LARGE)
                        .size())
                .isEqualTo(1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>blocked</html>", "{\"a\":1}", "[{\"name\":"})
    void whatIsNoListIsToldByItsAddress(String text) {
        assertThatThrownBy(() -> new ModelList(text, SOURCE))
                .isInstanceOf(ModelInstallException.class)
                .hasMessageContaining(SOURCE.toString());
    }

    @Test
    void theProductsAddressesAreWhole() {
        assertThat(ModelSources.ofProduct().list()).hasScheme("https");
        assertThat(ModelSources.ofProduct().model("zh", ModelSize.LARGE)).isPresent();
        assertThat(ModelSources.ofProduct().code("zh")).isEqualTo("cn");
    }
}
