package io.convscope.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * A setting that two models were trained with.
 *
 * @param name the setting
 * @param a the one's; null where it has none
 * @param b the other's; null where it has none
 * @param differs whether the two are not the same
 */
record SettingPair(String name, @Nullable Object a, @Nullable Object b, boolean differs) {
}
