package io.convscope.training;

import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;

import io.convscope.dataset.DatasetCatalog;
import io.convscope.evaluation.Evaluator;
import io.convscope.home.ConvscopeHome;
import io.convscope.model.store.Models;
import io.convscope.network.engine.Networks;
import io.convscope.training.cluster.Cluster;
import io.convscope.training.loop.Trainer;
import io.convscope.training.run.RunEnding;
import io.convscope.training.run.RunRecovery;
import io.convscope.training.run.RunStore;
import io.convscope.training.run.TrainingProperties;
import tools.jackson.databind.json.JsonMapper;

/**
 * The service's part that trains, wired as Spring does.
 */
record TrainingService(RunStore store, TrainingThread thread, Runs runs) {

	static TrainingService of(ConvscopeHome home, Models models, Networks networks, DatasetCatalog datasets,
			TrainingProperties properties) {
		return of(home, models, networks, datasets, properties, System::nanoTime);
	}

	static TrainingService of(ConvscopeHome home, Models models, Networks networks, DatasetCatalog datasets,
			TrainingProperties properties, LongSupplier nanoTime) {
		Clock clock = Clock.systemUTC();
		RunStore store = new RunStore(home, new JsonMapper());
		RunEnding ending = new RunEnding(models, clock);
		Trainer trainer = new Trainer(datasets, networks, new Evaluator(), models, ending, properties, Cluster.none(),
				clock, nanoTime, Duration.ofMillis(1));
		TrainingThread thread = new TrainingThread(trainer, properties);
		RunRecovery recovery = new RunRecovery(store, models, ending, properties, clock);
		Runs runs = new Runs(store, recovery, datasets, networks, ending, thread, new NoRunSpace(home), clock);
		return new TrainingService(store, thread, runs);
	}

}
