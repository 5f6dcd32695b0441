package io.convscope.training;

import org.jspecify.annotations.Nullable;

/**
 * The options of a request for metrics as they were sent.
 *
 * @param maxPoints how many points of the loss to show at most
 * @param format {@code json} or {@code csv}
 * @param of the table of a CSV file: {@code epochs} or {@code points}
 */
record MetricsParameters(@Nullable String maxPoints, @Nullable String format, @Nullable String of) {
}
