package io.heedline.application.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heedline.telephony.freeswitch.FreeSwitchSettings;
import io.heedline.telephony.freeswitch.FreeSwitchSettings.EventSocket;
import io.heedline.telephony.freeswitch.FreeSwitchSettings.Outbound;
import io.heedline.telephony.freeswitch.FreeSwitchSettings.Timing;
import io.heedline.telephony.freeswitch.FreeSwitchSettings.Transfers;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class FreeSwitchPropertiesTest {

    private final Map<String, String> given = new TreeMap<>();

    private FreeSwitchProperties bound() {
        return new Binder(new MapConfigurationPropertySource(given))
                .bindOrCreate("heedline.freeswitch", Bindable.of(FreeSwitchProperties.class));
    }

    private FreeSwitchProperties with(String name, String value) {
        given.put("heedline.freeswitch." + name, value);
        return bound();
    }

    @Test
    void thereAreNoTelephoneLinesUnlessANodeIsNamed() {
        assertThat(bound().enabled()).isFalse();
        assertThat(with("nodes", "127.0.0.1:8021").enabled()).isTrue();
    }

    @Test
    void shipsTheValuesThatTelephonyStartsWith() {
        with("nodes", "127.0.0.1");
        FreeSwitchSettings settings = with("password", "secret").toSettings();

        assertThat(settings.nodes())
                .containsExactly(new FreeSwitchSettings.Node("127.0.0.1:8021", "127.0.0.1", 8021, "secret"));
        assertThat(settings.eventSocket()).isEqualTo(EventSocket.loopback());
        assertThat(settings.media()).isEqualTo(FreeSwitchSettings.Media.loopback());
        assertThat(settings.outbound()).isEqualTo(Outbound.none());
        assertThat(settings.transfers()).isEqualTo(Transfers.byDefault());
        assertThat(settings.timing()).isEqualTo(Timing.byDefault());
    }

    @Test
    void soundComesByAudioStreamWhereThatIsAskedFor() {
        with("nodes", "127.0.0.1");
        with("password", "secret");
        with("media.speech", "/srv/speech");
        FreeSwitchSettings settings = with("media.uplink", "audio-stream").toSettings();

        assertThat(settings.media().audioStream().orElseThrow().port()).isEqualTo(8085);
        assertThat(settings.media().audioStream().orElseThrow().speech()).isEqualTo(Path.of("/srv/speech"));
    }

    @Test
    void audioStreamWantsADirectoryForSpeech() {
        assertThatThrownBy(() -> with("media.uplink", "audio-stream"))
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessageContaining("expected heedline.freeswitch.media.speech");
    }

    @Test
    void theSettingsFileHoldsTheSameValues() {
        FreeSwitchProperties shipped = Settings.load().freeSwitch();

        assertThat(shipped).isEqualTo(bound());
    }

    @Test
    void takesSeveralNodesRoutesAndASharedDirectory() {
        given.put("heedline.freeswitch.nodes[0]", "north=10.0.0.1:8021");
        given.put("heedline.freeswitch.nodes[1]", "south=10.0.0.2:8031");
        given.put("heedline.freeswitch.outbound.routes.carrier", "sofia/gateway/carrier/{number}");
        given.put("heedline.freeswitch.outbound.default-route", "carrier");
        given.put("heedline.freeswitch.transfers.recordings", "/srv/persons");
        FreeSwitchSettings settings = with("password", "secret").toSettings();

        assertThat(settings.nodes())
                .extracting(Object::toString)
                .containsExactly("north (10.0.0.1:8021)", "south (10.0.0.2:8031)");
        assertThat(settings.outbound().routes()).containsOnlyKeys("carrier");
        assertThat(settings.outbound().defaultRoute()).contains("carrier");
        assertThat(settings.transfers().recordings()).contains(Path.of("/srv/persons"));
    }

    @Test
    void tellsFreeSwitchTheAddressItSees() {
        given.put("heedline.freeswitch.nodes", "10.0.0.1");
        given.put("heedline.freeswitch.address", "0.0.0.0");
        given.put("heedline.freeswitch.advertised", "10.0.0.5");
        FreeSwitchSettings settings = with("password", "secret").toSettings();

        assertThat(settings.eventSocket().advertised()).isEqualTo("10.0.0.5");
        assertThat(settings.media().advertised().getHostAddress()).isEqualTo("10.0.0.5");
        assertThat(settings.media().bind().isAnyLocalAddress()).isTrue();
    }

    @Test
    void refusesToListenEverywhereWithoutAnAddressToTell() {
        assertThatThrownBy(() -> with("address", "0.0.0.0"))
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessageContaining("heedline.freeswitch.address is 0.0.0.0")
                .hasMessageContaining("expected heedline.freeswitch.advertised");
    }

    @Test
    void refusesWhatIsNoNode() {
        assertThatThrownBy(() -> with("nodes", "127.0.0.1:99999"))
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessageContaining("\"127.0.0.1:99999\"")
                .hasMessageContaining("expected HOST:PORT");
    }

    @ParameterizedTest
    @CsvSource({
        "media.last-port, 29999, the last media port is 29999",
        "media.first-port, -4, the first media port is -4",
        "timing.reply, -5s, the time for a reply is PT-5S"
    })
    void namesAValueThatTelephonyRefuses(String name, String value, String told) {
        given.put("heedline.freeswitch.nodes", "127.0.0.1");
        given.put("heedline.freeswitch.password", "secret");

        assertThatThrownBy(() -> with(name, value).toSettings())
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("heedline.freeswitch cannot be used: " + told);
    }

    @Test
    void asksForThePasswordByItsVariableAndNeverShowsIt() {
        assertThatThrownBy(() -> with("nodes", "127.0.0.1").toSettings())
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("HEEDLINE_FREESWITCH_PASSWORD is not set");

        FreeSwitchProperties properties = with("password", "secret");
        assertThat(properties.toString() + properties.toSettings()).doesNotContain("secret");
    }
}
