package io.heedline.application.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.heedline.application.config.FreeSwitchProperties;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.yaml.snakeyaml.Yaml;

class ComplaintTest {

    @Test
    void aTakenPortIsNoMatterOfFiles() {
        Complaint told = Complaint.of(new UncheckedIOException(new BindException("cannot listen at 127.0.0.1:8084")));

        assertThat(told.message()).contains("127.0.0.1:8084");
        assertThat(told.nextStep()).contains("heedline.freeswitch.address and port");
        assertThat(told.exitStatus()).isEqualTo(ExitStatus.FAILED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "media.uplink | pigeon | \"pigeon\"; expected unicast or audio-stream",
                "most-calls | many | \"many\"; expected a number"
            })
    void aValueOfTheWrongKindIsToldWithoutNamesOfClasses(String name, String value, String reason) {
        Throwable fault = catchThrowable(
                () -> new Binder(new MapConfigurationPropertySource(Map.of("heedline.freeswitch." + name, value)))
                        .bindOrCreate("heedline.freeswitch", Bindable.of(FreeSwitchProperties.class)));

        assertThat(Complaint.of(fault).message())
                .isEqualTo("setting heedline.freeswitch." + name + " cannot be used: " + reason);
    }

    @Test
    void aSettingsFileThatIsNoYamlIsToldByItsPlace() {
        Throwable fault = catchThrowable(() -> new Yaml().load("heedline:\n  freeswitch: [127.0.0.1:8021\n"));

        assertThat(Complaint.of(fault).message()).startsWith("application.yml is not YAML, line 3, column 1: expected");
    }
}
