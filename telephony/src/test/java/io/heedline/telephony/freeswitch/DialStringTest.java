package io.heedline.telephony.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialStringTest {

    @ParameterizedTest
    @CsvSource({
        "sofia/gateway/carrier/{number}, sofia/gateway/carrier/+8613900001111",
        "sofia/external/{number}@203.0.113.5:5060, sofia/external/+8613900001111@203.0.113.5:5060",
        "sofia/external/{number}@10.0.0.1;transport=tcp, sofia/external/+8613900001111@10.0.0.1;transport=tcp",
        "user/{number}, user/+8613900001111",
    })
    void theNumberStandsWhereTheTemplateHasIt(String template, String leg) {
        assertThat(new DialString(template).ringing("+8613900001111")).isEqualTo(leg);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{number}",
                "sofia/gateway/carrier/",
                "sofia/gateway/carrier/{number}/{number}",
                "user/{number},user/1",
                "user/{number}|user/1",
                "{a=b}user/{number}",
                "[a=b]user/{number}",
                "user/{number} &park()",
                "user/{number}'",
                "user/${x}{number}"
            })
    void aTemplateIsOneLegWithOneNumber(String template) {
        assertThatThrownBy(() -> new DialString(template))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("dial string \"" + template + "\": expected one leg");
    }

    @Property
    void whateverIsRungTheLegStaysOne(@ForAll String number) {
        DialString gateway = DialString.gateway("carrier");
        if (DialString.isNumber(number)) {
            assertThat(gateway.ringing(number)).matches("sofia/gateway/carrier/[+A-Za-z0-9._*#-]+");
        } else {
            assertThatThrownBy(() -> gateway.ringing(number)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a b", "a,b", "-a", "a'b", "a{b"})
    void aGatewayHasAPlainName(String name) {
        assertThatThrownBy(() -> DialString.gateway(name)).isInstanceOf(IllegalArgumentException.class);
    }
}
