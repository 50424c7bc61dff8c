/**
 * Versions of scenarios: a {@link io.heedline.application.scenarios.ScenarioStore} keeps each as a draft, reviewed, live
 * or retired, with who did what and when; {@link io.heedline.application.scenarios.LiveScenario} gives new calls the
 * version that is live, while those under way keep theirs.
 */
package io.heedline.application.scenarios;
