package io.heedline.telephony.freeswitch.check;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Parts of a node's configuration as it has them in memory, all includes and variables filled in. */
final class NodeXml {

    private NodeXml() {}

    /** A configuration such as {@code sofia.conf}; empty when the node has none, or keeps it elsewhere. */
    static Optional<Element> configuration(NodeApi node, String name) {
        return parsed(node.ask("xml_locate configuration configuration name " + name));
    }

    /** The whole static dialplan. */
    static Optional<Element> dialplan(NodeApi node) {
        return parsed(node.ask("xml_locate dialplan"));
    }

    /** The values of all {@code <param name= value=>} in an element, by name. */
    static Map<String, String> params(Element element) {
        Map<String, String> params = new LinkedHashMap<>();
        children(element, "param")
                .forEach(param -> params.put(param.getAttribute("name"), param.getAttribute("value")));
        return params;
    }

    /** All elements of a name below this one, in their order. */
    static List<Element> children(Element element, String name) {
        NodeList found = element.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static Optional<Element> parsed(String answer) {
        if (!answer.startsWith("<")) {
            return Optional.empty();
        }
        try {
            DocumentBuilder builder = builder();
            return Optional.of(
                    builder.parse(new InputSource(new StringReader(answer))).getDocumentElement());
        } catch (SAXException e) {
            return Optional.empty();
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException("XML in memory cannot be read", e);
        }
    }

    private static DocumentBuilder builder() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setErrorHandler(new DefaultHandler());
        return builder;
    }
}
