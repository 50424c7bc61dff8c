/**
 * Rehearsals: simulated people of many kinds phone a scenario by sound, and what came of it is counted. A person hears
 * the bot's words as text and its sound as level; only the person's own sound goes to the bot.
 */
package io.heedline.application.rehearsal;
