package io.heedline.application.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A scenario of two states, for tests. */
final class SmallScenario {

    private SmallScenario() {}

    static Path write(Path file, String greeting) throws IOException {
        return Files.writeString(file, """
                scenario: small
                languages: [zh-CN, en-US]
                start: hello
                persons: {service: "queue:service"}
                not-understood: {say: [{zh: 请再说, en: again}], then: bye}
                nothing-heard: {say: [{zh: 在吗, en: are you there}], then: bye}
                states:
                  hello:
                    say: {zh: GREETING, en: hello}
                    listen: {expect: wish}
                    on: {goodbye: bye, repeat: say-again, person: person}
                  person:
                    say: {zh: 请稍等, en: please hold}
                    transfer: {to: service, reason: asked-for-person}
                  bye:
                    say: {zh: 再见, en: goodbye}
                    hangup: done
                """.replace("GREETING", greeting));
    }
}
