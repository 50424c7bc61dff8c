/**
 * Scenarios as pictures. {@link io.heedline.application.drawing.ScenarioDrawing} makes an SVG of a
 * {@link io.heedline.dialog.check.ScenarioMap}; ELK finds the places, no native program is needed.
 */
package io.heedline.application.drawing;
