package io.heedline.telephony.internal.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedDirectoryTest {

    @TempDir
    Path directory;

    @Test
    void canBeUsedWhenItIsThere() {
        assertThat(new SharedDirectory(directory).inspect("tests")).isTrue();
    }

    @Test
    void keepsWhatACrashHasLeft() throws IOException {
        Path left = Files.createFile(directory.resolve("c-1.wav"));

        assertThat(new SharedDirectory(directory).inspect("tests")).isTrue();
        assertThat(left).exists();
    }

    @Test
    void cannotBeUsedWhenItIsMissingOrAFile() throws IOException {
        assertThat(new SharedDirectory(directory.resolve("none")).inspect("tests"))
                .isFalse();
        assertThat(new SharedDirectory(Files.createFile(directory.resolve("file"))).inspect("tests"))
                .isFalse();
    }
}
