package io.heedline.dialog.internal;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Makes YAML's nodes of the bytes of a file. */
final class YamlSource {

    private YamlSource() {}

    /**
     * The root node.
     *
     * @param file its name, for messages
     * @param expected what the file should hold, for one that is empty
     * @throws io.heedline.dialog.ScenarioException with the line and column where it stops being UTF-8 or YAML
     */
    static Node compose(byte[] bytes, String file, String expected) {
        String text = decode(bytes, file);
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(true); // noted by Fields, in words for authors
        options.setNestingDepthLimit(20);
        try {
            Node root = new Yaml(options).compose(new StringReader(text));
            if (root == null) {
                throw Problems.single(file, 0, 0, "the file is empty; expected " + expected);
            }
            return root;
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
            String begun = e.getContextMark() == null
                    ? ""
                    : ", begun in line " + (e.getContextMark().getLine() + 1);
            String context = e.getContext() == null ? "" : e.getContext() + begun + ": ";
            throw Problems.single(
                    file,
                    mark == null ? 0 : mark.getLine() + 1,
                    mark == null ? 0 : mark.getColumn() + 1,
                    "not well-formed YAML: " + context + e.getProblem()
                            + "; check indentation and brackets here and in the line above; a text with : , { } [ or ]"
                            + " needs quotes");
        } catch (YAMLException e) {
            throw Problems.single(file, 0, 0, "not well-formed YAML: " + e.getMessage());
        }
    }

    private static String decode(byte[] bytes, String file) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(in).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            // The decoder stops before the first byte it cannot read.
            String good = new String(bytes, 0, in.position(), StandardCharsets.UTF_8);
            int line = (int) good.chars().filter(c -> c == '\n').count() + 1;
            int column = good.length() - (good.lastIndexOf('\n') + 1) + 1;
            throw Problems.single(
                    file,
                    line,
                    column,
                    String.format("byte 0x%02x is not UTF-8; save the file as UTF-8", bytes[in.position()]));
        }
    }
}
