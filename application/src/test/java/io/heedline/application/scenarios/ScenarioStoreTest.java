package io.heedline.application.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heedline.dialog.ScenarioException;
import io.heedline.dialog.check.Rule;
import io.heedline.dialog.check.ScenarioCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final ScenarioCheck CHECK = new ScenarioCheck((text, locale) -> Optional.empty());

    @TempDir
    Path directory;

    private ScenarioStore store;

    @BeforeEach
    void open() {
        store = new ScenarioStore(directory.resolve("store"), Clock.fixed(NOW, ZoneOffset.UTC), true);
    }

    @Test
    void aVersionGoesFromDraftByReviewToLiveAndIsKnownByWhomAndWhen() throws IOException {
        store.submit(scenario("早上好"), "lin");
        store.review("small", 1, "wang", CHECK);
        store.publish("small", 1, "zhao");

        Version version = store.versions("small").version(1);

        assertThat(version.stage()).isEqualTo(Stage.LIVE);
        assertThat(version.author()).isEqualTo("lin");
        assertThat(version.changes())
                .containsExactly(
                        new Version.Change(NOW, "submitted", "lin"),
                        new Version.Change(NOW, "reviewed", "wang"),
                        new Version.Change(NOW, "published", "zhao"));
        assertThat(store.liveFile("small"))
                .hasValueSatisfying(file -> assertThat(file).content().contains("早上好"));
    }

    @Test
    void rollingBackGivesCallersWhatTheyHadBefore() throws IOException {
        for (int i = 1; i <= 3; i++) {
            store.submit(scenario("您好" + i), "lin");
            store.review("small", i, "wang", CHECK);
            store.publish("small", i, "lin");
        }

        assertThat(store.rollBack("small", "zhao").number()).isEqualTo(2);
        assertThat(store.rollBack("small", "zhao").number()).isEqualTo(1);

        assertThat(store.versions("small").versions())
                .extracting(Version::stage)
                .containsExactly(Stage.LIVE, Stage.RETIRED, Stage.RETIRED);
        assertThatThrownBy(() -> store.rollBack("small", "zhao")).hasMessageContaining("the live one was the first");
    }

    @Test
    void aDraftIsNotPublishedAndNothingIsReviewedTwiceOrByItsAuthor() throws IOException {
        store.submit(scenario("您好"), "Lin");

        assertThatThrownBy(() -> store.publish("small", 1, "lin")).hasMessageContaining("expected it to be reviewed");
        assertThatThrownBy(() -> store.review("small", 1, "lin", CHECK)).hasMessageContaining("expected somebody else");
        store.review("small", 1, "wang", CHECK);
        assertThatThrownBy(() -> store.review("small", 1, "wang", CHECK)).hasMessageContaining("is reviewed; expected");
        store.publish("small", 1, "lin");
        assertThatThrownBy(() -> store.publish("small", 1, "lin")).hasMessageContaining("is live already");
        assertThatThrownBy(() -> store.publish("small", 2, "lin"))
                .hasMessageContaining("no version 2; expected 1 to 1");
    }

    @Test
    void theAuthorMayReviewWhereThatIsSet() throws IOException {
        ScenarioStore small = new ScenarioStore(directory.resolve("store"), Clock.systemUTC(), false);
        small.submit(scenario("您好"), "lin");

        assertThat(small.review("small", 1, "lin", CHECK).stage()).isEqualTo(Stage.REVIEWED);
    }

    @Test
    void whatDoesNotPassItsCheckStaysADraft() throws IOException {
        store.submit(scenario("您好 😀"), "lin");

        assertThatThrownBy(() -> store.review("small", 1, "wang", CHECK))
                .isInstanceOfSatisfying(
                        ScenarioStore.NotPassed.class,
                        e -> assertThat(e.report().findings())
                                .singleElement()
                                .satisfies(f -> assertThat(f.rule()).isEqualTo(Rule.SPEAKABLE)));
        assertThat(store.versions("small").version(1).stage()).isEqualTo(Stage.DRAFT);
    }

    @Test
    void whatIsNoScenarioIsNotTaken() throws IOException {
        Path file = Files.writeString(directory.resolve("bad.yaml"), "scenario: small\n");

        assertThatThrownBy(() -> store.submit(file, "lin")).isInstanceOf(ScenarioException.class);
        assertThatThrownBy(() -> store.submit(scenario("您好"), " ")).hasMessageContaining("expected a name");
        assertThat(store.versions("small").versions()).isEmpty();
        assertThatThrownBy(() -> store.versions("../etc")).hasMessageContaining("cannot name a scenario");
    }

    @Test
    void includedFilesAreKeptWithTheVersion() throws IOException {
        Files.writeString(directory.resolve("parts.yaml"), """
                states:
                  bye:
                    say: {zh: 再见, en: goodbye}
                    hangup: done
                """);
        Path file = Files.writeString(directory.resolve("with.yaml"), """
                scenario: with
                languages: [zh-CN, en-US]
                include: [parts.yaml]
                start: hello
                states:
                  hello: {say: {zh: 您好, en: hello}, next: bye}
                """);

        Version version = store.submit(file, "lin");
        Files.delete(directory.resolve("parts.yaml"));

        assertThat(version.files()).containsOnlyKeys(Version.MAIN, "parts.yaml");
        assertThat(store.review("with", 1, "wang", CHECK).stage()).isEqualTo(Stage.REVIEWED);
    }

    @Test
    void aDamagedLedgerIsToldWithItsPath() throws IOException {
        live("您好");
        Path ledger = directory.resolve("store/small/versions.json");

        for (String damaged : List.of("", "{", "null", "[]", "{\"scenario\": \"other\"}", "{\"scenario\":\"small\"}")) {
            Files.writeString(ledger, damaged);

            assertThatThrownBy(() -> store.liveFile("small"))
                    .isInstanceOf(ScenarioStoreException.class)
                    .hasMessageContaining("versions.json is damaged")
                    .hasMessageContaining("backup");
        }
    }

    @Test
    void aVersionThatWasChangedOrIsMissingIsTold() throws IOException {
        live("您好");
        Path file = directory.resolve("store/small/1/scenario.yaml");
        Files.writeString(file, Files.readString(file).replace("您好", "您坏"));

        assertThatThrownBy(() -> store.liveFile("small")).hasMessageContaining("scenario.yaml is damaged");
        Files.delete(file);
        assertThatThrownBy(() -> store.liveFile("small")).hasMessageContaining("of version 1 cannot be read");
    }

    @Test
    void severalWhoSubmitAtOnceGetAVersionEach() throws Exception {
        Path file = scenario("您好");
        CountDownLatch together = new CountDownLatch(4);
        List<Thread> authors = IntStream.range(0, 4)
                .mapToObj(i -> new Thread(() -> {
                    together.countDown();
                    new ScenarioStore(directory.resolve("store"), Clock.systemUTC(), true).submit(file, "author " + i);
                }))
                .toList();
        authors.forEach(Thread::start);
        for (Thread author : authors) {
            author.join();
        }

        assertThat(store.versions("small").versions())
                .extracting(Version::number)
                .containsExactly(1, 2, 3, 4);
    }

    private void live(String greeting) throws IOException {
        int number = store.submit(scenario(greeting), "lin").number();
        store.review("small", number, "wang", CHECK);
        store.publish("small", number, "lin");
    }

    private Path scenario(String greeting) throws IOException {
        return SmallScenario.write(directory.resolve("small.yaml"), greeting);
    }
}
