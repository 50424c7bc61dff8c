package io.heedline.application.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.dialog.check.ScenarioMap;
import io.heedline.dialog.check.ScenarioMap.Box;
import io.heedline.dialog.check.ScenarioMap.Kind;
import io.heedline.dialog.check.ScenarioMap.Link;
import io.heedline.dialog.check.ScenarioMap.Part;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ScenarioDrawingTest {

    @Test
    void drawsEveryStateOfTheHotlineInBothLanguages() throws Exception {
        for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.US)) {
            ScenarioMap map = ScenarioMap.of("hotline", locale);

            Document svg = parsed(ScenarioDrawing.svg(map));

            List<String> names = texts(svg, "name");
            for (Part part : map.parts()) {
                for (Box box : part.boxes()) {
                    String name = box.state().substring(box.state().indexOf('.') + 1);
                    assertThat(names).anyMatch(text -> text.equals(name) || text.equals("● " + name));
                }
            }
        }
    }

    @Test
    void keepsTheWordsOfMarkupInPromptsAsWords() throws Exception {
        Document svg = parsed(ScenarioDrawing.svg(one("您好 <b>&\"'\u0001 再见")));

        assertThat(String.join("", texts(svg, "says"))).contains("<b>&\"'").contains("再见");
    }

    @Test
    void writesAtALineWhatTakesIt() throws Exception {
        Document svg = parsed(ScenarioDrawing.svg(one("hello")));

        assertThat(texts(svg, "words")).containsExactly("bill", "key 2", "call-failed");
        assertThat(texts(svg, "muted")).containsExactly("*  person  →  b");
    }

    @Test
    void aStateThatVeryManyLeadToIsNamedInThemInsteadOfDrawnWithAllItsLines() throws Exception {
        List<Box> boxes = new ArrayList<>(List.of(new Box("hub", Kind.LISTENS, "", "")));
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            boxes.add(new Box("s" + i, Kind.SPEAKS, "", ""));
            links.add(new Link("s" + i, "hub", "next", true));
        }

        Document svg = parsed(
                ScenarioDrawing.svg(new ScenarioMap("many", List.of(new Part("", "hub", boxes, links)), List.of())));

        assertThat(texts(svg, "muted leads-to")).hasSize(7).containsOnly("⇢ hub");
    }

    @Test
    void boxesDoNotOverlap() {
        Picture picture = Layout.of(ScenarioMap.of("hotline", Locale.US).parts().get(0));

        for (Picture.Shape one : picture.shapes()) {
            for (Picture.Shape other : picture.shapes()) {
                boolean apart = one == other
                        || one.x() + one.box().width() <= other.x()
                        || other.x() + other.box().width() <= one.x()
                        || one.y() + one.box().height() <= other.y()
                        || other.y() + other.box().height() <= one.y();
                assertThat(apart)
                        .as(one.box().name() + " and " + other.box().name())
                        .isTrue();
            }
        }
    }

    @Test
    void longPromptsAreBrokenWhereWordsEndAndCutAtTheThirdLine() {
        List<String> lines = TextSize.wrapped("one two three four five six seven eight", 11, 60, 3);

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).isEqualTo("one two");
        assertThat(lines.get(2)).endsWith("…");
        assertThat(TextSize.wrapped("您好，请问您要办理什么业务？", 10, 60, 9)).containsExactly("您好，请问您", "要办理什么业", "务？");
    }

    private static ScenarioMap one(String says) {
        return new ScenarioMap(
                "one",
                List.of(new Part(
                        "",
                        "a",
                        List.of(
                                new Box("a", Kind.LISTENS, "", says),
                                new Box("b", Kind.HANDS_OVER, "queue:service", "")),
                        List.of(
                                new Link("a", "b", "intent bill", true),
                                new Link("a", "b", "key 2", true),
                                new Link("a", "b", "call-failed", false)))),
                List.of(new Link("", "b", "intent person", true)));
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> texts(Document svg, String looks) {
        List<String> texts = new ArrayList<>();
        NodeList nodes = svg.getElementsByTagName("text");
        for (int i = 0; i < nodes.getLength(); i++) {
            if (((Element) nodes.item(i)).getAttribute("class").equals(looks)) {
                texts.add(nodes.item(i).getTextContent());
            }
        }
        return texts;
    }
}
