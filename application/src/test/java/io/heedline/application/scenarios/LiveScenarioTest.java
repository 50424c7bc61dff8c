package io.heedline.application.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.dialog.BotAction;
import io.heedline.dialog.DialogEvent;
import io.heedline.dialog.DialogSession;
import io.heedline.dialog.Scenario;
import io.heedline.dialog.check.ScenarioCheck;
import io.heedline.nlu.Understander;
import io.heedline.nlu.Understanding;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveScenarioTest {

    private static final Understander REPEAT = text -> new Understanding("repeat", 1, List.of(), Map.of());

    @TempDir
    Path directory;

    private ScenarioStore store;
    private final List<Scenario> prepared = new ArrayList<>();

    @BeforeEach
    void open() {
        store = new ScenarioStore(directory.resolve("store"), Clock.systemUTC(), true);
    }

    @Test
    void nothingIsLiveBeforeItIsPublished() throws IOException {
        store.submit(SmallScenario.write(directory.resolve("small.yaml"), "您好"), "lin");

        assertThat(LiveScenario.of(store, "small", prepared::add)).isEmpty();
    }

    @Test
    void newCallsGetTheNewVersionAndCallsUnderWayKeepTheirs() throws IOException {
        publish("早上好");
        LiveScenario live = LiveScenario.of(store, "small", prepared::add).orElseThrow();
        DialogSession before = begin(live);
        assertThat(said(before.start())).contains("早上好");

        publish("晚上好");
        assertThat(said(begin(live).start())).contains("早上好");
        assertThat(live.refresh()).isTrue();

        assertThat(said(begin(live).start())).contains("晚上好");
        assertThat(said(before.on(new DialogEvent.Heard("再说一遍", 1)))).contains("早上好");
        assertThat(prepared).hasSize(1);
        assertThat(live.refresh()).isFalse();
    }

    @Test
    void rollingBackReachesNewCallsToo() throws IOException {
        publish("早上好");
        publish("晚上好");
        LiveScenario live = LiveScenario.of(store, "small", prepared::add).orElseThrow();

        store.rollBack("small", "zhao");
        live.refresh();

        assertThat(said(begin(live).start())).contains("早上好");
    }

    @Test
    void aDraftChangesNothingForCallers() throws IOException {
        publish("早上好");
        LiveScenario live = LiveScenario.of(store, "small", prepared::add).orElseThrow();

        store.submit(SmallScenario.write(directory.resolve("small.yaml"), "晚上好"), "lin");

        assertThat(live.refresh()).isFalse();
        assertThat(prepared).isEmpty();
    }

    @Test
    void theVersionInUseStaysWhenTheStoreIsDamagedAndComesBackWhenItIsMended() throws IOException {
        publish("早上好");
        LiveScenario live = LiveScenario.of(store, "small", prepared::add).orElseThrow();
        publish("晚上好");
        Path ledger = directory.resolve("store/small/versions.json");
        byte[] sound = Files.readAllBytes(ledger);

        Files.writeString(ledger, "{");
        assertThat(live.refresh()).isFalse();
        assertThat(said(begin(live).start())).contains("早上好");

        Files.write(ledger, sound);
        assertThat(live.refresh()).isTrue();
        assertThat(said(begin(live).start())).contains("晚上好");
    }

    @Test
    void theLibraryTakesFilesPublishedOnesAndThoseThatComeWithHeedline() throws IOException {
        ScenarioLibrary library = new ScenarioLibrary(store, prepared::add);
        publish("早上好");

        assertThat(library.scenario("small")).isInstanceOf(LiveScenario.class).isSameAs(library.scenario("small"));
        assertThat(library.scenario("hotline")).isNotInstanceOf(LiveScenario.class);
        assertThat(library.scenario(directory.resolve("small.yaml").toString()).name())
                .isEqualTo("small");

        publish("晚上好");
        library.refresh();
        assertThat(said(begin(library.scenario("small")).start())).contains("晚上好");
    }

    /** A default method that is not passed on would answer for another version, or for none. */
    @Test
    void whatAScenarioCanBeAskedIsAskedOfTheVersionInUse() throws NoSuchMethodException {
        for (Method method : Scenario.class.getMethods()) {
            boolean opensInMainLanguage = method.getName().equals("open") && method.getParameterCount() == 2;
            if (!Modifier.isStatic(method.getModifiers()) && !opensInMainLanguage) {
                assertThat(LiveScenario.class
                                .getMethod(method.getName(), method.getParameterTypes())
                                .getDeclaringClass())
                        .as(method.toString())
                        .isNotEqualTo(Scenario.class);
            }
        }
    }

    @Test
    void otherPersonsAreKeptWhenAnotherVersionGoesLive() throws IOException {
        publish("早上好");
        LiveScenario live = LiveScenario.of(store, "small", prepared::add).orElseThrow();
        Scenario tailored = live.withPersons(Map.of("service", "8001"));

        publish("晚上好");
        live.refresh();

        assertThat(said(begin(tailored).start())).contains("晚上好");
        assertThat(tailored.persons()).containsEntry("service", "8001");
    }

    private void publish(String greeting) throws IOException {
        int number = store.submit(SmallScenario.write(directory.resolve("small.yaml"), greeting), "lin")
                .number();
        store.review("small", number, "wang", new ScenarioCheck((text, locale) -> Optional.empty()));
        store.publish("small", number, "lin");
    }

    private static DialogSession begin(Scenario scenario) {
        return scenario.open(
                Map.of("zh", REPEAT), (operation, arguments) -> Map.of(), Locale.SIMPLIFIED_CHINESE, Map.of());
    }

    private static String said(List<BotAction> actions) {
        return actions.stream()
                .filter(BotAction.Say.class::isInstance)
                .map(action -> ((BotAction.Say) action).text())
                .reduce("", String::concat);
    }
}
