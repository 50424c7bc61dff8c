package io.heedline.dialog.check;

import io.heedline.dialog.ScenarioException;
import io.heedline.dialog.internal.ScenarioProof;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A scenario as a graph for people to look at: its states and what leads from one to the next.
 *
 * @param parts the scenario itself, then its sub-dialogs
 * @param everywhere what leads on in every state unless the state says otherwise; {@link Link#from} is empty
 */
public record ScenarioMap(String name, List<Part> parts, List<Link> everywhere) {
    public ScenarioMap {
        parts = List.copyOf(parts);
        everywhere = List.copyOf(everywhere);
    }

    /**
     * What is drawn as one graph.
     *
     * @param name of the sub-dialog; empty for the scenario itself
     */
    public record Part(String name, String start, List<Box> boxes, List<Link> links) {
        public Part {
            boxes = List.copyOf(boxes);
            links = List.copyOf(links);
        }
    }

    /** What a state is foremost. */
    public enum Kind {
        SPEAKS,
        ASKS_BACK_END,
        LISTENS,
        LEADS_SUB_DIALOG,
        HANDS_OVER,
        RETURNS,
        ENDS
    }

    /**
     * A state.
     *
     * @param detail the operation it asks, the sub-dialog it leads, or whom it hands over to; empty if none
     * @param says the first wording of what it says; empty if it is silent
     */
    public record Box(String state, Kind kind, String detail, String says) {}

    /**
     * A way between two states.
     *
     * @param event what takes it, in the scenario's words
     * @param usual false for a way that is taken when something goes amiss: silence, a failure
     */
    public record Link(String from, String to, String event, boolean usual) {}

    /**
     * The map of a file.
     *
     * @param locale the language of what is said
     * @throws ScenarioException if the file cannot be read or a name in it leads nowhere
     */
    public static ScenarioMap of(Path file, Locale locale) {
        return ScenarioProof.map(file, locale);
    }

    /** The map of a scenario that comes with Heedline. */
    public static ScenarioMap of(String name, Locale locale) {
        return ScenarioProof.map(name, locale);
    }
}
