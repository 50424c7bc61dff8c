/** Models as files: the starter unpacked from the jar, and official ones fetched, checked and put in place. */
package io.heedline.asr.internal.models;
