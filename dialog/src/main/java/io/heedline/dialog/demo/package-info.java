/** A back end for trials: a ledger of a few made-up customers, so that a scenario has something to answer with. */
package io.heedline.dialog.demo;
