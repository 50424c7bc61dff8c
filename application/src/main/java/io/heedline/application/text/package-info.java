/** What may be asked of the voices. */
package io.heedline.application.text;
