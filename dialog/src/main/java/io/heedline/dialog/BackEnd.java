package io.heedline.dialog;

import java.util.Map;

/**
 * The company's own systems, as a scenario sees them: the only source of facts about a customer. Called on the lane of
 * the call that asks; implementations serve many calls at once.
 */
public interface BackEnd {

    /**
     * Performs one operation.
     *
     * @param operation the name under {@code call} in the scenario
     * @param arguments what is known in the call: {@code caller} (number), {@code callee}, {@code language} (as in
     *     "zh-CN"), and values the caller has said
     * @return the answers by name. The scenario declares their types: money as a plain decimal ("1234.56"), dates in
     *     ISO form ("2026-12-05"). An answer named {@link #OUTCOME} reports an expected outcome instead, such as
     *     "unknown-customer".
     * @throws BackEndException if the operation could not be performed; any other exception counts as the same
     */
    Map<String, String> call(String operation, Map<String, String> arguments);

    /** The name of the answer that reports an outcome other than success. */
    String OUTCOME = "outcome";
}
