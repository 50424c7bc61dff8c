/**
 * Proof of a scenario before it goes live: {@link io.heedline.dialog.check.ScenarioCheck} walks every path a call can
 * take, with what is known on it (is the caller verified, which slots are filled, which sub-dialogs are open), and
 * reports each broken {@link io.heedline.dialog.check.Rule} with the path that breaks it.
 */
package io.heedline.dialog.check;
