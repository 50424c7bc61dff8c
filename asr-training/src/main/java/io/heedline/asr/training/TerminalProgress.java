package io.heedline.asr.training;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows a bar on standard error. */
final class TerminalProgress implements Progress {
    private static final double SMOOTHING = 0.98;

    private ProgressBar bar;
    private double loss;
    private double accuracy;

    static ProgressBar bar(String what, int steps) {
        return new ProgressBarBuilder()
                .setTaskName(what)
                .setInitialMax(steps)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(System.console() == null ? 20_000 : 500)
                .build();
    }

    @Override
    public void begin(String what, int steps) {
        bar = bar(what, steps);
        loss = Double.NaN;
    }

    @Override
    public void step(double stepLoss, double stepAccuracy) {
        boolean first = Double.isNaN(loss);
        loss = first ? stepLoss : SMOOTHING * loss + (1 - SMOOTHING) * stepLoss;
        accuracy = first ? stepAccuracy : SMOOTHING * accuracy + (1 - SMOOTHING) * stepAccuracy;
        bar.setExtraMessage(String.format("loss %.3f, frames right %.1f %%", loss, 100 * accuracy));
        bar.step();
    }

    @Override
    public void end() {
        bar.close();
    }
}
