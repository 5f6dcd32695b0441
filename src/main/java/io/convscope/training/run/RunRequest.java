package io.convscope.training.run;

import io.convscope.model.TrainingSettings;

/**
 * What a run is to do, complete and checked.
 *
 * @param name what people call it
 * @param dataset name of the data set
 * @param recipe name of the recipe where the settings come from
 * @param settings what to train with
 */
public record RunRequest(String name, String dataset, String recipe, TrainingSettings settings) {
}
