/** Heedline as a program: {@link io.heedline.application.Heedline} is its main class. */
package io.heedline.application;
