package io.heedline.asr.internal.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heedline.asr.SpeechModelException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StarterModelTest {

    @TempDir
    Path cache;

    private final Map<String, String> shipped = new HashMap<>();

    @BeforeEach
    void ship() {
        shipped.put("manifest.txt", "# files\nam/final.mdl\nconf/model.conf\n");
        shipped.put("am/final.mdl", "weights");
        shipped.put("conf/model.conf", "--beam=13\n");
    }

    private StarterModel starter() {
        return new StarterModel("zh", name -> {
            String text = shipped.get(name.substring("/io/heedline/asr/model/zh/".length()));
            return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        });
    }

    @Test
    void filesAreUnpackedOnce() throws IOException {
        Path first = starter().unpack(cache).orElseThrow();
        Path second = starter().unpack(cache).orElseThrow();

        assertThat(first).isEqualTo(second);
        assertThat(first.resolve("am/final.mdl")).hasContent("weights");
        try (Stream<Path> left = Files.list(cache)) {
            assertThat(left).containsExactly(first);
        }
    }

    @Test
    void otherContentsGoElsewhere() {
        Path old = starter().unpack(cache).orElseThrow();
        shipped.put("am/final.mdl", "better weights");

        assertThat(starter().unpack(cache).orElseThrow()).isNotEqualTo(old);
        assertThat(old.resolve("am/final.mdl")).hasContent("weights");
    }

    @Test
    void aFileCleanedAwayIsPutBack() throws IOException {
        Path directory = starter().unpack(cache).orElseThrow();
        Files.delete(directory.resolve("am/final.mdl"));

        assertThat(starter().unpack(cache).orElseThrow().resolve("am/final.mdl"))
                .hasContent("weights");
    }

    @Test
    void aLanguageWithoutStarterHasNone() {
        shipped.clear();

        assertThat(starter().unpack(cache)).isEmpty();
    }

    @Test
    void aCacheThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.writeString(cache.resolve("file"), "");

        assertThatThrownBy(() -> starter().unpack(file))
                .isInstanceOf(SpeechModelException.class)
                .hasMessageContaining(file.toString());
    }
}
