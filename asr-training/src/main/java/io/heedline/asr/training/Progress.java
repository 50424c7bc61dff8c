package io.heedline.asr.training;

/** Is told how training goes; called on the training thread. */
interface Progress {
    void begin(String what, int steps);

    void step(double loss, double accuracy);

    void end();
}
