/**
 * How text becomes words and words become readings: number grammars for Chinese and English, the readings of Chinese
 * characters, tone changes in connected speech, and the work on the sound after synthesis. Nothing here is API.
 */
package io.heedline.tts.internal;
