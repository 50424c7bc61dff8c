package io.heedline.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A state that asks for digits hands them to the back end and may say them again. */
class DigitsTest {

    private static final String SCENARIO = """
            scenario: digits
            languages: [zh-CN]
            start: ask
            operations:
              look-up: {needs: {tail: digits}, answers: {name: text}}
            slots:
              tail: {kind: digits}
            when-call-fails: bye
            not-understood: {say: {zh: 请再说一遍}, then: bye}
            nothing-heard: {say: {zh: 您在吗}, then: bye}
            states:
              ask:
                say: {zh: 请说卡号后四位}
                listen: {expect: digits, slot: tail, no-input-after: 10 s, phrases: {zh: [转人工]}}
                on: {filled: found}
              found:
                call: {operation: look-up}
                say: {zh: "尾号{tail}的客户{name}您好"}
                aim: true
                next: bye
              bye:
                say: {zh: {text: 再见, recording: goodbye.wav}}
                hangup: done
            """;

    private final Map<String, String> told = new HashMap<>();
    private Conversation call;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("digits.yaml"), SCENARIO);
        call = Conversation.with(
                Scenario.load(file),
                (operation, arguments) -> {
                    told.putAll(arguments);
                    return Map.of("name", "张先生");
                },
                Locale.CHINESE,
                "1");
    }

    @Test
    void spokenDigitsReachTheBackEnd() {
        call.says("后四位是幺二三四");

        assertThat(told).containsEntry("tail", "1234");
        assertThat(call.heard()).contains("尾号1234的客户张先生您好");
        assertThat(call.session.outcome()).isEqualTo("done");
        assertThat(call.session.reachedAim()).isTrue();
    }

    @Test
    void keyedDigitsReachTheBackEnd() {
        call.does(new DialogEvent.Keys("5678#"));

        assertThat(told).containsEntry("tail", "5678");
    }

    @Test
    void otherWordsAreNotUnderstood() {
        assertThat(call.says("查余额").heard()).isEqualTo("请再说一遍");
    }

    @Test
    void aRecordingIsNamedWithItsWords() {
        call.does(new DialogEvent.NoInput()).does(new DialogEvent.NoInput());

        assertThat(((BotAction.Say) call.last.get(0)).recording()).contains("goodbye.wav");
    }
}
