package io.convscope.sweep;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A complete and checked request for a sweep.
 *
 * @param name its name, for users
 * @param owner whose it is, and its runs are; null for nobody's
 * @param fields the names of the fields of {@code POST /train} in which its runs differ
 * @param runs its runs, at least one
 */
public record SweepRequest(String name, @Nullable String owner, List<String> fields, List<PlannedRun> runs) {

}
