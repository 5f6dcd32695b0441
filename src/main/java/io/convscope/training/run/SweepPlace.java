package io.convscope.training.run;

/**
 * Which run of a sweep a run is.
 *
 * @param id the sweep's number, from 1
 * @param number the run's number within the sweep, from 1
 */
public record SweepPlace(int id, int number) {

}
