/** Looks at this machine for a person who sets Heedline up, and says what to change. */
package io.heedline.application.doctor;
