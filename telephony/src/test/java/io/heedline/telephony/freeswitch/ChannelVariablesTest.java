package io.heedline.telephony.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelVariablesTest {

    private static final Pattern WHOLE = Pattern.compile("\\{a='([^'{}\\\\]|\\\\,|\\\\{7}')*',b='1'}");

    @Test
    void commasAndQuotesAreEscapedAsOftenAsFreeSwitchTakesThemApart() {
        assertThat(new ChannelVariables()
                        .set("codecs", "PCMU,PCMA")
                        .set("name", "O'Neil")
                        .wire())
                .isEqualTo("{codecs='PCMU\\,PCMA',name='O\\\\\\\\\\\\\\'Neil'}");
    }

    @Test
    void spacesAndOtherDelimitersNeedOnlyTheQuotes() {
        assertThat(new ChannelVariables().set("hook", "^^:set a=b;c|d").wire()).isEqualTo("{hook='^^:set a=b;c|d'}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a}b", "{", "${uuid}", "a\\b", "a\nb", "a\u0000b", "a\u0085b", " a", "a ", ""})
    void whatCannotBeBroughtThroughIsRefused(String value) {
        assertThatThrownBy(() -> new ChannelVariables().set("a", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("channel variable a ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a=b", "a,b", "a}", "1a", "a'"})
    void aNameIsANameAlone(String name) {
        assertThatThrownBy(() -> new ChannelVariables().set(name, "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected a name");
    }

    /** Unescaped, nothing in a value can be a quote, a comma, a brace or a backslash. */
    @Property
    void noValueEndsTheVariablesOrAddsToThem(@ForAll("values") String value) {
        ChannelVariables variables = new ChannelVariables();
        try {
            variables.set("a", value);
        } catch (IllegalArgumentException refused) {
            return;
        }
        String wire = variables.set("b", "1").wire();

        assertThat(WHOLE.matcher(unquotedCommasMarked(wire)).matches()).as(wire).isTrue();
    }

    /** Commas of the value are escaped; one that is not would be taken for the end of it. */
    private static String unquotedCommasMarked(String wire) {
        String inner = wire.substring("{a='".length(), wire.length() - "',b='1'}".length());
        assertThat(inner.replace("\\,", "")).doesNotContain(",");
        return wire;
    }

    @Provide
    Arbitrary<String> values() {
        Arbitrary<String> sly = Arbitraries.strings()
                .withChars(",'\"{}[]()<>^\\ =|;&$%~\n\r\tab0中")
                .ofMaxLength(12);
        return Arbitraries.oneOf(sly, Arbitraries.strings().ofMaxLength(40));
    }
}
